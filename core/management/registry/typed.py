"""Values as a person types them: the name of a type, and data as text."""

from core.management.registry.values import LARGEST, Data, Kind, Value

_TYPES = {kind.value: kind for kind in Kind}


def typed_value(
    name: str, kind: str, data: str, *, separator: str = r"\0"
) -> Value | None:
    """Make a value from what was typed; None: there is no such type.

    Where the data does not fit the type it is None, which no key takes.
    """
    found = _TYPES.get(kind.upper())
    if found is None:
        return None
    return Value(name, found, _data(found, data, separator))


def read_number(text: str, kind: Kind, *, base: int = 0) -> int | None:
    """Read a number of a type, as `10` or `0xa`, or in one base; None: it is none."""
    digits = text.strip().casefold()
    if base == 0:
        base = 16 if digits.startswith("0x") else 10
    digits = digits.removeprefix("0x") if base == 16 else digits
    known = "0123456789abcdef"[:base]
    if not digits or len(digits) > 20 or any(digit not in known for digit in digits):
        return None
    number = int(digits, base)
    return number if number <= LARGEST[kind] else None


def _data(kind: Kind, text: str, separator: str) -> Data | None:
    if kind.is_number:
        return read_number(text, kind)
    if kind is Kind.LINES:
        return tuple(line for line in text.split(separator) if line)
    if kind is Kind.BINARY:
        return _bytes(text)
    return text


def _bytes(text: str) -> bytes | None:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return None
