"""Server Manager ▸ Dashboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from core.reads.best_practices import analyze
from gui import look
from gui.companions.fact_table import FactTable
from gui.companions.server_manager.facts import group_fact
from gui.companions.server_manager.page import Page
from gui.labels.editions import plain
from gui.wizards.code_table import push_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.desk import Desk

_WIDTHS = {1: 70, 2: 140, 3: 160}
_LEFT = Qt.AlignmentFlag.AlignLeft


class Dashboard(Page):
    """A welcome with first steps, and one row for each group of servers."""

    page_asked_for = Signal(str)
    """A page is to be shown; carries its title."""
    roles_asked_for = Signal()
    """The Add Roles and Features Wizard is to be opened."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.labels.server_manager.dashboard, desk, parent)
        text = self.text
        self.column.addWidget(self._build_welcome())
        titles = [text.group, text.count, text.manageability, text.bpa_results]
        self._groups = FactTable("groups", plain(text.groups), titles, self)
        self._groups.itemActivated.connect(
            lambda _: self.page_asked_for.emit(str(self._groups.key))
        )
        self.add_titled(text.groups, self._groups, 1)

    def refresh(self) -> None:
        """Sum the servers up."""
        text, computers = self.text, self.desk.lab.computers()
        violations = analyze(self.desk.lab)
        groups = (text.services, text.all_servers)
        self._groups.show_facts(
            [group_fact(name, computers, violations, text) for name in groups]
        )
        for column, width in _WIDTHS.items():
            self._groups.setColumnWidth(column, width)

    def _build_welcome(self) -> QFrame:
        text = self.text
        tile = QFrame(self)
        tile.setObjectName("welcome")
        grid = QGridLayout(tile)
        grid.setContentsMargins(16, 12, 16, 14)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        title = QLabel(text.welcome, tile)
        title.setFont(look.font(look.TITLE_PIXELS))
        grid.addWidget(title, 0, 0, 1, 2)
        show, install = self.page_asked_for.emit, self.roles_asked_for.emit
        steps: list[tuple[str, str, Callable[[], object]]] = [
            (text.see_servers, "servers", partial(show, text.all_servers)),
            (text.add_roles_step, "roles", install),
            (text.see_licensing, "licensing", partial(show, text.services)),
        ]
        for number, (label, name, call) in enumerate(steps, 1):
            step = _link(label, name, call, tile)
            step.setEnabled(call is not install or not self.desk.lab.is_read_only)
            grid.addWidget(QLabel(str(number), tile), number, 0)
            grid.addWidget(step, number, 1, _LEFT)
        return tile


def _link(
    label: str, name: str, call: Callable[[], object], tile: QFrame
) -> QPushButton:
    link = push_button(label, f"step-{name}", call, tile)
    link.setProperty("link", True)  # the style sheet draws it so
    link.setCursor(Qt.CursorShape.PointingHandCursor)
    link.setAutoDefault(True)  # Enter follows it
    return link
