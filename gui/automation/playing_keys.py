"""Hears the person beside a lesson that plays itself."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_PRESSES = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
}
_KEYS = {
    QEvent.Type.ShortcutOverride,
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
}
_TOUCHES = _PRESSES | _KEYS | {QEvent.Type.MouseMove}


class Keys(QObject):
    """While a lesson plays all keys are its own; a click in a window ends that."""

    step_wanted = Signal()
    pause_wanted = Signal()
    window_wanted = Signal()
    touched = Signal()
    """Somebody works in the window that was handed over."""

    def __init__(self, caption: QWidget) -> None:
        """Leave alone what is done in the bar with the captions."""
        super().__init__(caption)
        self._caption = caption
        self.are_held = False
        """Whether a lesson plays."""
        self.are_own = False
        """Whether the lesson itself presses just now."""
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        self._by_key = {
            Qt.Key.Key_Space: self.step_wanted,
            Qt.Key.Key_P: self.pause_wanted,
            Qt.Key.Key_Escape: self.window_wanted,
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys; let a click through to where it goes."""
        kind = event.type()
        if self.are_own or kind not in _TOUCHES:
            return False
        if not self.are_held:
            self.touched.emit()
            return False
        if kind in _KEYS:
            self._hear(event)
            return True
        if kind in _PRESSES and not self._is_of_caption(watched):
            self.window_wanted.emit()
        return False

    def _hear(self, event: QEvent) -> None:
        assert isinstance(event, QKeyEvent)
        event.accept()  # no shortcut of a window takes it
        is_pressed = event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat()
        wanted = self._by_key.get(Qt.Key(event.key()))
        if is_pressed and wanted is not None:
            wanted.emit()

    def _is_of_caption(self, watched: QObject) -> bool:
        if isinstance(watched, QWidget):
            return watched.window() is self._caption
        return watched is self._caption.windowHandle()
