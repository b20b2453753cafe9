"""How a type is found, by its name or by a value."""

import functools

from core.shell.types.net_type import Context, NetType
from core.shell.types.table import types_by_name
from core.shell.values.errors import NOT_HERE, ScriptError, failure, too_big
from core.shell.values.kinds import MAX_ARRAY, Byte, Int64, Value, net_name
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of

_EMPTY: dict[str, Value] = {
    "System.Boolean": False,
    "System.Byte": Byte(0),
    "System.Double": 0.0,
    "System.Int32": 0,
    "System.Int64": Int64(0),
}


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
        is_text = of.name == "System.Char" and isinstance(value, str)
        values = value if isinstance(value, list) else [value]
        if is_text:
            values = list(text_of(value))
        return [of.make(v, context) for v in values]

    def new(_: Context, size: Value = 0) -> Value:
        """Make an array of so many, each what a new one of its type is."""
        count = int(to_whole(size))
        if not 0 <= count <= MAX_ARRAY:
            raise too_big("An array", MAX_ARRAY)
        return [_EMPTY.get(of.name)] * count

    return NetType(
        f"{of.name}[]",
        convert=convert,
        accepts=lambda value: isinstance(value, list),
        new=new,
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
