"""Classes and instances of WMI by their paths, for `[wmi]` and `[wmiclass]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.management.wmi import query, table
from core.management.wmi.errors import Wbem, WmiError
from core.management.wmi.model import CIMV2
from core.management.wmi.search import instances, pages
from core.shell.cmdlets.wmi_calls import script_error, site_of, told
from core.shell.cmdlets.wmi_classes import ClassObject
from core.shell.cmdlets.wmi_objects import WmiObject
from core.shell.running.signals import PAUSE

if TYPE_CHECKING:
    from core.shell.running.code import Output
    from core.shell.running.engine import Engine
    from core.shell.values.kinds import Value

_SCOPE = re.compile(r"(?:\\\\(?P<server>[^\\/]+)[\\/])?(?P<namespace>[^:]*)", re.ASCII)
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


def by_query(engine: Engine, text: str, scope: str) -> Output:
    r"""Ask a query in a namespace: `root\cimv2`, or that of a computer before it."""
    found = _SCOPE.fullmatch(scope.strip())
    site = site_of(engine, found["server"] or "" if found else "")
    space = (found["namespace"] if found else "") or CIMV2
    with told():
        asked = query.parse(text, lambda name: table.find(site, name, space))
        read = pages(site, asked.kind, asked.where)
    while True:
        with told():
            page = next(read, None)
        if page is None:
            return
        yield from (WmiObject(engine, one, asked.properties) for one in page)
        yield PAUSE


def _keys(text: str) -> list[str]:
    return re.findall(r'(?:"(?:\\.|[^"\\])*"|[^,"])+', text)
