"""What came of an attempt to connect: the session, its balloon, and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.events import ConnectionTried
from core.reads import notices
from core.records import Session as RemoteSession
from core.rules.notifications import Notice
from gui.labels.connection import BALLOON, explained
from gui.labels.connection import ConnectionText as Text
from gui.labels.text import soften_breaks
from gui.session.session import Session
from gui.theme import fonts, icons
from gui.widgets.buttons import push_button
from gui.widgets.text import plain_label

_SIGN = 16


class ConnectionResult(QGroupBox):
    """Says how the last attempt ended, as long as its session lasts."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(Text.session, parent)
        self._session = session
        self._tried: ConnectionTried | None = None
        self._user = ""
        self._remote: RemoteSession | None = None
        self._said = plain_label("", self)
        self._sign = QLabel(self)
        self._sign.setPixmap(icons.picture("message-warning", _SIGN, _SIGN))
        self._balloon_title = plain_label("", self)
        self._balloon_title.setFont(fonts.font(bold=True))
        self._balloon = plain_label("", self)
        self._why = push_button(Text.why, "why", self.refresh, self)
        self._why.setCheckable(True)
        self._explanation = plain_label("", self)
        self._lay_out()

    def show_attempt(self, tried: ConnectionTried, user: str) -> None:
        """Show an attempt of a user, and keep showing it."""
        self._tried = tried
        self._user = user
        self._remote = self._find(tried.session_id)
        self.refresh()

    def refresh(self) -> None:
        """Show what is so now; a session that has ended is not shown."""
        tried = self._tried
        if tried is not None and self._remote != self._find(tried.session_id):
            tried = self._tried = self._remote = None
        self._said.setText(Text.no_session if tried is None else _said(tried))
        notice = self._notice()
        self._show_notice(*_message(tried, notice))
        self._explain(tried, notice)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._balloon_title)
        texts.addWidget(self._balloon)
        notice = QHBoxLayout()
        notice.setSpacing(6)
        notice.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        notice.addLayout(texts, 1)
        why = QHBoxLayout()
        why.setSpacing(8)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        why.addWidget(self._why, 0, corner)
        why.addWidget(self._explanation, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.addWidget(self._said)
        column.addLayout(notice)
        column.addLayout(why)

    def _find(self, session_id: int | None) -> RemoteSession | None:
        if session_id is None or self._tried is None:
            return None
        sessions = self._session.lab.sessions(self._tried.host)
        return next((s for s in sessions if s.id == session_id), None)

    def _notice(self) -> Notice | None:
        """Return what the balloon in the session says."""
        tried, lab = self._tried, self._session.lab
        if tried is None or self._remote is None or tried.outcome.message:
            return None
        hosts = {host.name: host for host in lab.session_hosts()}
        host = hosts.get(tried.host)
        if host is None:
            return None
        is_admin = self._remote.is_administrative
        return notices.notice(lab, host, self._user, is_administrative=is_admin)

    def _show_notice(self, title: str, text: str) -> None:
        self._balloon_title.setText(title)
        self._balloon.setText(text)
        self._sign.setVisible(bool(text))
        self._balloon_title.setVisible(bool(title))
        self._balloon.setVisible(bool(text))

    def _explain(self, tried: ConnectionTried | None, notice: Notice | None) -> None:
        session = self._session
        can_ask = not (session.is_classic or session.hides_causes or tried is None)
        self._why.setVisible(can_ask)
        self._explanation.setVisible(can_ask and self._why.isChecked())
        self._explanation.setText(explained(tried.rule, notice) if tried else "")


def _message(tried: ConnectionTried | None, notice: Notice | None) -> tuple[str, str]:
    """Return title and text of the balloon, or of the message in the session."""
    if notice is not None:
        return BALLOON[notice.kind].written(notice.days_left)
    is_connected = tried is not None and tried.session_id is not None
    return "", tried.outcome.message if tried and is_connected else ""


def _said(tried: ConnectionTried) -> str:
    if not tried.outcome.is_connected:
        text = Text.refused
    else:
        text = Text.connected if tried.session_id is not None else Text.at_sign_in
    facts = {"host": tried.host, "device": tried.device, "user": tried.user}
    return soften_breaks(text.format(**facts))
