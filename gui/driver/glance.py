"""Looks at what is visible now, without waiting and without letting anything happen."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from gui.driver.finding import NotThere
from gui.driver.ui_driver import UiDriver

T = TypeVar("T")


class Glance(UiDriver):
    """The eyes of the driver: for looking while a person works, not for gestures."""

    def __init__(self, window: Callable[[], QWidget]) -> None:
        """Look at this window where no menu or list is open."""
        self.behind = window

    @property
    def window(self) -> QWidget:
        """The window that the person works in, or the menu that is open."""
        return QApplication.activePopupWidget() or self.behind()

    def _settle(self) -> None:
        pass

    def _wait_for(self, look: Callable[[], T | None], what: str) -> T:
        found = look()
        if found is None:
            raise NotThere(f"there is no {what}; {self._what_is_there()}")
        return found
