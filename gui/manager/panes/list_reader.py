"""Reads a list page by page into its model, and filters it, a slice at a time."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.models.record_table import RecordTableModel
from gui.tables.patience import MANY, leave_out
from gui.widgets.chunked_task import ChunkedTask


class ListReader(QObject):
    """Fills one model after another; each shows its first page at once."""

    filtered = Signal()
    """The rows that the filter lets through are shown."""
    counted = Signal()
    became_ready = Signal()
    failed = Signal(object)
    """Carries the LabError."""

    def __init__(
        self, shown_columns: Callable[[], Sequence[int]], parent: QObject
    ) -> None:
        """Search the columns that are shown whenever the list is filtered."""
        super().__init__(parent)
        self.wanted = ""
        self._shown_columns = shown_columns
        self._model: RecordTableModel[Any] | None = None
        self._found: list[Any] = []  # as they were read
        self._reading = ChunkedTask(self)
        self._reading.finished.connect(self._on_done)
        self._reading.failed.connect(self.failed)
        self._filtering = ChunkedTask(self)
        self._filtering.finished.connect(self._on_filtered)

    @property
    def record_count(self) -> int:
        """Records of the list, as far as it is read, whether they are shown or not."""
        shown = self._model.record_count if self._model is not None else 0
        return max(shown, len(self._found)) if self.is_busy else shown

    @property
    def is_busy(self) -> bool:
        """Tell whether the list is not yet read to its end, sorted and filtered."""
        return self._reading.is_working or self._filtering.is_working

    def fill(self, model: RecordTableModel[Any]) -> None:
        """Read into this model from now on."""
        self._model = model
        model.order_wanted.connect(self.filter_again)

    def read(self, pages: Iterable[Sequence[Any]], *, again: bool) -> None:
        """Read in place of what was being read before.

        A list that is read `again` changes once, when it is read to its end.
        """
        self._reading.start(self._read_again(pages) if again else self._read(pages))

    def filter(self, wanted: str) -> None:
        """Show only the rows that have a text in one of the columns shown."""
        self.wanted = wanted
        self.filter_again()

    def filter_again(self) -> None:
        """Filter after the columns or the order have changed; it may take a while."""
        if self._model is not None:
            work = self._model.filter(self.wanted, self._shown_columns())
            self._filtering.start(work)

    def stop(self) -> None:
        """Read no further."""
        self._reading.stop()
        self._filtering.stop()
        leave_out(self, is_long=False)

    def _read(self, pages: Iterable[Sequence[Any]]) -> Iterator[None]:
        """Read records, and show them whenever they have doubled."""
        self._found = []
        shown = 0
        for page in pages:
            if shown:
                self.counted.emit()
                yield
            self._found += page
            self._tune_gc()
            if not shown:
                deque(self._show_found(), maxlen=0)  # nothing of another place is left
                shown = len(self._found)
            elif len(self._found) >= 2 * shown:
                shown = len(self._found)
                yield from self._show_found()
        if not shown or shown < len(self._found):
            yield from self._show_found()

    def _read_again(self, pages: Iterable[Sequence[Any]]) -> Iterator[None]:
        """Read records, and show them if they are others than before."""
        found: list[Any] = []
        is_same = True
        for page in pages:
            before = self._found[len(found) : len(found) + len(page)]
            is_same = is_same and before == page
            if found:
                yield
            found += page
        if is_same and len(found) == len(self._found):
            self.filter_again()
        else:
            self._found = found
            yield from self._show_found()

    def _show_found(self) -> Iterator[None]:
        assert self._model is not None
        yield from self._model.set_records(self._found)
        yield
        self.filter_again()

    def _on_filtered(self) -> None:
        self.filtered.emit()
        self.counted.emit()
        self._on_done()

    def _on_done(self) -> None:
        if not self.is_busy:
            self._tune_gc()
            self.became_ready.emit()

    def _tune_gc(self) -> None:
        """Leave the rows of a long list out of Python's search for garbage."""
        leave_out(self, is_long=self.record_count > MANY)
