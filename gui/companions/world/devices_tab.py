"""World ▸ Devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.commands.world import (
    DamageClientLicense,
    DeleteClientLicense,
    ReimageDevice,
)
from core.errors import LabError
from gui.companions.world import columns
from gui.companions.world.tab import Tab, table
from gui.labels.world import WorldText as Text
from gui.models.paged_table import PagedTableModel
from gui.tables.selection import row_chosen
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from core.records import Device
    from gui.session.session import Session


class DevicesTab(Tab):
    """The client devices, and the license that each keeps."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        kind = columns.devices()
        self._devices: PagedTableModel[Device] = PagedTableModel(
            kind.columns, kind.icon, self._read, self
        )
        self._list = table("devices", Text.devices, self._devices, self)
        self.add_titled(Text.devices, self._list, 1)
        self.column.addWidget(plain_label(Text.about_devices, self))
        self._buttons = self.add_buttons(
            {
                "add-device": (Text.add_device, self._on_add),
                "reimage": (Text.reimage, self._on_reimage),
                "delete-license": (Text.delete_license, self._on_delete),
                "damage-license": (Text.damage_license, self._on_damage),
            }
        )
        self._list.selectionModel().selectionChanged.connect(self._update_buttons)
        self._devices.modelReset.connect(self._update_buttons)

    def refresh(self) -> None:
        """Show the devices as they are now."""
        self._devices.refresh()
        self._update_buttons()

    def _read(self, after: Device | None, count: int) -> Sequence[Device]:
        try:
            name = after.name if after else ""
            return self.session.lab.devices(after=name, limit=count)
        except LabError as error:
            self.session.tell(error, self)
            return []

    @property
    def _selected(self) -> Device | None:
        return self._devices.record(row_chosen(self._list.selectionModel()))

    def _update_buttons(self) -> None:
        device = self._selected
        has_license = device is not None and device.client_license is not None
        self._buttons["add-device"].setEnabled(self.can_change)
        self._buttons["reimage"].setEnabled(self.can_change and device is not None)
        self._buttons["delete-license"].setEnabled(self.can_change and has_license)
        self._buttons["damage-license"].setEnabled(self.can_change and has_license)

    def _on_add(self) -> None:
        from gui.companions.world.add_dialogs import AddDeviceDialog

        AddDeviceDialog(self.session, self).open()

    def _on_reimage(self) -> None:
        if (device := self._selected) is not None:
            self.session.do(ReimageDevice(device=device.name), self)

    def _on_delete(self) -> None:
        if (device := self._selected) is not None:
            self.session.do(DeleteClientLicense(device=device.name), self)

    def _on_damage(self) -> None:
        if (device := self._selected) is not None:
            self.session.do(DamageClientLicense(device=device.name), self)
