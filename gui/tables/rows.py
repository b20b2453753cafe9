"""The rows of a table as a person sees them: to copy, to save and to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractProxyModel

from gui.models.table_model import TableModel
from gui.tables.selection import selected_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QTableView


class Shown(NamedTuple):
    """The titles, how many rows there are, and the rows in slices, read as they go.

    A slice may be empty: then there was something else to do.
    """

    titles: list[str]
    length: int
    slices: Iterator[Sequence[Sequence[str]]]


def rows_as_shown(
    table: QTableView, *, selected_only: bool = False, for_people: bool = False
) -> Shown:
    """Return the rows of now, whatever happens to the table while they are read.

    Cells are data, unless they are for people.
    """
    model = model_of(table)
    header = table.horizontalHeader()
    visual = [header.logicalIndex(v) for v in range(header.count())]
    columns = [model.columns[c] for c in visual if not header.isSectionHidden(c)]

    def runs() -> list[range]:
        if selected_only:
            return selected_runs(table.selectionModel())
        return [range(model.rowCount())]

    slices = model.text_slices(runs, columns, for_people=for_people)
    return Shown([column.title for column in columns], sum(map(len, runs())), slices)


def model_of(table: QTableView) -> TableModel[Any]:
    """Return the model of a table, also behind a proxy."""
    model = table.model()
    if isinstance(model, QAbstractProxyModel):
        model = model.sourceModel()
    assert isinstance(model, TableModel)
    return model
