"""What Registry Editor shows: keys on the left, the values of one on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.errors import LabError
from core.management.registry.hives import Hive, KeyName, read_key
from core.management.registry.machine import Machine, machine_of
from core.management.registry.registry import Registry
from core.powershell import looks
from core.prompt.windows import COMPUTER
from gui.companions.computer_box import ComputerBox
from gui.companions.registry.key_tree import KeyTree
from gui.companions.registry.value_rows import VALUES, with_default
from gui.companions.window import CompanionWindow
from gui.labels.read_only import read_only_sentence
from gui.labels.registry import Text
from gui.labels.text import strip_mnemonic
from gui.tables.row_table import RowTable
from gui.theme import metrics
from gui.widgets.form import Note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.management.registry.values import Value
    from core.powershell.looks import Look
    from core.records import Computer, Device
    from gui.session.session import Session

_SIZE = (940, 520)
_TREE_WIDTH = 330
_MARGIN = 8


class RegistryView(CompanionWindow):
    """One registry at a time, of a server or of a client device that was connected."""

    shown = Signal()
    """Another key is shown, or the same one anew."""

    title = Text.title
    icon = "registry"
    help_topic = "registry"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._connected: list[str] = []  # client devices
        self._computers = ComputerBox(Text.computer, self.inside)
        self._address = QLineEdit(self.inside)
        self._note = Note(self._address, self.inside)
        self._panes = QSplitter(self.inside)
        self.tree = KeyTree(self._panes)
        self._right = QWidget(self._panes)
        self.list: RowTable[Value] = RowTable(
            VALUES, Text.list, session, self._right, widest=2
        )
        self._status = QLabel(self)
        self._status.setContentsMargins(6, 0, 6, 0)
        self._lay_out()
        self.registry = self._read()
        self._connect()

    @property
    def key(self) -> KeyName | None:
        """The chosen key of the local machine; None for the computer, or another."""
        key = self.tree.key
        return key if key is not None and key.hive is Hive.LOCAL_MACHINE else None

    @property
    def value(self) -> Value | None:
        """The selected value, also the default one; None where not one is."""
        name, shown = self.list.key, self.list.records.shown
        return next((value for value in shown if value.name == name), None)

    def refresh(self) -> None:
        """Show computers, keys and values as they are now."""
        found: list[Computer | Device] = [*self.session.lab.computers()]
        devices = (self.session.lab.device(name) for name in self._connected)
        found += [device for device in devices if device and device.has_registry_key]
        self._computers.show_computers(found)
        self.registry = self._read()
        self.tree.show_keys(self.registry)
        self._show_values()

    def choose(self, choices: Mapping[str, str]) -> None:
        """Show the registry of a computer (`regedit`)."""
        self._computers.choose(choices[COMPUTER])

    def look(self) -> Look | None:
        """Return what reads the chosen key of a computer; a device cannot be asked."""
        key, name = self.key, self._computers.computer
        if key is None or not name or name in self._connected:
            return None
        return looks.registry_key(name, key.path)

    def connect_to(self, name: str) -> None:
        """Show the registry of a server, or of a client device."""
        if self.session.lab.device(name) is not None and name not in self._connected:
            self._connected.append(name)
            self.refresh()
        self._computers.choose(name)

    def go_to(self, key: KeyName, value: str | None = None) -> None:
        """Choose a key, and a value in it."""
        self.tree.go(key)
        if value is not None:
            self.select_value(value)
            self.list.setFocus()

    def select_value(self, name: str) -> None:
        """Select a value of the chosen key."""
        self._show_values(select=name)

    def say(self, text: str) -> None:
        """Tell in the status bar what a person has to know."""
        self._status.setText(text)

    def _read(self) -> Registry:
        name = self._computers.computer
        machine = machine_of(self.session.lab, name) if name else None
        return Registry(machine or Machine(name, self.session.lab))

    def _connect(self) -> None:
        self._computers.chosen.connect(self._on_computer_chosen)
        self._computers.chosen.connect(self.tell_look)
        self.tree.chosen.connect(self._on_key_chosen)
        self.tree.chosen.connect(self.tell_look)
        self._address.returnPressed.connect(self._on_address_entered)
        self._address.textEdited.connect(lambda _: self._note.say(""))

    def _lay_out(self) -> None:
        self._address.setObjectName("address")
        self._address.setAccessibleName(strip_mnemonic(Text.address))
        title = QLabel(Text.address, self.inside)
        title.setBuddy(self._address)
        line = QHBoxLayout()
        line.setContentsMargins(_MARGIN, 0, _MARGIN, 6)
        line.setSpacing(6)
        line.addWidget(title)
        line.addWidget(self._address, 1)
        below = QVBoxLayout(self._right)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.list)
        panes = self._panes
        panes.setHandleWidth(metrics.SPLITTER_WIDTH)
        panes.setChildrenCollapsible(False)
        panes.setStretchFactor(1, 1)
        panes.setSizes([_TREE_WIDTH, _SIZE[0] - _TREE_WIDTH])
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._computers)
        column.addLayout(line)
        column.addWidget(self._note)
        column.addWidget(panes, 1)
        self.statusBar().addWidget(self._status, 1)
        self.resize(*_SIZE)

    def _show_values(self, select: str | None = None) -> None:
        key = self.key
        values = [] if key is None else self.registry.values(key.path)
        self.list.show_facts(with_default(values) if key else [], select)
        lab = self.session.lab
        is_closed = lab.is_read_only
        self.say(read_only_sentence(lab.read_only_because) if is_closed else "")
        self.shown.emit()

    def _on_key_chosen(self) -> None:
        key = self.tree.key
        place = rf"{Text.root}\{key.full}" if key else Text.root
        self._address.setText(place)
        self._note.say("")
        self._show_values()

    def _on_computer_chosen(self) -> None:
        try:
            self.refresh()
        except LabError as error:
            self.session.tell(error, self)

    def _on_address_entered(self) -> None:
        """Go to the key that is typed, or say that there is none."""
        typed = self._address.text()
        key = read_key(typed)
        if key is None or not self.tree.go(key):
            computer = self._computers.computer
            self._note.say(Text.no_key.format(key=typed.strip(), computer=computer))
        else:
            self.tree.setFocus()
