"""What a property or an index of a value gives; names ignore case."""

from collections.abc import Iterator

from core.shell.display.error_view import where
from core.shell.types.net_type import NetType, member
from core.shell.types.registry import find_type, type_of
from core.shell.values.bag import Bag, Table
from core.shell.values.conversion import limited
from core.shell.values.errors import ErrorRecord, ScriptError, failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import Char, Growing, Value, net_name
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of


def read(value: Value, name: str) -> Value:
    """Return a property; $null where there is none.

    An array that has none of this name asks its members.
    """
    if isinstance(value, Bag):
        found = value.written(name)
        if found is not None:
            return value.get(found)
    elif isinstance(value, Instance):
        try:
            return value.read(name)
        except KeyError:
            pass
    elif isinstance(value, Table) and name in value:
        return value.get(name)
    if value is None:
        return 0 if name.lower() in ("count", "length") else None
    return _other(value, name)


def property_of(value: Value, name: str) -> Value:
    """Return a property as cmdlets read it: a count is none of a single value."""
    if name.lower() in ("count", "length") and not isinstance(value, list | Table):
        names = {known.lower() for known in names_of(value)}
        return read(value, name) if name.lower() in names else None
    return read(value, name)


def _other(value: Value, name: str) -> Value:
    folded = name.lower()
    for kind in types_with(value):
        found = member(kind.properties, name)
        if found is not None:
            return found(value)
    if isinstance(value, list | Table) and folded in ("count", "length"):
        return len(value)
    if isinstance(value, list):
        return _of_members(value, name)
    if folded in ("count", "length"):
        return 0 if value is None else 1
    if folded == "psobject":
        return _psobject(value)
    return read(described(value), name) if isinstance(value, ErrorRecord) else None


def _of_members(values: list[Value], name: str) -> Value:
    found: list[Value] = []
    for value in values:
        result = read(value, name)
        if isinstance(result, list):
            found += result
        elif result is not None or (isinstance(value, Bag) and name in value):
            found.append(result)
    if not found:
        return None
    return found[0] if len(found) == 1 else found


def types_with(value: Value) -> Iterator[NetType]:
    """Go through the types whose members a value has, its own first."""
    own = type_of(value)
    if own is not None:
        yield own
    if isinstance(value, Growing):
        base = find_type("System.Collections.ArrayList")
        if base is not None and base is not own:
            yield base
    if isinstance(value, Table) and value.is_ordered:
        base = find_type("System.Collections.Hashtable")
        if base is not None:
            yield base


def names_of(value: Value) -> list[str]:
    """List the names of the properties of a value, as tables and lists show them."""
    if isinstance(value, Bag | Instance):
        return list(value.names())
    if isinstance(value, ErrorRecord):
        return list(described(value).names())
    if isinstance(value, Table):
        return [text_of(key) for key in value.keys()]  # noqa: SIM118
    kind = type_of(value)
    return [] if kind is None else list(kind.properties)


def described(record: ErrorRecord) -> Bag:
    """Return an error record with the properties that scripts ask of it."""
    exception = Bag(
        {
            "Message": record.message,
            "InnerException": None,
            "HResult": -2146233087,
            "Source": "System.Management.Automation",
            **record.details,
        },
        record.exception,
    )
    category = Bag(
        {
            "Category": record.category,
            "Activity": record.activity,
            "Reason": record.reason,
            "TargetName": "" if record.target is None else text_of(record.target),
        },
        "System.Management.Automation.ErrorCategoryInfo",
    )
    return Bag(
        {
            "Exception": exception,
            "TargetObject": record.target if record.thrown is None else record.thrown,
            "CategoryInfo": category,
            "FullyQualifiedErrorId": record.full_id,
            "ErrorDetails": None,
            "InvocationInfo": _invocation(record),
            "ScriptStackTrace": "",
        },
        record.net_name,
    )


def _invocation(record: ErrorRecord) -> Bag:
    line, column, text = where(record)
    return Bag(
        {
            "MyCommand": record.activity,
            "ScriptLineNumber": line,
            "OffsetInLine": column,
            "ScriptName": record.source.path if record.source else "",
            "Line": text,
        },
        "System.Management.Automation.InvocationInfo",
    )


def _psobject(value: Value) -> Bag:
    properties: list[Value] = [
        Bag(
            {
                "Name": name,
                "Value": read(value, name),
                "MemberType": "NoteProperty" if isinstance(value, Bag) else "Property",
                "TypeNameOfValue": net_name(read(value, name)),
            },
            "System.Management.Automation.PSNoteProperty",
        )
        for name in names_of(value)
    ]
    return Bag(
        {"Properties": properties, "TypeNames": [net_name(value), "System.Object"]},
        "System.Management.Automation.PSObject",
    )


def index(value: Value, key: Value) -> Value:
    """Return what stands at an index or under a key; $null where nothing does."""
    if value is None:
        raise failure("Cannot index into a null array.", "NullArray")
    if isinstance(key, list) and not isinstance(value, Table):
        found = [index(value, inner) for inner in key]
        return limited(v for v in found if v is not None)
    if isinstance(value, Table):
        return _entry(value, key)
    if isinstance(value, list | str):
        place = int(to_whole(_place(value, key)))
        if not -len(value) <= place < len(value):
            return None
        return Char(value[place]) if isinstance(value, str) else value[place]
    if isinstance(value, Bag | Instance) and isinstance(key, str):
        return read(value, key)
    if isinstance(key, int) and key in (0, -1):
        return value
    return None  # as about_Arrays has it where no strict mode is set


def _place(value: Value, key: Value) -> Value:
    """Return the place that a key names, as groups of a match have names."""
    return value.place_of(key) if isinstance(value, Growing) else key


def _entry(table: Table, key: Value) -> Value:
    if isinstance(key, list):
        return [table.get(inner) for inner in key]
    if table.is_ordered and isinstance(key, int) and key not in table:
        values = table.values()
        return values[key] if -len(values) <= key < len(values) else None
    return table.get(key)


def no_method(value: Value, name: str) -> ScriptError:
    """Say that a value has no such method."""
    return failure(
        f"Method invocation failed because [{net_name(value)}] does not contain a "
        f"method named '{name}'.",
        "MethodNotFound",
        target=name,
    )
