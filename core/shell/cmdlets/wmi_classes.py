"""Classes of WMI as Get-WmiObject and `[wmiclass]` give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.management.wmi.search import instances
from core.shell.cmdlets import wmi_features
from core.shell.cmdlets.wmi_calls import called, told
from core.shell.cmdlets.wmi_objects import WmiObject, parameters
from core.shell.values.bag import Bag
from core.shell.values.instance import Instance, View

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from core.management.wmi.model import WmiClass
    from core.management.wmi.site import Site
    from core.shell.running.engine import Engine
    from core.shell.values.kinds import Value

    Made = Generator[Value, None, Value]


class ClassObject(Instance):
    """What Get-WmiObject -List and `[wmiclass]` give, with the static methods."""

    view = View(("Name", "Methods", "Properties"), group_by="NameSpace")

    def __init__(self, engine: Engine, site: Site, kind: WmiClass) -> None:
        """Stand for a class of a computer."""
        self.engine, self.site, self.kind = engine, site, kind
        self.net_name = (
            f"System.Management.ManagementClass#{kind.namespace}\\{kind.name}"
        )
        path = rf"\\{site.name}\{kind.namespace}:{kind.name}"
        self._values: dict[str, Value] = {
            "Name": kind.name,
            "NameSpace": kind.namespace,
            "__GENUS": 1,
            "__CLASS": kind.name,
            "__RELPATH": kind.name,
            "__PROPERTY_COUNT": len(kind.properties),
            "__SERVER": site.name,
            "__NAMESPACE": kind.namespace,
            "__PATH": path,
            "Path": Bag({"Path": path, "RelativePath": kind.name, "Server": site.name}),
            "PSComputerName": site.name,
        }

    def names(self) -> Sequence[str]:
        """List what is asked of a class."""
        return (*self._values, "Methods", "Properties")

    def read(self, name: str) -> Value:
        """Return one of these."""
        folded = name.casefold()
        if folded == "methods":
            return wmi_features.methods(self.kind)
        if folded == "properties":
            return wmi_features.properties(self.kind)
        return {known.casefold(): v for known, v in self._values.items()}[folded]

    def methods(self) -> Sequence[str]:
        """List its static methods."""
        own = (m.name for m in self.kind.methods if m.is_static)
        return (*own, "GetInstances")

    def call(self, name: str, arguments: Sequence[Value]) -> Made:
        """Call a static method, or list the instances."""
        if name.casefold() == "getinstances":
            with told():
                found = [*instances(self.site, self.kind)]
            return [WmiObject(self.engine, one) for one in found]
        if name.casefold() not in map(str.casefold, self.methods()):
            raise KeyError(name)
        got = yield from called(self.engine, self.site, self.kind, name, arguments)
        return parameters(self.engine, got)

    def text(self) -> str:
        """Return its name."""
        return self.kind.name
