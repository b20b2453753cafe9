"""Whatever else a learner does is answered, and the right way is still open."""

from collections import deque
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeView

from core.commands.time import MoveClock
from core.commands.world import AddUser
from core.lessons.runner import doing
from gui.driver.finding import visible
from gui.driver.input import click
from gui.driver.ui_driver import UiDriver
from gui.labels.coach import CoachText as Text
from gui.lessons.coach import answers
from gui.lessons.coach.watcher import SETTLED
from gui.manager.main_window import MainWindow
from tests.gui.lessons.coach.coached import lesson
from tests.gui.lessons.coach.test_whole_lessons import CoachIn

SERVER = ["All servers", "RDLIC01"]
OPEN_WIZARD = {
    "do": {"context": SERVER, "choose": ["Activate Server"]},
    "see": ["Welcome to the Activate Server Wizard"],
}
TO_METHOD = {"do": {"press": "Next"}, "see": ["Connection Method"]}
TO_COMPANY = {"do": {"press": "Next"}, "see": ["Company Information"]}
NAME = {"do": {"type": {"First name": "Alex"}}}
COUNTRY = {"do": {"select": {"Country or Region": "Canada"}}}
OPEN_PROPERTIES = {
    "do": {"context": SERVER, "choose": ["Properties"]},
    "see": ["Connection method"],
}
TO_TAB = {"do": {"tab": "Required Information"}, "see": ["First name"]}
TO_NODE = {"do": {"node": SERVER}, "see": ["License Version and Type"]}
TO_OK = {"do": {"press": "OK"}}
TO_LAST_PAGE = [
    OPEN_WIZARD,
    TO_METHOD,
    TO_COMPANY,
    {
        "do": {
            "type": {"First name": "A", "Last name": "B", "Company": "Example Corp"},
        }
    },
    COUNTRY,
    {"do": {"press": "Next"}, "see": ["Enter this optional information."]},
    {"do": {"press": "Next"}, "see": ["has been successfully activated."]},
]
TICK = {"do": {"tick": {"Start Install Licenses Wizard now": True}}}
KEY = {"do": {"shortcut": "F5"}}
Act = Callable[[UiDriver, MainWindow], object]


def hands(word: str, *values: object) -> Act:
    """Do something else with mouse or keys."""
    return lambda driver, _: getattr(driver, word)(*values)


def move_clock(_: UiDriver, window: MainWindow) -> None:
    now = window.lab.settings().now
    window.lab.do(MoveClock(until=now + timedelta(days=1)))


def be_refused(_: UiDriver, window: MainWindow) -> None:
    window.session.do(MoveClock(until=window.lab.settings().now), window)


def add_user(_: UiDriver, window: MainWindow) -> None:
    window.lab.do(AddUser(user="casey"))


def open_properties_and(word: str, *values: object) -> Act:
    """Go into a wrong dialog, be told so, and leave it."""

    def act(driver: UiDriver, window: MainWindow) -> None:
        driver.context(SERVER, ["Properties"])
        QTest.qWait(2 * SETTLED)
        getattr(driver, word)(*values)

    return act


def press_return(driver: UiDriver, window: MainWindow) -> None:
    next(visible(window, QTreeView)).setFocus()
    driver.shortcut("Return")


def be_told(_: UiDriver, window: MainWindow) -> None:
    click(window.statusBar())
    window.session.prompts.show_message(window, "Look here.")


def close_dialog(driver: UiDriver, _: MainWindow) -> None:
    driver.window.close()


def type_other(driver: UiDriver, _: MainWindow) -> None:
    driver.type({"First name": "Robin"})
    driver.shortcut("Tab")


