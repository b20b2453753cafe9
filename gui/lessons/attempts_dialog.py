"""The attempts at one lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget

from gui.labels.lessons import MODE
from gui.labels.lessons import LessonText as Text
from gui.labels.text import strip_mnemonic
from gui.lessons import opening
from gui.lessons.columns import percent
from gui.lessons.result_page import local
from gui.lessons.tries import Try, counted
from gui.models.columns import Column, TableSpec, moment_column
from gui.tables.row_table import RowTable
from gui.widgets.buttons import push_button
from gui.widgets.dialog import Buttons, Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.lessons.records import Lesson
    from gui.session.session import Session

_SIZE = (700, 340)


class AttemptsDialog(Dialog):
    """Lists attempts, the earliest first, and marks the one whose result counts."""

    help_topic = "attempts"

    def __init__(
        self,
        lesson: Lesson,
        tries: Sequence[Try],
        session: Session,
        parent: QWidget,
    ) -> None:
        super().__init__(Text.attempts_title.format(lesson=lesson.title), parent)
        self._session = session
        self._tries = tries
        title = QLabel(Text.attempts_list, self)
        self._table: RowTable[Try] = RowTable(
            _columns(counted(tries, lesson.keep)),
            strip_mnemonic(Text.attempts_list),
            session,
            self,
            picks_one=True,
            empty=Text.no_attempts,
        )
        title.setBuddy(self._table)
        self.body.addWidget(title)
        self.body.addWidget(self._table, 1)
        box = self.add_buttons(Buttons.Close | Buttons.Help)
        look = push_button(Text.open, "open", self._on_open, self)
        look.setEnabled(bool(tries))
        box.addButton(look, QDialogButtonBox.ButtonRole.ActionRole)
        self._table.show_facts(tries)
        self._table.doubleClicked.connect(lambda _: self._on_open())
        self.resize(*_SIZE)
        self._table.setFocus()

    def _on_open(self) -> None:
        if isinstance(path := self._table.key, str):
            chosen = next(one.path for one in self._tries if str(one.path) == path)
            parent = self.parentWidget()
            assert parent is not None
            self.accept()
            opening.look_at(chosen, self._session, parent)


def _columns(counts: Try | None) -> TableSpec[Try]:
    return TableSpec(
        "attempts",
        (
            Column(Text.who, lambda one: one.learner),
            moment_column(Text.begun, lambda one: one.begun, written=local, width=130),
            Column(Text.mode, lambda one: MODE[one.mode], width=80),
            Column(
                Text.worked,
                lambda one: f"{one.minutes:,}",
                lambda one: one.minutes,
                width=110,
            ),
            Column(
                Text.result,
                lambda one: percent(one.percent) or Text.to_resume,
                lambda one: -1 if one.percent is None else one.percent,
                width=110,
            ),
            Column(
                Text.counts, lambda one: Text.yes if one == counts else "", width=70
            ),
        ),
        place=lambda one: str(one.path),
        icon=lambda one: "finding-ok" if one.passed else "report",
    )
