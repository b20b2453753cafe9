"""How a type is found, by its name or by a value."""

import functools

from core.shell.types.net_type import Context, NetType
from core.shell.types.table import types_by_name
from core.shell.values.errors import NOT_HERE, ScriptError, failure
from core.shell.values.kinds import Value, net_name


def find_type(name: str) -> NetType | None:
    """Find a type by one of its names; `T[]` and `List[T]` are made from theirs."""
    return _find(name.strip().lower())


@functools.lru_cache(512)
def _find(name: str) -> NetType | None:
    if name.endswith("[]"):
        of = _find(name[:-2])
        return None if of is None else _array_of(of)
    known = types_by_name()
    outer, bracket, _ = name.partition("[")
    plain = outer if bracket else name
    return known.get(plain.removeprefix("system.")) or known.get(plain)


def _array_of(of: NetType) -> NetType:
    def convert(value: Value, context: Context) -> Value:
        if value is None:
            return None
        values = value if isinstance(value, list) else [value]
        return [of.make(v, context) for v in values]

    return NetType(
        f"{of.name}[]", convert=convert, accepts=lambda value: isinstance(value, list)
    )


def known_type(name: str) -> NetType:
    """Find a type; ScriptError says that there is none of this name."""
    found = find_type(name)
    if found is None:
        raise unknown_type(name)
    return found


def unknown_type(name: str) -> ScriptError:
    """Say that a type cannot be found, as PowerShell does, and why here."""
    return failure(
        f"Unable to find type [{name}]. {NOT_HERE}",
        "TypeNotFound",
        "InvalidOperation",
        target=name,
    )


def type_of(value: Value) -> NetType | None:
    """Find the type of a value."""
    if isinstance(value, list) and type(value) is list:
        return find_type("array")
    return find_type(net_name(value))
