"""Whoever undoes is told what was taken back, and is led from there."""

from collections.abc import Callable

import pytest

from core.commands.command import Command
from core.commands.history import Redo, Undo
from core.commands.world import AddUser
from gui.driver.ui_driver import UiDriver
from gui.labels.coach import CoachText as Text
from gui.manager.main_window import MainWindow
from tests.gui.lessons.coach.coached import Coached, lesson
from tests.gui.lessons.coach.test_answers import (
    KEY,
    OPEN_PROPERTIES,
    TO_NODE,
)
from tests.gui.lessons.coach.test_whole_lessons import CoachIn

OUT = {"do": {"press": "Cancel"}}
CHOICE = {"say": "a", "feedback": "b", "source": "our own"}
QUESTION = {"ask": "Which?", "choice": [{**CHOICE, "right": True}, CHOICE]}
TAKEN_BACK = "“Add User” was taken back. Training > Redo brings it back."
BROUGHT_BACK = "“Add User” was brought back, and counts again."


def do(coached: Coached, window: MainWindow, *commands: Command) -> None:
    for command in commands:
        window.lab.do(command)
        coached.settle()


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    window = open_window("activated")
    window.lab.do(AddUser(user="alex"))  # a row before all steps, as attempts have it
    return window


@pytest.fixture
def at_third(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> Callable[..., Coached]:
    """Be at the third step of a lesson; the second one has changed the lab."""

    def begin(*rest: object) -> Coached:
        coached = coach_in(window, lesson(OPEN_PROPERTIES, OUT, *rest))
        driver.perform(coached.attempt.lesson.steps[0].do)
        coached.settle()
        window.lab.do(AddUser(user="casey"))
        driver.press("Cancel")
        coached.settle()
        assert (coached.step, coached.answered) == (3, "")
        return coached

    return begin


@pytest.mark.parametrize(
    "rest",
    [[TO_NODE, KEY], [QUESTION, KEY], []],
    ids=["a step", "a question", "the end"],
)
def test_undo_leads_back_to_where_the_change_can_be_made_again(
    rest: list[object], window: MainWindow, at_third: Callable[..., Coached]
) -> None:
    coached = at_third(*rest)
    do(coached, window, Undo())
    assert coached.step == 1
    assert coached.answered == f"{TAKEN_BACK} Go on with step 1."
    do(coached, window, Redo())
    assert coached.step == 3
    assert coached.answered.startswith(BROUGHT_BACK)


def test_what_was_wrong_at_a_step_is_taken_back_there(
    window: MainWindow, at_third: Callable[..., Coached]
) -> None:
    coached = at_third(TO_NODE, KEY)
    do(coached, window, AddUser(user="robin"), Undo())
    assert coached.step == 3
    assert coached.answered == f"{TAKEN_BACK} Go on with step 3."


def test_who_undoes_twice_is_led_back_twice_and_forward_at_the_end(
    window: MainWindow, at_third: Callable[..., Coached]
) -> None:
    coached = at_third(TO_NODE, KEY)
    do(coached, window, AddUser(user="robin"), Undo(), Undo())
    assert coached.step == 1
    do(coached, window, Redo())
    assert coached.step == 1
    do(coached, window, Redo())
    assert coached.step == 3


def test_an_undo_that_a_step_asks_for_is_no_way_back(
    window: MainWindow, driver: UiDriver, at_third: Callable[..., Coached]
) -> None:
    undo = {"do": {"menu": ["Training", "Undo Add User"]}}
    coached = at_third(undo, TO_NODE, KEY)
    driver.menu(["Training", "Undo Add User"])
    coached.settle()
    coached.settle()
    assert (coached.step, coached.answered) == (4, "")


def test_a_change_of_which_no_step_is_known_leaves_one_where_one_is(
    window: MainWindow, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(TO_NODE, KEY))
    do(coached, window, Undo())
    assert coached.answered == f"{TAKEN_BACK} {Text.from_here.format(step=1)}"
