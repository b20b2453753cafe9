"""HKLM: over the registry of the computer on which the session is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.management.answers import Outcome, Write
from core.management.registry import policy_edits
from core.management.registry.hives import last_name, parent_of, read_key
from core.management.registry.machine import Machine
from core.management.registry.registry import Registry
from core.management.registry.typed import typed_value
from core.management.registry.values import Kind
from core.management.registry.values import Value as RegistryValue
from core.rules.policy_registry import POLICY_KEY
from core.shell.drives.node import ItemInstance, Node, Provider, carry_out
from core.shell.types.registry_keys import value_of
from core.shell.values.conversion import as_list
from core.shell.values.errors import ScriptError, failure
from core.shell.values.instance import View
from core.shell.values.patterns import has_wildcard, is_like
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from core.shell.cmdlets.cmdlet import Call
    from core.shell.running.code import Output
    from core.shell.running.engine import Engine
    from core.shell.values.kinds import Value

_LOCAL = "HKLM:\\"
_VIEW = View(("Name", "Property"))
_PROVIDER = "Microsoft.PowerShell.Core\\Registry::"
KINDS = {
    "string": Kind.TEXT,
    "expandstring": Kind.EXPANDABLE,
    "binary": Kind.BINARY,
    "dword": Kind.DWORD,
    "multistring": Kind.LINES,
    "qword": Kind.QWORD,
}
"""The types of values by the names that PowerShell has for them."""


class RegistryItems(Provider):
    """Keys; their values are properties. Below HKCU: this training has nothing."""

    name = "Registry"

    def find(self, engine: Engine, path: str) -> list[Node]:
        if not path.startswith(_LOCAL):
            top = path.rstrip("\\")
            return [Node(path, top, is_container=True)] if top.endswith(":") else []
        registry = registry_of(engine)
        parts = [part for part in path.removeprefix(_LOCAL).split("\\") if part]
        return [_node(found) for found in _matching(registry, "", parts)]

    def below(self, engine: Engine, node: Node) -> list[Node]:
        if not node.path.startswith(_LOCAL):
            return []
        path = _path(node)
        names = registry_of(engine).subkeys(path)
        return [_node(rf"{path}\{name}" if path else name) for name in names]

    def shown(self, engine: Engine, node: Node) -> Value:
        return KeyInstance(registry_of(engine), node)

    def new_item(self, call: Call, path: str, value: Value) -> Output:
        """Give a key that is there, with -Force; others are not made here."""
        found = self.find(call.engine, path)
        if not found:
            raise failure(
                f"The key '{path}' was not made: this training has the keys of RD "
                "Licensing, and values are written to those.",
                "NotPartOfThisTraining",
                "NotImplemented",
                path,
            )
        if not call.flag("force"):
            raise failure(
                "A key in this path already exists.",
                "System.IO.IOException",
                "ResourceExists",
                path,
                "System.IO.IOException",
            )
        yield self.shown(call.engine, found[0])

    def remove_item(self, call: Call, node: Node) -> Output:
        outcome = registry_of(call.engine).delete(_path(node))
        yield from carry_out(call, outcome, node.path)

    def properties(self, engine: Engine, node: Node) -> dict[str, Value]:
        values = registry_of(engine).values(_path(node))
        found: dict[str, Value] = {v.name or "(default)": value_of(v) for v in values}
        return found | _ps_names(node)

    def set_property(self, call: Call, node: Node, name: str, value: Value) -> Output:
        registry = registry_of(call.engine)
        written = _written(call, registry.value(_path(node), name), name, value)
        if _is_policies(registry, node):
            outcome = policy_edits.edit(registry.machine.name, written)
            yield from _told(call, outcome, node)
            return
        outcome = registry.write(_path(node), written)
        yield from carry_out(call, outcome, node.path)

    def remove_property(self, call: Call, node: Node, name: str) -> Output:
        registry = registry_of(call.engine)
        if _is_policies(registry, node):
            outcome = policy_edits.take_back(registry.machine.name, name)
            yield from _told(call, outcome, node)
            return
        if registry.value(_path(node), name) is None:
            raise no_property(name, node.path)
        outcome = registry.remove(_path(node), name)
        yield from carry_out(call, outcome, node.path)


class KeyInstance(ItemInstance):
    """A key as .NET gives it, with the methods that scripts call."""

    def __init__(self, registry: Registry, node: Node) -> None:
        """Read the names of its values and of the keys below it."""
        path, full = _path(node), _full_name(node)
        self._of = {value.name.lower(): value for value in registry.values(path)}
        self._below = registry.subkeys(path)
        found: list[Value] = [value.name for value in self._of.values()]
        values: dict[str, Value] = {
            "Name": full,
            "Property": found,
            "SubKeyCount": len(self._below),
            "ValueCount": len(found),
            **_ps_names(node),
            "PSIsContainer": True,
        }
        super().__init__("Microsoft.Win32.RegistryKey", values, _VIEW, full)

    def methods(self) -> Sequence[str]:
        """List the methods of a key that is read."""
        return ("GetSubKeyNames", "GetValue", "GetValueNames")

    def call(
        self, name: str, arguments: Sequence[Value]
    ) -> Generator[Value, None, Value]:
        """Call one of them."""
        yield from ()
        match name.lower():
            case "getsubkeynames":
                return [*self._below]
            case "getvaluenames":
                return [value.name for value in self._of.values()]
            case "getvalue" if arguments:
                found = self._of.get(text_of(arguments[0]).lower())
                otherwise = arguments[1] if len(arguments) > 1 else None
                return otherwise if found is None else value_of(found)
        raise KeyError(name)


def registry_of(engine: Engine) -> Registry:
    """Read the registry of the computer on which the session is."""
    return engine.registry() or Registry(Machine(engine.computer, engine.lab))


def no_property(name: str, path: str) -> ScriptError:
    """Say that a key has no such value."""
    return failure(
        f"Property {name} does not exist at path {path}.",
        "System.Management.Automation.PSArgumentException",
        "InvalidArgument",
        name,
        "System.Management.Automation.PSArgumentException",
    )


def _is_policies(registry: Registry, node: Node) -> bool:
    """Tell whether a key is that of policies, which an administrator may write."""
    is_key = _path(node).lower() == POLICY_KEY.lower()
    return is_key and registry.machine.is_administered


def _told(call: Call, outcome: Outcome, node: Node) -> Output:
    """Edit a policy setting, and warn that this is not in force yet."""
    if isinstance(outcome, Write):
        call.warn(outcome.note)
    yield from carry_out(call, outcome, node.path)


def _written(
    call: Call, before: RegistryValue | None, name: str, value: Value
) -> RegistryValue:
    """Make a value of the type that is asked, that it has, or that fits its data."""
    asked = call.text("type") or call.text("propertytype")
    kind = KINDS.get(asked.lower())
    if kind is None and before is not None:
        kind = before.kind
    if kind is None:
        is_number = isinstance(value, int) and not isinstance(value, bool)
        is_list = isinstance(value, list)
        kind = Kind.DWORD if is_number else Kind.LINES if is_list else Kind.TEXT
    lines = [text_of(line) for line in as_list(value)]
    found = typed_value(name, kind, "\0".join(lines), separator="\0")
    assert found is not None  # each kind is known by its own name
    return found


def _matching(registry: Registry, above: str, parts: list[str]) -> list[str]:
    if not parts:
        return [above]
    first, rest = parts[0], parts[1:]
    found = [
        rf"{above}\{name}" if above else name
        for name in registry.subkeys(above)
        if _fits(name, first)
    ]
    return [match for path in found for match in _matching(registry, path, rest)]


def _fits(name: str, part: str) -> bool:
    return is_like(name, part) if has_wildcard(part) else name.lower() == part.lower()


def _node(path: str) -> Node:
    return Node(f"{_LOCAL}{path}", last_name(path) or _LOCAL, is_container=True)


def _path(node: Node) -> str:
    return node.path.removeprefix(_LOCAL)


def _full_name(node: Node) -> str:
    """Return the name of a key from its root key on."""
    key = read_key(node.path)
    assert key is not None  # each drive is named as its root key is in short
    return key.full


def _ps_names(node: Node) -> dict[str, Value]:
    full = _full_name(node)
    return {
        "PSPath": f"{_PROVIDER}{full}",
        "PSParentPath": f"{_PROVIDER}{parent_of(full)}",
        "PSChildName": node.name,
        "PSDrive": node.path.partition(":")[0],
        "PSProvider": "Microsoft.PowerShell.Core\\Registry",
    }
