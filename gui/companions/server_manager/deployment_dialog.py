"""Deployment Properties ▸ RD Licensing (domain.md 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.catalog import LicensingMode
from core.commands.policy import ConfigureSessionHost
from core.flows.flow import text_problem
from core.text import clean
from gui import look
from gui.dialogs.base import Buttons, Dialog
from gui.dialogs.fields import Note
from gui.labels.editions import plain
from gui.labels.server_manager import MODE_CHOICE
from gui.wizards.code_table import push_button
from gui.wizards.shell import plain_label

if TYPE_CHECKING:
    from core.records import SessionHost
    from gui.desk import Desk

_PAGES_WIDTH = 130
_SIZE = (600, 400)


class DeploymentDialog(Dialog):
    """The licensing mode, and the license servers in the order they are asked."""

    def __init__(self, host: SessionHost, desk: Desk, parent: QWidget) -> None:
        self._text = desk.labels.server_manager
        super().__init__(self._text.deployment_title, parent)
        self._host = host
        self._desk = desk
        right = QVBoxLayout()
        right.addWidget(_heading(self._text.rd_licensing, self))
        self._modes = self._build_modes(right)
        self._build_servers(right)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(self._build_pages())
        row.addLayout(right, 1)
        self.body.addLayout(row)
        self._build_buttons()
        self._update_buttons()
        self.resize(*_SIZE)

    def accept(self) -> None:
        """Keep what was changed, and close; a typed name is never forgotten."""
        if self._typed.text().strip() and not self._add():
            return
        if self._save():
            super().accept()

    @property
    def _servers(self) -> tuple[str, ...]:
        return tuple(self._list.item(i).text() for i in range(self._list.count()))

    def _build_pages(self) -> QVBoxLayout:
        pages = QListWidget(self)
        pages.setObjectName("pages")
        pages.setAccessibleName(plain(self._text.pages))
        pages.addItem(self._text.rd_licensing)
        pages.setCurrentRow(0)
        pages.setFixedWidth(_PAGES_WIDTH)
        title = QLabel(self._text.pages, self)
        title.setBuddy(pages)
        column = QVBoxLayout()
        column.addWidget(title)
        column.addWidget(pages)
        return column

    def _build_modes(self, column: QVBoxLayout) -> dict[LicensingMode, QRadioButton]:
        column.addWidget(plain_label(self._text.select_mode, self))
        group = QButtonGroup(self)
        buttons = {}
        for mode, label in MODE_CHOICE.items():
            button = QRadioButton(label, self)
            button.setObjectName(mode.value)
            group.addButton(button)
            column.addWidget(button)
            buttons[mode] = button
        if self._desk.lab.settings().domain is None:
            buttons[LicensingMode.PER_USER].setEnabled(False)
            column.addWidget(plain_label(self._text.workgroup, self))
        buttons[self._host.own_mode].setChecked(True)
        column.addSpacing(8)
        return buttons

    def _build_servers(self, column: QVBoxLayout) -> None:
        text = self._text
        self._typed = QLineEdit(self)
        self._typed.setObjectName("server")
        self._typed.setAccessibleName(plain(text.specify))
        self._note = Note(self._typed, self)
        self._typed.textChanged.connect(lambda _: self._note.say(""))
        add = push_button(text.add, "add", self._add, self)
        self._list = QListWidget(self)
        self._list.setObjectName("servers")
        self._list.setAccessibleName(plain(text.order))
        self._list.addItems(list(self._host.own_servers))
        self._list.setCurrentRow(0)
        self._list.currentRowChanged.connect(lambda _: self._update_buttons())
        typing = QHBoxLayout()
        typing.addWidget(self._typed, 1)
        typing.addWidget(add)
        listing = QHBoxLayout()
        listing.addWidget(self._list, 1)
        listing.addLayout(self._build_list_buttons())
        for title, buddy, part in (
            (text.specify, self._typed, typing),
            (text.order, self._list, listing),
        ):
            label = QLabel(title, self)
            label.setBuddy(buddy)
            column.addWidget(label)
            column.addLayout(part)
            if buddy is self._typed:
                column.addWidget(self._note)

    def _build_list_buttons(self) -> QVBoxLayout:
        self._list_buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout()
        for name, label, call in (
            ("remove", self._text.remove, self._remove),
            ("up", self._text.up, lambda: self._move(-1)),
            ("down", self._text.down, lambda: self._move(1)),
        ):
            button = push_button(label, name, call, self)
            self._list_buttons[name] = button
            column.addWidget(button)
        column.addStretch()
        return column

    def _build_buttons(self) -> None:
        box = self.add_buttons(
            Buttons.Ok | Buttons.Cancel | Buttons.Apply | Buttons.Help
        )
        can_change = not self._desk.lab.is_read_only
        box.button(Buttons.Ok).setEnabled(can_change)
        apply = box.button(Buttons.Apply)
        apply.setText(plain(apply.text()))  # Alt+A is Add
        apply.setEnabled(can_change)
        apply.clicked.connect(lambda _: self._save())
        box.helpRequested.connect(self._on_help)

    def _add(self) -> bool:
        """Put the typed name at the end of the list, or say what is wrong with it."""
        name = clean(self._typed.text())
        problem = self._problem(name)
        if problem:
            self._note.say(problem)
            self._typed.setFocus()
            return False
        self._list.addItem(name)
        self._list.setCurrentRow(self._list.count() - 1)
        self._typed.clear()
        self._update_buttons()
        return True

    def _problem(self, name: str) -> str:
        if not name:
            return self._text.no_name
        if "," in name:
            return self._text.has_comma
        if name.casefold() in {server.casefold() for server in self._servers}:
            return self._text.is_listed.format(server=name)
        found = text_problem("server", name)
        return found.text if found else ""

    def _remove(self) -> None:
        self._list.takeItem(self._list.currentRow())
        self._update_buttons()

    def _move(self, by: int) -> None:
        row = self._list.currentRow()
        self._list.insertItem(row + by, self._list.takeItem(row))
        self._list.setCurrentRow(row + by)

    def _update_buttons(self) -> None:
        row, count = self._list.currentRow(), self._list.count()
        self._list_buttons["remove"].setEnabled(row >= 0)
        self._list_buttons["up"].setEnabled(row > 0)
        self._list_buttons["down"].setEnabled(0 <= row < count - 1)

    def _save(self) -> bool:
        mode = next(m for m, button in self._modes.items() if button.isChecked())
        if (mode, self._servers) == (self._host.own_mode, self._host.own_servers):
            return True
        command = ConfigureSessionHost(
            host=self._host.name, mode=mode, license_servers=self._servers
        )
        if self._desk.do(command, self) is None:
            return False
        self._host = self._host.changed(own_mode=mode, own_servers=self._servers)
        return True

    def _on_help(self) -> None:
        from gui.help_window import show_help

        show_help(self._desk.labels, self, "server-manager")


def _heading(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setFont(look.font(look.TITLE_PIXELS))
    return label
