"""Long work in slices of some milliseconds; between them the window answers."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from core.errors import LabError

_AT_A_TIME = 20
"""Milliseconds of work between two looks at what the person does."""
_MEANWHILE = 20
"""Milliseconds after which a task that has to wait looks again."""
_alone: set[int] = set()
"""The task that works alone, while there is one; a second one is not kept waiting."""


class ChunkedTask(QObject):
    """Does one work at a time: a generator that pauses often."""

    finished = Signal()
    failed = Signal(object)
    """Carries the LabError."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_working = False
        self._work: Iterator[object] = iter(())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self.destroyed.connect(partial(_alone.discard, id(self)))

    def start(
        self, work: Iterator[object], *, at_once: bool = True, alone: bool = False
    ) -> None:
        """Begin in place of what was begun before, with the first slice or soon.

        While a task works alone all others wait: what they read is half a state.
        """
        self._work = work
        self.is_working = True
        if alone:
            _alone.add(id(self))
        if at_once:
            self._go_on()
        else:
            self._timer.start(0)

    def stop(self) -> None:
        """Leave the rest undone."""
        self._timer.stop()
        self.is_working = False
        _alone.discard(id(self))

    def _go_on(self) -> None:
        if _alone and id(self) not in _alone:
            self._timer.start(_MEANWHILE)
            return
        clock = QElapsedTimer()
        clock.start()
        try:
            for _ in self._work:
                if clock.elapsed() >= _AT_A_TIME:
                    self._timer.start(0)
                    return
        except LabError as error:
            self.stop()
            self.failed.emit(error)
            return
        self.stop()
        self.finished.emit()
