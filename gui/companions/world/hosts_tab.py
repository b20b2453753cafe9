"""World ▸ Hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.commands.certificates import MakeCertificatesStale
from core.commands.permissions import SetThirdPartyProtocol
from core.commands.services import RestartComputer
from core.commands.world import SetSessionHostReachable
from core.powershell import world_looks
from gui.companions.world import columns
from gui.companions.world.tab import Tab
from gui.labels.text import strip_mnemonic
from gui.labels.world import WorldText as Text
from gui.tables.row_table import RowTable
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.powershell.looks import Look
    from gui.session.session import Session


class HostsTab(Tab):
    """The session hosts and how each is set up."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        kind = columns.hosts(
            lambda: session.lab.settings().now, tells_faults=not session.hides_causes
        )
        self._hosts = RowTable(
            kind, strip_mnemonic(Text.hosts), session, self, widest=-1
        )
        self._hosts.chosen.connect(self._show_box)
        self._reachable = self.build_box("reachable", Text.reachable, self._on_clicked)
        self._protocol = self.build_box(
            "protocol", Text.another_protocol, self._on_protocol
        )
        self.add_titled(Text.hosts, self._hosts, 1)
        self.column.addWidget(self._reachable)
        self.column.addWidget(self._protocol)
        self.column.addWidget(plain_label(Text.about_certificates, self))
        self._buttons = self.add_buttons(
            {
                "make-stale": (Text.make_stale, self._on_stale),
                "restart": (Text.restart, self._on_restart),
            }
        )

    def refresh(self) -> None:
        """Show the session hosts as they are now."""
        self._known = {h.name: h for h in self.session.lab.session_hosts()}
        self._hosts.show_facts(list(self._known.values()))
        self._show_box()

    def look(self) -> Look | None:
        """Return what reads how the session hosts are set up."""
        hosts = [host.name for host in self.session.lab.session_hosts()]
        return world_looks.hosts(hosts) if hosts else None

    def _show_box(self) -> None:
        host = self._known.get(str(self._hosts.key))
        self._reachable.setEnabled(host is not None and self.can_change)
        self._reachable.setChecked(host is not None and host.is_reachable)
        self._protocol.setEnabled(host is not None and self.can_change)
        self._protocol.setChecked(host is not None and host.third_party_protocol)
        for button in self._buttons.values():
            button.setEnabled(host is not None and self.can_change)

    def _on_clicked(self, on: bool) -> None:
        name = str(self._hosts.key)
        self.do(SetSessionHostReachable(host=name, is_reachable=on))

    def _on_protocol(self, on: bool) -> None:
        name = str(self._hosts.key)
        self.do(SetThirdPartyProtocol(host=name, is_installed=on))

    def _on_stale(self) -> None:
        self.do(MakeCertificatesStale(host=str(self._hosts.key)))

    def _on_restart(self) -> None:
        self.do(RestartComputer(computer=str(self._hosts.key)))
