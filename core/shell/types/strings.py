"""Texts, with their members."""

from collections.abc import Callable

from core.shell.types.failing import call_failure
from core.shell.types.net_type import Context, NetType
from core.shell.types.splitting import BLANKS, letters_of, split
from core.shell.values.comparison import order
from core.shell.values.conversion import as_list, to_char
from core.shell.values.errors import too_big
from core.shell.values.formats import composite
from core.shell.values.kinds import MAX_TEXT, Char, Value, is_number
from core.shell.values.numbers import to_whole
from core.shell.values.text import joined, text_of


def limited(text: str) -> str:
    """Return a text that is not too long; ScriptError otherwise."""
    if len(text) > MAX_TEXT:
        raise too_big("A text", MAX_TEXT)
    return text


# ---- finding ----


def _ignores_case(comparison: Value) -> bool:
    return text_of(comparison).lower().endswith("ignorecase")


def _contains(text: str, part: Value) -> bool:
    return text_of(part) in text


def _starts(text: str, part: Value, comparison: Value = "") -> bool:
    if _ignores_case(comparison):
        return text.lower().startswith(text_of(part).lower())
    return text.startswith(text_of(part))


def _ends(text: str, part: Value, comparison: Value = "") -> bool:
    if _ignores_case(comparison):
        return text.lower().endswith(text_of(part).lower())
    return text.endswith(text_of(part))


def _index_of(text: str, part: Value, *where: Value) -> int:
    start, end = 0, len(text)
    numbers = [int(to_whole(v)) for v in where if _is_count(v)]
    if numbers:
        start = numbers[0]
        if not 0 <= start <= len(text):
            raise _range("IndexOf", 1 + len(where), "startIndex")
        end = start + numbers[1] if len(numbers) > 1 else end
    if where and _ignores_case(where[-1]):
        return text.lower().find(text_of(part).lower(), start, end)
    return text.find(text_of(part), start, end)


def _last_index_of(text: str, part: Value, *where: Value) -> int:
    numbers = [int(to_whole(v)) for v in where if _is_count(v)]
    wanted = text_of(part)
    end = numbers[0] + 1 if numbers else len(text)
    if where and _ignores_case(where[-1]):
        return text.lower().rfind(wanted.lower(), 0, end)
    return text.rfind(wanted, 0, end)


def _is_count(value: Value) -> bool:
    return is_number(value) or (isinstance(value, str) and value.isdigit())


def _index_of_any(text: str, letters: Value) -> int:
    found = [text.find(letter) for letter in letters_of((letters,))]
    return min((place for place in found if place >= 0), default=-1)


# ---- parts ----


def _range(method: str, count: int, parameter: str) -> Exception:
    why = {
        "startIndex": "startIndex must be within the text, and not less than zero.",
        "length": "Index and length must refer to a location within the string.",
        "count": "Index and count must refer to a location within the string.",
    }[parameter]
    return call_failure(
        method,
        count,
        f"{why} Parameter name: {parameter}",
        "ArgumentOutOfRangeException",
    )


def _substring(text: str, start: Value, length: Value = None) -> str:
    count = 1 if length is None else 2
    first = int(to_whole(start))
    size = len(text) - first if length is None else int(to_whole(length))
    if not 0 <= first <= len(text):
        raise _range("Substring", count, "startIndex")
    if not 0 <= size <= len(text) - first:
        raise _range("Substring", count, "length")
    return text[first : first + size]


def _remove(text: str, start: Value, length: Value = None) -> str:
    count = 1 if length is None else 2
    first = int(to_whole(start))
    if not 0 <= first <= len(text):
        raise _range("Remove", count, "startIndex")
    if length is None:
        return text[:first]
    size = int(to_whole(length))
    if not 0 <= size <= len(text) - first:
        raise _range("Remove", count, "count")
    return text[:first] + text[first + size :]


def _insert(text: str, start: Value, part: Value) -> str:
    first = int(to_whole(start))
    if not 0 <= first <= len(text):
        raise _range("Insert", 2, "startIndex")
    return limited(text[:first] + text_of(part) + text[first:])


