"""Server Manager ▸ Remote Desktop Services ▸ Overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.companions.server_manager.page import Page
from gui.labels.text import strip_mnemonic
from gui.labels.world import MODE
from gui.tables.row_table import RowTable
from gui.tables.text_table import Row, text_rows
from gui.widgets.buttons import push_button
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from gui.session.session import Session


class OverviewPage(Page):
    """The session hosts of the deployment, and where their settings are edited.

    It shows what is set here, as the genuine tool does, and not what a policy makes
    of it (domain.md 9).
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session.labels.server_manager.overview, session, parent)
        text = self.text
        kind = text_rows(
            "deployment",
            [text.name, text.version, text.mode, text.license_servers],
            {text.name: 160, text.version: 150, text.mode: 130},
        )
        label = strip_mnemonic(text.deployment)
        self._hosts = RowTable(kind, label, session, self, widest=3)
        self._edit = push_button(
            text.edit_deployment, "edit-deployment", self._on_edit, self
        )
        self.column.addWidget(plain_label(text.about_deployment, self))
        self.add_titled(text.deployment, self._hosts, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._edit)
        self.column.addLayout(row)

    def refresh(self) -> None:
        """Show how the session hosts are set up now."""
        self._known = {host.name: host for host in self.session.lab.session_hosts()}
        self._hosts.show_facts(
            [
                Row(
                    host.name,
                    "server",
                    [
                        host.name,
                        host.version.server_name,
                        MODE[host.own_mode],
                        ", ".join(host.own_servers) or self.text.none,
                    ],
                )
                for host in self._known.values()
            ]
        )
        self._edit.setEnabled(bool(self._known))

    def _on_edit(self) -> None:
        from gui.companions.server_manager.deployment_dialog import DeploymentDialog

        host = self._known[str(self._hosts.key)]
        DeploymentDialog(host, self.session, self.window()).open()
