"""No title, file or window of an exercise tells the cause that is asked for."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget

from core.catalog import Mode
from core.lessons import catalogue
from core.lessons.records import Lesson
from gui.app import App
from gui.help.help_window import HelpWindow
from gui.help.topics import ANSWERS
from gui.labels.console import Console
from gui.labels.lessons import LessonText as Text
from gui.lessons import beginning
from gui.lessons.task_window import TaskWindow
from gui.session.recent_labs import RecentLabs
from gui.training.new_lab import NewLabDialog
from tests.core.scenarios.test_descriptions import FAULTS
from tests.gui.lessons.working import lessons_of, task_of, window_of
from tests.helpers.long_form import one_of

SOURCE = Text.source.partition("{")[0]
"""What names a document, as `domain.md`."""
LESSONS = {file.lesson().id: file for file in catalogue.files()}
EXERCISES = [x for x in LESSONS if LESSONS[x].lesson().kind == "exercise"]


def names_fault(lesson: Lesson, text: str) -> bool:
    fault = rf"\b(?:{FAULTS[str(lesson.scenario)]})"
    return re.search(fault, text, re.IGNORECASE) is not None


def titles(app: App) -> Iterator[str]:
    """Yield the titles of all windows, and the names of the files behind them."""
    yield from (w.windowTitle() for w in QApplication.topLevelWidgets())
    yield window_of(app).lab.path.name
    yield from (path.name for path in RecentLabs(app._settings).paths())


def texts(task: TaskWindow) -> Iterator[str]:
    """Yield all that the window of the task shows, for each objective."""
    yield task.windowTitle()
    yield task._task.toPlainText()
    for one in task._judged:
        told = (p.text for p in task._told(one) if p.text != Text.answer_first)
        yield from (text for text in told if not text.startswith(SOURCE))
    yield from (label.text() for label in labels(task))


def labels(window: QWidget) -> list[QLabel]:
    return window.findChildren(QLabel)


@pytest.mark.parametrize("exercise", one_of(3, EXERCISES))
def test_an_exercise_that_is_worked_on_does_not_name_the_fault(
    app: App, exercise: str
) -> None:
    file = LESSONS[exercise]
    lesson = file.lesson()
    window = window_of(app)
    beginning.begin(file, "Ada", Mode.EXERCISE, window.session, window)
    shown = [*titles(app), *texts(task_of(app))]

    assert len(shown) > 6
    assert [text for text in shown if names_fault(lesson, text)] == []
    assert not window_of(app).actions_["about_scenario"].isEnabled()


def test_the_list_of_lessons_does_not_name_the_faults(app: App) -> None:
    lessons = lessons_of(app)
    told: list[tuple[Lesson, str]] = []
    for one in lessons._reading.listed:
        if one.lesson is not None and one.lesson.kind == "exercise":
            told += [(one.lesson, c.text(one)) for c in lessons._table.records.columns]

    assert len(told) > 45
    assert [text for lesson, text in told if names_fault(lesson, text)] == []


@pytest.fixture
def at_exercise(app: App) -> App:
    window = window_of(app)
    beginning.begin(LESSONS[EXERCISES[0]], "Ada", Mode.EXAM, window.session, window)
    return app


def test_no_cause_can_be_asked_for_in_a_new_lab_meanwhile(at_exercise: App) -> None:
    window_of(at_exercise).actions_["new_lab"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewLabDialog)
    box = dialog.findChild(QCheckBox, "show_cause")
    assert isinstance(box, QCheckBox)
    entries = [dialog._list.item(row) for row in range(dialog._list.count())]
    for entry in (entry for entry in entries if entry.flags()):  # others are headings
        dialog._list.setCurrentItem(entry)
        assert not box.isEnabled()
    dialog.reject()


def test_the_help_names_no_causes_meanwhile(at_exercise: App) -> None:
    lesson = LESSONS[EXERCISES[0]].lesson()
    window = window_of(at_exercise)
    for topic in ANSWERS:
        window.help.show(topic)
        (shown,) = (w for w in window.findChildren(HelpWindow) if w.isVisible())
        assert lesson.title not in shown._text.toPlainText()
        assert Console.help_hidden in shown._text.toPlainText()
        shown._search.setText(lesson.title)
        found = [shown._list.item(n).text() for n in range(shown._list.count())]
        assert not any(names_fault(lesson, text) for text in found)
        shown.close()


def test_the_solution_of_an_exercise_is_not_exported_meanwhile(
    at_exercise: App,
) -> None:
    lessons = lessons_of(at_exercise)
    listed = lessons._reading.listed
    for kind, is_possible in (("exercise", False), ("guided", True)):
        one = next(x for x in listed if x.lesson and x.lesson.kind == kind)
        lessons._table.show_facts(listed, one.key)
        lessons._show_chosen()
        assert lessons._export.isEnabled() is is_possible


def test_a_name_of_a_file_that_gives_the_cause_away_is_seen(app: App) -> None:
    lesson = LESSONS[EXERCISES[0]].lesson()
    word = FAULTS[str(lesson.scenario)].split("|")[0]

    assert names_fault(lesson, f"All about {word}")
