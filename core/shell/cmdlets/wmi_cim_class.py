"""Classes of WMI as Get-CimClass gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.cmdlets import wmi_features
from core.shell.values.bag import Bag
from core.shell.values.instance import Instance, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.management.wmi.model import WmiClass
    from core.management.wmi.site import Site
    from core.shell.values.kinds import Value


class CimClass(Instance):
    """What Get-CimClass gives."""

    net_name = "Microsoft.Management.Infrastructure.CimClass"
    view = View(
        ("CimClassName", "CimClassMethods", "CimClassProperties"), group_by="NameSpace"
    )

    def __init__(self, site: Site, kind: WmiClass) -> None:
        """Stand for a class of a computer."""
        self._site, self._kind = site, kind

    def names(self) -> Sequence[str]:
        """List what is asked of a class."""
        return (
            "CimClassName",
            "CimClassProperties",
            "CimClassMethods",
            "CimSystemProperties",
        )

    def read(self, name: str) -> Value:
        """Return one of these."""
        kind = self._kind
        space = kind.namespace.replace("\\", "/")
        system = {
            "Namespace": space,
            "ServerName": self._site.name,
            "ClassName": kind.name,
            "Path": None,
        }
        return {
            "cimclassname": kind.name,
            "cimclassproperties": wmi_features.cim_properties(kind),
            "cimclassmethods": wmi_features.cim_methods(kind),
            "cimsystemproperties": Bag(
                system, "Microsoft.Management.Infrastructure.CimSystemProperties"
            ),
            "namespace": space,
        }[name.casefold()]

    def text(self) -> str:
        """Return its namespace and its name."""
        return f"{self.read('NameSpace')}:{self._kind.name}"
