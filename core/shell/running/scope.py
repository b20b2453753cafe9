"""Variables and functions, by scope; who is called sees what its caller has."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from core.shell.values.errors import failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.shell.running.engine import Engine
    from core.shell.running.streams import Streams
    from core.shell.types.net_type import NetType
    from core.shell.values.kinds import Value


class _Nothing:
    """What a variable holds that took the output of a command without any."""


NOTHING = _Nothing()
"""It reads as $null; in a pipeline it is no object at all."""

CONSTANTS: dict[str, Value] = {"true": True, "false": False, "null": None}


@dataclass(frozen=True)
class Source:
    """The text of a script, and where it is from."""

    text: str
    path: str = ""
    """Empty where it was typed."""


NO_SOURCE = Source("")


class Callee(Protocol):
    """What a function's name stands for: a `Function`."""

    @property
    def name(self) -> str:
        """The name as it was written."""


class Scope:
    """The variables of a script, a function or a script block, above its caller's."""

    __slots__ = (
        "engine",
        "functions",
        "is_script",
        "names",
        "parent",
        "source",
        "streams",
        "tries",
        "types",
    )

    def __init__(
        self,
        engine: Engine,
        streams: Streams,
        parent: Scope | None = None,
        source: Source = NO_SOURCE,
    ) -> None:
        """Begin without variables."""
        self.engine = engine
        self.streams = streams
        self.parent = parent
        self.source = source
        self.is_script = parent is None
        self.names: dict[str, Value] = {}
        """By name in lower case."""
        self.types: dict[str, NetType] = {}
        self.functions: dict[str, Callee] = {}
        self.tries = 0
        """How many `try` statements of this scope are under way."""

    def inner(
        self, streams: Streams | None = None, source: Source | None = None
    ) -> Scope:
        """Open a scope inside this one."""
        return Scope(
            self.engine,
            streams or self.streams,
            self,
            self.source if source is None else source,
        )

    @contextmanager
    def reading(self, source: Source) -> Iterator[None]:
        """Tell places in another text, while that runs in this scope."""
        before, self.source = self.source, source
        try:
            yield
        finally:
            self.source = before

    def raw(self, key: str) -> Value:
        """Find a variable by its name in lower case; what is not set is $null."""
        scope: Scope | None = self
        while scope is not None:
            if key in scope.names:
                return scope.names[key]
            scope = scope.parent
        return None

    def get(self, key: str) -> Value:
        """Return the value of a variable."""
        value = self.raw(key)
        return None if value is NOTHING else value

    def owner(self, key: str) -> Scope | None:
        """Find the scope in which a variable is set."""
        scope: Scope | None = self
        while scope is not None and key not in scope.names:
            scope = scope.parent
        return scope

    def set(self, key: str, value: Value) -> None:
        """Set a variable of this scope; one that has a type converts what it takes."""
        if key == "null":
            return
        if key in CONSTANTS:
            raise failure(
                f"Cannot overwrite variable {key} because it is read-only or constant.",
                "VariableNotWritable",
                "WriteError",
                target=key,
            )
        if key in self.types:
            value = self.types[key].make(value, self.engine)
        self.names[key] = value

    def named(self, scope: str) -> Scope:
        """Find the scope that a prefix such as `script:` names."""
        found = self
        if scope == "global":
            while found.parent is not None:
                found = found.parent
        elif scope == "script":
            while found.parent is not None and not found.is_script:
                found = found.parent
        return found

    def is_tried(self) -> bool:
        """Tell whether a `try` here, or of a caller, waits for errors."""
        scope: Scope | None = self
        while scope is not None:
            if scope.tries:
                return True
            scope = scope.parent
        return False

    def function(self, key: str) -> Callee | None:
        """Find a function by its name in lower case."""
        scope: Scope | None = self
        while scope is not None:
            if key in scope.functions:
                return scope.functions[key]
            scope = scope.parent
        return None
