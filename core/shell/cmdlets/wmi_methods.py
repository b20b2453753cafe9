"""Invoke-WmiMethod, Invoke-CimMethod and what writes properties (domain.md 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.management.wmi import table
from core.management.wmi.model import CIMV2
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
    managed,
    no_object,
    objects,
    require_privacy,
    tell_and_go_on,
)
from core.shell.cmdlets.wmi_calls import called, put, site_of, told
from core.shell.cmdlets.wmi_classes import ClassObject
from core.shell.cmdlets.wmi_objects import (
    CimObject,
    WmiObject,
    method_result,
    parameters,
)
from core.shell.cmdlets.wmi_paths import by_path
from core.shell.running.parameters import Parameter, switch
from core.shell.values.bag import Table
from core.shell.values.conversion import as_list
from core.shell.values.errors import ScriptError
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.management.wmi.model import Instance as Managed
    from core.management.wmi.model import WmiClass
    from core.management.wmi.site import Site
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value


def _invoke(call: Call, name: str, arguments: list[Value] | Table) -> Output:
    """Call a method of a class, of an instance, or by a path."""
    target: Value = call["inputobject"]
    if target is None and call.has("path"):
        target = by_path(call.engine, call.text("path"))
    if isinstance(target, WmiObject):
        site, kind, of = target.site, target.managed.kind, target.managed
        yield from _carry_out(call, site, kind, name, arguments, of)
    elif isinstance(target, ClassObject):
        yield from _carry_out(call, target.site, target.kind, name, arguments)
    elif target is not None:
        raise no_object(target)
    else:
        yield from _invoke_class(call, name, arguments)


def _invoke_class(call: Call, name: str, arguments: list[Value] | Table) -> Output:
    by_rpc = call.cmdlet.name == "Invoke-WmiMethod"
    for computer in computers(call):
        try:
            site = site_of(call.engine, computer, by_rpc=by_rpc)
            if by_rpc:
                require_privacy(call, site)
            space = call.text("namespace", CIMV2)
            if call.has("query"):
                yield from _invoke_found(call, site, name, arguments)
                continue
            with told():
                kind = table.find(site, class_name(call), space)
            yield from _carry_out(call, site, kind, name, arguments)
        except ScriptError as error:
            tell_and_go_on(call, error)


def _invoke_found(
    call: Call, site: Site, name: str, arguments: list[Value] | Table
) -> Output:
    """Call a method of each instance that a query finds."""
    for one in objects(call, site, CimObject):
        if isinstance(one, WmiObject):
            of = one.managed
            yield from _carry_out(call, site, of.kind, name, arguments, of)
        else:
            yield one  # a pause


def _carry_out(
    call: Call,
    site: Site,
    kind: WmiClass,
    name: str,
    arguments: list[Value] | Table,
    of: Managed | None = None,
) -> Output:
    target = of.path if of else rf"\\{site.name}\{kind.namespace}:{kind.name}"
    if not (yield from call.should_process(target, name)):
        return
    found = yield from called(call.engine, site, kind, name, arguments, of)
    if call.cmdlet.module == CIM_CMDLETS:
        yield method_result(call.engine, site, found)
    else:
        yield parameters(call.engine, found)


def _invoke_wmi_method(call: Call) -> Output:
    yield from _invoke(call, call.text("name"), as_list(call["argumentlist"]))


def _invoke_cim_method(call: Call) -> Output:
    call = in_session(call)
    given = call["arguments"]
    arguments = given if isinstance(given, Table) else Table()
    yield from _invoke(call, call.text("methodname"), arguments)


def _set(call: Call) -> Output:
    """Write properties of an instance, and those that were set on it before."""
    if call.has("inputobject"):
        targets = [managed(call)]
    elif call.has("path"):
        found = by_path(call.engine, call.text("path"))
        if not isinstance(found, WmiObject):
            raise no_object(found)
        targets = [found]
    else:
        targets = []
        for one in objects(call, _site_to_write(call), WmiObject):
            if isinstance(one, WmiObject):
                targets.append(one)
            else:
                yield one  # a pause
    given = call["property"] if call.has("property") else call["arguments"]
    more = dict(given.items()) if isinstance(given, Table) else {}
    for target in targets:
        changes = {**target.changes, **{text_of(k): v for k, v in more.items()}}
        if (yield from call.should_process(target.managed.path, call.cmdlet.name)):
            yield from put(call.engine, target.site, target.managed, changes)
            if call.flag("passthru"):
                yield target


def _site_to_write(call: Call) -> Site:
    return site_of(call.engine, next(iter(computers(call))))


CMDLETS = (
    Cmdlet(
        "Invoke-WmiMethod",
        _invoke_wmi_method,
        (
            CLASS,
            Parameter("Name", "string", position=1, mandatory=True),
            Parameter("ArgumentList", "object[]", position=2, aliases=("Args",)),
            Parameter("Path", "string"),
            INPUT,
            *WMI,
        ),
        ("iwmi",),
        "Calls a method of WMI by values in the order of its page.",
        confirms=True,
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Invoke-CimMethod",
        _invoke_cim_method,
        (
            CIM_CLASS,
            Parameter("MethodName", "string", position=1, mandatory=True),
            Parameter("Arguments", "object", position=2),
            QUERY,
            INPUT,
            *CIM,
        ),
        ("icim",),
        "Calls a method of WMI by values with their names.",
        confirms=True,
        module=CIM_CMDLETS,
    ),
    Cmdlet(
        "Set-CimInstance",
        _set,
        (
            INPUT,
            Parameter("Property", "object", aliases=("Arguments",)),
            QUERY,
            switch("PassThru"),
            *CIM,
        ),
        ("scim",),
        "Writes properties of an instance of WMI.",
        confirms=True,
        module=CIM_CMDLETS,
    ),
    Cmdlet(
        "Set-WmiInstance",
        _set,
        (
            CLASS,
            Parameter("Arguments", "object", position=1, aliases=("Property",)),
            Parameter("Path", "string"),
            INPUT,
            switch("PassThru"),
            *WMI,
        ),
        ("swmi",),
        "Writes properties of an instance of WMI.",
        confirms=True,
        module=MANAGEMENT,
    ),
)
