"""A real attempt is coached: begun, resumed where it was, finished."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.app import App
from gui.driver.ui_driver import UiDriver
from gui.lessons.coach.panel import Panel
from gui.lessons.coach.watcher import SETTLED
from gui.lessons.run import LessonRun
from gui.session.settings import Settings
from tests.gui.lessons.coach.test_answers import close_all
from tests.gui.lessons.working import (
    EXERCISE,
    LESSON,
    answer_prompt,
    begin,
    choose,
    go_on,
    is_possible,
    lessons_of,
    press,
    result_of,
    window_of,
    write,
)

SERVER = ["All servers", "RDLIC01"]
STEPS = """
[[step]]
do = { node = ["All servers", "RDLIC01"] }
see = ["License Version and Type"]
"""
NEXT = """
[[step]]
do = { press = "Next" }
see = ["Connection Method"]
"""
LED = LESSON.replace("[[step]]", f"{STEPS}[[step]]", 1)


def panel_of() -> Panel:
    (found,) = panels()
    return found


def panels() -> list[Panel]:
    go_on()
    shown = (w for w in QApplication.topLevelWidgets() if w.isVisible())
    return [w for w in shown if isinstance(w, Panel)]


def step_of() -> str:
    return panel_of()._progress_text.text()


def settle() -> None:
    """Let the coach look twice, as it does after each act."""
    QTest.qWait(SETTLED + 50)


def test_a_lesson_is_coached_left_resumed_where_it_was_and_finished(
    app: App, tmp_path: Path, driver: UiDriver
) -> None:
    begin(app, write(tmp_path, LED), "coach")
    assert step_of() == "Step 1 of 3"
    driver.node(SERVER)
    settle()
    assert step_of() == "Step 2 of 3"
    press(panel_of(), "next-help")  # done for you
    driver.see("Welcome to the Activate Server Wizard")
    settle()
    assert step_of() == "Step 3 of 3"
    close_all()
    press(panel_of(), "end")
    answer_prompt("choice-1")  # leave
    assert panels() == []

    lessons = lessons_of(app)
    choose(lessons, "Activate a license server")
    press(lessons, "resume")
    assert step_of() == "Step 3 of 3"  # a question needs no window
    panel_of()._choices.button(0).click()
    for _ in range(3):
        press(panel_of(), "go-on")
    settle()
    assert result_of(app).isVisible()
    assert panels() == []


def test_the_wizard_that_was_open_is_opened_again_after_a_crash(
    app: App, tmp_path: Path, driver: UiDriver
) -> None:
    text = LED.replace("[[step]]\nask", f"{NEXT}[[step]]\nask")
    begin(app, write(tmp_path, text), "coach")
    driver.node(SERVER)
    settle()
    driver.context(SERVER, ["Activate Server"])
    settle()
    assert step_of() == "Step 3 of 4"
    close_all()
    kept = Settings(tmp_path / "settings.ini")
    assert kept.numbers("coach/Activate a license server", range(9), 1) == [2]
    (path,) = (tmp_path / "lessons").rglob("*.rdattempt")
    run = window_of(app).findChild(LessonRun)
    assert isinstance(run, LessonRun)
    run.leave()
    lessons = lessons_of(app)
    choose(lessons, "Activate a license server")
    press(lessons, "resume")
    assert step_of() == "Step 2 of 4"
    assert window_of(app).lab.path == path


def test_an_exercise_has_no_coach(app: App, tmp_path: Path) -> None:
    app.open_lessons(write(tmp_path, EXERCISE))
    lessons = lessons_of(app)
    assert not is_possible(lessons, "coach")
    assert is_possible(lessons, "exercise")
