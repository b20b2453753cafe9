"""The results of a folder of attempts, as a table to sort, to filter and to save."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton, QWidget

from core.lessons.attempts.rollup import Line, counted, rolling_up
from gui.labels.lessons import LessonText as Text
from gui.labels.text import shortened, strip_mnemonic
from gui.lessons import opening
from gui.lessons.grading_again import lesson_today
from gui.lessons.lesson_window import LessonWindow
from gui.lessons.results import results
from gui.tables.row_table import RowTable
from gui.widgets.buttons import push_button
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.dialog import Buttons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from gui.session.session import Session

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
            results(lines),
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
