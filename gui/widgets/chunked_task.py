"""Long work in slices of some milliseconds; between them the window answers."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from core.errors import LabError

_AT_A_TIME = 20
"""Milliseconds of work between two looks at what the person does."""
_MEANWHILE = 20
"""Milliseconds after which a task that has to wait looks again."""
_alone: dict[int, Callable[[], bool]] = {}
"""Of a task that works alone how long it does; a second one is not kept waiting."""


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
        self.destroyed.connect(partial(_alone.pop, id(self), None))

    def start(
        self,
        work: Iterator[object],
        *,
        at_once: bool = True,
        alone_while: Callable[[], bool] | None = None,
    ) -> None:
        """Begin in place of what was begun before, with the first slice or soon.

        While a task works alone all others wait: what they read is half a state.
        """
        self._work = work
        self.is_working = True
        if alone_while is not None:
            _alone[id(self)] = alone_while
        if at_once:
            self._go_on()
        else:
            self._timer.start(0)

    def stop(self) -> None:
        """Leave the rest undone."""
        self._work = iter(())  # what was left of it ends here
        self._timer.stop()
        self.is_working = False
        _alone.pop(id(self), None)

    def _go_on(self) -> None:
        if id(self) not in _alone and any(is_so() for is_so in _alone.values()):
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
