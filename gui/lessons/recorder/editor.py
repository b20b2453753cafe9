"""The lesson editor: words for steps, what counts, and the file at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core import outside
from core.catalog import Mode
from core.errors import LabError
from core.files import replacing
from core.lessons.sentences import sentence
from core.numbers.whole import read_whole
from gui.labels.recorder import RecorderText as Text
from gui.labels.text import strip_mnemonic
from gui.lessons import beginning
from gui.lessons.lesson_window import LessonWindow
from gui.lessons.own_lessons import OwnLessons
from gui.lessons.prose import plain_text
from gui.lessons.recorder.checking import Checking
from gui.lessons.recorder.draft_state import DraftState
from gui.widgets.buttons import push_button
from gui.widgets.dialog import Buttons
from gui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from core.lessons.reading import LessonFile
    from core.lessons.records import Lesson
    from gui.session.session import Session

_SIZE = (860, 600)
_HEAD = {
    "title": Text.lesson_title,
    "summary": Text.summary,
    "course": Text.course,
    "source": Text.source,
}
_OF_STEP = {"say": Text.instead, "why": Text.why, "source": Text.why_source}
_OF_OBJECTIVE = {"say": Text.say, "why": Text.why, "source": Text.why_source}
_MINUTES, _POINTS = "minutes", "points"
_MOST_MINUTES, _MOST_POINTS = 600, 1_000


class LessonEditor(LessonWindow):
    """Three pages; what is typed is kept at once, and checked before it is saved."""

    help_topic = "recorder"

    def __init__(
        self,
        lesson: Lesson,
        session: Session,
        parent: QWidget,
        saved_as: Path | None = None,
    ) -> None:
        """Edit a draft, or a lesson that was saved before."""
        super().__init__(Text.editor_title, session, parent)
        self._path = saved_as
        self._draft = DraftState(lesson, is_saved=saved_as is not None)
        self._shows = False  # while fields are filled, which is no typing
        self._checking = Checking(self)
        self._checking.ended.connect(self._on_checked)
        self._tabs = QTabWidget(self)
        pages = self._tabs.findChild(QStackedWidget)
        assert pages is not None
        general, steps, objectives = (QWidget(pages) for _ in range(3))
        self._general = self._build_general(lesson, general)
        self._step_list, self._step = _list_of(Text.step_list, steps), Form(steps)
        self._objective_list = _list_of(Text.objective_list, objectives)
        self._objective = Form(objectives)
        _lay_out(general, self._general)
        self._lay_out_steps(steps)
        self._lay_out_objectives(objectives)
        self._tabs.addTab(general, Text.general)
        self._tabs.addTab(steps, Text.steps_tab)
        self._tabs.addTab(objectives, Text.objectives_tab)
        self.body.addWidget(self._tabs, 1)
        self._state = QLabel(self)
        self._state.setWordWrap(True)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.body.addWidget(self._state)
        self._add_actions()
        self._show_steps()
        self._show_objectives()
        self.open_at(*_SIZE)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before words are lost."""
        if self._draft.is_changed:
            event.ignore()
            self._ask_to_close()
        else:
            super().closeEvent(event)

    def reject(self) -> None:
        """Ask the same where Esc or Close is pressed."""
        if self._draft.is_changed:
            self._ask_to_close()
        else:
            self._checking.stop()
            super().reject()

    def _build_general(self, lesson: Lesson, page: QWidget) -> Form:
        form = Form(page)
        for name, label in _HEAD.items():
            is_draft = name == "title" and self._path is None
            form.add_text(name, label, "" if is_draft else str(getattr(lesson, name)))
        form.add_text(_MINUTES, Text.minutes, str(lesson.minutes))
        form.changed.connect(self._on_head_typed)
        return form

    def _lay_out_steps(self, page: QWidget) -> None:
        for name, label in _OF_STEP.items():
            self._step.add_text(name, label)
        self._step.changed.connect(self._on_step_typed)
        self._step_list.currentRowChanged.connect(self._show_step)
        self._remove = push_button(
            Text.remove_step, "remove-step", self._on_remove_step, page
        )
        title = QLabel(Text.step_list, page)
        _lay_out(page, title, self._step_list, self._step, self._remove)

    def _lay_out_objectives(self, page: QWidget) -> None:
        for name, label in _OF_OBJECTIVE.items():
            self._objective.add_text(name, label)
        self._objective.add_text(_POINTS, Text.points)
        self._objective.changed.connect(self._on_objective_typed)
        self._objective_list.currentRowChanged.connect(self._show_objective)
        self._objective_list.itemChanged.connect(self._on_ticked)
        title = QLabel(Text.objective_list, page)
        _lay_out(page, title, self._objective_list, self._objective)

    def _add_actions(self) -> None:
        box = self.add_buttons(Buttons.Close | Buttons.Help)
        self._check = push_button(Text.check, "check", self._on_check, self)
        for button in (
            self._check,
            push_button(Text.try_it, "try", self._on_try, self),
            push_button(Text.save, "save", self._on_save, self),
        ):
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        for made in box.buttons():
            assert isinstance(made, QPushButton)
            made.setAutoDefault(False)

    # Steps

    def _show_steps(self, row: int = 0) -> None:
        self._step_list.clear()
        for number, step in enumerate(self._draft.steps, start=1):
            self._step_list.addItem(f"{number}. {plain_text(sentence(step))}")
        self._step_list.setCurrentRow(row)

    def _show_step(self, row: int) -> None:
        if row >= 0:
            step = self._draft.steps[row]
            self._fill(self._step, {n: getattr(step, n, "") for n in _OF_STEP})

    def _on_step_typed(self) -> None:
        row = self._step_list.currentRow()
        if self._shows or row < 0:
            return
        step = self._draft.steps[row]
        typed = {n: self._step.text(n).strip() for n in _OF_STEP if hasattr(step, n)}
        self._draft.change_step(row, **typed)
        said = plain_text(sentence(self._draft.steps[row]))
        self._step_list.item(row).setText(f"{row + 1}. {said}")
        self._step.clear_problems()

    def _on_remove_step(self) -> None:
        row = self._step_list.currentRow()
        if len(self._draft.steps) == 1:
            self._step.say("say", Text.last_step)
        elif row >= 0:
            del self._draft.steps[row]
            self._draft.is_changed = True
            self._show_steps(min(row, len(self._draft.steps) - 1))

    # Objectives

    def _show_objectives(self) -> None:
        self._shows = True
        for objective, counts in zip(
            self._draft.objectives, self._draft.counts, strict=True
        ):
            item = QListWidgetItem(plain_text(objective.say), self._objective_list)
            item.setCheckState(
                Qt.CheckState.Checked if counts else Qt.CheckState.Unchecked
            )
        self._shows = False
        self._objective.setEnabled(bool(self._draft.objectives))
        if self._draft.objectives:
            self._objective_list.setCurrentRow(0)
        else:
            self._state.setText(Text.no_objectives)

    def _show_objective(self, row: int) -> None:
        if row >= 0:
            one = self._draft.objectives[row]
            values = {name: getattr(one, name) for name in _OF_OBJECTIVE}
            self._fill(self._objective, {**values, _POINTS: str(one.points)})

    def _on_objective_typed(self) -> None:
        row = self._objective_list.currentRow()
        if self._shows or row < 0:
            return
        points = read_whole(self._objective.text(_POINTS))
        if points is None or points > _MOST_POINTS:
            self._objective.say(_POINTS, Text.points_wrong)
            return
        self._objective.clear_problems()
        typed = {name: self._objective.text(name).strip() for name in _OF_OBJECTIVE}
        self._draft.change_objective(row, **typed, points=points)
        self._shows = True
        self._objective_list.item(row).setText(plain_text(typed["say"]))
        self._shows = False

    def _on_ticked(self, item: QListWidgetItem) -> None:
        if not self._shows:
            row = self._objective_list.row(item)
            self._draft.counts[row] = item.checkState() is Qt.CheckState.Checked
            self._draft.is_changed = True

    # The whole lesson

    def _on_head_typed(self) -> None:
        self._general.clear_problems()
        self._draft.is_changed = True

    def _fill(self, form: Form, values: dict[str, str]) -> None:
        self._shows = True
        form.fill(values)
        form.clear_problems()
        self._shows = False

    def _file(self) -> LessonFile | None:
        """Return the lesson as a file, or say at the field what is wrong."""
        head: dict[str, object] = {n: self._general.text(n).strip() for n in _HEAD}
        minutes = read_whole(self._general.text(_MINUTES))
        if not head["title"]:
            self._say(0, self._general, "title", Text.title_required)
            return None
        if minutes is None or not 1 <= minutes <= _MOST_MINUTES:
            self._say(0, self._general, _MINUTES, Text.minutes_wrong)
            return None
        for row, step in enumerate(self._draft.steps):
            if step.why and not step.source:
                self._step_list.setCurrentRow(row)
                self._say(1, self._step, "source", Text.source_required)
                return None
        for row, one in enumerate(self._draft.objectives):
            if one.why and not one.source:
                self._objective_list.setCurrentRow(row)
                self._say(2, self._objective, "source", Text.source_required)
                return None
        self._draft.head = {**head, _MINUTES: minutes}
        try:
            return self._draft.file()
        except LabError as error:
            self._state.setText(str(error))
            return None

    def _say(self, page: int, form: Form, field: str, problem: str) -> None:
        self._tabs.setCurrentIndex(page)
        form.say(field, problem)

    def _on_check(self) -> None:
        if (file := self._file()) is not None:
            self._check.setEnabled(False)
            self._state.setText(Text.checking)
            self._checking.start(file)

    def _on_checked(self, problem: str) -> None:
        self._check.setEnabled(True)
        self._state.setText(problem or Text.sound)

    def _on_try(self) -> None:
        """Save first: the lab of the attempt takes the place of this one."""
        if (file := self._file()) is None:
            return
        if self._draft.is_changed:
            self._ask_where(file, lambda: self._begin(file))
        else:
            self._begin(file)

    def _begin(self, file: LessonFile) -> None:
        beginning.begin(file, Text.tester, Mode.COACH, self.session, self)

    def _on_save(self) -> None:
        if (file := self._file()) is not None:
            self._ask_where(file, lambda: None)

    def _ask_where(self, file: LessonFile, then: Callable[[], object]) -> None:
        def save(path: Path) -> None:
            if self._save(path, file):
                then()

        suggested = self._path or outside.home() / file.name
        self.session.prompts.ask_where_to_save(self, suggested, Text.lesson_files, save)

    def _save(self, path: Path, file: LessonFile) -> bool:
        try:
            with replacing(path) as unfinished:
                unfinished.write_text(file.text, encoding="utf-8")
        except LabError as error:
            self.session.tell(error, self)
            return False
        self._path = path
        self._draft.is_changed = False
        OwnLessons(self.session.settings).add(path)
        self._state.setText(Text.saved.format(file=path))
        return True

    def _ask_to_close(self) -> None:
        self.session.prompts.ask(
            self,
            Text.unsaved,
            [(Text.save, self._on_save), (Text.close_unsaved, self._close_anyway)],
            Text.keep_editing,
        )

    def _close_anyway(self) -> None:
        self._draft.is_changed = False
        self.close()


def _list_of(label: str, parent: QWidget) -> QListWidget:
    made = QListWidget(parent)
    made.setObjectName(strip_mnemonic(label).split()[0].lower().strip(":"))
    made.setAccessibleName(strip_mnemonic(label))
    return made


def _lay_out(page: QWidget, *widgets: QWidget) -> None:
    """Put widgets below each other; a label names what comes next."""
    column = QVBoxLayout(page)
    column.setContentsMargins(11, 11, 11, 11)
    for widget, behind in zip(widgets, (*widgets[1:], None), strict=True):
        if isinstance(widget, QLabel) and behind is not None:
            widget.setBuddy(behind)
        if isinstance(widget, QPushButton):
            row = QHBoxLayout()
            row.addWidget(widget)
            row.addStretch()
            column.addLayout(row)
        else:
            column.addWidget(widget, 1 if isinstance(widget, QListWidget) else 0)
    if not any(isinstance(w, QListWidget) for w in widgets):
        column.addStretch()
