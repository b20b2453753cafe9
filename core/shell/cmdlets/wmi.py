"""Get-WmiObject, Get-CimInstance and what goes with them (domain.md 1)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.management.wmi import query, table
from core.management.wmi.errors import Wbem, WmiError
from core.management.wmi.model import CIMV2, TERMINAL_SERVICES
from core.management.wmi.search import EVERYTHING, pages
from core.shell.cmdlets.cmdlet import MANAGEMENT, Call, Cmdlet
from core.shell.cmdlets.wmi_calls import called, put, script_error, site_of, told
from core.shell.cmdlets.wmi_objects import (
    CimObject,
    ClassObject,
    WmiObject,
    by_path,
    parameters,
)
from core.shell.running.parameters import Parameter, switch
from core.shell.running.signals import PAUSE
from core.shell.values.bag import Bag, Table
from core.shell.values.conversion import as_list
from core.shell.values.errors import ScriptError, failure
from core.shell.values.patterns import is_like
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.management.wmi.conditions import Condition
    from core.management.wmi.model import Instance as Managed
    from core.management.wmi.model import WmiClass
    from core.management.wmi.site import Site
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

CIM = "CimCmdlets"
_SESSION = "Microsoft.Management.Infrastructure.CimSession"
_PRIVATE = {"6", "packetprivacy", "pktprivacy"}


def _get_wmi_object(call: Call) -> Output:
    for name in _computers(call):
        try:
            site = site_of(call.engine, name)
            _require_privacy(call, site)
            if call.flag("list"):
                yield from _classes(call, site)
            else:
                yield from _objects(call, site, WmiObject)
        except ScriptError as error:
            _tell(call, error)


def _require_privacy(call: Call, site: Site) -> None:
    """Refuse another computer's session host classes without privacy (1.1)."""
    is_private = call.text("authentication").casefold() in _PRIVATE
    is_here = site.name.casefold() == call.engine.computer.casefold()
    space = table.plain(call.text("namespace", CIMV2))
    if space == TERMINAL_SERVICES.casefold() and not (is_here or is_private):
        raise script_error(
            WmiError(
                Wbem.ACCESS_DENIED,
                "This namespace needs -Authentication PacketPrivacy on another "
                "computer.",
            )
        )


def _get_cim_instance(call: Call) -> Output:
    call = _in_session(call)
    if call.has("inputobject"):
        yield from _again(call)
        return
    for name in _computers(call):
        try:
            yield from _objects(
                call, site_of(call.engine, name, by_rpc=False), CimObject
            )
        except ScriptError as error:
            _tell(call, error)


def _again(call: Call) -> Output:
    """Read an instance anew, by its key."""
    managed = _managed(call)
    site = site_of(call.engine, managed.managed.computer, by_rpc=False)
    path = managed.managed.relative_path.partition(".")[2]
    kind = managed.managed.kind
    with told():
        where = query.condition(path.replace(",", " AND "), kind) if path else None
    yield from _found(call, site, kind, where or EVERYTHING, CimObject)


def _objects(call: Call, site: Site, make: type[WmiObject]) -> Output:
    """Read instances by a query, or by a class and a condition."""
    space = call.text("namespace", CIMV2)
    with told():
        if call.has("query"):
            asked = query.parse(
                call.text("query"), lambda name: table.find(site, name, space)
            )
            kind, where, only = asked.kind, asked.where, [*asked.properties]
        else:
            kind = table.find(site, _class_name(call), space)
            text = call.text("filter")
            where = query.condition(text, kind) if text.strip() else EVERYTHING
            only = [name for name in call.texts("property") if name != "*"]
    yield from _found(call, site, kind, where, make, only)


def _found(
    call: Call,
    site: Site,
    kind: WmiClass,
    where: Condition,
    make: type[WmiObject],
    only: list[str] | None = None,
) -> Output:
    """Give instances page by page, with a pause between."""
    found = pages(site, kind, where)
    while True:
        with told():
            page = next(found, None)
        if page is None:
            return
        yield from (make(call.engine, one, only or ()) for one in page)
        yield PAUSE


def _classes(call: Call, site: Site) -> Output:
    """List the classes of a namespace, by a name with wildcards."""
    space = table.plain(call.text("namespace", CIMV2))
    wanted = _class_name(call, "*")
    for kind in table.CLASSES:
        is_there = kind.namespace.casefold() == space and not kind.is_missing(site)
        if is_there and is_like(kind.name, wanted):
            yield ClassObject(call.engine, site, kind)


