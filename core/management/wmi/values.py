"""What a property or a parameter of WMI holds, and how WMI writes it."""

import re
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

UINT32_MAX = 2**32 - 1
"""Also what an unlimited number of licenses reads as (domain.md 1.4)."""


class CimType(StrEnum):
    """The types that the classes of this training have."""

    STRING = "string"
    BOOLEAN = "boolean"
    UINT8 = "uint8"
    UINT16 = "uint16"
    UINT32 = "uint32"
    UINT64 = "uint64"
    SINT16 = "sint16"
    DATETIME = "datetime"
    OBJECT = "object"


class Embedded:
    """An instance of a class, where it is itself a value."""


Value = None | bool | int | str | datetime | Embedded | tuple["Value", ...]
"""What is read or given; a moment is in UTC."""

_BITS = {
    CimType.UINT8: (0, 2**8 - 1),
    CimType.UINT16: (0, 2**16 - 1),
    CimType.UINT32: (0, UINT32_MAX),
    CimType.UINT64: (0, 2**64 - 1),
    CimType.SINT16: (-(2**15), 2**15 - 1),
}
_WORDS = {"true": True, "1": True, "false": False, "0": False}
_WHOLE = re.compile(r"-?[0-9]{1,20}")
_MOMENT = re.compile(r"(\d{8}(?:\d{6})?)(?:\.(\d{1,6}))?(?:([+-])(\d{3}))?", re.ASCII)


def fits(value: Value, type_: CimType) -> bool:
    """Tell whether a value, which is no array, is of a type and within its range."""
    if type_ in _BITS:
        least, most = _BITS[type_]
        if isinstance(value, bool) or not isinstance(value, int):
            return False
        return least <= value <= most
    kinds: dict[CimType, type] = {
        CimType.STRING: str,
        CimType.BOOLEAN: bool,
        CimType.DATETIME: datetime,
    }
    return isinstance(value, kinds[type_]) if type_ in kinds else value is not None


def converted(text: str, type_: CimType) -> Value:
    """Read a typed text as a value of a type; ValueError where it is none."""
    if type_ is CimType.STRING:
        return text
    if type_ is CimType.DATETIME:
        return read_moment(text)
    value: Value = _WORDS.get(text.casefold())
    if type_ is not CimType.BOOLEAN:
        value = int(text) if _WHOLE.fullmatch(text) else None
    if not fits(value, type_):
        raise ValueError(text)
    return value


def moment(value: datetime) -> str:
    """Write a moment as WMI does: `yyyyMMddHHmmss.ffffff+zzz` (domain.md 7).

    The computers of a lab have no time zone, so that the last part is `+000`.
    """
    return f"{value.astimezone(UTC):%Y%m%d%H%M%S.%f}+000"


def read_moment(text: str) -> datetime:
    """Read a moment as WMI writes it, or as dates stand in queries.

    ValueError where it is none.
    """
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return _read_day(text)
    digits, part, sign, minutes = found.groups()
    zone = timedelta(minutes=int(f"{sign or '+'}{minutes or 0}"))
    read = datetime.strptime(f"{digits:0<14}", "%Y%m%d%H%M%S")
    read = read.replace(microsecond=int(f"{part or 0:0<6}"), tzinfo=timezone(zone))
    return read.astimezone(UTC)


def _read_day(text: str) -> datetime:
    """Read `11/30/2026`, `2026-11-30` or one of these with `14:30:00` behind it."""
    for pattern in ("%m/%d/%Y", "%Y-%m-%d"):
        for time in ("", " %H:%M:%S", " %H:%M", " %I:%M:%S %p"):
            try:
                return datetime.strptime(text.strip(), pattern + time).replace(
                    tzinfo=UTC
                )
            except ValueError:
                continue
    raise ValueError(text)
