"""What the windows of the lessons have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt

from gui.widgets.dialog import Dialog
from gui.widgets.on_screen import fit_to_screen, fitted

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from gui.session.session import Session

_ROOM = QSize(1_010, 560)
"""What the smallest screen leaves to a window in its frame."""


class LessonWindow(Dialog):
    """A window beside the manager that closes with it, and bars no other one."""

    help_topic = "lessons"

    def __init__(self, title: str, session: Session, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.session = session
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.WindowTitleHint
            | Qt.WindowType.WindowSystemMenuHint
            | Qt.WindowType.WindowMinMaxButtonsHint
            | Qt.WindowType.WindowCloseButtonHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)

    def open_at(self, width: int, height: int) -> None:
        """Take a size, but no more than the screen has, and than small ones have."""
        self.resize(min(width, _ROOM.width()), min(height, _ROOM.height()))
        fit_to_screen(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Keep the title bar on the screen: a dialog is put over its owner's middle."""
        super().showEvent(event)
        if not self.isMaximized():
            room = self.screen().availableGeometry()
            self.setGeometry(fitted(self.geometry(), room))

    def stand_alone(self) -> None:
        """Belong to no window on the screen: a wizard bars all of its owner."""
        self.winId()
        self.windowHandle().setTransientParent(None)  # type: ignore[arg-type]
