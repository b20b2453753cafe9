"""Where a table has its rows from: what it is asked for when it is worked with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from gui.widgets.chunked_task import ChunkedTask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from core.errors import LabError
    from gui.models.long_table import LongTableModel
    from gui.session.session import Session


class TableSource(Protocol):
    """Rows that can be filtered, and that may not all be there yet."""

    def filter(self, text: str) -> None:
        """Show only the rows that have a text in one of the columns shown."""

    def when_ready(self, call: Callable[[], object]) -> None:
        """Call back when all rows are found, sorted and filtered; at once if they are.

        Whoever asks later takes nothing from those who asked before.
        """

    def stop(self) -> None:
        """Find no more: nobody looks at the table any longer."""


class LongSource(QObject):
    """Lets a long list be sorted and filtered, a slice at a time."""

    def __init__(
        self, model: LongTableModel[Any], session: Session, table: QWidget
    ) -> None:
        super().__init__(table)
        self._model = model
        self._session = session
        self._table = table
        self._waiting: list[Callable[[], object]] = []
        self._work = ChunkedTask(self)
        self._work.finished.connect(self._call_back)
        self._work.failed.connect(self._tell)
        model.failed.connect(self._tell)
        model.work_wanted.connect(self._begin)

    def filter(self, text: str) -> None:
        """Show only the rows that have a text in one of the columns."""
        self._model.filter(text)

    def when_ready(self, call: Callable[[], object]) -> None:
        """Call back when all rows are found."""
        self._waiting.append(call)
        self._call_back()

    def stop(self) -> None:
        """Find no more."""
        self._model.stop()
        self._work.stop()
        self._waiting = []

    def _begin(self, work: Iterator[None]) -> None:
        self._work.start(work)

    def _call_back(self) -> None:
        if self._work.is_working or self._model.is_busy:
            return
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call()

    def _tell(self, error: LabError) -> None:
        self.stop()
        self._session.tell(error, self._table.window())
