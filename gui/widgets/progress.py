"""Progress of something that lasts, with Cancel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from gui.labels.text import soften_breaks
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from gui.labels.editions import Labels

_PATIENCE = 300
"""Milliseconds before progress is shown."""
_PERCENT = 100
_Type = QEvent.Type
_INPUT = {
    *(_Type.MouseButtonPress, _Type.MouseButtonDblClick, _Type.Wheel),
    *(_Type.KeyPress, _Type.Shortcut, _Type.ShortcutOverride, _Type.InputMethod),
    *(_Type.TouchBegin, _Type.TouchUpdate, _Type.TabletPress, _Type.ContextMenu),
    *(_Type.DragEnter, _Type.Drop, _Type.NativeGesture),
}
"""What a person begins something with; a release alone begins nothing."""


class ProgressDialog(Dialog):
    """A sentence, a bar, and Cancel."""

    help_topic = "reports"

    def __init__(
        self,
        sentence: str,
        labels: Labels,
        parent: QWidget,
    ) -> None:
        super().__init__(labels.console.title, parent)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("progress")
        self._bar.setAccessibleName(labels.console.progress)
        self._bar.setRange(0, _PERCENT)
        self.body.addWidget(plain_label(soften_breaks(sentence), self))
        self.body.addWidget(self._bar)
        self.add_buttons(Buttons.Cancel)
        self.resize(360, 120)

    def show_progress(self, percent: int) -> None:
        """Move the bar."""
        self._bar.setValue(percent)


class LongWork(QObject):
    """A generator that tells how far it is, done in slices; it shows that if it lasts.

    Whatever ends it before its end closes the generator: that undoes what was begun.
    """

    help_topic = ProgressDialog.help_topic
    """The topic that F1 opens in the dialog."""
    done = Signal(object)
    """Carries what the generator returns."""
    failed = Signal(object)
    """Carries the LabError."""
    cancelled = Signal()
    ended = Signal()
    """Sent before each of these."""

    def __init__(
        self,
        steps: Generator[float, None, object],
        sentence: str,
        labels: Labels,
        parent: QWidget,
    ) -> None:
        """Take a work, and the sentence that says what it is; `start` begins it."""
        super().__init__(parent)
        self._steps = steps
        self._sentence = sentence
        self._labels = labels
        self._window = parent
        self._result: object = None
        self._dialog: ProgressDialog | None = None
        self._work = ChunkedTask(self)
        self._work.finished.connect(self._on_finished)
        self._work.failed.connect(self._on_failed)
        # A dialog that is deleted is not closed before.
        self.destroyed.connect(partial(_close, steps))
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._show_progress)

    @property
    def is_working(self) -> bool:
        """Tell whether it has begun and not ended."""
        return self._work.is_working

    def start(self) -> None:
        """Begin soon; the window goes on meanwhile."""
        self._patience.start()
        self._window.installEventFilter(self)
        self._work.start(self._tell(), at_once=False)

    def cancel(self) -> None:
        """Stop, and undo what was begun."""
        self._end()
        self._steps.close()
        self.ended.emit()
        self.cancelled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cancel when the window is closed: its lab goes with it."""
        if watched is self._window and event.type() == _Type.Close:
            self.cancel()
        return False

    def _tell(self) -> Generator[float, None, None]:
        """Do the work and move the bar; a bug in it leaves no dialog behind."""
        while True:
            try:
                far = next(self._steps)
            except StopIteration as end:
                self._result = end.value
                return
            except Exception:
                self._end()
                raise
            if self._dialog is not None:
                self._dialog.show_progress(round(far * _PERCENT))
            yield far

    def _on_finished(self) -> None:
        self._end()
        self.ended.emit()
        self.done.emit(self._result)

    def _on_failed(self, error: object) -> None:
        self._end()
        self.ended.emit()
        self.failed.emit(error)

    def _show_progress(self) -> None:
        self._dialog = ProgressDialog(self._sentence, self._labels, self._window)
        self._dialog.help_topic = self.help_topic
        self._dialog.rejected.connect(self.cancel)
        self._open(self._dialog)

    def _open(self, dialog: ProgressDialog) -> None:
        dialog.open()

    def _end(self) -> None:
        self._work.stop()
        self._patience.stop()
        self._window.removeEventFilter(self)
        if self._dialog is not None:
            self._dialog.rejected.disconnect(self.cancel)
            self._dialog.accept()
            self._dialog = None
        self.deleteLater()


class LoneWork(LongWork):
    """Work beside which nothing else may be done or read in the whole program."""

    help_topic = "labs"
    begun = Signal()
    """It was not done at once; whatever can be done is to be greyed."""

    def __init__(
        self,
        steps: Generator[float, None, object],
        sentence: str,
        labels: Labels,
        parent: QWidget,
        alone_while: Callable[[], bool],
    ) -> None:
        """Take a work, and what tells whether others have to wait for it still."""
        super().__init__(steps, sentence, labels, parent)
        self._alone_while = alone_while

    def start(self) -> None:
        """Begin at once; what is done at once takes nothing away from the person."""
        self._work.start(self._tell(), alone_while=self._alone_while)
        if self.is_working:
            self._window.installEventFilter(self)
            _application().installEventFilter(self)
            self._patience.start()
            self.begun.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear nothing until there is a dialog to hear it, but that a window closes."""
        if self._dialog is None and event.type() in _INPUT:
            return True
        return super().eventFilter(watched, event)

    def _open(self, dialog: ProgressDialog) -> None:
        _application().removeEventFilter(self)
        dialog.setModal(True)  # of all windows; open() would bar its own alone
        dialog.show()

    def _end(self) -> None:
        _application().removeEventFilter(self)
        super()._end()


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _close(steps: Generator[float, None, object]) -> None:
    steps.close()
