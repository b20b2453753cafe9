"""The record of a type, a type as a value, and how a method of the table is called."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from core.shell.values.errors import ScriptError, failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import Value, net_name

if TYPE_CHECKING:
    from datetime import datetime

    from core.management.folder import Folder
    from core.management.registry.registry import Registry
    from core.shell.values.bag import Table


class Context(Protocol):
    """What a type may know of the world."""

    state: dict[str, object]
    """What is kept between calls, by names of who keeps it."""

    def now(self) -> datetime:
        """Return the lab's time, without a zone."""

    def account(self) -> str:
        r"""Return who is signed in, as `CORP\\Administrator`."""

    def computer_name(self) -> str:
        """Return the name of the computer on which the script runs."""

    def environment(self) -> Table:
        """Return the variables of `$env:`."""

    def os_version(self) -> str:
        """Return the number of that computer's Windows, such as `10.0.17763`."""

    def is_administrator(self) -> bool:
        """Tell whether who is signed in is an administrator of that computer."""

    folder: Folder
    r"""`C:\\` of the computer."""

    def registry(self, computer: str = "") -> Registry | None:
        """Return the registry of this computer or another; None: no answer."""

    def managed(self, path: str) -> Value:
        """Return a class or an object of WMI by its path."""

    def searched(self, query: str, scope: str) -> Iterator[Value]:
        """Ask WMI a query in a namespace, perhaps of a computer; gives signals, too."""


Convert = Callable[[Value, Context], Value]
Method = Callable[..., Value]


@dataclass(frozen=True, eq=False)
class NetType:
    """A type: what a cast makes, and the members of it and of its values.

    Names of members are written as .NET writes them and found in any case. A method
    gets the value, a static one and `new` the context, and then the arguments as the
    script gave them. It raises ScriptError for what it refuses.
    """

    name: str
    """The full name, such as `System.Int32`."""
    aliases: tuple[str, ...] = ()
    """Short names, such as `int`; `System.` may always be left out."""
    convert: Convert | None = None
    accepts: Callable[[Value], bool] | None = None
    """What `-is` says, where the full name of the value does not."""
    new: Method | None = None
    properties: Mapping[str, Callable[[Any], Value]] = field(default_factory=dict)
    methods: Mapping[str, Method] = field(default_factory=dict)
    static_properties: Mapping[str, Callable[[Context], Value]] = field(
        default_factory=dict
    )
    static_methods: Mapping[str, Method] = field(default_factory=dict)

    def holds(self, value: Value) -> bool:
        """Tell whether a value is of this type."""
        if self.accepts is not None:
            return self.accepts(value)
        return net_name(value) == self.name

    def make(self, value: Value, context: Context) -> Value:
        """Convert a value; ScriptError where that cannot be."""
        if self.convert is not None:
            return self.convert(value, context)
        if value is None or self.holds(value):
            return value
        raise failure(
            f'Cannot convert the value of type "{net_name(value)}" to type '
            f'"{self.name}".',
            "ConvertToFinalInvalidCastException",
            "InvalidArgument",
        )


class TypeObject(Instance):
    """A type as a value: what `[int]` alone is."""

    net_name = "System.RuntimeType"

    def __init__(self, kind: NetType) -> None:
        """Stand for a type of the table."""
        self.kind = kind

    def names(self) -> Sequence[str]:
        """List what is asked of a type itself."""
        return ("Name", "FullName", "Namespace", "IsArray")

    def read(self, name: str) -> Value:
        """Return one of these."""
        plain = self.kind.name.partition("[System")[0]  # of List`1[System.Object]
        namespace, _, short = plain.rpartition(".")
        found = {
            "name": short,
            "fullname": self.kind.name,
            "namespace": namespace,
            "isarray": self.kind.name.endswith("[]"),
        }
        return found[name.lower()]

    def text(self) -> str:
        """Write a type as its name."""
        return self.kind.name


def called(
    method: Method, name: str, first: object, arguments: Sequence[Value]
) -> Value:
    """Call a method of the table with a script's arguments, if it takes so many."""
    least, most = _arity(method)
    if not least <= len(arguments) <= most:
        raise no_overload(name, len(arguments))
    return method(first, *arguments)


def called_by_name(
    methods: Mapping[str, Method], name: str, arguments: Sequence[Value]
) -> Value:
    """Call one of an object's own methods; KeyError if there is none of this name."""
    import inspect

    method = member(methods, name)
    if method is None:
        raise KeyError(name)
    try:
        inspect.signature(method).bind(*arguments)
    except TypeError:
        raise no_overload(name, len(arguments)) from None
    result: Value = method(*arguments)
    return result


def no_overload(name: str, count: int) -> ScriptError:
    """Say that a method does not take so many arguments."""
    return failure(
        f'Cannot find an overload for "{name}" and the argument count: "{count}".',
        "MethodCountCouldNotFindBest",
        "NotSpecified",
        exception="System.Management.Automation.MethodException",
    )


@functools.cache
def _arity(method: Method) -> tuple[int, int]:
    import inspect

    kinds = inspect.signature(method).parameters.values()
    if any(p.kind is p.VAR_POSITIONAL for p in kinds):
        return sum(p.kind is p.POSITIONAL_OR_KEYWORD for p in kinds) - 1, 1000
    needed = sum(p.default is p.empty for p in kinds)
    return needed - 1, len(kinds) - 1


def member(table: Mapping[str, Any], name: str) -> Any | None:
    """Find a member by its name in any case."""
    if name in table:
        return table[name]
    folded = name.lower()
    return next((v for k, v in table.items() if k.lower() == folded), None)
