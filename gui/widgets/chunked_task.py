"""Long work in slices of some milliseconds; between them the window answers."""

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from core.errors import LabError

_AT_A_TIME = 20
"""Milliseconds of work between two looks at what the person does."""


class ChunkedTask(QObject):
    """Does one work at a time: a generator that pauses often."""

    finished = Signal()
    failed = Signal(object)
    """Carries the LabError."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_working = False
        self._work: Iterator[None] = iter(())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def start(self, work: Iterator[None], *, at_once: bool = True) -> None:
        """Begin in place of what was begun before, with the first slice or soon."""
        self._work = work
        self.is_working = True
        if at_once:
            self._go_on()
        else:
            self._timer.start()

    def stop(self) -> None:
        """Leave the rest undone."""
        self._timer.stop()
        self.is_working = False

    def _go_on(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        try:
            for _ in self._work:
                if clock.elapsed() >= _AT_A_TIME:
                    self._timer.start()
                    return
        except LabError as error:
            self.stop()
            self.failed.emit(error)
            return
        self.stop()
        self.finished.emit()
