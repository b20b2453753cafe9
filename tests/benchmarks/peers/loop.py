"""A real event loop that times what is done, and notices when it stands still."""

from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

_MOST = 600.0
"""Seconds that one step may take."""


class Measured(NamedTuple):
    """Milliseconds until all was done and painted, and those of the longest pause."""

    milliseconds: float
    gap: float


class Loop(QObject):
    """Runs the event loop until something is done and painted.

    A timer ticks each millisecond; the longest time between two ticks is the gap.
    """

    def __init__(self, painted: QWidget) -> None:
        super().__init__()
        self._painted = painted
        self._paints = 0
        painted.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._paints += 1
        return False

    def run(
        self, call: Callable[[], object], is_done: Callable[[], bool] = lambda: True
    ) -> Measured:
        """Call, and wait until what was asked for is done and painted."""
        ticks = _Ticks(call, is_done, self._paint_anew)
        ticks.run()
        return Measured(ticks.whole * 1000, ticks.gap * 1000)

    def _paint_anew(self) -> Callable[[], bool]:
        before = self._paints
        self._painted.update()
        return lambda: self._paints > before


class _Ticks:
    """The ticks of one run: first until it is done, then until that is painted."""

    def __init__(
        self,
        call: Callable[[], object],
        is_done: Callable[[], bool],
        paint: Callable[[], Callable[[], bool]],
    ) -> None:
        self.whole = self.gap = 0.0
        self._call = call
        self._is_done = is_done
        self._paint = paint
        self._is_painted: Callable[[], bool] | None = None
        self._error: BaseException | None = None
        self._loop = QEventLoop()
        self._timer = QTimer(interval=1)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    def run(self) -> None:
        QTimer.singleShot(0, self._begin)
        self._loop.exec()
        if self._error is not None:
            raise self._error

    def _begin(self) -> None:
        self._began = self._last = perf_counter()
        self._timer.start()
        try:
            self._call()
        except BaseException as error:  # Qt would print it and go on for ever
            self._stop(error)

    def _on_tick(self) -> None:
        now = perf_counter()
        self.gap = max(self.gap, now - self._last)
        self._last = now
        try:
            self._look(now - self._began)
        except BaseException as error:
            self._stop(error)

    def _look(self, passed: float) -> None:
        if passed > _MOST:
            raise TimeoutError(f"not done after {passed:.0f} s")
        if self._is_painted is None:
            if self._is_done():
                self._is_painted = self._paint()
        elif self._is_painted():
            self.whole = passed
            self._stop()

    def _stop(self, error: BaseException | None = None) -> None:
        self._error = error
        self._timer.stop()
        self._loop.quit()
