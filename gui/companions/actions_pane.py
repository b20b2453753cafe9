"""The right pane of a management console: a title, and actions as buttons."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.theme import fonts, icons

_WIDTH = 176


class ActionsPane(QFrame):
    """Actions one below the other."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions-pane")
        self.setFixedWidth(_WIDTH)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        heading = QLabel(title, self)
        heading.setFont(fonts.font(bold=True))
        heading.setContentsMargins(5, 3, 0, 3)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(1)
        self._column.addWidget(heading)
        self._column.addStretch()

    def add(
        self, name: str, label: str, icon: str, call: Callable[[], object]
    ) -> QToolButton:
        """Add an action."""
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(label)
        button.setIcon(icons.icon(icon))
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _: call())
        self._column.insertWidget(self._column.count() - 1, button)
        return button
