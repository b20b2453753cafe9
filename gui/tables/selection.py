"""What is selected in a list, as runs of rows: there may be a million of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QItemSelection, QItemSelectionModel

_MOST_KEPT = 500
"""Rows that are kept one by one over a reset; of more, the ends of each run."""
_Flag = QItemSelectionModel.SelectionFlag


class KnownRows(Protocol):
    """A model that knows its rows again, in whatever order they come."""

    def keys(self, rows: range) -> list[Any]: ...
    def rows_of(self, keys: Sequence[object]) -> list[int]: ...
    def rowCount(self) -> int: ...

    @property
    def order(self) -> object: ...
    @property
    def wanted(self) -> object: ...


class Selection:
    """The selected rows of a model, and the current one; both outlast a reset."""

    def __init__(self, model: QItemSelectionModel) -> None:
        """Follow a selection model, which the views share."""
        self._model = model
        self._known: KnownRows | None = None
        self._kept = _Kept()

    def know(self, rows: KnownRows) -> None:
        """Keep the rows of this model from now on; the view may show it by a proxy."""
        self._known = rows

    @property
    def runs(self) -> list[range]:
        """The numbers of the selected rows, from top to bottom."""
        return selected_runs(self._model)

    @property
    def count(self) -> int:
        """How many rows are selected."""
        return row_count(self._model.selection())

    def clear(self) -> None:
        """Forget it without a word: another list is about to be shown."""
        self._model.reset()

    def keep(self) -> None:
        """Remember it, before the rows are reset."""
        self._kept = _Kept()
        if self._known is None:
            return
        known, runs, count = self._known, self.runs, self.count
        current = self._model.currentIndex()
        if current.isValid():
            row = current.row()
            self._kept.current = known.keys(range(row, row + 1))
            self._kept.column = current.column()
        if count <= _MOST_KEPT:
            self._kept.rows = [key for run in runs for key in known.keys(run)]
        elif count == known.rowCount():
            self._kept.count_of_all, self._kept.wanted = count, known.wanted
        elif len(runs) <= _MOST_KEPT:
            self._kept.ends = [[*known.keys(r[:1]), *known.keys(r[-1:])] for r in runs]
            self._kept.order = known.order

    def restore(self) -> None:
        """Select what was remembered, as far as it is still there."""
        if self._known is None:
            return
        index, selection = self._model.model().index, QItemSelection()
        for run in self._runs_kept(self._known):
            selection.select(index(run.start, 0), index(run.stop - 1, 0))
        self._model.select(selection, _Flag.Select | _Flag.Rows)
        for row in self._known.rows_of(self._kept.current):
            current = index(row, self._kept.column)
            self._model.setCurrentIndex(current, _Flag.NoUpdate)

    def _runs_kept(self, known: KnownRows) -> list[range]:
        kept = self._kept
        count = kept.count_of_all
        if count and (count, kept.wanted) == (known.rowCount(), known.wanted):
            return [range(count)]
        if kept.ends and kept.order == known.order:
            ends = map(known.rows_of, kept.ends)
            return [range(rows[0], rows[-1] + 1) for rows in ends if rows]
        return [range(row, row + 1) for row in known.rows_of(kept.rows)]


@dataclass
class _Kept:
    """What was selected: all rows, these, or runs of them in an order."""

    count_of_all: int = 0
    wanted: object = None
    rows: list[Any] = field(default_factory=list)
    ends: list[list[Any]] = field(default_factory=list)
    order: object = None
    current: list[Any] = field(default_factory=list)
    column: int = 0


def row_count(selection: QItemSelection) -> int:
    """Count the rows of a selection."""
    ranges = (selection.at(number) for number in range(selection.count()))
    return sum(r.height() for r in ranges)


def selected_runs(model: QItemSelectionModel) -> list[range]:
    """Return the numbers of the selected rows, from top to bottom."""
    selection = model.selection()
    ranges = (selection.at(number) for number in range(selection.count()))
    found = (range(r.top(), r.bottom() + 1) for r in ranges)
    runs: list[range] = []
    for run in sorted(found, key=lambda run: run.start):
        if runs and runs[-1].stop == run.start:
            runs[-1] = range(runs[-1].start, run.stop)
        else:
            runs.append(run)
    return runs


def row_chosen(model: QItemSelectionModel) -> int:
    """Return the selected row; -1 where not exactly one is."""
    rows = [row for run in selected_runs(model) for row in run[:2]]
    return rows[0] if len(rows) == 1 else -1
