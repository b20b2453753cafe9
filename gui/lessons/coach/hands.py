"""Does a gesture for the person, in the window in which one works."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from core.records import Record
from gui.driver.finding import NotThere
from gui.driver.locating import locate
from gui.driver.ui_driver import UiDriver

_PAUSE = 50  # milliseconds between two looks for the window
_TRIES = 20


class Hands(QObject):
    """Waits for the window to be in front, and lets the driver do it.

    Text goes where the focus is: it must not be typed into another window. The driver
    waits for what is not there; so it is asked only for what can be done at once.
    """

    done = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._gesture: Record | None = None
        self._window: QWidget | None = None
        self._tries = 0
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._try)

    @property
    def are_at_work(self) -> bool:
        """Whether a gesture is being made."""
        return self._gesture is not None

    def do(self, gesture: Record, window: QWidget) -> None:
        """Bring the window to front, and then do it."""
        self._gesture, self._window, self._tries = gesture, window, _TRIES
        window.activateWindow()
        self._timer.start(0)

    def stop(self) -> None:
        """Do nothing more."""
        self._timer.stop()
        self._gesture = None

    def _try(self) -> None:
        window, gesture = self._window, self._gesture
        if window is None or gesture is None or not isValid(window):
            self.stop()
            return
        if not window.isActiveWindow() and self._tries:
            self._tries -= 1
            self._timer.start()
            return
        try:
            target = locate(gesture)
            if not target.widget.isEnabled():
                raise NotThere(f"{target.name} is greyed")
            UiDriver().perform(gesture)  # type: ignore[arg-type]
        except NotThere as problem:
            self.stop()
            self.failed.emit(str(problem))
        else:
            self.stop()
            self.done.emit()
