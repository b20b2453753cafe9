"""Slow things: simulated waiting, shown as progress and really cancelled."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_TICKS = 40


class Wait(QObject):
    """A wait with progress; it ends by itself, or at once when it is cancelled."""

    def __init__(
        self,
        seconds: float,
        progress: Callable[[int], None],
        done: Callable[[], None],
        parent: QObject,
    ) -> None:
        """Start waiting; `progress` gets percents, and `done` is called at the end."""
        super().__init__(parent)
        self._progress = progress
        self._done = done
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(round(seconds * 1000 / _TICKS))

    def cancel(self) -> None:
        """Stop; `done` will not be called."""
        self._timer.stop()
        self.deleteLater()

    def _on_tick(self) -> None:
        self._ticks += 1
        self._progress(self._ticks * 100 // _TICKS)
        if self._ticks >= _TICKS:
            self.cancel()
            self._done()


class Delays:
    """Starts waits; the tests and the headless run use one that waits no time."""

    def __init__(self, *, speed: float = 1.0) -> None:
        """Divide every wait by `speed`."""
        self._speed = speed

    def wait(
        self,
        seconds: float,
        progress: Callable[[int], None],
        done: Callable[[], None],
        parent: QObject,
    ) -> Wait:
        """Wait for a time, in seconds."""
        return Wait(seconds / self._speed, progress, done, parent)
