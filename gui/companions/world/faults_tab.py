"""World ▸ Faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from core.commands.database import FillVersionStore
from core.commands.faults import (
    SetClearinghouseCondition,
    SetDirectoryReachable,
    SetServerReachable,
)
from core.commands.trusts import SetAnonymousRefused
from core.commands.world import SetAttributeDelegation
from core.powershell import world_looks
from gui.companions.world.tab import Tab
from gui.labels.text import strip_mnemonic
from gui.labels.world import CONDITION
from gui.labels.world import WorldText as Text
from gui.tables.row_table import RowTable
from gui.tables.text_table import Row, text_rows
from gui.widgets.form import Form
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.powershell.looks import Look
    from core.records import LicenseServer
    from gui.session.session import Session


class FaultsTab(Tab):
    """What can be made to go wrong around the servers."""

    shows_faults = True

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        form = Form(self)
        self._condition = form.add_choice(
            "clearinghouse",
            Text.clearinghouse,
            [(text, condition) for condition, text in CONDITION.items()],
        )
        self._condition.currentIndexChanged.connect(lambda _: self._on_condition())
        titles = [Text.host, Text.version, Text.reachable_column, Text.service]
        label = strip_mnemonic(Text.license_servers)
        kind = text_rows("servers", titles)
        self._servers = RowTable(kind, label, session, self)
        self._servers.chosen.connect(self._show_box)
        self._reachable = self.build_box(
            "reachable", Text.reachable, self._on_reachable
        )
        self._refuses = self.build_box(
            "refuses-anonymous", Text.refuses_anonymous, self._on_refuses
        )
        self._directory = self.build_box(
            "directory", Text.directory, self._on_directory
        )
        self._delegation = self.build_box(
            "delegation", Text.delegation, self._on_delegation
        )
        self.column.addWidget(form)
        self.add_titled(Text.license_servers, self._servers, 1)
        self.column.addWidget(self._reachable)
        self.column.addWidget(self._refuses)
        self.column.addWidget(plain_label(Text.about_anonymous, self))
        self._buttons = self.add_buttons({"fill": (Text.fill_store, self._on_fill)})
        self.column.addSpacing(8)
        self.column.addWidget(self._directory)
        self.column.addSpacing(8)
        self.column.addWidget(self._delegation)
        self.column.addWidget(plain_label(Text.about_delegation, self))

    def refresh(self) -> None:
        """Show the faults as they are now."""
        settings = self.session.lab.settings()
        with QSignalBlocker(self._condition):
            place = self._condition.findData(settings.clearinghouse)
            self._condition.setCurrentIndex(place)
        self._directory.setChecked(settings.directory_reachable)
        self._delegation.setChecked(settings.users_may_update)
        self._condition.setEnabled(self.can_change)
        in_domain = settings.domain is not None
        self._directory.setEnabled(self.can_change and in_domain)
        self._delegation.setEnabled(self.can_change and in_domain)
        self._known = {s.name: s for s in self.session.lab.servers()}
        self._servers.show_facts(
            [Row(s.name, "server", _texts(s)) for s in self._known.values()]
        )
        self._show_box()

    def look(self) -> Look:
        """Return what reads whether the servers answer."""
        lab = self.session.lab
        servers = [server.name for server in lab.servers()]
        in_domain = lab.settings().domain is not None
        return world_looks.faults(servers, in_domain=in_domain)

    def _show_box(self) -> None:
        server = self._known.get(str(self._servers.key))
        self._reachable.setEnabled(server is not None and self.can_change)
        self._reachable.setChecked(server is not None and server.is_reachable)
        lab = self.session.lab
        is_in = lab.settings().has_member
        has_workgroup = not all(is_in(computer) for computer in lab.computers())
        self._refuses.setEnabled(self._reachable.isEnabled() and has_workgroup)
        self._refuses.setChecked(server is not None and server.refuses_anonymous)
        self._buttons["fill"].setEnabled(self._reachable.isEnabled())

    def _on_condition(self) -> None:
        condition = self._condition.currentData()
        self.do(SetClearinghouseCondition(condition=condition))

    def _on_reachable(self, on: bool) -> None:
        server = str(self._servers.key)
        self.do(SetServerReachable(server=server, is_reachable=on))

    def _on_refuses(self, on: bool) -> None:
        server = str(self._servers.key)
        self.do(SetAnonymousRefused(server=server, is_refused=on))

    def _on_fill(self) -> None:
        self.do(FillVersionStore(server=str(self._servers.key)))

    def _on_directory(self, on: bool) -> None:
        self.do(SetDirectoryReachable(is_reachable=on))

    def _on_delegation(self, on: bool) -> None:
        self.do(SetAttributeDelegation(users_may_update=on))


def _texts(server: LicenseServer) -> list[str]:
    reachable = Text.yes if server.is_reachable else Text.no
    running = Text.running if server.is_running else Text.stopped
    return [server.name, server.version.server_name, reachable, running]
