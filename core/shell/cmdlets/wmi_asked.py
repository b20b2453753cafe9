"""What the cmdlets of WMI are asked: computers, classes, sessions and queries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.management.wmi import query, table
from core.management.wmi.errors import Wbem, WmiError
from core.management.wmi.model import CIMV2, TERMINAL_SERVICES, WmiClass
from core.management.wmi.schema import is_meta
from core.management.wmi.search import EVERYTHING, pages
from core.shell.cmdlets.wmi_calls import script_error, told
from core.shell.cmdlets.wmi_cim_class import CimClass
from core.shell.cmdlets.wmi_classes import ClassObject
from core.shell.cmdlets.wmi_objects import CimObject, WmiObject
from core.shell.running.parameters import Parameter, switch
from core.shell.running.signals import PAUSE
from core.shell.values.bag import Bag
from core.shell.values.conversion import as_list
from core.shell.values.errors import ScriptError, failure
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.management.wmi.conditions import Condition
    from core.management.wmi.model import Instance
    from core.management.wmi.site import Site
    from core.shell.cmdlets.cmdlet import Call
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

CIM_CMDLETS = "CimCmdlets"
SESSION = "Microsoft.Management.Infrastructure.CimSession"
_PRIVATE = {"6", "packetprivacy", "pktprivacy"}

COMPUTERS = Parameter("ComputerName", "string[]", aliases=("Cn",))
NAMESPACE = Parameter("Namespace", "string", aliases=("NS",))
SESSIONS = Parameter("CimSession", "object[]")
WMI = (
    NAMESPACE,
    COMPUTERS,
    Parameter("Authentication", "string"),
    Parameter("Impersonation", "string"),
    Parameter("Credential", "object"),
    Parameter("Locale", "string"),
    Parameter("Authority", "string"),
    Parameter("ThrottleLimit", "int"),
    switch("EnableAllPrivileges"),
)
CLASS = Parameter("Class", "string", position=0, aliases=("ClassName",))
CIM_CLASS = Parameter("ClassName", "string", position=0)
CIM = (NAMESPACE, COMPUTERS, SESSIONS, Parameter("OperationTimeoutSec", "int"))
QUERY = Parameter("Query", "string")
INPUT = Parameter("InputObject", "object", aliases=("CimInstance",), pipeline=True)


def computers(call: Call) -> list[str]:
    """Return the computers that are asked; the own one where none is named."""
    sessions = [text_of(_name_of(one)) for one in as_list(call["cimsession"])]
    return sessions or call.texts("computername") or [""]


def in_session(call: Call) -> Call:
    """Take a session that comes in as -CimSession, as the page of it says."""
    given = call["inputobject"]
    if not isinstance(given, Bag) or given.net_name != SESSION:
        return call
    values = {**call.values, "cimsession": given}
    del values["inputobject"]
    return replace(call, values=values)


def _name_of(session: Value) -> Value:
    return session.get("ComputerName") if isinstance(session, Bag) else session


def class_name(call: Call, otherwise: str = "") -> str:
    """Return the class that is asked for; ScriptError where none is named."""
    name = call.text("classname") or call.text("class")
    if not name and not otherwise:
        raise script_error(WmiError(Wbem.INVALID_CLASS, "Name a class."))
    return name or otherwise


def managed(call: Call) -> WmiObject:
    """Return the instance that came in; ScriptError where it is none."""
    target = call["inputobject"]
    if not isinstance(target, WmiObject):
        raise no_object(target)
    return target


def no_object(target: Value) -> ScriptError:
    """Say that what came in is no instance."""
    return failure(
        "The object that came in is no instance of WMI.",
        "InvalidType",
        "InvalidType",
        target,
        "System.ArgumentException",
    )


def tell_and_go_on(call: Call, error: ScriptError) -> None:
    """Go on with the next computer after an error; where it was thrown, stop."""
    if error.record.is_thrown:
        raise error
    call.error(error)


def require_privacy(call: Call, site: Site) -> None:
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


def objects(call: Call, site: Site, make: type[WmiObject]) -> Output:
    """Read instances by a query, or by a class and a condition."""
    space = call.text("namespace", CIMV2)
    with told():
        if call.has("query"):
            asked = query.parse(
                call.text("query"), lambda name: table.find(site, name, space)
            )
            kind, where, only = asked.kind, asked.where, [*asked.properties]
        else:
            kind = table.find(site, class_name(call), space)
            text = call.text("filter")
            where = query.condition(text, kind) if text.strip() else EVERYTHING
            only = [name for name in call.texts("property") if name != "*"]
    yield from instances(call, site, kind, where, make, only)


def instances(
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
        if is_meta(kind):
            yield from (_class(call, site, one, make) for one in page)
        else:
            yield from (make(call.engine, one, only or ()) for one in page)
        yield PAUSE


def _class(call: Call, site: Site, meta: Instance, make: type[WmiObject]) -> Value:
    """Return the class that an instance of meta_class is, as its family shows it."""
    kind = meta.source
    assert isinstance(kind, WmiClass)
    if issubclass(make, CimObject):
        return CimClass(site, kind)
    return ClassObject(call.engine, site, kind)
