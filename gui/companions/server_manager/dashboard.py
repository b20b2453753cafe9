"""Server Manager ▸ Dashboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from core.reads.best_practices import analyze
from gui.companions.server_manager.page import Page
from gui.companions.server_manager.rows import group_fact
from gui.labels.text import strip_mnemonic
from gui.tables.row_table import RowTable
from gui.tables.text_table import text_rows
from gui.theme import fonts
from gui.widgets.link import link

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.session.session import Session

_LEFT = Qt.AlignmentFlag.AlignLeft


class Dashboard(Page):
    """A welcome with first steps, and one row for each group of servers."""

    page_requested = Signal(str)
    """A page is to be shown; carries its title."""
    roles_requested = Signal()
    """The Add Roles and Features Wizard is to be opened."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session.labels.server_manager.dashboard, session, parent)
        text = self.text
        self._steps: dict[str, QPushButton] = {}
        self.column.addWidget(self._build_welcome())
        titles = [text.group, text.count, text.manageability, text.bpa_results]
        widths = {text.count: 70, text.manageability: 140, text.bpa_results: 160}
        kind = text_rows("groups", titles, widths)
        self._groups = RowTable(kind, strip_mnemonic(text.groups), session, self)
        self._groups.activated.connect(
            lambda _: self.page_requested.emit(str(self._groups.key))
        )
        self.add_titled(text.groups, self._groups, 1)

    def refresh(self) -> None:
        """Sum the servers up."""
        self._steps["roles"].setEnabled(not self.session.lab.is_read_only)
        text, computers = self.text, self.session.lab.computers()
        violations = analyze(self.session.lab)
        groups = (text.services, text.all_servers)
        self._groups.show_facts(
            [group_fact(name, computers, violations, text) for name in groups]
        )

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
        title.setFont(fonts.font(fonts.TITLE_PIXELS))
        grid.addWidget(title, 0, 0, 1, 2)
        show, install = self.page_requested.emit, self.roles_requested.emit
        steps: list[tuple[str, str, Callable[[], object]]] = [
            (text.see_servers, "servers", partial(show, text.all_servers)),
            (text.add_roles_step, "roles", install),
            (text.see_licensing, "licensing", partial(show, text.services)),
        ]
        for number, (label, name, call) in enumerate(steps, 1):
            step = link(label, f"step-{name}", call, tile)
            step.setAutoDefault(True)  # Enter follows it
            self._steps[name] = step
            grid.addWidget(QLabel(str(number), tile), number, 0)
            grid.addWidget(step, number, 1, _LEFT)
        return tile
