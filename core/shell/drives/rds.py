"""RDS: as scripts use it, over the tree of core/management/drive (1.11, 13.19)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from core.errors import Refused
from core.management.drive.tree import Found, drive, find, may_read
from core.management.wmi.errors import WmiError
from core.management.wmi.site import Site
from core.shell.drives.node import ItemInstance, Node, Provider, carry_out, missing
from core.shell.values.errors import ScriptError, failure
from core.shell.values.instance import View
from core.shell.values.kinds import INT_MAX, UInt32
from core.shell.values.patterns import has_wildcard, is_like
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.management.drive.item import Item
    from core.shell.cmdlets.cmdlet import Call
    from core.shell.running.code import Output
    from core.shell.running.engine import Engine
    from core.shell.values.kinds import Value

_TOP = "RDS:\\"
_VIEW = View(("Name", "Type", "CurrentValue"))
OPTIONS = (
    *("InstallOption", "ConnectionMethod", "LicenseType", "AgreementType"),
    *("AgreementNumber", "ProductVersion", "ProductType", "LicenseCount"),
    *("Scope", "Reason"),
)
"""What New-Item and Set-Item take on this drive, too."""


class RdsItems(Provider):
    """License server and session host of the computer on which the session is."""

    name = "RemoteDesktopServices"

    def find(self, engine: Engine, path: str) -> list[Node]:
        site = Site(engine.lab, engine.computer)
        parts = [part for part in path.removeprefix(_TOP).split("\\") if part]
        try:
            if not may_read(site):
                raise _denied(path)
            return [_node(found) for found in find(drive(site), parts, _fits)]
        except (Refused, WmiError) as error:  # refused: it is gone
            raise failure(str(error), "WmiError", "ResourceUnavailable") from error

    def below(self, engine: Engine, node: Node) -> list[Node]:
        parts = tuple(part for part in node.path.removeprefix(_TOP).split("\\") if part)
        try:
            items = _item(node).items()
        except WmiError as error:
            raise failure(str(error), "WmiError", "ResourceUnavailable") from error
        return [_node(Found((*parts, item.name), item)) for item in items]

    def shown(self, engine: Engine, node: Node) -> Value:
        item = _item(node)
        values: dict[str, Value] = {
            "Name": node.name,
            "Type": item.kind,
            "CurrentValue": _value(item.value),
            "PSPath": f"{self.name}\\{self.name}::{node.path}",
            "PSChildName": node.name,
            "PSIsContainer": node.is_container,
        }
        return ItemInstance("Microsoft.TerminalServices.PSEngine.Item", values, _VIEW)

    def set_item(self, call: Call, node: Node, value: Value) -> Output:
        outcome = _item(node).set(text_of(value), _options(call))
        yield from carry_out(call, outcome, node.path)

    def new_item(self, call: Call, path: str, value: Value) -> Output:
        """Make an item in the container of a path, under the name behind it."""
        above, _, name = path.rpartition("\\")
        if not call.has("name"):
            above, name = path, ""
        found = self.find(call.engine, above)
        if not found:
            raise missing(above)
        before = {node.path for node in self.below(call.engine, found[0])}
        outcome = _item(found[0]).make(name, _options(call))
        yield from carry_out(call, outcome, path)
        (above_now,) = self.find(call.engine, above)
        for node in self.below(call.engine, above_now):
            if node.path not in before:
                yield self.shown(call.engine, node)

    def remove_item(self, call: Call, node: Node) -> Output:
        """Take an item away as it is now: what went before has changed its list."""
        parts = [part for part in node.path.removeprefix(_TOP).split("\\") if part]
        for found in find(drive(Site(call.engine.lab, call.engine.computer)), parts):
            yield from carry_out(call, found.item.remove(), node.path)


def _denied(path: str) -> ScriptError:
    return failure(
        "Access is denied. Only administrators read the drive RDS:.",
        "UnauthorizedAccess",
        "PermissionDenied",
        path,
        "System.UnauthorizedAccessException",
    )


def _item(node: Node) -> Item:
    return cast("Item", node.source)


def _node(found: Found) -> Node:
    name = found.path[-1] if found.path else _TOP
    return Node(found.text, name, found.item.is_container, found.item)


def _fits(name: str, part: str) -> bool:
    if has_wildcard(part):
        return is_like(name, part)
    return name.lower() == part.lower()


def _value(value: str | int | None) -> Value:
    return UInt32(value) if isinstance(value, int) and value > INT_MAX else value


def _options(call: Call) -> dict[str, str]:
    return {n.lower(): call.text(n) for n in OPTIONS if call.has(n)}
