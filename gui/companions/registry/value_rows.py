"""The rows of Registry Editor's list: the values of one key."""

from collections.abc import Iterable

from core.management.registry.values import Kind, Value, as_editor_shows
from gui.labels.registry import Text
from gui.models.columns import Column, TableSpec

_NAME_WIDTH, _TYPE_WIDTH = 200, 110
_NO_DEFAULT = Value("", Kind.TEXT, None)


def _data(value: Value) -> str:
    if value is _NO_DEFAULT:
        return Text.not_set
    return Text.not_known if value.data is None else as_editor_shows(value)


VALUES: TableSpec[Value] = TableSpec(
    "list",
    (
        Column(Text.name, lambda v: v.name or Text.default, width=_NAME_WIDTH),
        Column(Text.type, lambda v: v.kind.value, width=_TYPE_WIDTH),
        Column(Text.data, _data),
    ),
    place=lambda value: value.name,
    icon=lambda value: (
        "registry-text"
        if value.kind in {Kind.TEXT, Kind.EXPANDABLE, Kind.LINES}
        else "registry-number"
    ),
)


def with_default(values: Iterable[Value]) -> list[Value]:
    """Put the default value first, which every key shows, also one that has none."""
    found = [*values]
    return found if any(not v.name for v in found) else [_NO_DEFAULT, *found]