def _get_cim_class(call: Call) -> Output:
    for name in _computers(call):
        site = site_of(call.engine, name, by_rpc=False)
        space = table.plain(call.text("namespace", CIMV2))
        wanted = _class_name(call, "*")
        found = [
            kind
            for kind in table.CLASSES
            if kind.namespace.casefold() == space
            and not kind.is_missing(site)
            and is_like(kind.name, wanted)
        ]
        if not found and not any(mark in wanted for mark in "*?["):
            with told():
                table.find(site, wanted, space)
        for kind in found:
            yield Bag(
                {
                    "CimClassName": kind.name,
                    "CimClassMethods": [m.name for m in kind.methods],
                    "CimClassProperties": [p.name for p in kind.properties],
                },
                "Microsoft.Management.Infrastructure.CimClass",
            )


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
        raise _no_object(target)
    else:
        yield from _invoke_class(call, name, arguments)


def _invoke_class(call: Call, name: str, arguments: list[Value] | Table) -> Output:
    by_rpc = call.cmdlet.name == "Invoke-WmiMethod"
    for computer in _computers(call):
        try:
            site = site_of(call.engine, computer, by_rpc=by_rpc)
            if by_rpc:
                _require_privacy(call, site)
            space = call.text("namespace", CIMV2)
            if call.has("query"):
                yield from _invoke_found(call, site, name, arguments)
                continue
            with told():
                kind = table.find(site, _class_name(call), space)
            yield from _carry_out(call, site, kind, name, arguments)
        except ScriptError as error:
            _tell(call, error)


def _invoke_found(
    call: Call, site: Site, name: str, arguments: list[Value] | Table
) -> Output:
    """Call a method of each instance that a query finds."""
    for one in _objects(call, site, CimObject):
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
    yield parameters(call.engine, site, found)


def _invoke_wmi_method(call: Call) -> Output:
    yield from _invoke(call, call.text("name"), as_list(call["argumentlist"]))


def _invoke_cim_method(call: Call) -> Output:
    call = _in_session(call)
    given = call["arguments"]
    arguments = given if isinstance(given, Table) else Table()
    yield from _invoke(call, call.text("methodname"), arguments)


def _set(call: Call) -> Output:
    """Write properties of an instance, and those that were set on it before."""
    if call.has("inputobject"):
        targets = [_managed(call)]
    elif call.has("path"):
        found = by_path(call.engine, call.text("path"))
        if not isinstance(found, WmiObject):
            raise _no_object(found)
        targets = [found]
    else:
        targets = []
        for one in _objects(call, _site_to_write(call), WmiObject):
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
    return site_of(call.engine, next(iter(_computers(call))))


def _new_session(call: Call) -> Output:
    """Open sessions to computers that answer."""
    for number, name in enumerate(call.texts("computername") or ["localhost"], 1):
        try:
            site = site_of(call.engine, name, by_rpc=False)
        except ScriptError as error:
            call.error(error)
            continue
        yield Bag(
            {
                "Id": number,
                "Name": call.text("name", f"CimSession{number}"),
                "ComputerName": site.name,
                "Protocol": "WSMAN",
            },
            _SESSION,
        )


def _nothing(_: Call) -> Output:
    yield from ()


def _option(_: Call) -> Output:
    yield Bag({"Protocol": "Dcom"}, f"{_SESSION}Options")


def _computers(call: Call) -> list[str]:
    """Return the computers that are asked; the own one where none is named."""
    sessions = [text_of(_name_of(one)) for one in as_list(call["cimsession"])]
    return sessions or call.texts("computername") or [""]


def _in_session(call: Call) -> Call:
    """Take a session that comes in as -CimSession, as the page of it says."""
    given = call["inputobject"]
    if not isinstance(given, Bag) or given.net_name != _SESSION:
        return call
    values = {**call.values, "cimsession": given}
    del values["inputobject"]
    return replace(call, values=values)


def _name_of(session: Value) -> Value:
    return session.get("ComputerName") if isinstance(session, Bag) else session


def _class_name(call: Call, otherwise: str = "") -> str:
    name = call.text("classname") or call.text("class")
    if not name and not otherwise:
        raise script_error(WmiError(Wbem.INVALID_CLASS, "Name a class."))
    return name or otherwise


def _managed(call: Call) -> WmiObject:
    target = call["inputobject"]
    if not isinstance(target, WmiObject):
        raise _no_object(target)
    return target


def _no_object(target: Value) -> ScriptError:
    return failure(
        "The object that came in is no instance of WMI.",
        "InvalidType",
        "InvalidType",
        target,
        "System.ArgumentException",
    )


def _tell(call: Call, error: ScriptError) -> None:
    """Go on with the next computer after an error; where it was thrown, stop."""
    if error.record.is_thrown:
        raise error
    call.error(error)


