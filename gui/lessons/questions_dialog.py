"""The questions of a lesson, one after the other."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.catalog import Mode
from core.errors import LabError
from core.lessons.records import Quiz
from core.lessons.variables import Variables
from gui.labels.lessons import LessonText as Text
from gui.labels.text import escape_mnemonic
from gui.lessons.prose import Paragraph, ProseText, plain_text, prose
from gui.widgets.buttons import push_button
from gui.widgets.dialog import Buttons, Dialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.lessons.run import LessonRun

_SIZE = (560, 430)
_LINE = 80
_ASKED_HEIGHT, _SAID_HEIGHT = 90, 110


class QuestionPage(QWidget):
    """One question, its choices, and what is said to who has chosen."""

    def __init__(self, step: int, quiz: Quiz, run: LessonRun, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self.quiz = quiz
        self._run = run
        self._asked = ProseText("asked", Text.question, self)
        self._asked.show_paragraphs([prose(quiz.ask)])
        self._asked.setFixedHeight(_ASKED_HEIGHT)
        self._said = ProseText("said", Text.feedback, self)
        self._said.setFixedHeight(_SAID_HEIGHT)
        self._choices = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._asked)
        for number, choice in enumerate(quiz.choices):
            button = QRadioButton(_wrapped(number + 1, choice.say), self)
            button.setObjectName(f"choice-{number + 1}")
            self._choices.addButton(button, number)
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(self._said)
        self.show_answer()

    @property
    def choice(self) -> int:
        """The choice that is marked, from 0; -1 where none is."""
        return self._choices.checkedId()

    @property
    def can_answer(self) -> bool:
        """Tell whether an answer would count: after feedback none does."""
        is_exam = self._run.mode is Mode.EXAM
        return is_exam or self.step not in self._run.attempt.answers

    def show_answer(self) -> None:
        """Mark what was answered, and say what there is to say of it."""
        chosen = self._run.attempt.answers.get(self.step)
        if chosen is not None:
            self._choices.button(chosen).setChecked(True)
        for button in self._choices.buttons():
            button.setEnabled(self.can_answer)
        self._said.show_paragraphs(self._told(chosen))

    def say(self, text: str) -> None:
        """Say something about the answer."""
        self._said.show_paragraphs([Paragraph(text)])

    def _told(self, chosen: int | None) -> Iterator[Paragraph]:
        if chosen is None:
            return
        if self._run.mode is Mode.EXAM:
            yield Paragraph(Text.answered)
            return
        is_right = chosen in self.quiz.right
        yield Paragraph(Text.right if is_right else Text.wrong)
        yield prose(self.quiz.choices[chosen].feedback)
        source = self.quiz.choices[chosen].source
        yield Paragraph(Text.source.format(source=source))
        if self.quiz.why:
            yield prose(self.quiz.why)
            yield Paragraph(Text.source.format(source=self.quiz.source))


class QuestionsDialog(Dialog):
    """Goes through the questions of a lesson; the first open one is shown first."""

    help_topic = "lessons"

    def __init__(self, run: LessonRun, parent: QWidget) -> None:
        super().__init__(Text.question, parent)
        self._run = run
        self._pages = QStackedWidget(self)
        variables = Variables(run.lesson.variables, run.lab, only_to_read=True)
        for step, quiz in enumerate(run.lesson.all_steps, start=1):
            if isinstance(quiz, Quiz):
                page = QuestionPage(step, variables.filled(quiz), run, self._pages)
                self._pages.addWidget(page)
        self._where = QLabel(self)
        self.body.addWidget(self._where)
        self.body.addWidget(self._pages, 1)
        box = self.add_buttons(Buttons.Close | Buttons.Help)
        self._back = push_button(Text.back, "back", lambda: self._go(-1), self)
        self._answer = push_button(Text.answer, "answer", self._on_answer, self)
        self._next = push_button(Text.next, "next", lambda: self._go(1), self)
        for button in (self._back, self._answer, self._next):
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        for made in box.buttons():
            assert isinstance(made, QPushButton)
            made.setAutoDefault(False)
        self._answer.setDefault(True)
        self._pages.setCurrentIndex(self._first_open())
        self._show_page()
        self.resize(*_SIZE)

    @property
    def _page(self) -> QuestionPage:
        page = self._pages.currentWidget()
        assert isinstance(page, QuestionPage)
        return page

    def _first_open(self) -> int:
        answered = self._run.attempt.answers
        pages = [self._pages.widget(n) for n in range(self._pages.count())]
        steps = [page.step for page in pages if isinstance(page, QuestionPage)]
        return next((n for n, step in enumerate(steps) if step not in answered), 0)

    def _go(self, by: int) -> None:
        self._pages.setCurrentIndex(self._pages.currentIndex() + by)
        self._show_page()

    def _show_page(self) -> None:
        number, count = self._pages.currentIndex() + 1, self._pages.count()
        self._where.setText(Text.question_title.format(number=number, all=count))
        self._back.setEnabled(number > 1)
        self._next.setEnabled(number < count)
        self._answer.setEnabled(self._page.can_answer)

    def _on_answer(self) -> None:
        page = self._page
        if page.choice < 0:
            page.say(Text.choose_answer)
            return
        try:
            self._run.answer(page.step, page.choice)
        except LabError as error:
            self._run.session.tell(error, self)
            return
        page.show_answer()
        self._show_page()


def _wrapped(number: int, say: str) -> str:
    """Write a choice in lines, with its number as access key; no button wraps."""
    lines = textwrap.wrap(escape_mnemonic(plain_text(say)), _LINE)
    return "\n".join([f"&{number} {lines[0]}", *lines[1:]])
