"""What the tabs of the World panel have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.labels.console import Console
from gui.labels.text import strip_mnemonic
from gui.tables.long_table import LongTable
from gui.widgets.buttons import push_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.commands.command import Command
    from core.powershell.looks import Look
    from gui.models.long_table import LongTableModel
    from gui.session.session import Session

_MARGIN = 11


class Tab(QWidget):
    """One tab: a column of widgets, and a row of buttons under it."""

    shows_faults = False
    """Whether it tells what was planted; then an exercise does without it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.column.setSpacing(6)

    def refresh(self) -> None:
        """Show the lab as it is now."""
        raise NotImplementedError

    def look(self) -> Look | None:
        """Return what reads in PowerShell what is seen here, where something does."""
        raise NotImplementedError

    @property
    def can_change(self) -> bool:
        """Tell whether the lab can be changed."""
        return not self.session.lab.is_read_only

    def do(self, command: Command) -> None:
        """Carry a command out, or show again what is so: a box is ticked already."""
        if self.session.do(command, self) is None:
            self.refresh()

    def build_box(
        self, name: str, text: str, call: Callable[[bool], object]
    ) -> QCheckBox:
        """Make a check box, and call when a person ticks or clears it."""
        box = QCheckBox(text, self)
        box.setObjectName(name)
        box.clicked.connect(call)
        return box

    def add_titled(self, title: str, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget under its title."""
        label = QLabel(title, self)
        label.setBuddy(widget)
        self.column.addWidget(label)
        self.column.addWidget(widget, stretch)

    def add_long(self, name: str, title: str, model: LongTableModel[Any]) -> LongTable:
        """Add a list of any length under its title."""
        label = strip_mnemonic(title)
        empty = Console.empty_list
        table = LongTable(name, label, model, self.session, self, empty=empty)
        self.add_titled(title, table, 1)
        return table

    def add_buttons(
        self, buttons: dict[str, tuple[str, Callable[[], object]]]
    ) -> dict[str, QPushButton]:
        """Add a row of buttons: by name the label, and what each does."""
        row = QHBoxLayout()
        row.addStretch()
        made = {
            name: push_button(label, name, call, self)
            for name, (label, call) in buttons.items()
        }
        for button in made.values():
            row.addWidget(button)
        self.column.addLayout(row)
        return made
