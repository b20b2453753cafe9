"""New-Object, Add-Member and Get-Member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import INPUT, Call, Cmdlet, not_here
from core.shell.running.parameters import Parameter, switch
from core.shell.running.reading import names_of, read, types_with
from core.shell.running.script_block import ScriptBlock
from core.shell.running.signals import Signal
from core.shell.types.net_type import called
from core.shell.types.registry import find_type
from core.shell.values.bag import CUSTOM, Bag, Table
from core.shell.values.conversion import as_list
from core.shell.values.errors import ScriptError, failure
from core.shell.values.instance import Instance, View
from core.shell.values.kinds import Value, net_name
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.shell.running.code import Output

_MEMBER = "Microsoft.PowerShell.Commands.MemberDefinition"
MEMBER_VIEW = View(("Name", "MemberType", "Definition"), group_by="TypeName")
_OBJECTS = {"psobject", "system.management.automation.psobject", "pscustomobject"}


def _new_object(call: Call) -> Output:
    if call.has("comobject"):
        raise not_here(f"New-Object -ComObject {call.text('comobject')}")
    name = call.text("typename")
    made = _made(call, name)
    given = call["property"]
    for key, value in given.items() if isinstance(given, Table) else ():
        if not isinstance(made, Bag):
            raise failure(f"The property '{text_of(key)}' cannot be set.")
        made.put(text_of(key), value)
    yield made


def _made(call: Call, name: str) -> Value:
    if name.lower().removeprefix("system.") in _OBJECTS or name.lower() in _OBJECTS:
        return Bag()
    arguments = as_list(call["argumentlist"])
    kind = find_type(name)
    if kind is not None and kind.new is not None:
        return called(kind.new, ".ctor", call.engine, arguments)
    if name.lower() in ("object", "system.object"):
        return Bag()
    if name.lower().endswith("exception"):
        return _exception(name, arguments)
    raise failure(
        f"Cannot find type [{name}]: verify that the assembly containing this type is "
        "loaded. It may not be part of this training.",
        "TypeNotFound",
        "InvalidType",
        exception="System.Management.Automation.PSArgumentException",
    )


def _exception(name: str, arguments: list[Value]) -> Bag:
    full = name if "." in name else f"System.{name}"
    message = text_of(arguments[0]) if arguments else f"Exception of type '{full}'."
    return Bag({"Message": message, "InnerException": None}, full)


def _add_member(call: Call) -> Output:
    for item in call.objects():
        if isinstance(item, Signal):
            yield item
            continue
        if not isinstance(item, Bag):
            raise not_here(f"Add-Member to an object of type {net_name(item)}")
        _add(call, item)
        if call.flag("passthru"):
            yield item


def _add(call: Call, item: Bag) -> None:
    several = call["notepropertymembers"]
    if isinstance(call["membertype"], Table):
        several = call["membertype"]
    if isinstance(several, Table):
        for key, value in several.items():
            _add_note(call, item, text_of(key), value)
        return
    if call.has("notepropertyname"):
        name, value = call.text("notepropertyname"), call["notepropertyvalue"]
        _add_note(call, item, name, value)
        return
    kind, name, value = call.text("membertype"), call.text("name"), call["value"]
    if not call.has("value"):  # Add-Member Name Value
        kind, name, value = "NoteProperty", kind, call["name"]
    folded = kind.lower()
    if folded == "noteproperty":
        _add_note(call, item, name, value)
    elif folded == "scriptmethod" and isinstance(value, ScriptBlock):
        item.methods[name.lower()] = value
    elif folded == "aliasproperty":
        _add_note(call, item, name, read(item, text_of(value)))
    else:
        raise not_here(f"Add-Member -MemberType {kind}")


def _add_note(call: Call, item: Bag, name: str, value: Value) -> None:
    if name in item and not call.flag("force"):
        call.error(
            failure(
                f'Cannot add a member with the name "{name}" because a member with '
                "that name already exists. To overwrite the member anyway, add the "
                "Force parameter to your command.",
                "MemberAlreadyExists",
                "InvalidOperation",
                item,
            )
        )
        return
    item.put(name, value)


def _get_member(call: Call) -> Output:
    seen: set[str] = set()
    wanted = [text.lower() for text in call.texts("name")]
    kinds = [text.lower() for text in call.texts("membertype")]
    is_empty = True
    for item in call.objects():
        if isinstance(item, Signal):
            yield item
            continue
        is_empty = False
        if net_name(item) in seen:
            continue
        seen.add(net_name(item))
        for member in members_of(item):
            name, kind = member.text_of("Name"), member.text_of("MemberType")
            if (not wanted or name.lower() in wanted) and _is_kind(kind, kinds):
                yield member
    if is_empty:
        raise _no_object()


def _is_kind(kind: str, wanted: list[str]) -> bool:
    folded = kind.lower()
    return not wanted or any(
        w in ("all", folded)
        or (w == "properties" and folded.endswith("property"))
        or (w == "methods" and folded.endswith("method"))
        for w in wanted
    )


class Member(Instance):
    """A member of an object, as Get-Member lists it."""

    net_name = _MEMBER
    view = MEMBER_VIEW

    def __init__(self, of: str, name: str, kind: str, definition: str) -> None:
        """Describe a member of a type."""
        self._values = {
            "TypeName": of,
            "Name": name,
            "MemberType": kind,
            "Definition": definition,
        }

    def names(self) -> list[str]:
        """List what is known of it."""
        return list(self._values)

    def read(self, name: str) -> Value:
        """Return one of these."""
        return next(v for k, v in self._values.items() if k.lower() == name.lower())

    def text_of(self, name: str) -> str:
        """Return one of these as text."""
        return self._values[name]


def members_of(item: Value) -> list[Member]:
    """List the members of an object: methods first, each kind by name."""
    methods = [f"{name}" for kind in types_with(item) for name in kind.methods]
    if isinstance(item, Instance):
        methods += item.methods()
    if isinstance(item, Bag):
        methods += item.methods
    common = ("Equals", "GetType", "ToString")
    found = [
        Member(net_name(item), name, "Method", f"{name}(...)")
        for name in sorted({*methods, *common}, key=str.lower)
    ]
    is_custom = isinstance(item, Bag) and (
        item.net_name == CUSTOM or item.net_name.startswith("Selected.")
    )
    kind = "NoteProperty" if is_custom else "Property"
    for name in sorted(_property_names(item), key=str.lower):
        value = read(item, name)
        definition = _definition(name, value, is_custom=is_custom)
        found.append(Member(net_name(item), name, kind, definition))
    return found


def _property_names(item: Value) -> list[str]:
    if isinstance(item, Table):
        return [name for kind in types_with(item) for name in kind.properties]
    return names_of(item)


def _definition(name: str, value: Value, *, is_custom: bool) -> str:
    kind = "object" if value is None else net_name(value).removeprefix("System.")
    short = {"String": "string", "Int32": "int", "Boolean": "bool"}.get(kind, kind)
    if is_custom:
        return f"{short} {name}={text_of(value)}"
    return f"{short} {name} {{get;}}"


def _no_object() -> ScriptError:
    return failure(
        "You must specify an object for the Get-Member cmdlet.",
        "NoObjectInGetMember",
        "CloseError",
    )


CMDLETS = (
    Cmdlet(
        "New-Object",
        _new_object,
        (
            Parameter("TypeName", "string", position=0),
            Parameter("ArgumentList", "object[]", position=1, aliases=("Args",)),
            Parameter("Property", "hashtable"),
            Parameter("ComObject", "string"),
            switch("Strict"),
        ),
        summary="Makes an object.",
    ),
    Cmdlet(
        "Add-Member",
        _add_member,
        (
            Parameter("MemberType", "object", position=0, aliases=("Type",)),
            Parameter("Name", "object", position=1),
            Parameter("Value", "object", position=2),
            Parameter("SecondValue", "object", position=3),
            Parameter("NotePropertyName", "string"),
            Parameter("NotePropertyValue", "object"),
            Parameter("NotePropertyMembers", "hashtable"),
            switch("PassThru"),
            switch("Force"),
            INPUT,
        ),
        summary="Gives an object another property or method.",
        streams_input=True,
    ),
    Cmdlet(
        "Get-Member",
        _get_member,
        (
            Parameter("Name", "string[]", position=0),
            Parameter("MemberType", "string[]", aliases=("Type",)),
            switch("Static"),
            switch("Force"),
            INPUT,
        ),
        ("gm",),
        "Lists the properties and methods of objects.",
        streams_input=True,
    ),
)
