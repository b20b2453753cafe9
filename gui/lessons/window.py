"""The lessons: courses, what is known of each lesson, and how to begin one."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core import outside
from core.catalog import Mode
from core.text import clean, problem_with
from gui.labels.exporting import ExportText as Exporting
from gui.labels.lessons import LessonText as Text
from gui.labels.recorder import RecorderText as Recorder
from gui.labels.text import strip_mnemonic
from gui.lessons import beginning, opening, roll_up
from gui.lessons.about import about
from gui.lessons.attempt_files import folder_of_attempts
from gui.lessons.columns import LESSONS, SUMMARY
from gui.lessons.course_list import CourseList
from gui.lessons.lesson_window import LessonWindow
from gui.lessons.listed import Listed, Reading
from gui.lessons.own_lessons import OwnLessons
from gui.lessons.prose import ProseText
from gui.session.lab_files import is_attempt
from gui.tables.filter_bar import FilterBar
from gui.tables.row_table import RowTable
from gui.widgets.buttons import push_button
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.dialog import Buttons
from gui.widgets.form import Form
from gui.widgets.on_screen import come_to_front

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gui.session.session import Session

_SIZE = (1080, 700)
_LEARNER = "learner"
_LEARNER_KEY = "lessons/learner"
_MODES = {
    Mode.COACH: Text.coach,
    Mode.EXERCISE: Text.exercise,
    Mode.EXAM: Text.exam,
}


class LessonsWindow(LessonWindow):
    """Courses on the left, their lessons, and what the chosen one is about."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(Text.title, session, parent)
        self._own = OwnLessons(session.settings)
        self._folder = folder_of_attempts(session.data_folder)
        self._reading = Reading(self._folder, ())
        self._wanted: str | None = None  # the lesson to choose when all are read
        self._work = ChunkedTask(self)
        self._work.failed.connect(partial(session.tell, parent=self))
        self._form = Form(self)
        self._learner = self._form.add_text(
            _LEARNER, Text.learner, session.settings.text(_LEARNER_KEY)
        )
        self._form.changed.connect(self._form.clear_problems)
        panes = QSplitter(Qt.Orientation.Vertical, self)
        self._lists = QWidget(panes)
        self._courses = CourseList(QWidget(self._lists))
        self._table: RowTable[Listed] = self._build_table()
        self._search = FilterBar(
            Text.search, self._table, self, name="search", stays=True
        )
        self._table.tools.use(self._search)
        self._about = ProseText("about", Text.about, QWidget(panes))
        self._buttons: list[QPushButton] = []
        self._lay_out(panes)
        for before, after in pairwise(
            (self._learner, self._search.edit, self._courses, self._table, self._about)
        ):
            QWidget.setTabOrder(before, after)
        self._courses.chosen.connect(self._show_lessons)
        self._search.typed.connect(self._on_searched)
        self._table.chosen.connect(self._show_chosen)
        self.open_at(*_SIZE)
        self._show_chosen()
        self.refresh()
        self._table.setFocus()

    def refresh(self, wanted: str | None = None) -> None:
        """Read lessons and attempts again, in slices; then choose the one wanted."""
        self._wanted = wanted or self._wanted
        self._reading = Reading(self._folder, self._own.paths())
        self._work.start(self._read(), at_once=False)

    def open_file(self, path: Path) -> None:
        """Put a lesson file of the person's own on the list, and choose it."""
        self._search.close_filter()
        self.refresh(str(self._own.add(path)))

    @property
    def chosen(self) -> Listed | None:
        """The lesson that is chosen."""
        key = self._table.key
        return next((x for x in self._reading.listed if x.key == key), None)

    def _build_table(self) -> RowTable[Listed]:
        label = strip_mnemonic(Text.lessons)
        table = RowTable(
            LESSONS,
            label,
            self.session,
            QWidget(self._lists),
            picks_one=True,
            empty=Text.no_own_lessons,
        )
        table.setColumnHidden(SUMMARY, True)
        return table

    def _lay_out(self, panes: QSplitter) -> None:
        self._lay_out_lists()
        _lay_out_below(Text.about, self._about)
        panes.setStretchFactor(0, 1)
        panes.setSizes([330, 200])
        panes.setChildrenCollapsible(False)
        top = QHBoxLayout()
        top.setSpacing(22)
        top.addWidget(self._form, 1)
        top.addWidget(self._search, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(panes, 1)
        self.body.addLayout(self._build_start())
        box = self.add_buttons(Buttons.Close | Buttons.Help)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._export = push_button(Exporting.export, "export", self._on_export, self)
        box.addButton(self._export, role)
        for label, name, call in (
            (Text.open_lesson, "open-lesson", self._on_open_lesson),
            (Text.open_attempt, "open-attempt", self._on_open_attempt),
            (Text.roll_up, "roll-up", self._on_roll_up),
            (Recorder.record, "record", self._on_record),
        ):
            box.addButton(push_button(label, name, call, self), role)
        for button in box.buttons():
            assert isinstance(button, QPushButton)
            button.setAutoDefault(False)

    def _lay_out_lists(self) -> None:
        row = QHBoxLayout(self._lists)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(11)
        row.addWidget(_lay_out_below(Text.courses, self._courses))
        row.addWidget(_lay_out_below(Text.lessons, self._table), 1)

    def _build_start(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(QLabel(Text.start_as, self))
        self._starts = {
            mode: push_button(label, mode.value, partial(self._on_start, mode), self)
            for mode, label in _MODES.items()
        }
        self._resume = push_button(Text.resume, "resume", self._on_resume, self)
        self._show_lines = push_button(
            Text.attempts, "attempts", self._on_show_attempts, self
        )
        self._edit = push_button(Recorder.edit, "edit", self._on_edit, self)
        self._forget = push_button(Text.forget, "forget", self._on_forget, self)
        for button in (*self._starts.values(), self._resume):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._show_lines)
        row.addWidget(self._edit)
        row.addWidget(self._forget)
        return row

    def _read(self) -> Iterator[None]:
        """Read; the lessons are shown before the attempts are read."""
        listed = self._reading.listed
        for _ in self._reading.steps():
            if self._reading.listed is not listed:
                listed = self._reading.listed
                self._show_read()
            yield
        self._show_read()
        self._wanted = None

    def _show_read(self) -> None:
        listed = self._reading.listed
        wanted = next((x for x in listed if self._wanted in {x.key, x.id}), None)
        self._courses.show_courses(listed)
        if wanted is not None:
            self._courses.choose(wanted.course)
        self._show_lessons(wanted.key if wanted else None)

    def _show_lessons(self, wanted: str | None = None) -> None:
        course = self._courses.course
        shown = [x for x in self._reading.listed if course in {"", x.course}]
        self._table.setColumnHidden(1, course != "")
        self._table.show_facts(shown, wanted)
        self._show_chosen()

    def _on_searched(self, text: str) -> None:
        if text:  # what is looked for may be in any course
            self._courses.choose_all()

    def _show_chosen(self) -> None:
        one = self.chosen
        self._about.show_paragraphs(about(one) if one else ())
        lesson = one.lesson if one else None
        is_exercise = lesson is not None and lesson.kind == "exercise"
        for mode, button in self._starts.items():
            leads = mode is Mode.COACH  # who is to find the cause is not led to it
            button.setEnabled(lesson is not None and not (leads and is_exercise))
        self._resume.setEnabled(one is not None and one.unfinished is not None)
        self._show_lines.setEnabled(one is not None and bool(one.lines))
        is_own = one is not None and one.own is not None
        self._forget.setEnabled(is_own)
        self._edit.setEnabled(is_own and lesson is not None)
        may_tell = not (is_exercise and is_attempt(self.session.lab.path))
        self._export.setEnabled(lesson is not None and may_tell)

    def _on_start(self, mode: Mode) -> None:
        one = self.chosen
        learner = self._checked_learner()
        if one is not None and one.file is not None and learner:
            beginning.begin(one.file, learner, mode, self.session, self)

    def _checked_learner(self) -> str:
        """Return the name, or say at the field why it cannot be kept."""
        typed = clean(self._learner.text())
        problem = problem_with(typed) if typed else Text.learner_required
        if problem:
            self._form.say(_LEARNER, problem)
            return ""
        self.session.settings.remember(_LEARNER_KEY, typed)
        self.session.settings.save()
        return typed

    def _on_resume(self) -> None:
        one = self.chosen
        if one is not None and one.unfinished is not None:
            path = self._folder / one.unfinished.file
            beginning.resume(path, self.session, self)

    def _on_show_attempts(self) -> None:
        from gui.lessons.attempts_dialog import AttemptsDialog

        one = self.chosen
        if one is not None:
            AttemptsDialog(
                one.title, one.lines, self._folder, self.session, self
            ).open()

    def _on_forget(self) -> None:
        one = self.chosen
        if one is not None and one.own is not None:
            self._own.forget(one.own)
            self.refresh()

    def _on_export(self) -> None:
        from gui.lessons.export_dialog import ExportDialog

        one = self.chosen
        if one is not None and one.lesson is not None:
            ExportDialog(one, self.session, self).open()

    def _on_record(self) -> None:
        from gui.lessons.recorder.begin_dialog import BeginDialog

        BeginDialog(self.session, self).open()

    def _on_edit(self) -> None:
        from gui.lessons.recorder.editor import LessonEditor

        one = self.chosen
        if one is None or one.file is None or one.lesson is None:
            return
        if one.file.draws:
            told = Recorder.draws.format(file=one.file.name)
            self.session.prompts.show_message(self, told)
            return
        manager = self.parentWidget()
        assert manager is not None
        come_to_front(LessonEditor(one.lesson, self.session, manager, one.own))

    def _on_open_lesson(self) -> None:
        self._ask_for_file(Text.lesson_files, self.open_file)

    def _on_open_attempt(self) -> None:
        self._ask_for_file(
            Text.attempt_files,
            lambda path: opening.look_at(path, self.session, self),
        )

    def _on_roll_up(self) -> None:
        roll_up.ask_to_roll_up(self.session, self)

    def _ask_for_file(self, kinds: str, then: Callable[[Path], None]) -> None:
        self.session.prompts.ask_for_file(self, outside.home(), kinds, then)


def _lay_out_below(label: str, widget: QWidget) -> QWidget:
    """Put a label above what it names, in the pane that is its parent."""
    pane = widget.parentWidget()
    assert pane is not None
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    title = QLabel(label, pane)
    title.setBuddy(widget)
    column.addWidget(title)
    column.addWidget(widget, 1)
    return pane


def show_lessons(
    session: Session, parent: QWidget, *, wanted: str | None = None
) -> LessonsWindow:
    """Open the lessons, or bring the open window to front; choose the one of an ID."""
    made = parent.findChildren(LessonsWindow)
    found = next((w for w in made if w.isVisible()), None)
    window = found or LessonsWindow(session, parent)
    if wanted:
        window.refresh(wanted)
    come_to_front(window)
    return window
