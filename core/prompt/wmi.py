"""`wmic`: classes of WMI at the command prompt (domain.md 1, 9, 13.2)."""

from collections.abc import Iterable
from itertools import islice

from core.errors import Refused
from core.management.reach import reached
from core.management.wmi import query, table
from core.management.wmi.calling import call, outcome, put
from core.management.wmi.conditions import Condition
from core.management.wmi.errors import Wbem, WmiError, code_of
from core.management.wmi.model import (
    Instance,
    Method,
    Parameter,
    Property,
    WmiClass,
)
from core.management.wmi.search import EVERYTHING, instances
from core.management.wmi.site import Site
from core.management.wmi.values import Value, converted
from core.prompt.answer import Answer, Asked, failed
from core.prompt.wmi_line import Verb, WmicLine, read
from core.prompt.wmi_output import executed, written

GRACE_QUERY = (
    r"wmic /namespace:\\root\CIMV2\TerminalServices PATH "
    r'Win32_TerminalServiceSetting WHERE (__CLASS !="") CALL GetGracePeriodDays'
)
_KEY_PACKS = r"wmic /namespace:\\root\CIMV2 PATH Win32_TSLicenseKeyPack CALL "
REMOVAL = f"{_KEY_PACKS}UninstallLicenseKeyPackWithId "
PART_REMOVAL = f"{_KEY_PACKS}RemoveLicensesWithIdCount "
_PERMISSIONS = (
    r"wmic /namespace:\\root\CIMV2\TerminalServices PATH "
    r'Win32_TSPermissionsSetting.TerminalName="Console" CALL '
)
PERMISSION = f"{_PERMISSIONS}AddAccount "
DEFAULTS = f"{_PERMISSIONS}RestoreDefaults"
PACKS_QUERY = (
    "wmic PATH Win32_TSLicenseKeyPack GET "
    "KeyPackId,TypeAndModel,TotalLicenses,IssuedLicenses"
)
_USAGE = r"""WMIC [/namespace:name] [/node:computers] PATH class [WHERE condition] …

Then GET [properties] [/value | /format:list | /format:csv | /format:table]
     CALL method [values, with commas between]
     SET property=value [, …]

The namespace is root\cimv2 where none is given; session hosts have classes in
\\root\cimv2\TerminalServices. For example

"""
_EXAMPLES = (PACKS_QUERY, GRACE_QUERY)
_NO_INSTANCE = "No Instance(s) Available."
_MOST = 2000
"""Instances that are written at most; nobody reads more in a window."""
_MORE = "… and more than are written here. Narrow them with WHERE."
_SEVERAL = "The condition is true of several instances: here one is called at a time."


def wmic(asked: Asked) -> Answer:
    """Read properties, set them, or call methods, of this or another computer."""
    line = read(asked.raw)
    if line is None:
        return failed(_USAGE + "\n".join(_EXAMPLES))
    nodes = line.nodes or (asked.computer.name,)
    if line.verb is not Verb.GET and len(nodes) > 1:
        return failed("A method is called on one computer at a time.")
    answers = [_on_node(asked, line, node) for node in nodes]
    if len(answers) == 1:
        return answers[0]
    text = "\n\n".join(answer.text for answer in answers)
    return Answer(text, code=max(answer.code for answer in answers))


def _on_node(asked: Asked, line: WmicLine, node: str) -> Answer:
    computer = reached(asked.lab, asked.computer.name, node)
    if computer is None:
        return _error(node, "The RPC server is unavailable.")
    site = Site(asked.lab, computer.name)
    try:
        return _answered(site, line)
    except WmiError as error:
        return _error(site.name, error.code.text, error.why)


