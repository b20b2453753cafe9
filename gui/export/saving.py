"""Writes and prints in steps between events, with progress and Cancel if it lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer

from core.errors import LabError
from gui.widgets.progress import ProgressDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gui.models.sheet import Sheet
    from gui.session.session import Session

_PATIENCE = 300
"""Milliseconds before progress is shown."""
_AT_A_TIME = 20
"""Milliseconds of work between two looks at what the person does."""
_PERCENT = 100


class Saving(QObject):
    """One file, or one print-out, in the making."""

    def __init__(
        self,
        steps: Iterator[int],
        sheet: Sheet,
        title: str,
        session: Session,
        parent: QWidget,
    ) -> None:
        """Begin; each step says how many lines it has written."""
        super().__init__(parent)
        self._steps = steps
        self._length = max(sheet.length, 1)
        self._title = title
        self._session = session
        self._window = parent
        self._done = 0
        self._dialog: ProgressDialog | None = None
        self._work = QTimer(self)
        self._work.timeout.connect(self._on_time_to_work)
        self._work.start(0)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._show_progress)
        self._patience.start(_PATIENCE)
        parent.installEventFilter(self)

    def cancel(self) -> None:
        """Stop; nothing of the file is left."""
        self._end()
        close = getattr(self._steps, "close", None)
        if close is not None:
            close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cancel when the window is closed: its lab goes with it."""
        if event.type() == QEvent.Type.Close:
            self.cancel()
        return False

    def _on_time_to_work(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        try:
            self._done += next(self._steps)
            while clock.elapsed() < _AT_A_TIME:
                self._done += next(self._steps)
        except StopIteration:
            self._end()
        except LabError as error:
            self._end()
            self._session.prompts.show_message(self._window, str(error))
        if self._dialog is not None:
            self._dialog.show_progress(self._done * _PERCENT // self._length)

    def _show_progress(self) -> None:
        self._dialog = ProgressDialog(self._title, self._session.labels, self._window)
        self._dialog.rejected.connect(self.cancel)
        self._dialog.open()

    def _end(self) -> None:
        self._work.stop()
        self._patience.stop()
        self._window.removeEventFilter(self)
        if self._dialog is not None:
            self._dialog.rejected.disconnect(self.cancel)
            self._dialog.accept()
            self._dialog = None
        self.deleteLater()


def save(sheet: Sheet, path: Path, session: Session, parent: QWidget) -> Saving:
    """Save a sheet in the format that the name of the file asks for."""
    from gui.export.formats import steps_for

    labels = session.labels.console
    steps = steps_for(path, sheet, labels)
    return Saving(steps, sheet, labels.saving.format(file=path.name), session, parent)
