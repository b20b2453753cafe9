"""What the pages of Server Manager have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.theme import fonts

if TYPE_CHECKING:
    from gui.session.session import Session

_MARGIN = 14
HEADING_PIXELS = 20


class Page(QWidget):
    """One page: a heading, and a column of widgets below it."""

    manager_requested = Signal(str)
    """RD Licensing Manager is to be shown at a license server."""
    install_requested = Signal(str)
    """Licenses are to be installed on a license server."""

    def __init__(self, heading: str, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        self.text = session.labels.server_manager
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_MARGIN, 8, _MARGIN, _MARGIN)
        title = QLabel(heading, self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(fonts.font(HEADING_PIXELS))
        self.column.addWidget(title)

    def refresh(self) -> None:
        """Show the lab as it is now."""
        raise NotImplementedError

    def add_titled(self, title: str, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget under its title."""
        label = QLabel(title, self)
        label.setFont(fonts.font(bold=True))
        label.setBuddy(widget)
        self.column.addWidget(label)
        self.column.addWidget(widget, stretch)
