"""The results of a folder of attempts, as a table to sort, to filter and to save."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton, QWidget

from core.catalog import HelpLevel
from core.lessons.attempts.rollup import Line, counted, rolling_up
from gui.labels.lessons import HELP_LEVEL, MODE
from gui.labels.lessons import LessonText as Text
from gui.labels.text import shortened, strip_mnemonic
from gui.lessons import opening
from gui.lessons.grading_again import lesson_today
from gui.lessons.lesson_window import LessonWindow
from gui.lessons.result_page import local
from gui.models.columns import Column, TableSpec, moment_column
from gui.tables.row_table import RowTable
from gui.widgets.buttons import push_button
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.dialog import Buttons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from core.records.attempts import Mark
    from gui.session.session import Session

    _Number = Callable[[Line], int | None]

_SIZE = (1000, 560)


class ResultsWindow(LessonWindow):
    """Reads a folder in slices; which attempt of each learner counts is marked."""

    help_topic = "attempts"

    def __init__(self, folder: Path, session: Session, parent: QWidget) -> None:
        title = Text.roll_up_title.format(folder=shortened(str(folder)))
        super().__init__(title, session, parent)
        self._folder = folder
        self._lines: list[Line] = []
        self._table: RowTable[Line] | None = None
        self._state = QLabel(self)
        self._title = QLabel(Text.results, self)
        self.body.addWidget(self._title)
        self.body.addWidget(self._state)
        self._build_buttons()
        self._work = ChunkedTask(self)
        self._work.finished.connect(self._on_read)
        self._work.failed.connect(partial(session.tell, parent=self))
        self.open_at(*_SIZE)
        self._read(again=False)

    def done(self, code: int) -> None:
        """Read no more."""
        self._work.stop()
        super().done(code)

    def _build_buttons(self) -> None:
        box = self.add_buttons(Buttons.Close | Buttons.Help)
        self._buttons = [
            push_button(label, name, call, self)
            for label, name, call in (
                (Text.open, "open", self._on_open),
                (Text.again_graded, "grade-again", partial(self._read, again=True)),
                (Text.save, "save", self._on_save),
            )
        ]
        for button in self._buttons:
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        for made in box.buttons():
            assert isinstance(made, QPushButton)
            made.setAutoDefault(False)

    def _read(self, *, again: bool) -> None:
        """Read all attempts; `again` does each again and grades it anew."""
        for button in self._buttons:
            button.setEnabled(False)
        self._work.start(self._reading(again=again), at_once=False)

    def _reading(self, *, again: bool) -> Iterator[None]:
        find = partial(lesson_today, settings=self.session.settings)
        lines: list[Line] = []
        for line in rolling_up(self._folder, again=again, find=find):
            lines.append(line)
            self._state.setText(Text.reading.format(count=len(lines)))
            yield
        self._lines = counted(lines)

    def _on_read(self) -> None:
        self._show(self._lines)
        learners = {line.learner.casefold() for line in self._lines if line.learner}
        self._state.setText(
            Text.read.format(count=len(self._lines), learners=len(learners))
        )
        for button in self._buttons:
            button.setEnabled(bool(self._lines))

    def _show(self, lines: Sequence[Line]) -> None:
        """Show a table that has a column for each objective and each question."""
        if self._table is not None:
            self._table.deleteLater()
        label = strip_mnemonic(Text.results)
        table = RowTable(
            _columns(lines),
            label,
            self.session,
            self,
            widest=-1,
            picks_one=True,
            empty=Text.no_results,
        )
        self._table = table
        self._title.setBuddy(table)
        self.body.insertWidget(1, table, 1)
        table.show_facts(lines)
        table.doubleClicked.connect(lambda _: self._on_open())
        table.setFocus()

    def _on_open(self) -> None:
        if self._table is not None and isinstance(name := self._table.key, str):
            opening.look_at(self._folder / name, self.session, self)

    def _on_save(self) -> None:
        if self._table is not None:
            self._table.tools.commands.export(self.windowTitle())


def _columns(lines: Sequence[Line]) -> TableSpec[Line]:
    marks = [line.marks for line in lines if line.marks]
    objectives = max((len(m.objectives) for m in marks), default=0)
    questions = max((len(m.questions) for m in marks), default=0)
    return TableSpec(
        "results",
        (
            Column(Text.who, lambda line: line.learner, width=130),
            Column(Text.lesson, lambda line: line.title, width=190),
            Column(Text.mode, lambda line: MODE[line.mode] if line.mode else ""),
            moment_column(Text.begun, lambda line: line.begun, written=local),
            _number(Text.minutes, lambda line: line.minutes),
            Column(Text.counts, lambda line: Text.yes if line.counts else ""),
            _number(Text.result_percent, _percent),
            *(
                _number(Text.objective_number.format(number=n + 1), _objective(n))
                for n in range(objectives)
            ),
            *(
                _number(Text.question_number.format(number=n + 1), _question(n))
                for n in range(questions)
            ),
            *(
                _number(HELP_LEVEL[level], _help(n))
                for n, level in enumerate(HelpLevel)
            ),
            _number(Text.undone, lambda line: line.undone),
            Column(Text.attempt, lambda line: line.file),
            Column(Text.problem, lambda line: " ".join(line.problems)),
        ),
        place=lambda line: line.file,
        icon=lambda line: "finding-error" if line.problems else "report",
    )


def _number(title: str, of: _Number) -> Column[Line]:
    """Describe a column of whole numbers, empty where there is none."""

    def text(line: Line) -> str:
        number = of(line)
        return "" if number is None else str(number)

    def sort(line: Line) -> int:
        number = of(line)
        return -1 if number is None else number

    return Column(title, text, sort)


def _percent(line: Line) -> int | None:
    return line.marks.percent if line.marks else None


def _objective(number: int) -> _Number:
    return lambda line: _reached(line.marks.objectives if line.marks else (), number)


def _question(number: int) -> _Number:
    return lambda line: _reached(line.marks.questions if line.marks else (), number)


def _reached(marks: Sequence[Mark], number: int) -> int | None:
    return marks[number].reached if number < len(marks) else None


def _help(number: int) -> _Number:
    return lambda line: line.help[number]
