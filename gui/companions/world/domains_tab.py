"""World ▸ Domains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from core.commands.trusts import SetTrust, SetTrustedGroup
from core.powershell import world_looks
from gui.companions.world.tab import Tab
from gui.labels.text import strip_mnemonic
from gui.labels.world import WorldText as Text
from gui.tables.row_table import RowTable
from gui.tables.text_table import Row, text_rows
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from core.powershell.looks import Look
    from core.records import Trust
    from gui.session.session import Session

_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class DomainsTab(Tab):
    """The domains that the lab's domain trusts, and their groups of license servers."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._is_filling = False
        kind = text_rows("domains", [Text.domain, Text.trust])
        label = strip_mnemonic(Text.domains)
        self._domains = RowTable(kind, label, session, self)
        self._domains.chosen.connect(self._show_domain)
        self._two_way = self.build_box("two-way", Text.two_way, self._on_direction)
        self._members = QStandardItemModel(self)
        self._members.itemChanged.connect(self._on_ticked)
        self._list = QListView(self)
        self._list.setObjectName("servers-in-group")
        self._list.setAccessibleName(strip_mnemonic(Text.servers_in_group))
        self._list.setModel(self._members)
        self.add_titled(Text.domains, self._domains, 1)
        self.column.addWidget(self._two_way)
        self.column.addSpacing(6)
        self.add_titled(Text.servers_in_group, self._list, 1)
        self.column.addWidget(plain_label(Text.about_domains, self))
        self._buttons = self.add_buttons({"add": (Text.add_domain, self._on_add)})

    def refresh(self) -> None:
        """Show the trusts as they are now."""
        settings = self.session.lab.settings()
        self._trusts: dict[str, Trust] = {t.domain: t for t in settings.trusts}
        self._domains.show_facts(
            [
                Row(name, "all-servers", [name, _direction(trust)])
                for name, trust in self._trusts.items()
            ]
        )
        in_domain = settings.domain is not None
        self._buttons["add"].setEnabled(self.can_change and in_domain)
        self._show_domain()

    def look(self) -> Look:
        """Return what lists the groups of trusted domains."""
        trusts = self.session.lab.settings().trusts
        return world_looks.domains([trust.domain for trust in trusts])

    def _show_domain(self) -> None:
        trust = self._trusts.get(str(self._domains.key))
        self._two_way.setEnabled(trust is not None and self.can_change)
        self._two_way.setChecked(trust is not None and trust.is_two_way)
        self._list.setEnabled(trust is not None)
        self._is_filling = True
        self._members.clear()
        for server in self.session.lab.servers() if trust is not None else ():
            item = QStandardItem(server.name)
            item.setEditable(False)
            item.setCheckable(self.can_change)
            is_member = trust is not None and trust.domain in server.member_in_domains
            item.setCheckState(_ON if is_member else _OFF)
            self._members.appendRow(item)
        self._list.setCurrentIndex(self._members.index(0, 0))
        self._is_filling = False

    def _on_direction(self, on: bool) -> None:
        self.do(SetTrust(domain=str(self._domains.key), is_two_way=on))

    def _on_ticked(self, item: QStandardItem) -> None:
        if self._is_filling:
            return
        self.do(
            SetTrustedGroup(
                server=item.text(),
                domain=str(self._domains.key),
                is_member=item.checkState() is _ON,
            )
        )

    def _on_add(self) -> None:
        from gui.companions.world.add_dialogs import AddDomainDialog

        AddDomainDialog(self.session, self).open()


def _direction(trust: Trust) -> str:
    return Text.in_both_directions if trust.is_two_way else Text.in_one_direction
