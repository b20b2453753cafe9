"""Format strings: `"{0,-10:N1}" -f 3` and `ToString('yyyy-MM-dd')`; culture en-US."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from core.shell.values.date_formats import format_date, format_span
from core.shell.values.errors import ScriptError, failure, too_big
from core.shell.values.kinds import MAX_TEXT, Value, is_number
from core.shell.values.text import shown_text, text_of

_ITEM = re.compile(
    r"\{\{|\}\}|\{(\d+)(?:,\s*(-?\d+))?\s*(?::((?:[^{}]|\{\{|\}\})*))?\}|[{}]"
)
_STANDARD = re.compile(r"([a-zA-Z])(\d{0,2})")
_MAX_DIGITS = 99


def composite(template: str, values: Sequence[Value]) -> str:
    """Put values into the places of a template."""

    def put(found: re.Match[str]) -> str:
        whole = found.group()
        if whole in ("{{", "}}"):
            return whole[0]
        if whole in "{}":
            raise _malformed("Input string was not in a correct format.")
        index = int(found.group(1))
        if index >= len(values):
            raise _malformed(
                "Index (zero based) must be greater than or equal to zero and less "
                "than the size of the argument list."
            )
        return _aligned(
            format_value(values[index], found.group(3) or ""), found.group(2)
        )

    text = _ITEM.sub(put, template)
    if len(text) > MAX_TEXT:
        raise too_big("A text", MAX_TEXT)
    return text


def _aligned(text: str, width: str | None) -> str:
    if width is None:
        return text
    size = int(width)
    if abs(size) > MAX_TEXT:
        raise too_big("A text", MAX_TEXT)
    return text.ljust(-size) if size < 0 else text.rjust(size)


def _malformed(message: str) -> ScriptError:
    return failure(f"Error formatting a string: {message}", "FormatError")


def format_value(value: Value, pattern: str) -> str:
    """Write a value by a format; what knows no formats is written as text."""
    if isinstance(value, datetime):
        return format_date(value, pattern)
    if isinstance(value, timedelta):
        return format_span(value, pattern)
    if isinstance(value, int | float | Decimal) and is_number(value):
        return format_number(value, pattern) if pattern else text_of(value)
    return shown_text(value) if not isinstance(value, list) else text_of(value)


def format_number(value: float | Decimal, pattern: str) -> str:
    """Write a number by a standard format (`N1`) or a picture (`#,##0.00`)."""
    if isinstance(value, float) and (value != value or abs(value) == float("inf")):
        return text_of(value)
    standard = _STANDARD.fullmatch(pattern)
    if standard is None:
        return _by_picture(_exact(value), pattern)
    letter, digits = standard.groups()
    return _standard(value, letter, int(digits) if digits else None)


def _standard(value: float | Decimal, letter: str, digits: int | None) -> str:
    kind = letter.upper()
    if kind in "NFPC":
        return _fixed(_exact(value), kind, 2 if digits is None else digits)
    if kind in "DX":
        if not isinstance(value, int):
            raise failure("Format specifier was invalid.", "FormatError")
        return _whole(value, letter, digits or 0)
    if kind == "E":
        text = format(value, f".{6 if digits is None else digits}{letter}")
        mantissa, sign, exponent = re.split(r"([+-])(?=\d+$)", text)
        return f"{mantissa}{sign}{exponent:0>3}"
    if kind in "GR":
        return text_of(value) if not digits else format(value, f".{digits}G")
    raise failure("Format specifier was invalid.", "FormatError")


def _exact(value: float | Decimal) -> Decimal:
    return Decimal(text_of(value)) if isinstance(value, float) else Decimal(value)


def _fixed(value: Decimal, kind: str, digits: int) -> str:
    if kind == "P":
        value *= 100
    rounded = _rounded(value, digits)
    text = format(abs(rounded), "f" if kind == "F" else ",f")
    if kind == "C":
        return f"(${text})" if rounded < 0 else f"${text}"
    sign = "-" if rounded < 0 else ""
    return f"{sign}{text} %" if kind == "P" else f"{sign}{text}"


def _rounded(value: Decimal, digits: int) -> Decimal:
    """Round as formats do, half away from zero."""
    step = Decimal(1).scaleb(-min(digits, _MAX_DIGITS))
    precise = value.adjusted() + digits + 30
    return value.quantize(step, ROUND_HALF_UP, context=Context(max(precise, 28)))


def _whole(value: int, letter: str, digits: int) -> str:
    if letter in "dD":
        return f"{'-' if value < 0 else ''}{abs(value):0{digits}d}"
    bits = 32 if -(2**31) <= value < 2**32 else 64
    return f"{value % 2**bits:0{digits}{letter}}"


def _by_picture(value: Decimal, picture: str) -> str:
    sections = re.split(r";(?=(?:[^'\"]*['\"][^'\"]*['\"])*[^'\"]*$)", picture)
    if value < 0 and len(sections) > 1 and sections[1]:
        return _picture(-value, sections[1])
    if value == 0 and len(sections) > 2:
        return _picture(value, sections[2])
    return _picture(value, sections[0])


_PICTURE = re.compile(r"'[^']*'|\"[^\"]*\"|\\.|.", re.DOTALL)


def _picture(value: Decimal, picture: str) -> str:
    """Fill the places 0 and # of a picture; other characters stay."""
    marks = _PICTURE.findall(picture)
    places = [i for i, mark in enumerate(marks) if mark in ("0", "#")]
    if "%" in marks:
        value *= 100
    if not places:
        return "".join(_literal(mark) for mark in marks)
    point = marks.index(".") if "." in marks else None
    decimals = [i for i in places if point is not None and i > point]
    wholes = [i for i in places if i not in decimals]
    least = len(wholes) - _first_zero(marks, wholes)
    number = _number(value, marks, decimals, least, "," in marks)
    head = "".join(_literal(m) for m in marks[: places[0]] if m not in (",", "."))
    tail = "".join(_literal(m) for m in marks[places[-1] + 1 :] if m not in (",", "."))
    return f"{head}{number}{tail}"


def _first_zero(marks: list[str], wholes: list[int]) -> int:
    return next((n for n, i in enumerate(wholes) if marks[i] == "0"), len(wholes))


def _number(
    value: Decimal, marks: list[str], decimals: list[int], least: int, groups: bool
) -> str:
    rounded = _rounded(value, len(decimals))
    whole, _, part = format(abs(rounded), "f").partition(".")
    whole = whole.lstrip("0").rjust(least, "0")
    if groups:
        whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", whole)
    needed = max((n + 1 for n, i in enumerate(decimals) if marks[i] == "0"), default=0)
    part = part[:needed] + part[needed:].rstrip("0")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"


def _literal(mark: str) -> str:
    if mark[0] in "'\"":
        return mark[1:-1]
    return mark[1:] if mark[0] == "\\" and len(mark) > 1 else mark