_COMPUTERS = Parameter("ComputerName", "string[]", aliases=("Cn",))
_NAMESPACE = Parameter("Namespace", "string", aliases=("NS",))
_SESSIONS = Parameter("CimSession", "object[]")
_WMI = (
    _NAMESPACE,
    _COMPUTERS,
    Parameter("Authentication", "string"),
    Parameter("Impersonation", "string"),
    Parameter("Credential", "object"),
    Parameter("Locale", "string"),
    Parameter("Authority", "string"),
    Parameter("ThrottleLimit", "int"),
    switch("EnableAllPrivileges"),
)
_CLASS = Parameter("Class", "string", position=0, aliases=("ClassName",))
_CIM_CLASS = Parameter("ClassName", "string", position=0)
_CIM = (_NAMESPACE, _COMPUTERS, _SESSIONS, Parameter("OperationTimeoutSec", "int"))
_QUERY = Parameter("Query", "string")
_INPUT = Parameter("InputObject", "object", aliases=("CimInstance",), pipeline=True)

CMDLETS = (
    Cmdlet(
        "Get-WmiObject",
        _get_wmi_object,
        (
            _CLASS,
            Parameter("Property", "string[]", position=1),
            Parameter("Filter", "string"),
            _QUERY,
            switch("List"),
            switch("Recurse"),
            switch("Amended"),
            switch("DirectRead"),
            *_WMI,
        ),
        ("gwmi",),
        "Gets instances of a class of WMI.",
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Get-CimInstance",
        _get_cim_instance,
        (
            _CIM_CLASS,
            Parameter("Property", "string[]", aliases=("SelectProperties",)),
            Parameter("Filter", "string"),
            _QUERY,
            Parameter("QueryDialect", "string"),
            switch("KeyOnly"),
            switch("Shallow"),
            _INPUT,
            *_CIM,
        ),
        ("gcim",),
        "Gets instances of a class of WMI, with dates as dates.",
        module=CIM,
    ),
    Cmdlet(
        "Get-CimClass",
        _get_cim_class,
        (_CIM_CLASS, *_CIM),
        ("gcls",),
        "Lists classes of WMI with their methods and properties.",
        module=CIM,
    ),
    Cmdlet(
        "Invoke-WmiMethod",
        _invoke_wmi_method,
        (
            _CLASS,
            Parameter("Name", "string", position=1, mandatory=True),
            Parameter("ArgumentList", "object[]", position=2, aliases=("Args",)),
            Parameter("Path", "string"),
            _INPUT,
            *_WMI,
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
            _CIM_CLASS,
            Parameter("MethodName", "string", position=1, mandatory=True),
            Parameter("Arguments", "object", position=2),
            _QUERY,
            _INPUT,
            *_CIM,
        ),
        ("icim",),
        "Calls a method of WMI by values with their names.",
        confirms=True,
        module=CIM,
    ),
    Cmdlet(
        "Set-CimInstance",
        _set,
        (
            _INPUT,
            Parameter("Property", "object", aliases=("Arguments",)),
            _QUERY,
            switch("PassThru"),
            *_CIM,
        ),
        ("scim",),
        "Writes properties of an instance of WMI.",
        confirms=True,
        module=CIM,
    ),
    Cmdlet(
        "Set-WmiInstance",
        _set,
        (
            _CLASS,
            Parameter("Arguments", "object", position=1, aliases=("Property",)),
            Parameter("Path", "string"),
            _INPUT,
            switch("PassThru"),
            *_WMI,
        ),
        ("swmi",),
        "Writes properties of an instance of WMI.",
        confirms=True,
        module=MANAGEMENT,
    ),
    Cmdlet(
        "New-CimSession",
        _new_session,
        (
            Parameter("ComputerName", "string[]", position=0, aliases=("Cn",)),
            Parameter("Name", "string"),
            Parameter("Credential", "object"),
            Parameter("SessionOption", "object"),
            Parameter("Authentication", "string"),
            Parameter("OperationTimeoutSec", "int"),
        ),
        ("ncms",),
        "Opens a session to a computer.",
        module=CIM,
    ),
    Cmdlet(
        "New-CimSessionOption",
        _option,
        (Parameter("Protocol", "string", position=0), switch("UseSsl")),
        ("ncso",),
        "Says how a session is opened; here it makes no difference.",
        module=CIM,
    ),
    Cmdlet(
        "Remove-CimSession",
        _nothing,
        (
            Parameter("CimSession", "object[]", position=0, pipeline=True),
            Parameter("ComputerName", "string[]"),
            Parameter("Name", "string[]"),
            Parameter("Id", "int[]"),
        ),
        ("rcms",),
        "Closes a session.",
        module=CIM,
    ),
)
