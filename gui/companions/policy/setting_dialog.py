"""The dialog of one policy setting: its state, its options, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.catalog import PolicyName, PolicyState
from core.commands.policy import EditPolicy
from core.records import Computer, PolicySetting
from gui.companions.policy.options import Options, options_for
from gui.labels.policy import EXPLANATION, SETTING, STATE_BUTTON, Policy
from gui.session.lab_check import follow_check
from gui.widgets.buttons import push_button
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from gui.session.session import Session

_SIZE = (640, 510)
_HALF = 290


class SettingDialog(Dialog):
    """One setting of a computer at a time; its neighbours are a button away."""

    help_topic = "policy"

    def __init__(
        self,
        computer: Computer,
        setting: PolicyName,
        neighbours: tuple[PolicyName, ...],
        session: Session,
        parent: QWidget,
    ) -> None:
        super().__init__("", parent)
        self._computer = computer
        self._setting = setting
        self._neighbours = neighbours
        self._session = session
        self._name = plain_label("", self)
        self._previous = push_button(
            Policy.previous, "previous", lambda: self._go(-1), self
        )
        self._next = push_button(Policy.next, "next", lambda: self._go(1), self)
        self._states = self._build_states()
        self._pages = QStackedWidget(self)
        self._options = {name: self._build_options(name) for name in neighbours}
        self._explanation = QPlainTextEdit(self)  # behind the options for Tab
        self._lay_out()
        self._build_buttons()
        self._show_setting()
        follow_check(session.lab, self, self._update_buttons)
        self.resize(*_SIZE)

    def accept(self) -> None:
        """Keep what was changed, and close."""
        if self._save():
            super().accept()

    def _build_states(self) -> dict[PolicyState, QRadioButton]:
        group = QButtonGroup(self)
        buttons = {}
        for state, label in STATE_BUTTON.items():
            button = QRadioButton(label, self)
            button.setObjectName(state.value)
            group.addButton(button)
            buttons[state] = button
        buttons[PolicyState.NOT_CONFIGURED].setChecked(True)
        group.buttonToggled.connect(self._on_changed)
        return buttons

    def _build_options(self, name: PolicyName) -> Options:
        options = options_for(name)(self._session, self._pages)
        options.changed.connect(self._on_changed)
        self._pages.addWidget(options)
        return options

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._previous)
        head.addWidget(self._next)
        states = QVBoxLayout()
        for button in self._states.values():
            states.addWidget(button)
        self._explanation.setObjectName("explanation")
        self._explanation.setReadOnly(True)
        self._explanation.setTabChangesFocus(True)
        self._explanation.setAccessibleName(Policy.help)
        title = QLabel(Policy.help, self)
        title.setBuddy(self._explanation)
        halves = QGridLayout()
        halves.setHorizontalSpacing(14)
        halves.addWidget(QLabel(Policy.options, self), 0, 0)
        halves.addWidget(title, 0, 1)
        halves.addWidget(self._pages, 1, 0)
        halves.addWidget(self._explanation, 1, 1)
        for column in (0, 1):
            halves.setColumnMinimumWidth(column, _HALF)
            halves.setColumnStretch(column, 1)
        self.body.addLayout(head)
        self.body.addLayout(states)
        self.body.addLayout(halves, 1)

    def _build_buttons(self) -> None:
        box = self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Apply)
        self._apply = box.button(Buttons.Apply)
        self._apply.clicked.connect(self._save)
        self._ok = box.button(Buttons.Ok)

    def _show_setting(self) -> None:
        """Show the present setting as the lab has it."""
        name = self._setting
        self.setWindowTitle(SETTING[name])
        self._name.setText(SETTING[name])
        words = self._session.labels.words
        self._explanation.setPlainText(words.with_group(EXPLANATION[name]))
        self._pages.setCurrentWidget(self._options[name])
        kept = self._kept
        self._options[name].show_value(kept.value)
        self._states[kept.state].setChecked(True)
        self._states[kept.state].setFocus()
        place = self._neighbours.index(name)
        self._previous.setEnabled(place > 0)
        self._next.setEnabled(place < len(self._neighbours) - 1)
        self._on_changed()

    @property
    def _kept(self) -> PolicySetting:
        return self._computer.policy.get(self._setting, PolicySetting())

    @property
    def _state(self) -> PolicyState:
        return next(s for s, button in self._states.items() if button.isChecked())

    @property
    def _value(self) -> str:
        is_enabled = self._state is PolicyState.ENABLED
        return self._options[self._setting].value if is_enabled else ""

    def _differs(self) -> bool:
        kept = self._kept
        return (self._state, self._value) != (kept.state, kept.value)

    def _save(self) -> bool:
        """Edit the setting, if anything differs; False if something is wrong."""
        if not self._differs():
            return True
        is_enabled = self._state is PolicyState.ENABLED
        if is_enabled and not self._options[self._setting].is_usable():
            return False
        command = EditPolicy(
            computer=self._computer.name,
            setting=self._setting,
            to=PolicySetting(state=self._state, value=self._value),
        )
        if self._session.do(command, self) is None:
            return False
        self._computer = self._session.lab.computer(self._computer.name)
        self._on_changed()
        return True

    def _go(self, steps: int) -> None:
        """Keep what was changed, and go to a neighbour."""
        if self._save():
            place = self._neighbours.index(self._setting)
            self._setting = self._neighbours[place + steps]
            self._show_setting()

    def _on_changed(self) -> None:
        self._pages.setEnabled(self._state is PolicyState.ENABLED)
        self._update_buttons()

    def _update_buttons(self) -> None:
        can_change = not self._session.lab.is_read_only
        self._ok.setEnabled(can_change)
        self._apply.setEnabled(can_change and self._differs())