def _answered(site: Site, line: WmicLine) -> Answer:
    kind = table.find(site, line.kind, line.namespace)
    condition = _condition(line, kind)
    if line.verb is Verb.GET:
        return _get(line, kind, instances(site, kind, condition))
    found = [*islice(instances(site, kind, condition), 2)]
    if line.verb is Verb.CALL and kind.method(line.method).is_static:
        return _call(site, line, kind, None)
    if not found:
        return failed(_NO_INSTANCE)
    if len(found) > 1:
        return failed(_SEVERAL)
    if line.verb is Verb.SET:
        return _set(site, line, found[0])
    return _call(site, line, kind, found[0])


def _condition(line: WmicLine, kind: WmiClass) -> Condition:
    parts = [*line.keys, *([f"({line.where})"] if line.where else [])]
    return query.condition(" AND ".join(parts), kind) if parts else EVERYTHING


def _get(line: WmicLine, kind: WmiClass, found: Iterable[Instance]) -> Answer:
    names = [_property(kind, name) for name in line.names]
    shown = [*islice(found, _MOST + 1)]
    if not shown:
        return failed(_NO_INSTANCE)
    text = written(
        shown[:_MOST], names or [p.name for p in kind.properties], line.format
    )
    return Answer(f"{text}\n{_MORE}" if len(shown) > _MOST else text)


def _property(kind: WmiClass, name: str) -> str:
    found = kind.property(name)
    if found is None:
        raise WmiError(Wbem.INVALID_QUERY, f"{kind.name} has no property {name}.")
    return found.name


def _set(site: Site, line: WmicLine, instance: Instance) -> Answer:
    """Write properties of an instance."""
    values: dict[str, Value] = {}
    for name, typed in line.changes.items():
        found = instance.kind.property(name)
        values[name] = typed if found is None else _value(typed, found)
    called = put(site, instance, values)
    if called.returns:
        return _error(site.name, Wbem(called.returns).text, called.why)
    updated = f"Updating property(s) of '{instance.path}'\nProperty(s) update "

    def tells(refused: Refused | None) -> str:
        if refused is None:
            return f"{updated}successful."
        return _error(site.name, code_of(refused).text, str(refused)).text

    return Answer(command=called.command, tells=tells)


def _call(
    site: Site, line: WmicLine, kind: WmiClass, instance: Instance | None
) -> Answer:
    """Call a method, of a class or of one instance."""
    method = kind.method(line.method)
    path = rf"\\{site.name}\{kind.namespace}:{kind.name}"
    path = instance.path if instance else path
    called = call(site, kind, method.name, _given(method, line.values), instance)

    def tells(refused: Refused | None) -> str:
        return executed(path, method.name, outcome(called, site.lab, refused))

    if called.command is not None:
        return Answer(command=called.command, tells=tells)
    text = tells(None)
    return failed(text) if called.returns else Answer(text)


def _given(method: Method, values: tuple[str, ...]) -> dict[str, Value]:
    """Give values to parameters in their order; an array takes all that are left."""
    names = [parameter.name for parameter in method.ins]
    takes_all = bool(method.ins) and method.ins[-1].is_array
    if len(values) > len(names) and not takes_all:
        raise WmiError(
            Wbem.INVALID_METHOD_PARAMETERS,
            f"{method.name} takes {len(names)} values: {', '.join(names) or 'none'}.",
        )
    given: dict[str, Value] = {}
    for place, parameter in enumerate(method.ins):
        if parameter.is_array:
            given[parameter.name] = tuple(values[place:])
        elif place < len(values):
            given[parameter.name] = _value(values[place], parameter)
    return given


def _value(typed: str, wanted: Parameter | Property) -> Value:
    """Read a typed value; what is none stays a text, which is then refused."""
    if wanted.is_array:
        return tuple(typed.strip("{}").split(","))
    try:
        return converted(typed, wanted.type)
    except ValueError:
        return typed


def _error(node: str, text: str, why: str = "") -> Answer:
    said = f"Node - {node}\nERROR:\nDescription = {text}"
    return failed(f"{said}\n\n{why}" if why else said)
