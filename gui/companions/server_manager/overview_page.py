"""Server Manager ▸ Remote Desktop Services ▸ Overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from core.rules.deployment import candidates, members
from gui.companions.server_manager.page import Page
from gui.labels.text import soften_breaks, strip_mnemonic
from gui.labels.world import MODE
from gui.tables.row_table import RowTable
from gui.tables.text_table import Row, text_rows
from gui.theme import icons
from gui.widgets.buttons import push_button
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from gui.session.session import Session

_ICON = 16


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
        self._roles = self._build_roles()
        self.add_titled(text.deployment, self._hosts, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._edit)
        self.column.addLayout(row)

    def refresh(self) -> None:
        """Show how the session hosts are set up now."""
        self._known = {host.name: host for host in self.session.lab.session_hosts()}
        self._show_roles()
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

    def _build_roles(self) -> dict[str, QLabel]:
        """Draw the picture of the deployment: its roles, and + RD Licensing."""
        text = self.text
        row = QHBoxLayout()
        roles = {}
        for label in (text.role_session_host, text.role_licensing):
            icon = QLabel(self)
            icon.setPixmap(icons.picture("server", _ICON, _ICON))
            roles[label] = plain_label("", self)
            row.addWidget(icon)
            row.addWidget(roles[label], 1)
        self._add = push_button(
            text.add_licensing, "add-licensing", self._on_add_licensing, self
        )
        self._add.setVisible(bool(text.add_licensing))
        row.addWidget(self._add)
        self.column.addLayout(row)
        return roles

    def _show_roles(self) -> None:
        lab, text = self.session.lab, self.text
        hosts, domain = members(self._known.values()), lab.settings().domain
        open_to_it = {c.name for c in candidates(lab.computers(), hosts, domain)}
        servers = [s.name for s in lab.servers() if s.name not in open_to_it]
        names = {
            text.role_session_host: [host.name for host in hosts],
            text.role_licensing: servers if hosts else [],
        }
        for label, shown in names.items():
            texts = ", ".join(shown) or text.none
            self._roles[label].setText(soften_breaks(label.format(text=texts)))
        self._add.setEnabled(bool(open_to_it) and not lab.is_read_only)

    def _on_add_licensing(self) -> None:
        self.session.manager.add_licensing(self.window())

    def _on_edit(self) -> None:
        from gui.companions.server_manager.deployment_dialog import DeploymentDialog

        host = self._known[str(self._hosts.key)]
        DeploymentDialog(host, self.session, self.window()).open()
