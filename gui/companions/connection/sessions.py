"""The sessions that are open on a session host, and ending one."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.records import Session
from gui.labels.connection import ConnectionText as Text
from gui.labels.dates import moment
from gui.labels.text import strip_mnemonic
from gui.widgets.buttons import push_button
from gui.widgets.row_table import Row, RowTable

_TITLES = [Text.session_user, Text.session_device, Text.started, Text.session_kind]


class SessionList(QWidget):
    """A table of sessions with the button that ends the selected one."""

    ending = Signal(int)

    def __init__(self, parent: QWidget, *, is_read_only: bool) -> None:
        super().__init__(parent)
        self._is_read_only = is_read_only
        self._table = RowTable("sessions", strip_mnemonic(Text.sessions), _TITLES, self)
        self._table.chosen.connect(self._update_buttons)
        self._disconnect = push_button(
            Text.disconnect, "disconnect", self._on_disconnect, self
        )
        title = QLabel(Text.sessions, self)
        title.setBuddy(self._table)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._disconnect)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self._table, 1)
        column.addLayout(row)

    def show_sessions(
        self, sessions: Iterable[Session], select: int | None = None
    ) -> None:
        """Show these sessions, and select one."""
        self._table.show_facts([_fact(s) for s in sessions], select)
        self._update_buttons()

    def _on_disconnect(self) -> None:
        session = self._table.key
        if isinstance(session, int):
            self.ending.emit(session)

    def _update_buttons(self) -> None:
        is_chosen = self._table.key is not None
        self._disconnect.setEnabled(is_chosen and not self._is_read_only)


def _fact(session: Session) -> Row:
    started = moment(session.started)
    texts = [session.user, session.computer, started, _kind(session)]
    return Row(session.id, "issued-license-user", texts)


def _kind(session: Session) -> str:
    if session.is_administrative:
        return Text.administrative_kind
    if session.ends is not None:
        return Text.ends.format(time=moment(session.ends))
    return Text.normal
