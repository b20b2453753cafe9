"""What is selected in a list, as runs of rows: there may be 100,000 of them."""

from collections.abc import Callable, Sequence
from itertools import chain

from PySide6.QtCore import QItemSelection, QItemSelectionModel

_MOST_KEPT = 500
"""Runs of rows that are kept over a reset; Qt takes long over more of them."""
_Flag = QItemSelectionModel.SelectionFlag


class Selection:
    """The selected rows of a model, and the current one; both outlast a reset.

    `keys` tells what the rows are known by, whatever their order.
    """

    def __init__(
        self, model: QItemSelectionModel, keys: Callable[[], Sequence[object]]
    ) -> None:
        """Follow a selection model, which the views share."""
        self._model = model
        self._keys = keys
        self._kept: set[object] = set()
        self._kept_current: set[object] = set()

    @property
    def runs(self) -> list[range]:
        """The numbers of the selected rows, from top to bottom."""
        return selected_runs(self._model)

    @property
    def count(self) -> int:
        """How many rows are selected."""
        return sum(map(len, self.runs))

    def clear(self) -> None:
        """Forget it without a word: another list is about to be shown."""
        self._model.reset()

    def keep(self) -> None:
        """Remember it, before the rows are reset."""
        keys, row = self._keys(), self._model.currentIndex().row()
        self._kept = {*chain.from_iterable(keys[r.start : r.stop] for r in self.runs)}
        self._kept_current = {*keys[row : row + 1]} if row >= 0 else set()

    def restore(self) -> None:
        """Select what was remembered, as far as it is still there."""
        keys, index = self._keys(), self._model.model().index
        kept = QItemSelection()
        runs = _runs(self._kept, keys)
        for run in runs if len(runs) <= _MOST_KEPT else ():
            kept.select(index(run.start, 0), index(run.stop - 1, 0))
        self._model.select(kept, _Flag.Select | _Flag.Rows)
        for run in _runs(self._kept_current, keys):
            self._model.setCurrentIndex(index(run.start, 0), _Flag.NoUpdate)


def selected_runs(model: QItemSelectionModel) -> list[range]:
    """Return the numbers of the selected rows, from top to bottom."""
    selection = model.selection()
    ranges = (selection.at(number) for number in range(selection.count()))
    runs = (range(r.top(), r.bottom() + 1) for r in ranges)
    return sorted(runs, key=lambda run: run.start)


def row_chosen(model: QItemSelectionModel) -> int:
    """Return the selected row; -1 where not exactly one is."""
    rows = [row for run in selected_runs(model) for row in run[:2]]
    return rows[0] if len(rows) == 1 else -1


def _runs(wanted: set[object], keys: Sequence[object]) -> list[range]:
    """Find where wanted keys follow each other."""
    is_wanted = bytes(map(wanted.__contains__, keys))
    runs = []
    end = 0
    while (first := is_wanted.find(True, end)) >= 0:
        end = is_wanted.find(False, first)
        end = len(is_wanted) if end < 0 else end
        runs.append(range(first, end))
    return runs
