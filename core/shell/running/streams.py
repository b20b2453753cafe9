"""Where warnings, errors and other messages go."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from core.shell.values.instance import Instance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.shell.values.kinds import Value

DIGITS = {
    "1": "output",
    "2": "error",
    "3": "warning",
    "4": "verbose",
    "5": "debug",
    "6": "information",
}
"""The streams by the digit that redirects them."""


class Message(Instance):
    """A record of a stream that was joined to the output: `3>&1`."""

    net_name = "System.Management.Automation.InformationalRecord"

    def __init__(self, text: str) -> None:
        """Keep its text."""
        self._text = text

    def names(self) -> Sequence[str]:
        """List what is asked of it."""
        return ("Message",)

    def read(self, name: str) -> Value:
        """Return the message."""
        if name.lower() in ("message", "messagedata"):
            return self._text
        raise KeyError(name)

    def text(self) -> str:
        """Return the message."""
        return self._text


@dataclass
class Streams:
    """The preferences of a command, and where its messages go.

    A stream without a sink goes to the host.
    """

    sinks: dict[str, Callable[[Value], None]] = field(default_factory=dict)
    preferences: dict[str, str] = field(default_factory=dict)
    """What `-ErrorAction`, `-Verbose` and the like have set, by variable."""

    def with_sinks(self, sinks: dict[str, Callable[[Value], None]]) -> Streams:
        """Return streams of which some go elsewhere."""
        return replace(self, sinks={**self.sinks, **sinks})

    def with_preferences(self, preferences: dict[str, str]) -> Streams:
        """Return streams with other preferences."""
        return replace(self, preferences={**self.preferences, **preferences})


def drop(_: Value) -> None:
    """Take a message and forget it: `2>$null`."""
