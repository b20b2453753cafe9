"""The record of a cmdlet, and a call of one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from core.shell.running.confirming import should_process
from core.shell.running.parameters import COMMON, CONFIRMING, Parameter
from core.shell.running.signals import Signal
from core.shell.running.telling import fail, message
from core.shell.values.conversion import as_list, is_true
from core.shell.values.errors import ScriptError, failure
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from core.commands.command import Command
    from core.shell.language.tree import Place
    from core.shell.running.code import Output
    from core.shell.running.engine import Engine
    from core.shell.running.scope import Scope
    from core.shell.values.kinds import Value

UTILITY = "Microsoft.PowerShell.Utility"
MANAGEMENT = "Microsoft.PowerShell.Management"
CORE = "Microsoft.PowerShell.Core"


@dataclass(frozen=True)
class Cmdlet:
    """A cmdlet; see the package."""

    name: str
    run: Callable[[Call], Output]
    parameters: tuple[Parameter, ...] = ()
    aliases: tuple[str, ...] = ()
    summary: str = ""
    """One sentence for Get-Help."""
    streams_input: bool = False
    confirms: bool = False
    """It changes something, and so takes -WhatIf and -Confirm."""
    takes_anything: bool = False
    """It refuses no parameter, for it refuses all."""
    module: str = UTILITY

    @property
    def takes(self) -> tuple[Parameter, ...]:
        """All its parameters."""
        return (*self.parameters, *COMMON, *(CONFIRMING if self.confirms else ()))

    @property
    def takes_input(self) -> bool:
        """Tell whether objects of the pipeline are bound to its parameters."""
        return any(p.pipeline or p.by_name for p in self.parameters)


@dataclass(frozen=True)
class Call:
    """One call of a cmdlet: what its parameters have, and what it can do."""

    cmdlet: Cmdlet
    scope: Scope
    """The caller's, with the streams that the common parameters set."""
    values: dict[str, Value]
    """By the names of parameters in lower case."""
    place: Place
    input: Output | None = None
    rest: list[Value] = field(default_factory=list)

    @property
    def engine(self) -> Engine:
        """The session."""
        return self.scope.engine

    def __getitem__(self, name: str) -> Value:
        """Return what a parameter has; $null where nobody gave it."""
        return self.values.get(name.lower())

    def has(self, name: str) -> bool:
        """Tell whether a parameter was given."""
        return name.lower() in self.values

    def text(self, name: str, default: str = "") -> str:
        """Return a parameter as text."""
        return text_of(self.values[name.lower()]) if self.has(name) else default

    def texts(self, name: str) -> list[str]:
        """Return a parameter as a list of texts."""
        return [text_of(value) for value in as_list(self[name])]

    def flag(self, name: str) -> bool:
        """Tell whether a switch is set."""
        return is_true(self[name])

    def with_values(self, values: dict[str, Value]) -> Call:
        """Return the same call with more parameters."""
        return replace(self, values={**self.values, **values})

    def with_input(self, items: Output) -> Call:
        """Return the same call with other objects coming in."""
        return replace(self, input=items)

    def error(self, error: ScriptError) -> None:
        """Tell an error, and go on; raises it where the caller wants it so."""
        record = error.record
        record.activity = record.activity or self.cmdlet.name
        if record.place is None:
            record.place, record.source = self.place, self.scope.source
        fail(self.scope, record)

    def warn(self, text: str) -> None:
        """Write a warning."""
        message(self.scope, "warning", text)

    def verbose(self, text: str) -> None:
        """Write a message that is shown with -Verbose."""
        message(self.scope, "verbose", text)

    def should_process(
        self, target: str, action: str = "", *, is_high: bool = False
    ) -> Generator[Value, None, bool]:
        """Tell whether something is to be done; see `confirming`."""
        wanted = action or self.cmdlet.name
        return should_process(self.scope, target, wanted, is_high=is_high)

    def do(self, command: Command) -> Generator[Value, None, None]:
        """Carry a command of the lab out; what the world refuses is a ScriptError."""
        return self.engine.doing(command)

    def objects(self) -> Output:
        """Go through what comes in, or through -InputObject; signals among it."""
        if self.input is not None:
            yield from self.input
        elif self.has("inputobject"):
            yield from as_list(self["inputobject"])

    def gathered(self) -> Generator[Value, None, list[Value]]:
        """Collect what comes in; signals are passed on."""
        found: list[Value] = []
        for value in self.objects():
            if isinstance(value, Signal):
                yield value
            else:
                found.append(value)
        return found


INPUT = Parameter("InputObject", "object")
"""What a cmdlet with `streams_input` takes; `Call.objects` reads it."""


def not_here(what: str) -> ScriptError:
    """Refuse what is not part of this training, in a way that can be caught."""
    return failure(
        f"{what} is not part of this training.",
        "NotPartOfThisTraining",
        "NotImplemented",
        exception="System.NotSupportedException",
    )
