"""What a command takes: the same record for cmdlets and for functions of a script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.shell.running.code import Code
    from core.shell.running.scope import Scope
    from core.shell.values.kinds import Value


@dataclass(frozen=True)
class Parameter:
    """A parameter.

    A switch has the kind `switch`. `pipeline` takes the objects that come in, and
    `by_name` their property of the same name.
    """

    name: str
    kind: str = "object"
    """A type of the table, such as `string[]`."""
    position: int | None = None
    aliases: tuple[str, ...] = ()
    mandatory: bool = False
    pipeline: bool = False
    by_name: bool = False
    rest: bool = False
    """Takes all that no other parameter takes."""
    allowed: tuple[str, ...] = ()
    """ValidateSet: what it may be, in any case."""
    checks: tuple[Callable[[Value, Scope], str | None], ...] = ()
    """What says, of a value and the caller's scope, why it is refused."""
    default: Code | None = None

    @property
    def is_switch(self) -> bool:
        """Tell whether it stands without a value."""
        return self.kind.lower() in ("switch", "switchparameter", _SWITCH)

    @property
    def is_text(self) -> bool:
        """Tell whether it takes numbers as they were written."""
        return self.kind.lower().removesuffix("[]").removeprefix("system.") == "string"

    @property
    def is_list(self) -> bool:
        """Tell whether it takes several values."""
        return self.kind.endswith("[]")

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and its aliases in lower case."""
        return tuple(name.lower() for name in (self.name, *self.aliases))


_SWITCH = "system.management.automation.switchparameter"


def switch(name: str, *aliases: str) -> Parameter:
    """Make a switch."""
    return Parameter(name, "switch", aliases=aliases)


COMMON = (
    switch("Verbose", "vb"),
    switch("Debug", "db"),
    Parameter("ErrorAction", "string", aliases=("ea",)),
    Parameter("WarningAction", "string", aliases=("wa",)),
    Parameter("InformationAction", "string", aliases=("infa",)),
    Parameter("ErrorVariable", "string", aliases=("ev",)),
    Parameter("WarningVariable", "string", aliases=("wv",)),
    Parameter("OutVariable", "string", aliases=("ov",)),
    Parameter("OutBuffer", "int", aliases=("ob",)),
    Parameter("PipelineVariable", "string", aliases=("pv",)),
)
"""What every cmdlet takes (about_CommonParameters)."""
CONFIRMING = (switch("WhatIf", "wi"), switch("Confirm", "cf"))
"""What those take that change something."""
