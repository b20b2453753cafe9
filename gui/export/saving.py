"""Writes and prints in slices, with progress and Cancel if it lasts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from core.characters import visible
from gui.labels.text import shortened
from gui.session.desktop import open_file
from gui.session.prompts import Tone
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.progress import ProgressDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from core.errors import LabError
    from gui.models.sheet import Sheet
    from gui.session.session import Session

_PATIENCE = 300
"""Milliseconds before progress is shown."""
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
        then: Callable[[], object],
    ) -> None:
        """Begin; each step says how many lines it has written. Call when all are."""
        super().__init__(parent)
        self._steps = steps
        self._length = max(sheet.length, 1)
        self._title = title
        self._session = session
        self._window = parent
        self._then = then
        self._dialog: ProgressDialog | None = None
        self._work = ChunkedTask(self)
        self._work.finished.connect(self._on_written)
        self._work.failed.connect(self._on_failed)
        self._work.start(self._write(), at_once=False)
        # A dialog that is deleted is not closed before.
        self.destroyed.connect(partial(_close, steps))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._show_progress)
        self._patience.start(_PATIENCE)
        parent.installEventFilter(self)

    def cancel(self) -> None:
        """Stop; nothing of the file is left."""
        self._end()
        _close(self._steps)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cancel when the window is closed: its lab goes with it."""
        if event.type() == QEvent.Type.Close:
            self.cancel()
        return False

    def _write(self) -> Iterator[None]:
        done = 0
        for lines in self._steps:
            done += lines
            if self._dialog is not None:
                part = done * _PERCENT // self._length
                self._dialog.show_progress(min(part, _PERCENT))  # copies are more
            yield

    def _on_written(self) -> None:
        self._end()
        self._then()

    def _on_failed(self, error: LabError) -> None:
        self._end()
        self._session.tell(error, self._window)

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


def _close(steps: Iterator[int]) -> None:
    close = getattr(steps, "close", None)
    if close is not None:
        close()


def save(sheet: Sheet, path: Path, session: Session, parent: QWidget) -> Saving:
    """Save a sheet in the format that the name of the file asks for."""
    from gui.export.formats import steps_for

    labels = session.labels.console
    steps = steps_for(path, sheet, labels)
    title = labels.saving.format(file=path.name)
    then = partial(tell_saved, path, session, parent)
    return Saving(steps, sheet, title, session, parent, then)


def tell_saved(path: Path, session: Session, parent: QWidget) -> None:
    """Say where a file is, and offer to open it, or its folder."""
    labels = session.labels.console
    session.prompts.show_message(
        parent,
        labels.saved.format(path=shortened(visible(str(path)))),
        Tone.INFORMATION,
        beside=[
            (labels.open_file, partial(open_file, path, session, parent)),
            (labels.open_folder, partial(open_file, path.parent, session, parent)),
        ],
    )
