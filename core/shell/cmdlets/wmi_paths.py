"""Classes and instances of WMI by their paths, for `[wmi]` and `[wmiclass]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.management.wmi import query, table
from core.management.wmi.errors import Wbem, WmiError
from core.management.wmi.model import CIMV2
from core.management.wmi.search import instances
from core.shell.cmdlets.wmi_calls import script_error, site_of, told
from core.shell.cmdlets.wmi_classes import ClassObject
from core.shell.cmdlets.wmi_objects import WmiObject

if TYPE_CHECKING:
    from core.shell.running.engine import Engine
    from core.shell.values.kinds import Value

_PATH = re.compile(
    r"(?:\\\\(?P<server>[^\\/]+)[\\/])?(?:(?P<namespace>[^:.=\"]+):)?"
    r"(?P<kind>\w+)(?P<keys>=@|\..+)?",
    re.ASCII,
)


def by_path(engine: Engine, path: str) -> Value:
    r"""Return a class, or an instance, by its path: `\\A\root\cimv2:Class.Key="x"`."""
    found = _PATH.fullmatch(path.strip())
    if found is None:
        raise script_error(WmiError(Wbem.INVALID_OBJECT_PATH, f"{path} is no path."))
    site = site_of(engine, found["server"] or "")
    keys = found["keys"]
    with told():
        kind = table.find(site, found["kind"], found["namespace"] or CIMV2)
        if not keys:
            return ClassObject(engine, site, kind)
        parts = [] if keys == "=@" else _keys(keys[1:])
        where = query.condition(" AND ".join(parts or ["__CLASS <> ''"]), kind)
        one = next(instances(site, kind, where), None)
    if one is None:
        raise script_error(WmiError(Wbem.NOT_FOUND))
    return WmiObject(engine, one)


def _keys(text: str) -> list[str]:
    return re.findall(r'(?:"(?:\\.|[^"\\])*"|[^,"])+', text)
