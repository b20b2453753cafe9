"""All classes of WMI that the computers of a lab have."""

from core.management.wmi.deployment import (
    ACCOUNT,
    DEPLOYMENT_LICENSING,
    PERMISSIONS,
)
from core.management.wmi.discovered import DISCOVERED_SERVER
from core.management.wmi.entries import ENTRIES
from core.management.wmi.errors import Wbem, WmiError
from core.management.wmi.issued import ISSUED_LICENSE
from core.management.wmi.model import CIMV2, WmiClass
from core.management.wmi.packs import KEY_PACK
from core.management.wmi.reports import LICENSE_REPORT
from core.management.wmi.schema import with_schema
from core.management.wmi.servers import LICENSE_SERVER
from core.management.wmi.settings import TERMINAL_SERVICE_SETTING
from core.management.wmi.site import Site
from core.management.wmi.std_reg_prov import REGISTRY_CLASSES
from core.management.wmi.system import COMPUTER_SYSTEM, OPERATING_SYSTEM, SERVICE

PROVIDER = (LICENSE_SERVER, KEY_PACK, ISSUED_LICENSE, LICENSE_REPORT)
"""The four classes of the licensing provider, with 51 methods."""
CLASSES = with_schema(
    (
        *PROVIDER,
        *ENTRIES,
        TERMINAL_SERVICE_SETTING,
        DEPLOYMENT_LICENSING,
        DISCOVERED_SERVER,
        PERMISSIONS,
        ACCOUNT,
        OPERATING_SYSTEM,
        COMPUTER_SYSTEM,
        SERVICE,
        *REGISTRY_CLASSES,
    )
)
_BY_NAME = {(c.namespace.casefold(), c.name.casefold()): c for c in CLASSES}
_NAMESPACES = {c.namespace.casefold() for c in CLASSES}


def plain(namespace: str) -> str:
    r"""Return a namespace as classes name it: of `\\.\root/CIMv2` `root\cimv2`."""
    parts = [part for part in namespace.replace("/", "\\").split("\\") if part]
    if parts and parts[0] == ".":
        parts = parts[1:]
    return "\\".join(parts).casefold()


def find(site: Site, name: str, namespace: str = CIMV2) -> WmiClass:
    """Return a class of a computer; WmiError where it, or its namespace, is not there.

    The classes of licensing come with the role (domain.md 1.1).
    """
    wanted = plain(namespace)
    if wanted not in _NAMESPACES:
        raise WmiError(Wbem.INVALID_NAMESPACE, f"There is no {namespace} here.")
    found = _BY_NAME.get((wanted, name.casefold()))
    if found is None or found.is_missing(site):
        raise WmiError(Wbem.INVALID_CLASS, _where(site, name, wanted, found))
    return found


def _where(site: Site, name: str, namespace: str, found: WmiClass | None) -> str:
    """Say why a class is not there, and where it is."""
    if found is not None:
        return f"{found.name} comes with a role, or version, that {site.name} has not."
    others = (c for c in CLASSES if c.name.casefold() == name.casefold())
    elsewhere = next(others, None)
    if elsewhere is not None:
        return f"{elsewhere.name} is in the namespace {elsewhere.namespace}."
    return f"{name} is not part of this training, or not in {namespace}."