WRONG: dict[str, tuple[list[object], Act, str]] = {
    # name: the steps, of which the last is not done; what is done; what is answered
    "other_item": (
        [OPEN_WIZARD],
        hands("context", ["All servers", "RDLIC02"], ["Properties"]),
        "That was “RDLIC02”. This step is about “RDLIC01”.",
    ),
    "other_menu_item": (
        [OPEN_WIZARD],
        hands("context", SERVER, ["Properties"]),
        "You chose “Properties”. This step needs “Activate Server”.",
    ),
    "cancelled": (
        [OPEN_WIZARD, TO_METHOD],
        hands("press", "Cancel"),
        "Cancel has closed “Activate Server Wizard”, and nothing was changed. "
        "Go on with step 1.",
    ),
    "left_wrong": (
        [OPEN_WIZARD],
        open_properties_and("press", "Cancel"),
        "“RDLIC01 Properties” is closed. That was right, for this step is not done "
        "there: go on with it.",
    ),
    "went_back": (
        [OPEN_WIZARD, TO_METHOD, TO_COMPANY, NAME],
        hands("press", "Back"),
        "You went back by one page. Next brings you here again. Go on with step 3.",
    ),
    "closed": (
        [OPEN_WIZARD, TO_METHOD],
        close_dialog,
        "“Activate Server Wizard” was closed before the step was done. "
        "Go on with step 1.",
    ),
    "clock_moved": ([OPEN_WIZARD], move_clock, "The clock was moved from "),
    "refused": ([TO_NODE], be_refused, "This was refused."),
    "other_command": ([OPEN_WIZARD], add_user, "“Add User” was carried out"),
    "message_in_front": (
        [TO_NODE],
        be_told,
        "is in front. Read it, answer it",
    ),
    "other_value": (
        [OPEN_WIZARD, TO_METHOD, TO_COMPANY, NAME],
        type_other,
        "In “First name” stands “Robin”. This step needs “Alex”.",
    ),
    "other_choice": (
        [OPEN_WIZARD, TO_METHOD, TO_COMPANY, COUNTRY],
        hands("select", {"Country or Region": "Chile"}),
        "In “Country or Region” you chose “Chile”. This step needs “Canada”.",
    ),
    "other_field": (
        [OPEN_WIZARD, TO_METHOD, TO_COMPANY, NAME],
        hands("select", {"Country or Region": "Chile"}),
        "You changed “Country or Region”. This step is about “First name”.",
    ),
    "other_tick": (
        [*TO_LAST_PAGE, TICK],
        hands("tick", {"Start Install Licenses Wizard now": False}),
        "“Start Install Licenses Wizard now” has to be selected.",
    ),
    "other_tab": (
        [OPEN_PROPERTIES, TO_TAB],
        hands("tab", "Optional Information"),
        "You went to the tab “Optional Information”. This step needs “Required "
        "Information”.",
    ),
    "other_button": (
        [OPEN_PROPERTIES, TO_OK],
        hands("press", "Help"),
        "You pressed “Help”. This step needs “OK”.",
    ),
    "other_keys": ([KEY], press_return, "This step needs F5."),
}


@pytest.mark.parametrize("name", WRONG)
def test_another_act_is_answered_with_what_was_wrong(
    name: str,
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
    coach_in: CoachIn,
) -> None:
    steps, act, said = WRONG[name]
    taught = lesson(*steps, KEY)
    window = open_window("replacement")
    coached = coach_in(window, taught)
    for step in taught.steps[:-2]:
        deque(doing(step, window.lab, driver), maxlen=0)
        coached.settle()
    assert coached.step == len(taught.steps) - 1
    assert coached.answered == ""
    act(driver, window)
    coached.settle()
    assert said in coached.answered
    assert coached.step < len(taught.steps)
    close_all()


def test_a_window_that_cancel_has_closed_is_not_the_result_of_ok(
    open_window: Callable[..., MainWindow], driver: UiDriver, coach_in: CoachIn
) -> None:
    gone = {**TO_OK, "unseen": ["RDLIC01 Properties"]}
    taught = lesson(OPEN_PROPERTIES, gone, KEY)
    window = open_window("replacement")
    coached = coach_in(window, taught)
    deque(doing(taught.steps[0], window.lab, driver), maxlen=0)
    coached.settle()
    driver.press("Cancel")
    coached.settle()

    assert "Cancel has closed “RDLIC01 Properties”" in coached.answered
    assert coached.step == 1


