"""StringBuilder: a text that grows in place."""

from collections.abc import Callable, Sequence

from core.shell.types.failing import out_of_range, place_in
from core.shell.types.net_type import Context, NetType
from core.shell.values.errors import too_big
from core.shell.values.formats import composite
from core.shell.values.instance import Instance
from core.shell.values.kinds import MAX_TEXT, Value
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of

_LINE_END = "\r\n"


class StringBuilder(Instance):
    """The parts of a text; they are joined when it is asked for."""

    net_name = "System.Text.StringBuilder"

    def __init__(self, text: str = "") -> None:
        """Begin with a text."""
        self._parts = [text]
        self._length = len(text)

    def names(self) -> Sequence[str]:
        """List what is shown of it."""
        return ("Capacity", "MaxCapacity", "Length")

    def read(self, name: str) -> Value:
        """Return one of these."""
        return {
            "capacity": max(16, self._length),
            "maxcapacity": 2**31 - 1,
            "length": self._length,
        }[name.lower()]

    def text(self) -> str:
        """Return all of it."""
        whole = "".join(self._parts)
        self._parts = [whole]
        return whole

    def append(self, text: str) -> None:
        """Add a text at the end."""
        self._length += len(text)
        if self._length > MAX_TEXT:
            raise too_big("A text", MAX_TEXT)
        self._parts.append(text)

    def put(self, text: str) -> None:
        """Replace all of it."""
        self._parts, self._length = [], 0
        self.append(text)


Changed = Callable[..., StringBuilder]


def _append(builder: StringBuilder, text: Value, count: Value = 1) -> StringBuilder:
    times = int(to_whole(count))
    if times * len(text_of(text)) > MAX_TEXT:
        raise too_big("A text", MAX_TEXT)
    builder.append(text_of(text) * times)
    return builder


def _append_line(builder: StringBuilder, text: Value = "") -> StringBuilder:
    builder.append(f"{text_of(text)}{_LINE_END}")
    return builder


def _append_format(
    builder: StringBuilder, template: Value, *values: Value
) -> StringBuilder:
    builder.append(composite(text_of(template), values))
    return builder


def _insert(builder: StringBuilder, place: Value, text: Value) -> StringBuilder:
    whole = builder.text()
    where = place_in(place, len(whole) + 1, "Insert", 2)
    builder.put(f"{whole[:where]}{text_of(text)}{whole[where:]}")
    return builder


def _remove(builder: StringBuilder, start: Value, count: Value) -> StringBuilder:
    whole = builder.text()
    first, size = int(to_whole(start)), int(to_whole(count))
    if first < 0 or size < 0 or first + size > len(whole):
        raise out_of_range("Remove", 2, "index")
    builder.put(whole[:first] + whole[first + size :])
    return builder


def _replace(builder: StringBuilder, old: Value, new: Value) -> StringBuilder:
    whole, wanted, by = builder.text(), text_of(old), text_of(new)
    size = len(whole) + whole.count(wanted) * len(by)
    if size > 2 * MAX_TEXT:
        raise too_big("A text", MAX_TEXT)
    builder.put(whole.replace(wanted, by) if wanted else whole)
    return builder


def _clear(builder: StringBuilder) -> StringBuilder:
    builder.put("")
    return builder


def _new(_: Context, text: Value = "", __: Value = None) -> StringBuilder:
    return StringBuilder(text if isinstance(text, str) else "")


TYPES = (
    NetType(
        StringBuilder.net_name,
        new=_new,
        methods={
            "Append": _append,
            "AppendFormat": _append_format,
            "AppendLine": _append_line,
            "Clear": _clear,
            "Insert": _insert,
            "Remove": _remove,
            "Replace": _replace,
        },
    ),
)
