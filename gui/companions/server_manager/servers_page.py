"""Server Manager ▸ All Servers, and Remote Desktop Services ▸ Servers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from core.reads.best_practices import analyze
from core.records import LicenseServer
from core.rules.best_practices import Violation
from gui.companions.server_manager.page import Page
from gui.companions.server_manager.rows import server_facts, violation_facts
from gui.labels.practices import PRACTICE
from gui.labels.text import strip_mnemonic
from gui.tables.row_table import RowTable
from gui.tables.text_table import text_rows

if TYPE_CHECKING:
    from gui.session.session import Session

_DETAILS_HEIGHT = 110


class ServersPage(Page):
    """The servers with their context menu, and what the Analyzer says of them."""

    def __init__(self, heading: str, session: Session, parent: QWidget) -> None:
        super().__init__(heading, session, parent)
        text = self.text
        kind = text_rows(
            "servers",
            [text.name, text.address, text.status, text.role, text.version],
            {text.address: 100, text.status: 90, text.role: 190, text.version: 140},
        )
        label = strip_mnemonic(text.server_list)
        self._servers = RowTable(kind, label, session, self)
        self._servers.tools.menu_opening.connect(self._fill_menu)
        kind = text_rows(
            "analyzer",
            [text.name, text.severity, text.rule],
            {text.name: 110, text.severity: 80},
        )
        label = strip_mnemonic(text.analyzer)
        self._broken = RowTable(kind, label, session, self, widest=2)
        self._broken.chosen.connect(self._show_details)
        self._details = QPlainTextEdit(self)
        self._details.setObjectName("details")
        self._details.setAccessibleName(strip_mnemonic(text.details))
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setMaximumHeight(_DETAILS_HEIGHT)
        self.add_titled(text.server_list, self._servers, 1)
        self.add_titled(text.analyzer, self._broken, 1)
        self.add_titled(text.details, self._details)

    def refresh(self) -> None:
        """Show the servers and what is wrong with them now."""
        computers = self.session.lab.computers()
        self._computers = {computer.name: computer for computer in computers}
        self._servers.show_facts(server_facts(computers, self.text))
        words = self.session.labels.words
        self._broken.show_facts(violation_facts(analyze(self.session.lab), words))
        self._show_details()

    def _show_details(self) -> None:
        violation = self._broken.key
        if not isinstance(violation, Violation):
            self._details.clear()
            return
        words = self.session.labels.words
        _, *said = map(words.with_group, PRACTICE[violation.practice])
        titles = (self.text.problem, self.text.impact, self.text.resolution)
        parts = dict(zip(titles, said, strict=True))
        lines = [f"{title}: {sentence}" for title, sentence in parts.items()]
        self._details.setPlainText("\n".join(lines))

    def _fill_menu(self, menu: QMenu) -> None:
        """Offer what can be done with the license server that is selected."""
        server = self._computers.get(str(self._servers.key))
        if not isinstance(server, LicenseServer):
            return
        name = server.name
        manager = menu.addAction(self.text.open_manager)
        manager.triggered.connect(lambda: self.manager_requested.emit(name))
        install = menu.addAction(self.text.install_licenses)
        install.triggered.connect(lambda: self.install_requested.emit(name))
        can_change = not self.session.lab.is_read_only
        install.setEnabled(server.is_activated and can_change)
