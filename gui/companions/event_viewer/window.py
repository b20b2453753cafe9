"""Event Viewer: what license servers and session hosts have logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.errors import LabError
from core.event_filter import chosen
from core.event_kinds import EventKind
from core.powershell import looks
from core.prompt.windows import COMPUTER
from core.reads.event_logs import unread
from gui.companions.actions_pane import ActionsPane
from gui.companions.event_viewer.columns import EVENTS
from gui.companions.event_viewer.filter import EventFilter
from gui.companions.event_viewer.log_tree import LogTree
from gui.companions.window import CompanionWindow
from gui.labels.dates import moment
from gui.labels.events import LEVEL, SOURCE
from gui.labels.events import EventText as Text
from gui.labels.text import strip_mnemonic
from gui.models.long_table import LongTableModel
from gui.tables.long_table import LongTable
from gui.tables.table_shape import select_row
from gui.widgets.clipboard import copy_text
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.powershell.looks import Look
    from core.records import LoggedEvent
    from gui.session.session import Session

_TREE_WIDTH = 385
_SIZE = (1255, 620)


class EventViewer(CompanionWindow):
    """The logs on the left, their events, and the details of one."""

    title = Text.title
    help_topic = "events"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._log: LongTableModel[LoggedEvent] = LongTableModel(
            EVENTS.columns, session.lab.event_list(), self, icon=EVENTS.icon
        )
        panes = QSplitter(self.inside)
        self._tree = LogTree(panes)
        middle = QSplitter(Qt.Orientation.Vertical, panes)
        self._build_list(QWidget(middle))
        self._build_details(QWidget(middle))
        middle.setSizes([380, 220])
        panes.setSizes([_TREE_WIDTH, 640])
        panes.setStretchFactor(1, 1)
        row = QHBoxLayout(self.inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(panes, 1)
        row.addWidget(self._build_actions())
        self._log.modelReset.connect(self._on_reset)
        self._log.rowsInserted.connect(self._show_count)
        self._filter.changed.connect(self._on_choice)
        self._tree.chosen.connect(self._on_choice)
        self._tree.chosen.connect(self.tell_look)
        self._list.setFocus()
        self.resize(*_SIZE)

    def refresh(self) -> None:
        """Show what was logged since, and keep the selection."""
        hidden = unread(self.session.lab)
        kinds = tuple(str(int(kind)) for kind in self._kinds())
        self._log.choose(
            {} if len(kinds) == len(EventKind) else {"source": kinds},
            without={"computer": tuple(hidden)} if hidden else {},
        )
        self._log.refresh()
        self._show_unread(hidden)
        self._show_count()
        self._show_details()

    def look(self) -> Look | None:
        """Return what reads the chosen logs of the computers that let them be read."""
        lab, logs = self.session.lab, self._tree.logs
        hidden = unread(lab)
        names = dict.fromkeys(computer.name for computer in lab.computers())
        read = [name for name in names if name not in hidden]
        return looks.events(read, logs) if read and logs else None

    def show_problems(self, day: str) -> None:
        """Show warnings and errors alone, of a day as it is written, or of all days."""
        self._filter.show_problems()
        self._list.tools.filter_by(day)

    def choose(self, choices: Mapping[str, str]) -> None:
        """Show the events of a computer alone (`eventvwr COMPUTER`)."""
        self._list.tools.filter_by(choices[COMPUTER])

    def copy(self) -> None:
        """Copy the details of the selected event as text."""
        if text := self._details.toPlainText():
            copy_text(text)

    def _show_count(self) -> None:
        self._count.setText(Text.count.format(count=self._log.rowCount()))

    def _show_unread(self, computers: list[str]) -> None:
        names, here = ", ".join(computers), self.session.lab.console()
        self._note.setText(Text.unread.format(computers=names, here=here))
        self._note.setVisible(bool(names))

    def _on_choice(self) -> None:
        try:
            self.refresh()
        except LabError as error:
            self.session.tell(error, self)

    def _on_reset(self) -> None:
        if not self._list.currentIndex().isValid() and self._log.rowCount():
            select_row(self._list, 0)
        self._show_count()
        self._show_details()

    def _build_list(self, above: QWidget) -> None:
        self._filter = EventFilter(above)
        self._count = QLabel(above)
        self._count.setContentsMargins(6, 0, 0, 0)
        self._note = plain_label("", above)
        self._note.setObjectName("unread")
        self._note.setContentsMargins(6, 0, 0, 0)
        self._note.hide()
        self._list = LongTable(
            "list", Text.list, self._log, self.session, above, empty=Text.empty
        )
        self._list.selectionModel().currentRowChanged.connect(self._show_details)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._filter)
        column.addWidget(self._count)
        column.addWidget(self._note)
        column.addWidget(self._list, 1)

    def _build_details(self, below: QWidget) -> None:
        title = QLabel(Text.details, below)
        title.setContentsMargins(6, 3, 0, 0)
        self._details = QPlainTextEdit(below)
        self._details.setObjectName("details")
        self._details.setAccessibleName(strip_mnemonic(Text.details))
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        title.setBuddy(self._details)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self._details, 1)

    def _build_actions(self) -> ActionsPane:
        pane = ActionsPane(Text.actions, self.inside)
        pane.add("copy", Text.copy, "export", self.copy)
        pane.add("refresh", Text.refresh, "refresh", self.refresh)
        pane.add("help", Text.help, "help", self.ask_for_help)
        return pane

    def _kinds(self) -> list[EventKind]:
        return chosen(self._tree.logs, self._filter.levels, self._filter.ids)

    def _show_details(self, current: QModelIndex | None = None) -> None:
        row = (current or self._list.currentIndex()).row()
        event = self._log.record(row)
        self._details.setPlainText("" if event is None else _described(event))


def _described(event: LoggedEvent) -> str:
    facts = {
        Text.log: event.kind.log.value,
        Text.source: SOURCE[event.kind.source],
        Text.event_id: str(int(event.kind)),
        Text.level: LEVEL[event.kind.level],
        Text.at: moment(event.at),
        Text.computer: event.computer,
    }
    lines = [f"{name}: {fact}" for name, fact in facts.items()]
    return "\n".join([event.text, "", *lines])