def test_next_after_back_leads_to_the_page_that_was_left_and_no_further(
    open_window: Callable[..., MainWindow], driver: UiDriver, coach_in: CoachIn
) -> None:
    """The page that came back has the same button as the one that was left."""
    next_page = {"do": {"press": "Next"}}
    taught = lesson(OPEN_WIZARD, next_page, next_page, KEY)
    window = open_window("replacement")
    coached = coach_in(window, taught)
    for step in taught.steps[:2]:
        deque(doing(step, window.lab, driver), maxlen=0)
        coached.settle()
    assert coached.step == 3
    driver.press("Back")
    coached.settle()
    assert coached.answered.endswith("Go on with step 2.")
    assert coached.step == 2
    driver.press("Next")
    coached.settle()
    assert coached.step == 3
    close_all()


def test_a_text_that_a_page_refused_is_what_was_wrong_and_not_the_button(
    open_window: Callable[..., MainWindow], driver: UiDriver, coach_in: CoachIn
) -> None:
    """The page has put the focus back into its field."""
    code = {"do": {"type": {"License code": "TRAIN-AAAAA-AAAAA-AAAAA-AAAAA"}}}
    to_program = {"do": {"press": "Next"}, "see": ["License Program"]}
    to_code = {"do": {"press": "Next"}, "see": ["License Code"]}
    begin = {"do": {"context": SERVER, "choose": ["Install Licenses"]}}
    taught = lesson(begin, to_program, to_code, code, KEY)
    window = open_window("activated")
    coached = coach_in(window, taught)
    for step in taught.steps[:3]:
        deque(doing(step, window.lab, driver), maxlen=0)
        coached.settle()
    driver.type({"License code": "TRAIN-BBBBB-BBBBB-BBBBB-BBBBB"})
    driver.press("Add")
    coached.settle()
    assert coached.answered.startswith("In “License code” ")
    assert coached.answered.endswith("This step needs “TRAIN-AAAAA-AAAAA-AAAAA-AAAAA”.")
    close_all()


def test_a_key_that_leads_nowhere_is_not_taken_for_a_click(
    open_window: Callable[..., MainWindow], driver: UiDriver, coach_in: CoachIn
) -> None:
    """Whoever undoes by Ctrl+Z in the tree presses Ctrl there first."""
    click_server = {"do": {"node": SERVER}}
    window = open_window("activated")
    coached = coach_in(window, lesson(click_server, click_server, KEY))
    driver.node(SERVER)
    coached.settle()
    assert (coached.step, Text.already in coached.told) == (2, True)
    move_clock(driver, window)
    tree = next(visible(window, QTreeView))
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Control)
    QTest.qWait(0)
    driver.shortcut("Ctrl+Z")
    coached.settle()
    assert coached.step == 2
    assert coached.answered.startswith("“Move Clock” was taken back.")


@pytest.mark.parametrize(
    ("entered", "leave"),
    [
        (hands("context", SERVER, ["Properties"]), hands("press", "Cancel")),
        (hands("context", SERVER, ["Properties"]), close_dialog),
        (
            hands("menu", ["Help", "About RD Licensing Manager"]),
            hands("shortcut", "Esc"),
        ),
    ],
    ids=["cancelled", "closed", "Esc"],
)
def test_who_leaves_a_wrong_window_is_told_that_this_was_right(
    entered: Act,
    leave: Act,
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
    coach_in: CoachIn,
) -> None:
    window = open_window("replacement")
    coached = coach_in(window, lesson(OPEN_WIZARD, KEY))
    entered(driver, window)
    coached.settle()
    left = driver.window.windowTitle()
    leave(driver, window)
    coached.settle()
    assert coached.answered == Text.left_wrong.format(window=left)
    assert coached.step == 1


def test_who_leaves_a_menu_by_esc_is_not_answered(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(OPEN_WIZARD, KEY))
    driver.context(SERVER)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    coached.settle()
    assert (coached.step, coached.answered) == (1, "")


def test_every_answer_is_tried() -> None:
    assert {answer.__name__ for answer in answers.ANSWERS} == set(WRONG)


def close_all() -> None:
    while front := (
        QApplication.activePopupWidget() or QApplication.activeModalWidget()
    ):
        front.close()
        QApplication.processEvents()
