"""Remote Desktop Connection: people connect to session hosts, from here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from core.commands.connect import Connect, Disconnect
from core.errors import LabError, Refused
from core.events import ConnectionTried, SessionEnded
from core.prompt.windows import ADMINISTRATIVE, COMPUTER
from core.refusals import Reason
from core.rules.issuance.disconnect import disconnect_reason
from gui.companions.connection.columns import place_of
from gui.companions.connection.result import ConnectionResult
from gui.companions.connection.sessions import SessionList
from gui.companions.window import CompanionWindow
from gui.labels.connection import ConnectionText as Text
from gui.labels.connection import described
from gui.labels.dates import moment
from gui.labels.text import soften_breaks
from gui.session.prompts import Prompts, Tone
from gui.theme import fonts, icons
from gui.widgets.buttons import push_button
from gui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from core.bus import Event
    from core.records import Session as RemoteSession
    from core.records import SessionHost
    from gui.session.session import Session

_COMPUTER, _USER, _DEVICE = "computer", "user", "device"
_OF_THE_COMPUTER = {Reason.HOST_UNREACHABLE, Reason.SERVICE_STOPPED}
_LOGO = 40


class RemoteConnection(CompanionWindow):
    """Who connects to which computer and from where; and the sessions there."""

    title = Text.title
    help_topic = "connect-users"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._prompts = Prompts(self.title)
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_banner(self.inside))
        body = QVBoxLayout()
        body.setContentsMargins(11, 6, 11, 11)
        self._build_form(body)
        body.addLayout(self._build_buttons())
        self._result = ConnectionResult(session, self.inside)
        body.addWidget(self._result)
        self._sessions = SessionList(session, self.inside)
        self._sessions.ending.connect(self._end_session)
        body.addWidget(self._sessions, 1)
        column.addLayout(body, 1)
        self._computer.setFocus()
        self.resize(560, 620)

    def refresh(self) -> None:
        """Offer the computers, users and devices of the lab; list the sessions."""
        _fill(self._user, self.session.lab.user_names())
        _fill(self._device, self.session.lab.device_names())
        self._show_hosts()

    def follow(self, events: Sequence[Event]) -> None:
        """Read users and devices again unless people only came and went."""
        if all(isinstance(e, ConnectionTried | SessionEnded) for e in events):
            self._show_hosts()
        else:
            self.refresh()

    def choose(self, choices: Mapping[str, str]) -> None:
        """Set the computer, and whether to administer it (`mstsc /v /admin`)."""
        if COMPUTER in choices:
            self._computer.setEditText(choices[COMPUTER])
        self._administrative.setChecked(ADMINISTRATIVE in choices)

    def connect_user(self) -> None:
        """Try to connect, and show what came of it."""
        self._form.clear_problems()
        host = self._host()
        if host is None:
            self._form.say(_COMPUTER, Text.no_computer)
            return
        user = self._user.currentText()
        self._connect_by(
            Connect(
                host=host.name,
                user=user,
                device=self._device.currentText(),
                signs_in=self._signs_in.isChecked(),
                is_administrative=self._administrative.isChecked(),
                is_elevated=self._elevated.isChecked(),
            )
        )

    def _connect_by(self, command: Connect) -> None:
        tried = self._try(command)
        if tried is None:
            return
        self._result.show_attempt(tried, command.user)
        self._show_sessions(select=tried.session_id)
        if not tried.outcome.is_connected:
            reason = disconnect_reason(tried.outcome, tried.rule)
            self._prompts.show_message(
                self,
                tried.outcome.message,
                Tone.ERROR,
                behind=described(reason) if reason else "",
            )

    def _offer_to_end(self, command: Connect) -> None:
        """Let a third administrator end one of the two sessions (domain.md 13.2)."""
        lab = self.session.lab
        choices: list[tuple[str, Callable[[], object]]] = [
            (_shown(session), partial(self._connect_by, _instead(command, session)))
            for session in lab.sessions(command.host)
            if session.is_administrative
        ]
        text = Text.third_administrator.format(host=command.host, user=command.user)
        self._prompts.ask(
            self, soften_breaks(text), choices, Text.end_none, is_harmful=True
        )

    def _build_form(self, body: QVBoxLayout) -> None:
        self._form = Form(self.inside)
        typed = QLineEdit(self._form)
        typed.setObjectName("qt_combobox_lineedit")  # Qt names those of spin boxes
        typed.returnPressed.connect(self.connect_user)
        self._computer = QComboBox(self._form)
        self._computer.setLineEdit(typed)
        self._computer.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._form.add(_COMPUTER, Text.computer, self._computer)
        self._user = self._form.add_choice(_USER, Text.user_name, [])
        self._device = self._form.add_choice(_DEVICE, Text.device, [])
        self._computer.editTextChanged.connect(self._on_computer)
        self._administrative = _box("administrative", Text.administrative, self.inside)
        self._signs_in = _box("sign-in", Text.sign_in, self.inside)
        self._signs_in.setChecked(True)
        self._elevated = _box("elevated", Text.elevated, self.inside)
        body.addWidget(self._form)
        body.addWidget(self._administrative)
        body.addWidget(self._elevated)
        body.addWidget(self._signs_in)

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        self._connect = push_button(
            Text.connect, "connect", self.connect_user, self.inside
        )
        row.addWidget(self._connect)
        row.addWidget(push_button(Text.help, "help", self.ask_for_help, self.inside))
        return row

    def _host(self) -> SessionHost | None:
        lab = self.session.lab
        typed = self._computer.currentText()
        device = self._device.currentText()
        return lab.find_host(typed, seen_from=device)

    def _try(self, command: Connect) -> ConnectionTried | None:
        try:
            events = self.session.lab.do(command)
        except Refused as refused:
            if refused.reason in _OF_THE_COMPUTER:
                self._form.say(_COMPUTER, str(refused))
            elif refused.reason is Reason.TOO_MANY_ADMINISTRATORS:
                self._offer_to_end(command)
            else:
                self._prompts.show_message(self, str(refused))
        except LabError as error:
            self.session.tell(error, self)
        else:
            return next(e for e in events if isinstance(e, ConnectionTried))
        return None

    def _end_session(self, session: int) -> None:
        self.session.do(Disconnect(session_id=session), self)

    def _on_computer(self) -> None:
        self._form.clear_problems()
        self._show_sessions()

    def _show_hosts(self) -> None:
        lab = self.session.lab
        _fill(self._computer, [host.name for host in lab.remote_computers()])
        self._connect.setEnabled(not lab.is_read_only)
        self._show_sessions()
        self._result.refresh()

    def _show_sessions(self, select: int | None = None) -> None:
        host = self._host()
        sessions = [] if host is None else self.session.lab.sessions(host.name)
        self._sessions.show_sessions(sessions, select)


def _instead(command: Connect, session: RemoteSession) -> Connect:
    """Return the same attempt, in place of a session."""
    return command.changed(in_place_of=session.id)


def _shown(session: RemoteSession) -> str:
    since = moment(session.started)
    return Text.end_session.format(
        user=session.user, device=place_of(session), time=since
    )


def _banner(parent: QWidget) -> QWidget:
    banner = QWidget(parent)
    banner.setAutoFillBackground(True)
    banner.setBackgroundRole(banner.palette().ColorRole.Base)
    logo = QLabel(banner)
    logo.setPixmap(icons.picture("app", _LOGO, _LOGO))
    texts = QVBoxLayout()
    texts.setSpacing(0)
    for text, is_bold in zip(Text.banner, (False, True), strict=True):
        label = QLabel(text, banner)
        label.setFont(fonts.font(fonts.TITLE_PIXELS, bold=is_bold))
        texts.addWidget(label)
    row = QHBoxLayout(banner)
    row.setContentsMargins(14, 8, 14, 8)
    row.setSpacing(12)
    row.addWidget(logo, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addLayout(texts, 1)
    return banner


def _box(name: str, label: str, parent: QWidget) -> QCheckBox:
    box = QCheckBox(label, parent)
    box.setObjectName(name)
    return box


def _fill(combo: QComboBox, names: list[str]) -> None:
    """Offer these names, and keep what is chosen or typed."""
    if names == [combo.itemText(i) for i in range(combo.count())]:
        return
    chosen = combo.currentText()
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItems(names)
        if chosen in names:
            combo.setCurrentText(chosen)
        elif chosen and combo.isEditable():
            combo.setEditText(chosen)
