"""World ▸ Devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from core.catalog import ClientKind
from core.commands.clients import (
    DamageClientLicense,
    DeleteClientLicense,
    DeleteLicensingKey,
    ReimageDevice,
    SetClientKind,
    SetKeyAccess,
)
from core.commands.renaming import RenameDevice
from core.powershell import world_looks
from gui.companions.world import columns
from gui.companions.world.tab import Tab
from gui.labels.text import strip_mnemonic
from gui.labels.world import KIND
from gui.labels.world import WorldText as Text
from gui.models.long_table import LongTableModel
from gui.tables.selection import row_chosen
from gui.widgets.buttons import push_button
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.powershell.looks import Look
    from core.records import Device
    from gui.session.session import Session


class DevicesTab(Tab):
    """The client devices, and the license that each keeps."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        kind = columns.devices(tells_faults=not session.hides_causes)
        self._devices: LongTableModel[Device] = LongTableModel(
            kind.columns, session.lab.device_list(), self, icon=kind.icon
        )
        self._list = self.add_long("devices", Text.devices, self._devices)
        self._build_client()
        self.column.addWidget(plain_label(Text.about_devices, self))
        self._buttons = self.add_buttons(
            {
                "add-device": (Text.add_device, self._on_add),
                "reimage": (Text.reimage, self._on_reimage),
                "delete-license": (Text.delete_license, self._on_delete),
                "delete-key": (Text.delete_key, self._on_delete_key),
                "damage-license": (Text.damage_license, self._on_damage),
            }
        )
        self._list.selectionModel().selectionChanged.connect(self._update_buttons)
        self._devices.modelReset.connect(self._update_buttons)

    def refresh(self) -> None:
        """Show the devices as they are now."""
        self._devices.refresh()
        self._update_buttons()

    def look(self) -> Look:
        """Return what lists the licenses that devices have."""
        servers = [server.name for server in self.session.lab.servers()]
        return world_looks.devices(servers)

    def _build_client(self) -> None:
        """Add what is chosen and ticked of the selected device."""
        self._kind = QComboBox(self)
        self._kind.setObjectName("client")
        self._kind.setAccessibleName(strip_mnemonic(Text.client_kind))
        for kind, label in KIND.items():
            self._kind.addItem(label, kind)
        self._kind.activated.connect(self._on_kind)
        title = QLabel(Text.client_kind, self)
        title.setBuddy(self._kind)
        self._may_write = self.build_box(
            "users-may-write", Text.users_may_write, self._on_rights
        )
        row = QHBoxLayout()
        row.addWidget(title)
        row.addWidget(self._kind)
        row.addSpacing(16)
        row.addWidget(self._may_write)
        row.addStretch()
        self._rename = push_button(Text.rename, "rename-device", self._on_rename, self)
        row.addWidget(self._rename)
        self.column.addLayout(row)

    @property
    def _selected(self) -> Device | None:
        return self._devices.record(row_chosen(self._list.selectionModel()))

    def _update_buttons(self) -> None:
        device = self._selected
        is_chosen = self.can_change and device is not None
        has_license = device is not None and device.client_license is not None
        has_key = device is not None and device.has_registry_key
        for widget, is_possible in (
            (self._buttons["add-device"], self.can_change),
            (self._buttons["reimage"], is_chosen),
            (self._buttons["delete-license"], is_chosen and has_license and has_key),
            (self._buttons["delete-key"], is_chosen and has_key),
            (self._buttons["damage-license"], is_chosen and has_license),
            (self._kind, is_chosen),
            (self._rename, is_chosen),
            (self._may_write, is_chosen and has_key),
        ):
            widget.setEnabled(is_possible)
        if device is not None:
            self._kind.setCurrentIndex(self._kind.findData(device.kind))
        may_write = device is not None and has_key and device.users_may_write
        self._may_write.setChecked(may_write)

    def _on_rename(self) -> None:
        from gui.companions.world.change_dialogs import RenameDialog

        if (device := self._selected) is not None:
            name = device.name
            RenameDialog(
                name, lambda to: RenameDevice(device=name, to=to), self.session, self
            ).open()

    def _on_add(self) -> None:
        from gui.companions.world.add_dialogs import AddDeviceDialog

        AddDeviceDialog(self.session, self).open()

    def _on_reimage(self) -> None:
        if (device := self._selected) is not None:
            self.do(ReimageDevice(device=device.name))

    def _on_delete(self) -> None:
        if (device := self._selected) is not None:
            self.do(DeleteClientLicense(device=device.name))

    def _on_delete_key(self) -> None:
        if (device := self._selected) is not None:
            self.do(DeleteLicensingKey(device=device.name))

    def _on_kind(self) -> None:
        kind = ClientKind(self._kind.currentData())
        if (device := self._selected) is not None and device.kind is not kind:
            self.do(SetClientKind(device=device.name, kind=kind))

    def _on_rights(self, on: bool) -> None:
        if (device := self._selected) is not None:
            self.do(SetKeyAccess(device=device.name, users_may_write=on))

    def _on_damage(self) -> None:
        if (device := self._selected) is not None:
            self.do(DamageClientLicense(device=device.name))
