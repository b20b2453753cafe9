"""Deployment Properties ▸ RD Licensing (domain.md 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
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
from core.problems import text_problem
from core.text import clean
from gui.labels.server_manager import MODE_CHOICE
from gui.labels.text import soften_breaks, strip_mnemonic
from gui.session.lab_check import follow_check
from gui.theme import fonts
from gui.widgets.buttons import push_button
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Note
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from core.records import SessionHost
    from gui.session.session import Session

_PAGES_WIDTH = 130
_SIZE = (600, 430)


class DeploymentDialog(Dialog):
    """The licensing mode, and the license servers in the order they are asked."""

    help_topic = "server-manager"

    def __init__(self, host: SessionHost, session: Session, parent: QWidget) -> None:
        self._text = session.labels.server_manager
        super().__init__(self._text.deployment_title, parent)
        self._host = host
        self._session = session
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(self._build_pages())
        right = QVBoxLayout()
        right.addWidget(_heading(self._text.rd_licensing, self))
        of_host = soften_breaks(self._text.of_host.format(host=host.name))
        right.addWidget(plain_label(of_host, self))
        right.addSpacing(8)
        self._modes = self._build_modes(right)
        self._build_servers(right)
        row.addLayout(right, 1)
        self.body.addLayout(row)
        self._build_buttons()
        follow_check(session.lab, self, self._update_buttons)
        self._modes[host.own_mode].setFocus()
        self.resize(*_SIZE)

    def accept(self) -> None:
        """Keep what was changed, and close; a typed name is never forgotten."""
        if self._keep():
            super().accept()

    @property
    def _servers(self) -> tuple[str, ...]:
        return tuple(self._list.item(i).text() for i in range(self._list.count()))

    def _build_pages(self) -> QVBoxLayout:
        pages = QListWidget(self)
        pages.setObjectName("pages")
        pages.setAccessibleName(strip_mnemonic(self._text.pages))
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
        if self._session.lab.settings().domain is None:
            buttons[LicensingMode.PER_USER].setEnabled(False)
            column.addWidget(plain_label(self._text.workgroup, self))
        buttons[self._host.own_mode].setChecked(True)
        group.buttonToggled.connect(self._update_buttons)
        column.addSpacing(8)
        return buttons

    def _build_servers(self, column: QVBoxLayout) -> None:
        text = self._text
        self._typed = QLineEdit(self)
        self._typed.setObjectName("server")
        self._typed.setAccessibleName(strip_mnemonic(text.specify))
        self._note = Note(self._typed, self)
        self._typed.textChanged.connect(self._on_typed)
        self._add_button = push_button(text.add, "add", self._add, self)
        self._list = QListWidget(self)
        self._list.setObjectName("servers")
        self._list.setAccessibleName(strip_mnemonic(text.order))
        self._list.addItems(list(self._host.own_servers))
        self._list.setCurrentRow(0)
        self._list.currentRowChanged.connect(lambda _: self._update_buttons())
        grid = QGridLayout()
        grid.addWidget(_title(text.specify, self._typed, self), 0, 0)
        grid.addWidget(self._typed, 1, 0)
        grid.addWidget(self._add_button, 1, 1)
        grid.addWidget(self._note, 2, 0, 1, 2)
        grid.addWidget(_title(text.order, self._list, self), 3, 0)
        grid.addWidget(self._list, 4, 0)
        grid.addLayout(self._build_list_buttons(), 4, 1)
        column.addLayout(grid, 1)

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
        self._ok = box.button(Buttons.Ok)
        self._apply = box.button(Buttons.Apply)
        self._apply.setText(strip_mnemonic(self._apply.text()))  # Alt+A is Add
        self._apply.clicked.connect(lambda _: self._keep())
        box.helpRequested.connect(self.ask_for_help)

    def _on_typed(self) -> None:
        """Let Enter add what is typed, instead of leaving the dialog."""
        self._note.say("")
        default = self._add_button if self._has_typed else self._ok
        default.setDefault(True)
        self._update_buttons()

    @property
    def _has_typed(self) -> bool:
        return bool(self._typed.text().strip())

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
        can_change = not self._session.lab.is_read_only
        self._ok.setEnabled(can_change)
        self._apply.setEnabled(can_change and (self._has_typed or self._differs()))

    @property
    def _mode(self) -> LicensingMode:
        return next(m for m, button in self._modes.items() if button.isChecked())

    def _differs(self) -> bool:
        host = self._host
        return (self._mode, self._servers) != (host.own_mode, host.own_servers)

    def _keep(self) -> bool:
        """Keep what was changed; False if something is wrong."""
        if self._has_typed and not self._add():
            return False
        return not self._differs() or self._save()

    def _save(self) -> bool:
        mode, servers = self._mode, self._servers
        command = ConfigureSessionHost(
            host=self._host.name, mode=mode, license_servers=servers
        )
        if self._session.do(command, self) is None:
            return False
        self._host = self._host.changed(own_mode=mode, own_servers=servers)
        self._update_buttons()
        return True


def _title(text: str, buddy: QWidget, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setBuddy(buddy)
    return label


def _heading(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setFont(fonts.font(fonts.TITLE_PIXELS))
    return label
