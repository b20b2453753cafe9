"""Tables of plain texts: each row has what it is known by, an icon, and its texts."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from gui.models.columns import Column, TableSpec
from gui.models.sorting import by_value
from gui.session.session import Session
from gui.tables.record_table import RecordTable

_ROWS = 4


class Row(NamedTuple):
    """One row: what it is known by, its icon or none, and its texts."""

    key: object
    icon: str
    texts: list[str]


def text_rows(
    name: str, titles: Sequence[str], widths: Mapping[str, int] | None = None
) -> TableSpec[Row]:
    """Describe rows of texts; `widths` are those of columns that do not grow."""
    columns = (
        Column(title, partial(_text, n), partial(_value, n), width=width)
        for n, title in enumerate(titles)
        for width in [(widths or {}).get(title, 0)]
    )
    return TableSpec(name, tuple(columns), lambda r: r.key, lambda r: r.icon)


def _text(column: int, row: Row) -> str:
    return row.texts[column]


def _value(column: int, row: Row) -> object:
    return by_value(row.texts[column])


class TextTable(RecordTable[Row]):
    """A list of texts that is made in a dialog, such as codes; known by number."""

    def __init__(
        self, label: str, titles: Sequence[str], session: Session, parent: QWidget
    ) -> None:
        kind = text_rows("codes", titles)
        super().__init__(kind, label, session, parent, widest=-1, lines=_ROWS, empty="")

    @property
    def row_chosen(self) -> int | None:
        """The number of the selected row in what was shown, or None."""
        key: int | None = self.key
        return key

    def show_rows(self, rows: Sequence[list[str]]) -> None:
        """Show these rows."""
        self.show_records([Row(n, "", texts) for n, texts in enumerate(rows)])
