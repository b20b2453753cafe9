"""World ▸ Computers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.commands.membership import SetDomainMembership
from core.commands.renaming import RenameComputer
from core.commands.upgrade import SetEvaluation
from core.powershell import world_looks
from core.records import Computer, LabSettings, LicenseServer, SessionHost
from core.rules.upgrading import upgrades_of
from gui.companions.world.tab import Tab
from gui.labels.text import strip_mnemonic
from gui.labels.world import WorldText as Text
from gui.tables.row_table import RowTable
from gui.tables.text_table import Row, text_rows
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.powershell.looks import Look
    from gui.session.session import Session


class ComputersTab(Tab):
    """The servers as computers: name, operating system, edition, roles, domain."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        titles = [Text.host, Text.system, Text.roles, Text.edition, Text.domain]
        widths = {Text.system: 150, Text.roles: 190, Text.edition: 140}
        label = strip_mnemonic(Text.computers)
        kind = text_rows("computers", titles, widths)
        self._computers = RowTable(kind, label, session, self)
        self._computers.chosen.connect(self._show_boxes)
        self.add_titled(Text.computers, self._computers, 1)
        self._evaluation = self.build_box(
            "evaluation", Text.evaluation, self._on_evaluation
        )
        self._member = self.build_box("member", Text.member, self._on_member)
        self.column.addWidget(self._evaluation)
        self.column.addWidget(self._member)
        self.column.addWidget(plain_label(Text.about_computers, self))
        self._buttons = self.add_buttons(
            {
                "rename-computer": (Text.rename, self._on_rename),
                "upgrade": (Text.upgrade, self._on_upgrade),
            }
        )

    def refresh(self) -> None:
        """Show the computers as they are now."""
        lab = self.session.lab
        settings = lab.settings()
        self._settings = settings
        self._roles: dict[str, list[Computer]] = {}
        for role in sorted(lab.computers(), key=lambda c: c.name):
            self._roles.setdefault(role.name, []).append(role)
        self._computers.show_facts(
            [
                Row(name, "server", _texts(roles, settings))
                for name, roles in self._roles.items()
            ]
        )
        self._show_boxes()

    def look(self) -> Look:
        """Return what reads systems, domains and roles of the computers."""
        names = sorted({computer.name for computer in self.session.lab.computers()})
        return world_looks.computers(names)

    @property
    def _chosen(self) -> list[Computer]:
        return self._roles.get(str(self._computers.key), [])

    def _show_boxes(self) -> None:
        roles = self._chosen
        can_change = bool(roles) and self.can_change
        host = _host(roles)
        in_domain = self._settings.domain is not None
        self._evaluation.setEnabled(can_change and host is not None)
        self._evaluation.setChecked(host is not None and host.is_evaluation)
        self._member.setEnabled(can_change and in_domain)
        self._member.setChecked(bool(roles) and self._settings.has_member(roles[0]))
        self._buttons["rename-computer"].setEnabled(can_change)
        has_path = bool(roles) and bool(upgrades_of(roles[0].version))
        self._buttons["upgrade"].setEnabled(can_change and has_path)

    def _on_evaluation(self, on: bool) -> None:
        name = self._chosen[0].name
        self.do(SetEvaluation(host=name, is_evaluation=on))

    def _on_member(self, on: bool) -> None:
        name = self._chosen[0].name
        self.do(SetDomainMembership(computer=name, is_member=on))

    def _on_rename(self) -> None:
        from gui.companions.world.change_dialogs import RenameDialog

        name = self._chosen[0].name
        RenameDialog(
            name, lambda to: RenameComputer(computer=name, to=to), self.session, self
        ).open()

    def _on_upgrade(self) -> None:
        from gui.companions.world.change_dialogs import UpgradeDialog

        UpgradeDialog(self._chosen[0], self.session, self).open()


def _host(roles: list[Computer]) -> SessionHost | None:
    return next((role for role in roles if isinstance(role, SessionHost)), None)


def _texts(roles: list[Computer], settings: LabSettings) -> list[str]:
    host = _host(roles)
    installed = [
        Text.licensing_role if isinstance(role, LicenseServer) else Text.host_role
        for role in roles
        if isinstance(role, LicenseServer) or role.has_role
    ]
    own = host.domain if host and host.domain else settings.domain
    return [
        roles[0].name,
        roles[0].version.server_name,
        ", ".join(installed) or Text.none,
        Text.is_evaluation if host and host.is_evaluation else Text.standard,
        str(own) if settings.has_member(roles[0]) else Text.workgroup,
    ]
