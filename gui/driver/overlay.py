"""Lies over a part of a window and lets every click through to what is beneath."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

Place = Callable[[], QRect | None]
_MOVES = {
    QEvent.Type.Paint,  # the only sign of scrolling in an item view
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
}


class Overlay(QWidget):
    """A child of the window of what it lies over; it follows that and takes no input.

    It is hidden while that is out of sight, and goes with a menu or list that closes.
    """

    def __init__(self, window: QWidget, place: Place) -> None:
        """Follow a rectangle of the window; None means that it is out of sight."""
        super().__init__(window)
        self._window = window
        self._place = place
        self._is_paused = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def begin(self) -> None:
        """Show it, and follow from now on."""
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        self.follow()

    def remove(self) -> None:
        """Take it away for good."""
        self._is_paused = True
        self.hide()
        self.deleteLater()

    def around(self, place: QRect) -> QRect:
        """Return what it covers for what it lies over."""
        return place

    def follow(self) -> None:
        """Go where what it lies over is now."""
        if self._is_paused:
            return
        place = self._place()
        if place is None:
            self.hide()
            return
        wanted = self.around(place)
        if self.geometry() != wanted:
            self.setGeometry(wanted)
        if self.isHidden():
            self.show()
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow whatever moves in the window; end with a menu or a list."""
        if event.type() in _MOVES and isValid(self) and watched is not self:
            if watched is self._window and _is_closing(self._window, event):
                self.remove()
            elif isinstance(watched, QWidget) and watched.window() is self._window:
                self.follow()
        return False

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Keep it away for a picture; it would come back at the paint event of it."""
        was_paused, was_hidden = self._is_paused, self.isHidden()
        self._is_paused = True
        self.hide()
        try:
            yield
        finally:
            self._is_paused = was_paused
            self.setHidden(was_hidden)


@contextmanager
def without_overlays(window: QWidget) -> Iterator[None]:
    """Take a picture of a window as it is without what lies over it."""
    with ExitStack() as all_away:
        for overlay in window.findChildren(Overlay):
            all_away.enter_context(overlay.paused())
        yield


def _is_closing(window: QWidget, event: QEvent) -> bool:
    """Tell whether a menu or list closes: it may be used again for something else."""
    return event.type() == QEvent.Type.Hide and window.windowType() in {
        Qt.WindowType.Popup,
        Qt.WindowType.ToolTip,
    }
