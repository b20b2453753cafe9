"""What the tests of lessons do in the windows, in few words."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from gui.app import App
from gui.lessons.attempt_window import AttemptWindow
from gui.lessons.result_window import ResultWindow
from gui.lessons.task_window import TaskWindow
from gui.lessons.window import LessonsWindow
from gui.manager.main_window import MainWindow
from gui.tables.table_shape import select_row
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.progress import LongWork

LESSON = """
schema = 1
id = "activating"
title = "Activate a license server"
summary = "Nothing is activated. **RDLIC01** is to be."
source = "our own"
scenario = "fresh"
[[step]]
do = { context = ["All servers", "RDLIC01"], choose = ["Activate Server"] }
[[step]]
ask = "Which of them is **right**?"
why = "Both look the same."
source = "domain.md 1.5"
[[step.choice]]
say = "This one"
feedback = "So it is."
source = "our own"
right = true
[[step.choice]]
say = "That one"
feedback = "It is not."
source = "domain.md 1.4"
[[objective]]
say = "RDLIC01 is activated."
points = 2
why = "It issues nothing before."
source = "domain.md 1.4"
that = { check = "server", server = "RDLIC01", is_activated = true }
"""
_TURNS = 4
"""So many pieces has the end of an attempt, once it is graded."""
EXERCISE = LESSON.replace("source =", 'kind = "exercise"\nsource =', 1)


def window_of(app: App) -> MainWindow:
    """Return the main window, once all that was put off for a turn is done."""
    go_on()
    assert app.window is not None
    return app.window


def go_on() -> None:
    """Let all be done that was put off for a turn, and what is graded in slices."""
    turns = 0
    while turns < _TURNS:
        QApplication.processEvents()
        turns = 0 if _is_at_work() else turns + 1


def _is_at_work() -> bool:
    windows = QApplication.topLevelWidgets()
    return any(x.is_working for w in windows for x in w.findChildren(LongWork))


def settle(window: QWidget) -> None:
    """Wait until what a window reads or looks at in slices is there."""
    while any(task.is_working for task in window.findChildren(ChunkedTask)):
        QTest.qWait(1)


def lessons_of(app: App) -> LessonsWindow:
    """Return the lessons, opened and read."""
    app.open_lessons()
    (found,) = (w for w in window_of(app).findChildren(LessonsWindow) if w.isVisible())
    settle(found)
    return found


def task_of(app: App) -> TaskWindow:
    """Return the window of the task, with everything looked at."""
    (found,) = (w for w in window_of(app).findChildren(TaskWindow) if w.isVisible())
    settle(found)
    return found


def result_of(app: App) -> ResultWindow:
    """Return the result that is shown."""
    (found,) = (w for w in window_of(app).findChildren(ResultWindow) if w.isVisible())
    return found


def attempt_window_of(app: App) -> AttemptWindow:
    """Return the attempt that is looked at."""
    found = [w for w in window_of(app).findChildren(AttemptWindow) if w.isVisible()]
    settle(found[0])
    return found[0]


def write(folder: Path, text: str = LESSON, name: str = "own.toml") -> Path:
    """Write a lesson file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def choose(lessons: LessonsWindow, title: str) -> None:
    """Select a lesson in the list."""
    titles = [one.title for one in lessons._table.records.shown]
    select_row(lessons._table, titles.index(title))


def press(window: QWidget, name: str) -> None:
    """Click a button."""
    button = window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    assert button.isEnabled()
    button.click()


def is_possible(window: QWidget, name: str) -> bool:
    """Tell whether a button can be clicked."""
    button = window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    return button.isEnabled()


def begin(app: App, path: Path, mode: str, learner: str = "Ada Lovelace") -> None:
    """Begin a lesson of the person's own in a mode."""
    go_on()
    app.open_lessons(path)
    lessons = lessons_of(app)
    lessons._learner.setText(learner)
    press(lessons, mode)
    window_of(app)


def answer_prompt(choice: str) -> None:
    """Click a button of the question that is in front."""
    go_on()
    box = QApplication.activeModalWidget()
    assert box is not None
    press(box, choice)
