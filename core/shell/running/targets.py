"""What can stand left of `=`: variables, members, indexes, and lists of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.shell.language import tree
from core.shell.running.blocks import single_expression
from core.shell.running.compiling import expression
from core.shell.running.scope import NOTHING, Scope
from core.shell.types.net_type import member
from core.shell.types.registry import known_type, type_of
from core.shell.values.bag import Bag, Table
from core.shell.values.conversion import as_list
from core.shell.values.errors import failure
from core.shell.values.instance import Instance, no_such_property
from core.shell.values.kinds import Value, net_name
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.shell.running.code import Code, Flow


class Target(ABC):
    """Where a value can be put."""

    @abstractmethod
    def set(self, scope: Scope, value: Value) -> Flow:
        """Put a value there; what it returns means nothing."""

    def set_now(self) -> Callable[[Scope, Value], None] | None:
        """Return what puts a value there without pausing, if anything can."""
        return None


@dataclass(frozen=True)
class VariableTarget(Target):
    """A variable, of the scope that runs or of a named one."""

    key: str
    prefix: str

    def set(self, scope: Scope, value: Value) -> Flow:
        """Set the variable."""
        yield from ()
        self.put(scope, value)
        return None

    def set_now(self) -> Callable[[Scope, Value], None]:
        """Set it at once; most variables are plain ones."""
        return self.put

    def put(self, scope: Scope, value: Value) -> None:
        """Set it."""
        if self.prefix == "env":
            scope.engine.environment().put(self.key, text_of(value))
        elif self.prefix in ("global", "script"):
            scope.named(self.prefix).set(self.key, value)
        else:
            scope.set(self.key, value)


@dataclass(frozen=True)
class TypedTarget(Target):
    """A variable with a type, which keeps that type."""

    inner: VariableTarget
    type_name: str

    def set(self, scope: Scope, value: Value) -> Flow:
        """Set the variable and its type."""
        yield from ()
        kind = known_type(self.type_name)
        found = kind.make(None if value is NOTHING else value, scope.engine)
        owner = scope.named(self.inner.prefix)
        owner.types[self.inner.key] = kind
        self.inner.put(scope, found)
        return None


@dataclass(frozen=True)
class MemberTarget(Target):
    """A property of a value."""

    target: Code
    name: Code

    def set(self, scope: Scope, value: Value) -> Flow:
        """Set the property."""
        holder = yield from self.target.value(scope)
        name = text_of((yield from self.name.value(scope)))
        write(holder, name, value)
        return None


@dataclass(frozen=True)
class IndexTarget(Target):
    """A place in an array or a hash table."""

    target: Code
    index: Code

    def set(self, scope: Scope, value: Value) -> Flow:
        """Put the value there."""
        holder = yield from self.target.value(scope)
        key = yield from self.index.value(scope)
        write_at(holder, key, value)
        return None


@dataclass(frozen=True)
class ListTarget(Target):
    """Several targets: each takes one value, and the last the rest."""

    targets: tuple[Target, ...]

    def set(self, scope: Scope, value: Value) -> Flow:
        """Hand out the values."""
        values = as_list(value)
        last = len(self.targets) - 1
        for place, target in enumerate(self.targets):
            rest = values[place:]
            if place < last or len(rest) < 2:
                yield from target.set(scope, rest[0] if rest else None)
            else:
                yield from target.set(scope, rest)
        return None


def target_of(node: tree.Expression) -> Target:
    """Compile what stands left of `=`."""
    if isinstance(node, tree.Variable):
        return VariableTarget(node.name.lower(), node.scope)
    if isinstance(node, tree.Member):
        return MemberTarget(expression(node.target), expression(node.name))
    if isinstance(node, tree.Index):
        return IndexTarget(expression(node.target), expression(node.index))
    if isinstance(node, tree.CommaList):
        return ListTarget(tuple(target_of(item) for item in node.items))
    if isinstance(node, tree.Cast):
        inner = target_of(node.operand)
        if isinstance(inner, VariableTarget):
            return TypedTarget(inner, node.type.name)
        return inner
    assert isinstance(node, tree.Paren)  # the parser lets nothing else through
    inside = single_expression(node.statement)
    assert inside is not None
    return target_of(inside)


def write(holder: Value, name: str, value: Value) -> None:
    """Set a property of a value; ScriptError where that cannot be."""
    value = None if value is NOTHING else value
    if isinstance(holder, Bag):
        if name not in holder:
            raise no_such_property(name)
        holder.put(name, value)
    elif isinstance(holder, Table):
        holder.put(name, value)
    elif isinstance(holder, Instance):
        holder.write(name, value)
    elif holder is None:
        raise no_such_property(name)
    else:
        kind = type_of(holder)
        if kind is not None and member(kind.properties, name) is not None:
            raise failure(
                f"'{name}' is a ReadOnly property.", "PropertyAssignmentException"
            )
        raise no_such_property(name)


def write_at(holder: Value, key: Value, value: Value) -> None:
    """Put a value at an index or under a key; ScriptError where that cannot be."""
    value = None if value is NOTHING else value
    if holder is None:
        raise failure("Cannot index into a null array.", "NullArray")
    if isinstance(holder, Table):
        holder.put(key, value)
    elif isinstance(holder, list):
        place = int(to_whole(key))
        if not -len(holder) <= place < len(holder):
            raise failure(
                "Index was outside the bounds of the array.",
                "System.IndexOutOfRangeException",
                "OperationStopped",
                exception="System.IndexOutOfRangeException",
            )
        holder[place] = value
    else:
        raise failure(
            f"Unable to index into an object of type {net_name(holder)}.",
            "CannotIndex",
        )
