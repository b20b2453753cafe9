"""Get-WmiObject, Get-CimInstance and Get-CimClass (domain.md 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.management.wmi import query, table
from core.management.wmi.model import CIMV2
from core.management.wmi.schema import is_meta
from core.management.wmi.search import EVERYTHING
from core.shell.cmdlets.cmdlet import MANAGEMENT, Call, Cmdlet
from core.shell.cmdlets.wmi_asked import (
    CIM,
    CIM_CLASS,
    CIM_CMDLETS,
    CLASS,
    INPUT,
    QUERY,
    WMI,
    class_name,
    computers,
    in_session,
    instances,
    managed,
    objects,
    require_privacy,
    tell_and_go_on,
)
from core.shell.cmdlets.wmi_calls import site_of, told
from core.shell.cmdlets.wmi_cim_class import CimClass
from core.shell.cmdlets.wmi_classes import ClassObject
from core.shell.cmdlets.wmi_objects import CimObject, WmiObject
from core.shell.running.parameters import Parameter, switch
from core.shell.values.errors import ScriptError
from core.shell.values.patterns import has_wildcard, is_like

if TYPE_CHECKING:
    from core.management.wmi.model import WmiClass
    from core.management.wmi.site import Site
    from core.shell.running.code import Output


def _get_wmi_object(call: Call) -> Output:
    for name in computers(call):
        try:
            site = site_of(call.engine, name)
            require_privacy(call, site)
            if call.flag("list"):
                for kind in _kinds(call, site):
                    yield ClassObject(call.engine, site, kind)
            else:
                yield from objects(call, site, WmiObject)
        except ScriptError as error:
            tell_and_go_on(call, error)


def _get_cim_instance(call: Call) -> Output:
    call = in_session(call)
    if call.has("inputobject"):
        yield from _again(call)
        return
    for name in computers(call):
        try:
            yield from objects(
                call, site_of(call.engine, name, by_rpc=False), CimObject
            )
        except ScriptError as error:
            tell_and_go_on(call, error)


def _again(call: Call) -> Output:
    """Read an instance anew, by its key."""
    known = managed(call).managed
    site = site_of(call.engine, known.computer, by_rpc=False)
    path = known.relative_path.partition(".")[2]
    kind = known.kind
    with told():
        where = query.condition(path.replace(",", " AND "), kind) if path else None
    yield from instances(call, site, kind, where or EVERYTHING, CimObject)


def _kinds(call: Call, site: Site) -> list[WmiClass]:
    """List the classes of a namespace that are there, by a name with wildcards."""
    space = table.plain(call.text("namespace", CIMV2))
    wanted = class_name(call, "*")
    return [
        kind
        for kind in table.CLASSES
        if _is_in(kind, space, with_below=call.flag("recurse"))
        and not kind.is_missing(site)
        and not is_meta(kind)
        and is_like(kind.name, wanted)
    ]


def _is_in(kind: WmiClass, space: str, *, with_below: bool) -> bool:
    own = kind.namespace.casefold()
    return own == space or (with_below and own.startswith(f"{space}\\"))


def _get_cim_class(call: Call) -> Output:
    for name in computers(call):
        site = site_of(call.engine, name, by_rpc=False)
        kinds = _kinds(call, site)
        wanted = class_name(call, "*")
        if not kinds and not has_wildcard(wanted):
            with told():
                table.find(site, wanted, table.plain(call.text("namespace", CIMV2)))
        for kind in kinds:
            yield CimClass(site, kind)


CMDLETS = (
    Cmdlet(
        "Get-WmiObject",
        _get_wmi_object,
        (
            CLASS,
            Parameter("Property", "string[]", position=1),
            Parameter("Filter", "string"),
            QUERY,
            switch("List"),
            switch("Recurse"),
            switch("Amended"),
            switch("DirectRead"),
            *WMI,
        ),
        ("gwmi",),
        "Gets instances of a class of WMI.",
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Get-CimInstance",
        _get_cim_instance,
        (
            CIM_CLASS,
            Parameter("Property", "string[]", aliases=("SelectProperties",)),
            Parameter("Filter", "string"),
            QUERY,
            Parameter("QueryDialect", "string"),
            switch("KeyOnly"),
            switch("Shallow"),
            INPUT,
            *CIM,
        ),
        ("gcim",),
        "Gets instances of a class of WMI, with dates as dates.",
        module=CIM_CMDLETS,
    ),
    Cmdlet(
        "Get-CimClass",
        _get_cim_class,
        (CIM_CLASS, *CIM),
        ("gcls",),
        "Lists classes of WMI with their methods and properties.",
        module=CIM_CMDLETS,
    ),
)
