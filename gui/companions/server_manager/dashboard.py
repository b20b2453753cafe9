"""Server Manager ▸ Dashboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from core.analyzing import analyze
from gui import look
from gui.companions.fact_table import FactTable
from gui.companions.server_manager.facts import group_fact
from gui.companions.server_manager.page import Page
from gui.labels.editions import plain

if TYPE_CHECKING:
    from gui.desk import Desk

_BLUE = QColor("#1d5a8f")
_WIDTHS = {1: 70, 2: 140, 3: 160}


class Dashboard(Page):
    """A welcome with first steps, and one row for each group of servers."""

    group_opened = Signal(str)
    """A group was double-clicked; carries its name."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.labels.server_manager.dashboard, desk, parent)
        text = self.text
        self.column.addWidget(self._build_welcome())
        titles = [text.group, text.count, text.manageability, text.bpa_results]
        self._groups = FactTable("groups", plain(text.groups), titles, self)
        self._groups.itemActivated.connect(
            lambda _: self.group_opened.emit(str(self._groups.key))
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
        tile = QFrame(self)
        tile.setAutoFillBackground(True)
        colours = tile.palette()
        colours.setColor(QPalette.ColorRole.Window, _BLUE)
        colours.setColor(QPalette.ColorRole.WindowText, QColor("white"))
        tile.setPalette(colours)
        column = QVBoxLayout(tile)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        for number, line in enumerate((self.text.welcome, *self.text.steps)):
            label = QLabel(line, tile)
            label.setPalette(colours)  # a label does not take it from its tile
            label.setFont(look.font(look.FONT_PIXELS if number else look.TITLE_PIXELS))
            column.addWidget(label)
        return tile
