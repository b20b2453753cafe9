"""The sessions that are open on a session host, and ending one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.records import Session as RemoteSession
from gui.companions.connection.columns import SESSIONS
from gui.labels.connection import ConnectionText as Text
from gui.labels.text import strip_mnemonic
from gui.session.session import Session
from gui.tables.row_table import RowTable
from gui.widgets.buttons import push_button


class SessionList(QWidget):
    """A table of sessions with the button that ends the selected one."""

    ending = Signal(int)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._lab = session.lab
        label = strip_mnemonic(Text.sessions)
        self._table = RowTable(SESSIONS, label, session, self)
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
        self, sessions: list[RemoteSession], select: int | None = None
    ) -> None:
        """Show these sessions, and select one."""
        self._table.show_facts(sessions, select)
        self._update_buttons()

    def _on_disconnect(self) -> None:
        session = self._table.key
        if isinstance(session, int):
            self.ending.emit(session)

    def _update_buttons(self) -> None:
        is_chosen = self._table.key is not None
        self._disconnect.setEnabled(is_chosen and not self._lab.is_read_only)
