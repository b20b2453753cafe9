"""What a path leads to on any drive, and what a provider can do with it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.management.answers import Because, No
from core.shell.values.errors import ScriptError, failure
from core.shell.values.instance import Instance, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.management.answers import Outcome
    from core.shell.cmdlets.cmdlet import Call
    from core.shell.running.code import Output
    from core.shell.running.engine import Engine
    from core.shell.values.kinds import Value

_NOT_FOUND = "System.Management.Automation.ItemNotFoundException"


@dataclass(frozen=True)
class Node:
    """An item of a drive."""

    path: str  # whole, such as RDS:\LicenseServer
    name: str
    is_container: bool
    source: object = None  # what its provider knows it by


class ItemInstance(Instance):
    """An item as a script meets it."""

    def __init__(
        self, net_name: str, values: dict[str, Value], view: View, label: str = ""
    ) -> None:
        """Take its properties in their order; in a text it is its label, or name."""
        self.net_name = net_name
        self.view = view
        self._values = values
        self._label = label or str(values["PSChildName"])

    def names(self) -> Sequence[str]:
        """List the names of its properties."""
        return [*self._values]

    def read(self, name: str) -> Value:
        """Return a property; KeyError if there is none."""
        for written, value in self._values.items():
            if written.lower() == name.lower():
                return value
        raise KeyError(name)

    def text(self) -> str:
        """Return what stands for it in a text."""
        return self._label


def path_info(engine: Engine) -> ItemInstance:
    """Return where a session is, as an object; as text it is the path."""
    whole = engine.location_text()
    values: dict[str, Value] = {
        "Path": whole,
        "Drive": engine.drive,
        "ProviderPath": whole,
    }
    kind = "System.Management.Automation.PathInfo"
    return ItemInstance(kind, values, View(("Path",)), whole)


class Provider(ABC):
    """Items of one kind of drives; what it cannot do it refuses as PowerShell does."""

    name = ""

    @abstractmethod
    def find(self, engine: Engine, path: str) -> list[Node]:
        """List the items that a path with wildcards means."""

    @abstractmethod
    def below(self, engine: Engine, node: Node) -> list[Node]:
        """List what is in a container."""

    @abstractmethod
    def shown(self, engine: Engine, node: Node) -> Value:
        """Return an item as a script meets it."""

    def absent(self, path: str) -> Node | None:
        """Return an item that is not there, but comes with its value."""
        del path
        return None

    def set_item(self, call: Call, node: Node, value: Value) -> Output:
        """Give an item another value."""
        raise self._cannot(call, node.path, value)

    def new_item(self, call: Call, path: str, value: Value) -> Output:
        """Make an item, and give it."""
        raise self._cannot(call, path, value)

    @abstractmethod
    def remove_item(self, call: Call, node: Node) -> Output:
        """Take an item away."""

    def rename_item(self, call: Call, node: Node, name: str) -> Output:
        """Give an item another name in its place."""
        raise self._cannot(call, node.path, name)

    def properties(self, engine: Engine, node: Node) -> dict[str, Value]:
        """Return the properties that Get-ItemProperty gives."""
        del engine, node
        return {}

    def set_property(self, call: Call, node: Node, name: str, value: Value) -> Output:
        """Give a property another value, or make it."""
        raise self._cannot(call, node.path, name, value)

    def remove_property(self, call: Call, node: Node, name: str) -> Output:
        """Take a property away."""
        raise self._cannot(call, node.path, name)

    def _cannot(self, call: Call, path: str, *_: object) -> ScriptError:
        return failure(
            f"Provider operation stopped because the provider {self.name} does not "
            f"support {call.cmdlet.name}.",
            "NotSupported",
            "NotImplemented",
            path,
            "System.Management.Automation.PSNotSupportedException",
        )


def carry_out(call: Call, outcome: Outcome, path: str) -> Output:
    """Have a write done, or raise why there is none."""
    if isinstance(outcome, No):
        raise refusal(outcome, path)
    yield from call.do(outcome.command)
    if outcome.note:
        call.verbose(outcome.note)


def refusal(no: No, path: str) -> ScriptError:
    """Say in PowerShell's words why nothing was written."""
    if no.because is Because.MISSING:
        return missing(path)
    if no.because is Because.DENIED:
        return failure(
            no.text,
            "System.Security.SecurityException",
            "PermissionDenied",
            path,
            "System.Security.SecurityException",
        )
    text = f"{no.text}\n\n{no.example}" if no.example else no.text
    return failure(text, "InvalidOperation", "InvalidOperation", path)


def missing(path: str) -> ScriptError:
    """Say that there is no such item."""
    return failure(
        f"Cannot find path '{path}' because it does not exist.",
        "PathNotFound",
        "ObjectNotFound",
        path,
        _NOT_FOUND,
    )