def _replace(text: str, old: Value, new: Value) -> str:
    wanted, by = text_of(old), text_of(new)
    if not wanted:
        raise call_failure(
            "Replace", 2, "String cannot be of zero length. Parameter name: oldValue"
        )
    if len(by) > len(wanted):
        size = len(text) + text.count(wanted) * (len(by) - len(wanted))
        if size > MAX_TEXT:
            raise too_big("A text", MAX_TEXT)
    return text.replace(wanted, by)


def _padded(pad: Callable[[str, int, str], str]) -> Callable[..., str]:
    def method(text: str, width: Value, letter: Value = " ") -> str:
        size = int(to_whole(width))
        if size > MAX_TEXT:
            raise too_big("A text", MAX_TEXT)
        return pad(text, size, to_char(letter))

    return method


def _trimmed(trim: Callable[[str, str], str]) -> Callable[..., str]:
    def method(text: str, *letters: Value) -> str:
        return trim(text, letters_of(letters) or BLANKS)

    return method


# ---- static members ----


def _is_blank(_: Context, text: Value) -> bool:
    return not text_of(text).strip(BLANKS)


def _join(_: Context, separator: Value, *values: Value) -> str:
    given = as_list(values[0]) if len(values) == 1 else list(values)
    return joined(given, text_of(separator))


def _format(_: Context, template: Value, *values: Value) -> str:
    given = as_list(values[0]) if len(values) == 1 else list(values)
    return composite(text_of(template), given)


def _concat(_: Context, *values: Value) -> str:
    return joined([one for value in values for one in as_list(value)], "")


def _compare(_: Context, left: Value, right: Value, how: Value = False) -> int:
    ignores = how is True or _ignores_case(how)
    return order(text_of(left), text_of(right), case=not ignores)


def _same(left: Value, right: Value, how: Value) -> bool:
    if _ignores_case(how):
        return text_of(left).lower() == text_of(right).lower()
    return left == right


def _equals(_: Context, left: Value, right: Value, how: Value = "") -> bool:
    return _same(left, right, how)


def _new_string(_: Context, letters: Value, count: Value = 1) -> str:
    if isinstance(letters, list):
        return letters_of((letters,))
    size = int(to_whole(count))
    if size > MAX_TEXT:
        raise too_big("A text", MAX_TEXT)
    return text_of(letters) * size


def _chars(text: str, place: Value) -> Char:
    where = int(to_whole(place))
    if not 0 <= where < len(text):
        raise _range("Chars", 1, "startIndex")
    return Char(text[where])


TYPES = (
    NetType(
        "System.String",
        ("string",),
        lambda value, _: text_of(value),
        new=_new_string,
        properties={"Length": len},
        methods={
            "Chars": _chars,
            "Clone": lambda text: text,
            "CompareTo": lambda text, other: order(text, text_of(other), case=True),
            "Contains": _contains,
            "EndsWith": _ends,
            "Equals": lambda text, other, how="": _same(text, other, how),
            "IndexOf": _index_of,
            "IndexOfAny": _index_of_any,
            "Insert": _insert,
            "LastIndexOf": _last_index_of,
            "Normalize": lambda text: text,
            "PadLeft": _padded(str.rjust),
            "PadRight": _padded(str.ljust),
            "Remove": _remove,
            "Replace": _replace,
            "Split": split,
            "StartsWith": _starts,
            "Substring": _substring,
            "ToCharArray": lambda text: [Char(letter) for letter in text],
            "ToLower": lambda text, _=None: text.lower(),
            "ToLowerInvariant": lambda text: text.lower(),
            "ToString": lambda text, _=None: text,
            "ToUpper": lambda text, _=None: text.upper(),
            "ToUpperInvariant": lambda text: text.upper(),
            "Trim": _trimmed(str.strip),
            "TrimEnd": _trimmed(str.rstrip),
            "TrimStart": _trimmed(str.lstrip),
        },
        static_properties={"Empty": lambda _: ""},
        static_methods={
            "Compare": _compare,
            "Concat": _concat,
            "Equals": _equals,
            "Format": _format,
            "IsNullOrEmpty": lambda _, text: text_of(text) == "",
            "IsNullOrWhiteSpace": _is_blank,
            "Join": _join,
        },
    ),
)
