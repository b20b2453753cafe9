"""Says when to look: after each act of a person, and once more when it has settled."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from core.lessons.gestures import Gesture, Shortcut
from gui.labels.coach import CoachText as Text
from gui.lessons.recorder.listener import UNHEARD, Listener

SETTLED = 250
"""Milliseconds after an act; what follows from it is there by then."""
_ACTS = {
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.KeyRelease,
    QEvent.Type.Close,
    QEvent.Type.Show,  # a page that came after a while, a menu, a dialog
    QEvent.Type.WindowActivate,
}
_TOUCHES = {
    QEvent.Type.Close,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,
}


class Watcher(QObject):
    """Watches all windows but the coach's own; it polls nothing and keeps nothing."""

    acted = Signal()
    """Something was done just now."""
    settled = Signal()
    """What was done has settled."""
    heard = Signal(object)
    """A gesture was made."""
    switch_wanted = Signal()
    """The keys were pressed that go to the coach's window and back."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_touched = False
        """Whether a person has touched mouse or keys, since somebody reset it."""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.acted)
        self._later = QTimer(self, singleShot=True, interval=SETTLED)
        self._later.timeout.connect(self.settled)
        self._keys = QKeySequence(Text.keys_of)[0]  # type: ignore[index]  # stub lacks it
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        self._listener = Listener(application)
        self._listener.heard.connect(self._on_heard)
        self._listener.start()
        application.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer."""
        self._application.removeEventFilter(self)
        self._listener.stop()
        self._listener.deleteLater()
        self._soon.stop()
        self._later.stop()

    def look_soon(self) -> None:
        """Look as after an act."""
        self._soon.start()
        self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that something happens; the event goes on."""
        if not isinstance(watched, QWidget) or watched.window().property(UNHEARD):
            return self._switches(watched, event)
        is_menu = isinstance(watched, QMenu) and event.type() == QEvent.Type.Close
        if event.type() in _TOUCHES and not is_menu:
            self.is_touched = True
        if event.type() in _ACTS:
            self.look_soon()
        return self._switches(watched, event)

    def _switches(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return False
        assert isinstance(event, QKeyEvent)
        if isinstance(watched, QMenu) and event.key() == Qt.Key.Key_Escape:
            self._on_heard(Shortcut(shortcut="Esc"))  # shuts it; no gesture hears that
        if event.keyCombination() != self._keys:
            return False
        self.switch_wanted.emit()
        return True

    def _on_heard(self, gesture: Gesture) -> None:
        self.heard.emit(gesture)
        self.look_soon()
