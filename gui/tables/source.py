"""Where a table has its rows from: what it is asked for when it is worked with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from core.errors import LabError
from gui.tables.patience import MANY, leave_out
from gui.widgets.chunked_task import ChunkedTask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from gui.session.session import Session


class TableSource(Protocol):
    """Rows that can be filtered, and that may not all be there yet."""

    def filter(self, text: str) -> None:
        """Show only the rows that have a text in one of the columns shown."""

    def when_ready(self, call: Callable[[], object]) -> None:
        """Call back when all rows are read, sorted and filtered; at once if they are.

        Whoever asks later takes nothing from those who asked before.
        """

    def stop(self) -> None:
        """Read no further: nobody looks at the table any more."""


class SlicedModel(Protocol):
    """A model with much to read: it asks for the time by handing over the work."""

    work_wanted: SignalInstance

    def filter(self, text: str) -> None: ...

    def rowCount(self) -> int: ...

    def read_rest(self) -> Iterator[None]:
        """Read the rows that are not there yet."""


class SlicedSource(QObject):
    """Lets a model read, filter and sort, a slice at a time."""

    def __init__(self, model: SlicedModel, session: Session, table: QWidget) -> None:
        super().__init__(table)
        self._model = model
        self._session = session
        self._table = table
        self._waiting: list[Callable[[], object]] = []
        self._work = ChunkedTask(self)
        self._work.finished.connect(self._call_back)
        self._work.failed.connect(self._tell)
        model.work_wanted.connect(self._begin)

    def filter(self, text: str) -> None:
        """Show only the rows that have a text in one of the columns."""
        try:
            self._model.filter(text)
        except LabError as error:
            self._tell(error)

    def when_ready(self, call: Callable[[], object]) -> None:
        """Call back when all rows are there."""
        self._waiting.append(call)
        if not self._work.is_working:
            self._begin(self._model.read_rest())

    def stop(self) -> None:
        """Read no further."""
        self._work.stop()
        leave_out(self, is_long=False)
        self._waiting = []

    def _begin(self, work: Iterator[None]) -> None:
        leave_out(self, is_long=True)
        self._work.start(work)

    def _call_back(self) -> None:
        leave_out(self, is_long=self._model.rowCount() > MANY)
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call()

    def _tell(self, error: LabError) -> None:
        self.stop()
        self._session.tell(error, self._table.window())
