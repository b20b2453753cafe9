"""The coach leads, waits, helps as far as it is asked to, and never acts by itself."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.catalog import HelpLevel
from gui.driver.finding import find_node
from gui.driver.input import click, wait_until_idle
from gui.driver.ui_driver import UiDriver
from gui.lessons.coach import second
from gui.manager.main_window import MainWindow
from tests.gui.lessons.coach.coached import Coached, lesson
from tests.gui.lessons.coach.test_answers import (
    KEY,
    NAME,
    OPEN_PROPERTIES,
    OPEN_WIZARD,
    SERVER,
    TO_COMPANY,
    TO_METHOD,
    TO_NODE,
    close_all,
)
from tests.gui.lessons.coach.test_whole_lessons import CoachIn

AGAIN, INSTRUCTION, HIGHLIGHT, DONE = HelpLevel
WHY = {**OPEN_WIZARD, "why": "It issues nothing before.", "source": "domain.md 1.4"}
QUIZ = {
    "ask": "Which of them is **right**?",
    "choice": [
        {
            "say": "This one",
            "feedback": "So it is.",
            "source": "our own",
            "right": True,
        },
        {"say": "That one", "feedback": "It is not.", "source": "domain.md 1.4"},
    ],
    "why": "Both look the same.",
    "source": "domain.md 1.5",
}
FIRST = "Right-click RDLIC01 and choose Activate Server."


def test_the_first_step_is_said_with_why_and_pointed_at(
    window: MainWindow, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(WHY, TO_METHOD))
    assert coached.told.startswith(f"1. {FIRST}")
    assert "Why: It issues nothing before." in coached.told
    assert "Source: domain.md 1.4" in coached.told
    assert coached.ring is not None
    assert coached.ring.accessibleName() == FIRST
    assert coached.progress == "Step 1 of 2"


def test_nothing_goes_on_by_itself(
    window: MainWindow, coach_in: CoachIn, qtbot: QtBot
) -> None:
    coached = coach_in(window, lesson(OPEN_WIZARD, TO_METHOD))
    for _ in range(3):
        coached.settle()
    assert coached.step == 1
    assert coached.answered == ""
    assert list(window.lab.journal()) == []


OTHER_WAYS: dict[str, list[tuple[str, object]]] = {
    "the Action menu": [("node", SERVER), ("menu", ["Action", "Properties"])],
    "keys": [("node", SERVER), ("shortcut", "Alt+Return")],
    "the tool bar": [("node", SERVER), ("press", "Properties")],
}


@pytest.mark.parametrize("way", OTHER_WAYS)
def test_the_same_result_by_another_way_is_accepted(
    way: str, window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    bare = {"do": OPEN_PROPERTIES["do"]}  # no sign: only what was done tells
    for step in (OPEN_PROPERTIES, bare):
        coached = coach_in(window, lesson(step, {"do": {"press": "OK"}}))
        for word, value in OTHER_WAYS[way]:
            getattr(driver, word)(value)
        coached.settle()
        assert (coached.step, coached.answered) == (2, "")
        coached.end()
        driver.shortcut("Escape")


def test_refresh_is_the_same_from_a_menu_as_by_its_key(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    by_menu = {"do": {"menu": ["Action", "Refresh"]}}
    driver.node(SERVER)
    coached = coach_in(window, lesson(KEY, by_menu, KEY))
    driver.menu(["Action", "Refresh"])
    coached.settle()
    assert coached.step == 2
    driver.shortcut("F5")
    coached.settle()
    assert coached.step == 3


def test_who_works_ahead_is_followed(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(OPEN_WIZARD, TO_METHOD, TO_COMPANY, NAME))
    driver.context(SERVER, ["Activate Server"])
    driver.press("Next")
    driver.press("Next")
    coached.settle()
    assert coached.step == 4
    close_all()


def test_what_is_so_already_is_said_and_left_to_the_person(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    there = {"do": {"node": ["All servers"]}}
    coached = coach_in(window, lesson(there, OPEN_WIZARD))
    driver.node(["All servers"])
    coached.settle()
    assert coached.step == 2
    coached.end()
    coached = coach_in(window, lesson(there, OPEN_WIZARD))
    assert "This is so already." in coached.told
    coached.settle()
    assert coached.step == 1
    coached.press("go-on")
    assert coached.step == 2


def test_a_dialog_that_is_in_the_way_is_to_be_closed(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(OPEN_WIZARD, KEY))
    driver.context(SERVER, ["Properties"])
    coached.settle()
    assert "“RDLIC01 Properties” is in front. Close it" in coached.told
    assert FIRST not in coached.told
    driver.shortcut("Escape")
    coached.settle()
    assert FIRST in coached.told


def test_who_went_on_too_early_is_sent_back_and_not_through_the_wizard(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(OPEN_WIZARD, TO_METHOD, TO_COMPANY, NAME))
    driver.context(SERVER, ["Activate Server"])
    driver.press("Next")
    driver.press("Next")
    driver.type({"First name": "Bob", "Last name": "Brown", "Company": "Contoso"})
    driver.select({"Country or Region": "Canada"})
    driver.press("Next")
    coached.settle()
    assert "This step is on a page before" in coached.told
    assert "Click < Back" in coached.told
    assert "go through it" not in coached.told
    driver.press("Back")
    coached.settle()
    assert "page before" not in coached.told


def test_what_an_open_menu_lists_is_not_taken_for_a_window(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    to_world = {"do": {"menu": ["Training", "Windows", "World"]}, "see": ["World"]}
    coached = coach_in(window, lesson(to_world, KEY))
    driver.menu(["Training", "Windows"])
    coached.settle()
    assert coached.step == 1
    close_all()
    driver.menu(["Training", "Windows", "World"])
    coached.settle()
    assert coached.step == 2


def test_what_was_visible_before_is_no_sign_that_something_was_done(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson({**KEY, "see": ["RDLIC01"]}, KEY))
    click(window.statusBar())
    coached.settle()
    assert coached.step == 1
    driver.shortcut("F5")
    coached.settle()
    assert coached.step == 2


def test_what_the_program_does_by_itself_does_no_step(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(TO_NODE, KEY))
    tree, index = find_node(window, SERVER)
    tree.setCurrentIndex(index)  # as what is shown after a wizard
    coached.settle()
    assert coached.step == 1
    assert "This is so already." in coached.told


def test_what_is_not_there_stops_the_lesson_with_a_way_out(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson({"do": {"press": "Fly"}}, OPEN_WIZARD))
    assert "cannot be done now" in coached.told
    assert "Click Fly" not in coached.told
    assert not coached.points()
    assert not coached.button("go-on").isEnabled()
    assert coached.button("end").isEnabled()
    coached.press("skip")
    assert coached.step == 2
    assert "Skipped." in coached.answered


def test_where_another_window_is_the_one_that_is_said(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(TO_NODE, KEY))
    driver.menu(["Training", "Windows", "World"])
    coached.settle()
    assert "You are in “World”. Go back to “RD Licensing Manager" in coached.told
    driver.go_to("RD Licensing Manager")
    coached.settle()
    assert "click RDLIC01" in coached.told


def test_a_greyed_control_is_said_to_be_greyed(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    driver.context(SERVER, ["Properties"])
    coached = coach_in(window, lesson({"do": {"press": "Apply"}}, KEY))
    assert "“Apply” is there but greyed" in coached.told
    driver.shortcut("Escape")


def test_help_comes_in_four_levels_and_each_use_is_noted(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn, qtbot: QtBot
) -> None:
    coached = coach_in(window, lesson(WHY, TO_METHOD))
    coached.want_less_help()
    assert FIRST not in coached.told
    assert "Why" not in coached.told
    assert not coached.points()
    coached.press("next-help")
    assert "This step is done in the window “RD Licensing Manager" in coached.told
    assert "Why: It issues nothing before." in coached.told
    assert FIRST not in coached.told
    coached.press("next-help")
    assert FIRST in coached.told
    assert not coached.points()
    coached.press("next-help")
    assert coached.points()
    assert coached.step == 1
    coached.press("next-help")
    qtbot.waitUntil(lambda: coached.step == 2)
    driver.see("Welcome to the Activate Server Wizard")
    levels = [AGAIN, INSTRUCTION, HIGHLIGHT, DONE]
    assert coached.attempt.help == [(1, level) for level in levels]
    close_all()


def test_the_next_help_says_what_it_costs(
    window: MainWindow, coach_in: CoachIn
) -> None:
    prices = {"again": 0, "instruction": 3, "highlight": 2, "done": 5}
    coached = coach_in(window, lesson(OPEN_WIZARD, KEY, help=prices))
    assert coached.button("next-help").accessibleDescription() == "5 % off the result"
    coached.want_less_help()
    assert coached.button("next-help").accessibleDescription() == "costs nothing"
    coached.press("next-help")
    assert coached.button("next-help").accessibleDescription() == "3 % off the result"


def test_a_text_is_typed_for_the_person_into_the_right_window(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn, qtbot: QtBot
) -> None:
    steps = (OPEN_WIZARD, TO_METHOD, TO_COMPANY, NAME, KEY)
    coached = coach_in(window, lesson(*steps))
    for number in range(2, 6):
        coached.coach.panel.activateWindow()
        coached.press("next-help")
        qtbot.waitUntil(partial(is_at, coached, number))
    driver.shows("First name", "Alex")
    close_all()


def test_show_me_starts_another_program_and_touches_nothing_here(
    window: MainWindow, coach_in: CoachIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    is_possible = [True, False]

    def start(words: list[str]) -> bool:
        started.append(words)
        assert Path(words[-5]).read_text(encoding="utf-8") == "# its text"
        return is_possible.pop(0)

    monkeypatch.setattr(second, "start", start)
    coached = coach_in(window, lesson(OPEN_WIZARD, KEY))
    before = window.lab.snapshot()
    coached.press("show-me")
    assert started[0][-6:-5] == ["lesson"]
    assert started[0][-4:] == ["--show", "1", "--seed", "1"]
    assert (coached.step, coached.answered) == (1, "")
    coached.press("show-me")
    assert coached.answered == "The program could not be started a second time."
    assert window.lab.snapshot() == before


def test_a_question_is_asked_and_answered_in_the_panel(
    window: MainWindow, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(QUIZ, KEY))
    assert coached.told == "1. Which of them is right?"
    coached.press("go-on")
    assert "Choose an answer first." in coached.told
    coached.choose(1)
    coached.press("go-on")
    assert "Not right. It is not." in coached.told
    assert "Source: domain.md 1.4" in coached.told
    assert "Why: Both look the same." in coached.told
    assert "Source: domain.md 1.5" in coached.told
    assert coached.attempt.answers == [(1, 1)]
    assert coached.step == 1
    coached.press("go-on")
    assert coached.step == 2


def test_the_end_waits_for_finish(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(KEY))
    driver.shortcut("F5")
    coached.settle()
    assert coached.told == "All steps are done. Finish shows your result."
    assert coached.progress == "Step 1 of 1"
    finished = coached.attempt.finished
    assert finished == []
    coached.press("go-on")
    assert finished == [1]


def test_the_window_where_one_works_is_active_again_after_a_click_on_the_panel(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    driver.menu(["Training", "Windows", "World"])
    world = driver.window
    coached = coach_in(window, lesson({"do": {"tab": "Devices"}}, KEY))
    panel = coached.coach.panel
    panel.activateWindow()
    wait_until_idle()
    assert QApplication.activeWindow() is panel
    QTest.mouseClick(coached.button("move-aside"), Qt.MouseButton.LeftButton)
    wait_until_idle()
    assert QApplication.activeWindow() is world
    assert coached.ring is not None
    assert coached.ring.window() is world


def test_keys_go_to_the_panel_and_back(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(OPEN_WIZARD, TO_METHOD))
    driver.shortcut("Ctrl+F6")
    wait_until_idle()
    assert QApplication.activeWindow() is coached.coach.panel
    QTest.keyClick(coached.coach.panel, Qt.Key.Key_Escape)
    wait_until_idle()
    assert QApplication.activeWindow() is window


def test_by_keys_alone_one_gets_help_skips_and_answers(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn, qtbot: QtBot
) -> None:
    def by_keys(key: Qt.Key) -> None:
        driver.shortcut("Ctrl+F6")
        wait_until_idle()
        front = QApplication.activeWindow()
        assert front is coached.coach.panel
        QTest.keyClick(front, key, Qt.KeyboardModifier.AltModifier)
        wait_until_idle()

    coached = coach_in(window, lesson(TO_NODE, QUIZ, OPEN_WIZARD, KEY))
    by_keys(Qt.Key.Key_H)
    qtbot.waitUntil(lambda: coached.step == 2)
    assert QApplication.activeWindow() is window
    by_keys(Qt.Key.Key_R)  # without an answer
    qtbot.waitUntil(lambda: "Choose an answer first." in coached.told)
    window.activateWindow()
    wait_until_idle()
    by_keys(Qt.Key.Key_S)
    qtbot.waitUntil(lambda: coached.step == 3)


def test_the_panel_stays_where_it_is_and_makes_way_for_a_control(
    window: MainWindow, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(OPEN_WIZARD, TO_METHOD))
    panel = coached.coach.panel
    assert coached.ring is not None
    place, move = panel.pos(), button_place(panel, "move-aside")
    whole = panel.size()
    control = QRect(panel.mapToGlobal(QPoint(20, 200)), panel.size() / 10)
    assert panel.make_way(control)
    assert panel.pos() == place
    assert button_place(panel, "move-aside") == move
    assert panel.height() < 200
    assert not panel.make_way(control.translated(3_000, 0))
    assert (panel.pos(), panel.size()) == (place, whole)
    corners = {panel.pos().toTuple()}
    for _ in range(3):
        coached.press("move-aside")
        corners.add(panel.pos().toTuple())
    assert len(corners) == 4


def test_the_buttons_of_the_panel_stay_where_they_are(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(WHY, QUIZ, TO_METHOD))
    panel = coached.coach.panel
    names = [b.objectName() for b in panel.findChildren(QPushButton)]

    def places() -> list[QRect]:
        return [button_place(panel, name) for name in names]

    before = places()
    coached.want_less_help()
    for _ in range(3):
        coached.press("next-help")
        assert places() == before
    coached.press("skip")
    assert places() == before
    assert panel._lower.currentIndex() == 1  # the choices are seen
    coached.choose(0)
    coached.press("go-on")
    assert places() == before


def test_beside_a_dialog_that_bars_all_windows_the_panel_can_be_used(
    window: MainWindow, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(OPEN_WIZARD, TO_METHOD))
    panel = coached.coach.panel
    box = QWidget(None, Qt.WindowType.Dialog)
    box.setWindowModality(Qt.WindowModality.ApplicationModal)
    box.show()
    coached.settle()
    assert panel.windowHandle().transientParent() is box.windowHandle()
    box.close()
    coached.settle()
    assert panel.windowHandle().transientParent() is None
    box.deleteLater()


def test_a_menu_that_is_open_is_to_be_closed_and_no_step_to_be_skipped(
    window: MainWindow, driver: UiDriver, coach_in: CoachIn
) -> None:
    to_world = {"do": {"menu": ["Training", "Windows", "World"]}}
    coached = coach_in(window, lesson(to_world, KEY))
    driver.context(SERVER, [])
    coached.settle()
    assert (
        coached.told
        == "1. A menu is open. Close it with Esc, and go on with this step."
    )
    close_all()
    coached.settle()
    assert coached.told == "1. Choose Training > Windows > World."


def test_what_is_answered_is_said_once_to_a_screen_reader(
    window: MainWindow,
    driver: UiDriver,
    coach_in: CoachIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "gui.lessons.coach.coach.announce", lambda _, text, **__: said.append(text)
    )
    coached = coach_in(window, lesson(OPEN_WIZARD, TO_METHOD))
    driver.context(SERVER, ["Properties"])
    for _ in range(3):
        coached.settle()
    answer = "You chose “Properties”. This step needs “Activate Server”."
    assert said == [answer]
    assert coached.answered == answer
    close_all()


def test_with_the_run_the_panel_and_the_ring_go(
    window: MainWindow, coach_in: CoachIn
) -> None:
    coached = coach_in(window, lesson(OPEN_WIZARD, TO_METHOD))
    ring, panel = coached.ring, coached.coach.panel
    assert ring is not None
    coached.attempt.leave()
    QTest.qWait(0)
    assert not [w for w in QApplication.topLevelWidgets() if w is panel]


def is_at(coached: Coached, number: int) -> bool:
    return coached.step == number


def button_place(panel: QWidget, name: str) -> QRect:
    button = panel.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    return QRect(button.mapTo(panel, QPoint()), button.size())
