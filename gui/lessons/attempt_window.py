"""An attempt as a teacher looks at it: what was done, and how it was graded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QWidget,
)

from core.lessons.attempts import checking
from core.store.journal import NOTES
from gui.labels.dates import moment
from gui.labels.lessons import LessonText as Text
from gui.labels.text import in_words, strip_mnemonic
from gui.lessons import beginning
from gui.lessons.grading_again import grading_again
from gui.lessons.lesson_window import LessonWindow
from gui.lessons.prose import Paragraph, ProseText, heading
from gui.lessons.result_page import ResultPage
from gui.lessons.result_window import ResultWindow
from gui.lessons.scrubbing import Scrubbing
from gui.models.columns import Column, TableSpec, moment_column
from gui.tables.row_table import RowTable
from gui.tables.table_shape import select_row
from gui.widgets.buttons import push_button
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.dialog import Buttons
from gui.widgets.on_screen import come_to_front

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.lessons.attempts import Attempt
    from core.records import JournalEntry
    from gui.session.session import Session

_SIZE = (760, 640)
_FACTS_HEIGHT = 220


def _outcome(entry: JournalEntry) -> str:
    if entry.was_done:
        return Text.done
    return Text.refused.format(reason=in_words(entry.outcome.partition(":")[2]))


def _what(entry: JournalEntry) -> str:
    """Name a command, and the words it was given; the notes carry whole lessons."""
    given = {} if entry.command in NOTES else json.loads(entry.arguments)
    said = ", ".join(x for x in given.values() if isinstance(x, str) and x)
    return f"{in_words(entry.command)}: {said}" if said else in_words(entry.command)


JOURNAL: TableSpec[JournalEntry] = TableSpec(
    "journal",
    (
        Column(Text.what, _what),
        Column(Text.number, lambda e: f"{e.seq:,}", lambda e: e.seq, width=50),
        moment_column(Text.at, lambda e: e.at, width=122, written=moment),
        Column(Text.outcome, _outcome, width=160),
    ),
    place=lambda e: e.seq,
    icon=lambda e: "finding-ok" if e.was_done else "finding-warning",
)


class AttemptWindow(LessonWindow):
    """Facts, what does not fit, and the journal, through which one can go."""

    def __init__(self, attempt: Attempt, session: Session, parent: QWidget) -> None:
        begun = attempt.story.begun
        title = Text.attempt_title.format(
            learner=begun.learner, lesson=attempt.lesson.title
        )
        super().__init__(title, session, parent)
        self._attempt = attempt
        self._entries = [*attempt.lab.journal()]
        self._problems: list[str] | None = None
        self._page: ResultPage | None = None
        self._facts = ProseText("facts", Text.facts, self)
        self._facts.setFixedHeight(_FACTS_HEIGHT)
        self._table: RowTable[JournalEntry] = RowTable(
            JOURNAL, strip_mnemonic(Text.journal), session, self, picks_one=True
        )
        self._slider = self._build_slider()
        self._where = QLabel(self)
        self._scrubbing = Scrubbing(attempt, session, self)
        self._lay_out()
        self._table.show_facts(self._entries)
        self._table.chosen.connect(self._on_row_chosen)
        self._slider.valueChanged.connect(self._on_moved)
        self.destroyed.connect(attempt.close)
        self.open_at(*_SIZE)
        self._go_to(len(self._entries))
        self._show_facts()
        self._work = ChunkedTask(self)
        self._work.failed.connect(lambda error: session.tell(error, self))
        self._work.start(self._check(), at_once=False)
        self._table.setFocus()

    def done(self, code: int) -> None:
        """Close what was shown of the attempt, too."""
        self._work.stop()
        self._scrubbing.stop()
        super().done(code)

    def _build_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setObjectName("position")
        slider.setAccessibleName(strip_mnemonic(Text.position))
        slider.setRange(1, len(self._entries))
        return slider

    def _lay_out(self) -> None:
        title = QLabel(Text.journal, self)
        title.setBuddy(self._table)
        position = QLabel(Text.position, self)
        position.setBuddy(self._slider)
        row = QHBoxLayout()
        row.addWidget(position)
        row.addWidget(self._slider, 1)
        row.addWidget(self._where)
        row.addWidget(push_button(Text.show_state, "show-state", self._on_show, self))
        self.body.addWidget(self._facts)
        self.body.addWidget(title)
        self.body.addWidget(self._table, 1)
        self.body.addLayout(row)
        box = self.add_buttons(Buttons.Close | Buttons.Help)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._result = push_button(Text.show_result, "result", self._on_result, self)
        self._result.setEnabled(False)  # until it is graded
        box.addButton(self._result, role)
        for label, name, call in self._ways_on():
            box.addButton(push_button(label, name, call, self), role)
        for made in box.buttons():
            assert isinstance(made, QPushButton)
            made.setAutoDefault(False)

    def _ways_on(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        yield Text.grade_again, "grade-again", self._on_grade_again
        if not self._attempt.is_ended:
            yield Text.resume, "resume", self._on_resume

    def _show_facts(self) -> None:
        facts = self._page.facts() if self._page else ()
        told = "\n".join(f"{name}: {fact}" for name, fact in facts)
        self._facts.show_paragraphs([*self._told_problems(), Paragraph(told)])

    def _told_problems(self) -> Iterator[Paragraph]:
        if self._problems is None:
            yield Paragraph(Text.checking)
        elif self._problems:
            yield heading(Text.problems)
            yield from map(Paragraph, self._problems)
        else:
            yield Paragraph(Text.fits)

    def _go_to(self, number: int) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(number)
        rows = self._table.records.rows_of([self._entries[number - 1].seq])
        with QSignalBlocker(self._table):
            for row in rows:
                select_row(self._table, row)
        told = Text.position_of.format(number=number, all=len(self._entries))
        self._where.setText(told)
        self._slider.setAccessibleDescription(told)

    def _on_row_chosen(self) -> None:
        seqs = [entry.seq for entry in self._entries]
        if self._table.key in seqs:
            self._on_moved(seqs.index(self._table.key) + 1)

    def _on_moved(self, number: int) -> None:
        self._go_to(number)
        if self._scrubbing.is_shown:
            self._scrubbing.show_state(self._entries[number - 1].seq)

    def _on_show(self) -> None:
        self._scrubbing.show_state(self._entries[self._slider.value() - 1].seq)

    def _on_result(self) -> None:
        assert self._page is not None
        self._show_result(self._page)

    def _on_grade_again(self) -> None:
        steps = grading_again(self._attempt, self.session.settings)
        self.session.work_alone(steps, Text.grading, self, self._show_result)

    def _show_result(self, page: ResultPage) -> None:
        come_to_front(ResultWindow(page, self.session, self))

    def _on_resume(self) -> None:
        manager = self.parentWidget()
        assert manager is not None
        self.accept()
        beginning.resume(self._attempt.lab.path, self.session, manager)

    def _check(self) -> Iterator[float]:
        """Grade; then look whether all fits together, by doing it again beside."""
        attempt = self._attempt
        result = yield from attempt.grading()
        self._page = ResultPage(attempt.lesson, attempt.story, result)
        self._result.setEnabled(True)
        self._show_facts()
        self._problems = yield from checking(self._attempt)
        self._show_facts()
