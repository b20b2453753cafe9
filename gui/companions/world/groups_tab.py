"""World ▸ Groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from core.commands.world import SetSecurityGroupMembers
from core.powershell import world_looks
from gui.companions.world.tab import Tab
from gui.labels.text import soften_breaks, strip_mnemonic
from gui.labels.world import WorldText as Text
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from core.powershell.looks import Look
    from core.records import LicenseServer
    from gui.session.session import Session

_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class GroupsTab(Tab):
    """The local group of a license server, and whether the AD group has the server."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._is_filling = False
        self._servers = QComboBox(self)
        self._servers.setObjectName("server")
        self._servers.setAccessibleName(strip_mnemonic(Text.server))
        self._servers.currentIndexChanged.connect(lambda _: self._on_chosen())
        self._members = QStandardItemModel(self)
        self._members.itemChanged.connect(lambda _: self._on_ticked())
        self._list = QListView(self)
        self._list.setObjectName("members")
        members = session.labels.words.with_group(Text.members)
        self._list.setAccessibleName(strip_mnemonic(members))
        self._list.setModel(self._members)
        self._policy = plain_label("", self)
        self._directory = plain_label("", self)
        self.add_titled(Text.server, self._servers)
        self.add_titled(members, self._list, 1)
        self.column.addWidget(plain_label(Text.about_members, self))
        self.column.addWidget(self._policy)
        self.column.addSpacing(6)
        self.column.addWidget(self._directory)
        self.add_buttons({"review": (Text.review, self._on_review)})

    def refresh(self) -> None:
        """Show the groups as they are now."""
        servers = {s.name: s for s in self.session.lab.servers()}
        if list(servers) != [
            self._servers.itemText(i) for i in range(self._servers.count())
        ]:
            chosen = self._servers.currentText()
            with QSignalBlocker(self._servers):
                self._servers.clear()
                self._servers.addItems(list(servers))
                self._servers.setCurrentIndex(max(self._servers.findText(chosen), 0))
        self._show(servers[self._servers.currentText()])

    def look(self) -> Look:
        """Return what lists the groups of the chosen server."""
        in_domain = self.session.lab.settings().domain is not None
        return world_looks.groups(self._servers.currentText(), in_domain=in_domain)

    def _on_chosen(self) -> None:
        self.refresh()
        self.session.manager.looked_at(self.look)

    def _show(self, server: LicenseServer) -> None:
        members = {name.casefold() for name in server.security_group_members}
        hosts = [host.name for host in self.session.lab.session_hosts()]
        if hosts != [self._members.item(i).text() for i in self._rows]:
            self._members.clear()
            for host in hosts:
                item = QStandardItem(host)
                item.setEditable(False)
                self._members.appendRow(item)
            self._list.setCurrentIndex(self._members.index(0, 0))
        self._is_filling = True
        for row in self._rows:
            item = self._members.item(row)
            item.setCheckable(self.can_change)
            item.setCheckState(_ON if item.text().casefold() in members else _OFF)
        self._is_filling = False
        policy = Text.policy_on if server.security_group_policy else Text.policy_off
        directory = Text.in_group if server.in_ad_group else Text.not_in_group
        for label, text in ((self._policy, policy), (self._directory, directory)):
            label.setText(soften_breaks(text.format(server=server.name)))

    @property
    def _rows(self) -> range:
        return range(self._members.rowCount())

    def _on_ticked(self) -> None:
        if self._is_filling:
            return
        items = [self._members.item(row) for row in self._rows]
        ticked = tuple(i.text() for i in items if i.checkState() is _ON)
        server = self._servers.currentText()
        self.do(SetSecurityGroupMembers(server=server, members=ticked))

    def _on_review(self) -> None:
        server = self._servers.currentText()
        self.session.manager.review(server, self.window())
