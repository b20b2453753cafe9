"""The attempts at one lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget

from gui.labels.dates import local
from gui.labels.lessons import MODE
from gui.labels.lessons import LessonText as Text
from gui.labels.text import strip_mnemonic
from gui.lessons import opening
from gui.lessons.columns import percent
from gui.models.columns import Column, TableSpec, moment_column
from gui.tables.row_table import RowTable
from gui.widgets.buttons import push_button
from gui.widgets.dialog import Buttons, Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from core.lessons.attempts.rollup import Line
    from gui.session.session import Session

_SIZE = (860, 340)


def _percent(line: Line) -> int | None:
    return line.marks.percent if line.marks else None


ATTEMPTS: TableSpec[Line] = TableSpec(
    "attempts",
    (
        Column(Text.who, lambda line: line.learner),
        moment_column(Text.begun, lambda line: line.begun, written=local, width=130),
        Column(Text.mode, lambda line: MODE[line.mode] if line.mode else "", width=80),
        Column(
            Text.worked,
            lambda line: f"{line.minutes:,}",
            lambda line: line.minutes,
            width=110,
        ),
        Column(
            Text.result,
            lambda line: percent(_percent(line)) or Text.to_resume,
            lambda line: -1 if _percent(line) is None else _percent(line),
            width=110,
        ),
        Column(Text.counts, lambda line: Text.yes if line.counts else "", width=70),
        Column(Text.problem, lambda line: " ".join(line.problems), width=160),
    ),
    place=lambda line: line.file,
    icon=lambda line: (
        "finding-error"
        if line.problems
        else "finding-ok"
        if line.marks and line.marks.passed
        else "report"
    ),
)


class AttemptsDialog(Dialog):
    """Lists attempts, the earliest first, and marks the one whose result counts."""

    help_topic = "attempts"

    def __init__(
        self,
        title: str,
        lines: Sequence[Line],
        folder: Path,
        session: Session,
        parent: QWidget,
    ) -> None:
        super().__init__(Text.attempts_title.format(lesson=title), parent)
        self._session = session
        self._folder = folder
        label = QLabel(Text.attempts_list, self)
        self._table: RowTable[Line] = RowTable(
            ATTEMPTS,
            strip_mnemonic(Text.attempts_list),
            session,
            self,
            picks_one=True,
            empty=Text.no_attempts,
        )
        label.setBuddy(self._table)
        self.body.addWidget(label)
        self.body.addWidget(self._table, 1)
        box = self.add_buttons(Buttons.Close | Buttons.Help)
        look = push_button(Text.open, "open", self._on_open, self)
        look.setEnabled(bool(lines))
        box.addButton(look, QDialogButtonBox.ButtonRole.ActionRole)
        self._table.show_facts(lines)
        self._table.doubleClicked.connect(lambda _: self._on_open())
        self.resize(*_SIZE)
        self._table.setFocus()

    def _on_open(self) -> None:
        if isinstance(name := self._table.key, str):
            parent = self.parentWidget()
            assert parent is not None
            self.accept()
            opening.look_at(self._folder / name, self._session, parent)
