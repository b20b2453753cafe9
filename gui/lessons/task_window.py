"""The task of a lesson that is worked on without a coach, and what is reached of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
)

from core.catalog import Mode
from core.lessons.variables import Variables
from gui.labels.lessons import MODE
from gui.labels.lessons import LessonText as Text
from gui.labels.text import strip_mnemonic
from gui.lessons.beginning import now
from gui.lessons.judging import Judged, judged, objectives
from gui.lessons.lesson_window import LessonWindow
from gui.lessons.prose import Paragraph, ProseText, heading, prose
from gui.models.columns import Column, TableSpec
from gui.tables.row_table import RowTable
from gui.widgets.buttons import push_button
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.dialog import Buttons
from gui.widgets.on_screen import stand_beside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from PySide6.QtGui import QCloseEvent

    from gui.lessons.run import LessonRun

_SIZE = (500, 620)
_MINUTE = 60_000
_TASK_HEIGHT, _DETAILS_HEIGHT = 120, 150
_DETAILS_OF_EXAM = 64
"""For what is asked for alone; the list has the room."""
_WORDS = {None: "", True: Text.reached, False: Text.missing}
_ICONS = {None: "report", True: "finding-ok", False: "finding-warning"}
LIVE: TableSpec[Judged] = TableSpec(
    "objectives",
    (
        Column(Text.objective, lambda one: one.text),
        Column(Text.state, lambda one: _WORDS[one.is_met], width=80),
        Column(
            Text.points,
            lambda one: f"{one.objective.points:,}",
            lambda one: one.objective.points,
            width=60,
        ),
    ),
    place=lambda one: one.number,
    icon=lambda one: _ICONS[one.is_met],
)
TO_REACH = replace(
    LIVE,
    name="objectives-of-an-exam",
    columns=tuple(c for c in LIVE.columns if c.title != Text.state),
)
"""In an exam nothing is told of what is reached."""


class TaskWindow(LessonWindow):
    """In an exercise it shows after each commit what is reached; in an exam nothing."""

    def __init__(self, run: LessonRun) -> None:
        title = Text.task_title.format(lesson=run.lesson.title, mode=MODE[run.mode])
        super().__init__(title, run.session, run.window)
        self._run = run
        self._is_over = False
        self._is_exam = run.mode is Mode.EXAM
        self._began, self._minutes_before = now(), run.attempt.minutes
        self._judged = objectives(run.attempt)
        self._work = ChunkedTask(self)
        self._work.finished.connect(self._show_points)
        self._task = ProseText("task", Text.task, self)
        self._table = self._build_table()
        self._details = ProseText("details", Text.details, self)
        self._state = QLabel(self)
        self._questions = push_button("", "questions", self._on_questions, self)
        self._lay_out()
        run.changed.connect(self._on_changed)
        run.ended.connect(self._on_ended)
        self._task.show_paragraphs(self._asked())
        self._table.show_facts(self._judged)
        self._table.chosen.connect(self._show_details)
        self._clock = QTimer(self, interval=_MINUTE // 4)
        self._clock.timeout.connect(self._show_points)
        self._on_changed()
        self._show_details()
        self.open_at(*_SIZE)
        self.stand_alone()
        stand_beside(self, run.window)
        self._table.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask what is to become of the attempt while it goes on."""
        if self._is_over:
            super().closeEvent(event)
        else:
            self._leave_or_finish()
            event.ignore()

    def reject(self) -> None:
        """Ask the same where Esc is pressed."""
        if self._is_over:
            super().reject()
        else:
            self._leave_or_finish()

    def _build_table(self) -> RowTable[Judged]:
        label = Text.to_reach if self._is_exam else Text.objectives
        shown = TO_REACH if self._is_exam else LIVE
        return RowTable(
            shown, strip_mnemonic(label), self.session, self, picks_one=True
        )

    def _lay_out(self) -> None:
        label = Text.to_reach if self._is_exam else Text.objectives
        self._task.setFixedHeight(_TASK_HEIGHT)
        self._details.setFixedHeight(
            _DETAILS_OF_EXAM if self._is_exam else _DETAILS_HEIGHT
        )
        for text, widget in (
            (Text.task, self._task),
            (label, self._table),
            (Text.details, self._details),
        ):
            title = QLabel(text, self)
            title.setBuddy(widget)
            self.body.addWidget(title)
            self.body.addWidget(widget, 1 if widget is self._table else 0)
        row = QHBoxLayout()
        row.addWidget(self._state, 1)
        row.addWidget(self._questions)
        self.body.addLayout(row)
        self._questions.setVisible(bool(self._run.lesson.quizzes))
        box = self.add_buttons(Buttons.Help)
        for text, name, call in (
            (Text.finish, "finish", self._on_finish),
            (Text.leave, "leave", self._leave_or_finish),
        ):
            button = push_button(text, name, call, self)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        for made in box.buttons():
            assert isinstance(made, QPushButton)
            made.setAutoDefault(False)

    def _asked(self) -> Iterator[Paragraph]:
        lesson = self._run.lesson
        if lesson.kind == "exercise" and not lesson.task:
            yield heading(Text.users_say)
        variables = Variables(lesson.variables, self._run.lab, only_to_read=True)
        yield prose(variables.fill(lesson.task or lesson.summary))

    def _on_changed(self) -> None:
        """Look again at what is reached, soon and in slices."""
        self._show_points()
        if not self._is_exam:
            self._work.start(self._look(), at_once=False)

    def _look(self) -> Iterator[None]:
        for one in judged(self._run.attempt):
            if one is not None:
                self._judged[one.number - 1] = one
            yield
        self._table.show_facts(self._judged)
        self._show_details()

    def _show_points(self) -> None:
        self._state.setText(self._time() if self._is_exam else self._points())
        answered, quizzes = self._run.attempt.answers, self._run.lesson.quizzes
        self._questions.setText(
            Text.questions.format(answered=len(answered), all=len(quizzes))
        )

    def _points(self) -> str:
        """Count what is reached; answers are graded at the end."""
        reached = sum(one.points for one in self._judged)
        points = sum(objective.points for objective in self._run.lesson.objectives)
        points += sum(quiz.points for quiz in self._run.lesson.quizzes)
        return Text.points_so_far.format(reached=reached, points=points)

    def _time(self) -> str:
        since: datetime = self._began
        minutes = self._minutes_before + int((now() - since).total_seconds()) // 60
        return Text.time.format(minutes=minutes, planned=self._run.lesson.minutes)

    def _show_details(self) -> None:
        key = self._table.key
        one = next((x for x in self._judged if x.number == key), None)
        self._details.show_paragraphs(self._told(one) if one else ())

    def _told(self, one: Judged) -> Iterator[Paragraph]:
        yield prose(one.text)
        if self._is_exam:
            return
        if not self._tells_findings:
            yield Paragraph(Text.answer_first)
        elif one.expected:
            yield Paragraph(f"{Text.expected}: {one.expected}")
            yield Paragraph(f"{Text.found}: {one.found}")
        if one.objective.why:
            yield prose(one.objective.why)
            yield Paragraph(Text.source.format(source=one.objective.source))

    @property
    def _tells_findings(self) -> bool:
        """Tell whether findings may be told: in a trouble they can name the cause."""
        lesson = self._run.lesson
        is_asked = lesson.kind == "exercise" and len(lesson.quizzes) > 0
        return not is_asked or len(self._run.attempt.answers) == len(lesson.quizzes)

    def _on_questions(self) -> None:
        from gui.lessons.questions_dialog import QuestionsDialog

        QuestionsDialog(self._run, self).open()

    def _on_finish(self) -> None:
        self.session.prompts.ask(
            self,
            Text.finish_question,
            [(Text.finish, self._run.finish)],
            Text.stay,
            is_harmful=True,
        )

    def _leave_or_finish(self) -> None:
        self.session.prompts.ask(
            self,
            Text.leave_question,
            [(Text.leave, self._run.leave), (Text.finish, self._run.finish)],
            Text.stay,
        )

    def _on_ended(self) -> None:
        self._work.stop()
        self._clock.stop()
        self._is_over = True
        self.close()
