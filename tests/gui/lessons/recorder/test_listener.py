"""What is done in the windows is heard as the gestures that do it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

import resources
from core.lessons.gestures import (
    Context,
    Gesture,
    GoTo,
    Menu,
    Press,
    Row,
    Select,
    Shortcut,
    Tab,
    Tick,
    Type,
)
from core.lessons.reading import read
from core.lessons.recording.tape import Tape
from core.lessons.runner import play
from gui.driver.finding import visible, without_mnemonic
from gui.driver.ui_driver import UiDriver
from gui.lessons.recorder.listener import SETTLING, UNHEARD, Listener
from gui.manager.main_window import MainWindow

SERVER = ("All servers", "RDLIC01")


@pytest.fixture
def tape(qapp: QApplication) -> Tape:
    return Tape()


@pytest.fixture
def listener(qapp: QApplication, tape: Tape) -> Iterator[Listener]:
    listener = Listener(qapp)
    listener.heard.connect(lambda gesture: tape.add(gesture))
    yield listener
    listener.stop()
    listener.deleteLater()


def simple(gesture: Gesture) -> str:
    """Leave out hyphens, which code boxes do not hold, and dots of labels."""
    return "".join(c for c in str(gesture) if c not in "-.:… ").casefold()


def test_the_first_story_is_heard_as_it_is_written(
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
    listener: Listener,
    tape: Tape,
) -> None:
    lesson = read(resources.path("lessons/first-story/lesson.toml"))
    window = open_window(lesson.scenario)
    listener.start()
    done: list[Gesture] = []
    play(lesson, window.lab, driver, lambda step: done.append(step.do))
    listener.stop()
    assert [simple(g) for g in tape.gestures] == [simple(g) for g in done]


CASES: dict[str, list[Gesture]] = {
    "menu bar": [Menu(menu=("View", "Status Bar"))],
    "context menu": [Context(context=SERVER, choose=("Refresh",))],
    "submenu": [
        Context(context=SERVER, choose=("Advanced", "Reactivate Server")),
        Press(press="Cancel"),
    ],
    "tab and box": [
        Context(context=SERVER, choose=("Properties",)),
        Tab(tab="Required Information"),
        Type(type={"First name": "Kim", "Company": "R&D"}),
        Press(press="Cancel"),
    ],
    "shortcut": [Shortcut(shortcut="F5")],
    "key that closes": [
        Context(context=SERVER, choose=("Properties",)),
        Shortcut(shortcut="Esc"),
    ],
    "radio button": [
        Context(context=SERVER, choose=("Manage Licenses",)),
        Press(press="Next"),
        Tick(tick={"Rebuild the license server database": True}),
        Press(press="Cancel"),
    ],
    "row and its menu": [
        Row(row="Windows 2000 Server - Built-in TS Per Device CAL"),
        Row(
            row="Windows 2000 Server - Built-in TS Per Device CAL",
            choose=("Refresh",),
        ),
    ],
    "all rows of a list": [
        Row(row="Windows 2000 Server - Built-in TS Per Device CAL"),
        Shortcut(shortcut="Ctrl+A"),
    ],
    "lines at the command prompt": [
        Menu(menu=("Training", "Windows", "Command Prompt")),
        Type(type={"Command": "hostname"}),
        Shortcut(shortcut="Return"),
        Type(type={"Command": "ver"}),
        Shortcut(shortcut="Return"),
    ],
    "lines in PowerShell": [
        Menu(menu=("Training", "Windows", "Windows PowerShell")),
        Type(type={"Command": "hostname"}),
        Shortcut(shortcut="Return"),
        Type(type={"Command": "foreach ($n in 1) {\n  $n\n}"}),
        Shortcut(shortcut="Return"),
    ],
    "lines of a value": [
        Menu(menu=("Training", "Windows", "Registry Editor")),
        Menu(menu=("Edit", "Find")),
        Type(type={"Find what": "Specified"}),
        Press(press="Find Next"),
        Menu(menu=("Edit", "Modify")),
        Type(type={"Value data": "RDLIC01\nRDLIC02"}),
        Press(press="Cancel"),
    ],
}


@pytest.mark.parametrize("case", CASES)
def test_each_kind_of_gesture_is_heard(
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
    listener: Listener,
    tape: Tape,
    case: str,
) -> None:
    open_window("office")
    if "row" in case:
        driver.node(SERVER)
    listener.start()
    kept = Tape()
    for gesture in CASES[case]:
        driver.perform(gesture)
        kept.add(gesture)
    listener.stop()
    assert [simple(g) for g in tape.gestures] == [simple(g) for g in kept.gestures]


def test_a_menu_that_a_key_has_opened_is_heard_as_by_the_mouse(
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
    listener: Listener,
    tape: Tape,
) -> None:
    window = open_window("fresh")
    driver.node(SERVER)
    listener.start()
    spot, tree = QPoint(5, 5), window.tree
    by_key = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(
        tree, QContextMenuEvent(by_key, spot, tree.mapToGlobal(spot))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    refresh = next(a for a in menu.actions() if without_mnemonic(a.text()) == "Refresh")
    menu.setActiveAction(refresh)
    QTest.keyClick(menu, Qt.Key.Key_Return)

    assert tape.gestures == [Context(context=SERVER, choose=("Refresh",))]


def test_keys_in_a_drop_down_list_are_no_rows_of_a_window(
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
    listener: Listener,
    tape: Tape,
) -> None:
    open_window("fresh")
    driver.context(SERVER, ["Activate Server"])
    driver.press("Next")
    driver.press("Next")
    listener.start()
    combo = next(visible(driver.window, QComboBox))
    combo.showPopup()
    combo.view().setFocus()
    QTest.keyClicks(combo.view(), "Can")
    QTest.qWait(SETTLING)
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)

    assert tape.gestures == [Select(select={"Country or Region": "Canada"})]


def test_a_password_is_never_kept(
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
    listener: Listener,
    tape: Tape,
) -> None:
    open_window("office")
    driver.menu(["Training", "Sign In As"])
    listener.start()
    driver.type({"Password": "training"})
    listener.stop()
    typed = tape.gestures[-1]
    assert isinstance(typed, Type)
    assert typed.type["Password"] == "{secret}"
    assert "training" not in str(tape.gestures)
    driver.shortcut("Escape")


def test_a_window_that_somebody_goes_to_is_heard(
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
    listener: Listener,
    tape: Tape,
) -> None:
    window = open_window("office")
    driver.menu(["Training", "Windows", "Command Prompt"])
    listener.start()
    QTest.qWait(SETTLING + 50)
    window.activateWindow()
    driver.menu(["View", "Status Bar"])
    listener.stop()
    assert [type(g) for g in tape.gestures] == [GoTo, Menu]


def test_a_button_that_the_mouse_leaves_was_not_pressed(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
    listener: Listener,
    tape: Tape,
) -> None:
    open_window("office")
    driver.context(SERVER, ["Properties"])
    listener.start()
    button = driver._button("OK")
    assert button is not None
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    outside = -button.rect().bottomRight()
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=outside)
    listener.stop()
    assert tape.gestures == []
    driver.press("Cancel")


def test_windows_that_ask_for_it_are_not_listened_to(
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
    listener: Listener,
    tape: Tape,
) -> None:
    window: QWidget = open_window("office")
    window.setProperty(UNHEARD, True)
    listener.start()
    driver.menu(["View", "Status Bar"])
    driver.shortcut("F5")
    listener.stop()
    assert [g for g in tape.gestures if not isinstance(g, Menu | Shortcut)] == []


def test_nothing_is_heard_after_the_end(
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
    listener: Listener,
    tape: Tape,
) -> None:
    open_window("office")
    listener.start()
    listener.stop()
    driver.menu(["View", "Status Bar"])
    assert tape.gestures == []


def test_what_comes_to_sight_is_told_and_what_was_typed_is_not(
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
    listener: Listener,
    tape: Tape,
) -> None:
    lesson = read(resources.path("lessons/first-story/lesson.toml"))
    window = open_window(lesson.scenario)
    seen: list[str] = []
    listener.seen.connect(lambda text: seen.append(text))
    listener.start()
    play(lesson, window.lab, driver)
    listener.stop()
    assert "Activate Server Wizard" in seen
    assert "Completing the Activate Server Wizard" in seen
    assert not [
        text for text in seen if "TRAIN" in text or window.lab.path.name in text
    ]
    assert not {"Alex", "Adams", "Example Corp"} & {*seen}
