"""A lesson plays itself in the real window, and gives way to whoever takes it over."""

import gc
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QThread, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core.lessons import catalogue
from core.lessons.proof.results import missed_in
from core.lessons.reading import LessonFile
from core.lessons.records import Lesson
from gui.automation import playing_stage, playing_strokes
from gui.automation.playing_caption import Caption
from gui.automation.playing_player import Player
from gui.automation.playing_stage import Stage
from gui.driver.finding import main_window, visible, window_in_use
from gui.labels.playing import PlayingText as Text
from gui.lessons.coach.ring import Ring
from gui.manager.main_window import MainWindow
from gui.session.desktop import instead_of_a_browser
from tests.gui.tripwires import delete_what_is_to_be_deleted

FIRST = catalogue.find("first-story")
AT_ONCE = 1e6
SLOWLY = 1e-3
"""At which nothing goes on by itself before a test is over."""
LONG = 60_000
SHORT = """
schema = 1
id = "short"
kind = "guided"
title = "A short one"
summary = "Two steps and a question."
course = "Tests"
place = 1
source = "our own"
scenario = "fresh"
minutes = 1
[[step]]
do = { node = ["All servers", "RDLIC01"] }
[[step]]
do = { context = ["All servers", "RDLIC01"], choose = ["Properties"] }
[[step]]
do = { press = "OK" }
[[step]]
ask = "How many are there?"
[[step.choice]]
say = "One"
right = true
feedback = "Only **RDLIC01** is there."
source = "our own"
[[step.choice]]
say = "Two"
feedback = "There is one."
source = "our own"
[[objective]]
say = "Nothing is activated."
that = { check = "server", server = "RDLIC01", is_activated = false }
"""


def short(text: str = SHORT) -> Lesson:
    return LessonFile("short", text).lesson(1)


Begin = Callable[..., Stage]


@pytest.fixture
def begin(qapp: QApplication) -> Iterator[Begin]:
    """Begin to play a lesson; at the end everything is closed."""
    stages = []
    with instead_of_a_browser() as opened:

        def start(
            lesson: Lesson, speed: float = AT_ONCE, *, is_looping: bool = False
        ) -> Stage:
            stage = Stage(lesson, 1, opened, speed=speed, is_looping=is_looping)
            stages.append(stage)
            stage.begin()
            qapp.processEvents()  # the title is shown
            return stage

        yield start
        for stage in stages:
            stage.close()
            stage.deleteLater()
        qapp.processEvents()


def press(key: Qt.Key) -> None:
    QTest.keyClick(window_in_use(), key)


def go_on(stage: Stage, qtbot: QtBot, *texts: str) -> None:
    """Press Space, and wait for what is said then, again and again."""
    for text in texts:
        press(Qt.Key.Key_Space)
        qtbot.waitUntil(partial(_says, stage, text))


def _says(stage: Stage, text: str) -> bool:
    return text in stage.caption.text


def manager() -> MainWindow:
    window = main_window()
    assert isinstance(window, MainWindow)
    return window


def rings() -> list[str]:
    return [ring.accessibleName() for ring in visible(window_in_use(), Ring)]


def player() -> Player:
    caption = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Caption))
    (found,) = caption.findChildren(Player)
    return found


# The play


@pytest.mark.parametrize(
    "name", ["first-story", "activate-by-web-browser", "a-report-by-script"]
)
def test_a_lesson_plays_to_its_end_and_reaches_its_objectives(
    begin: Begin, qtbot: QtBot, name: str
) -> None:
    file = catalogue.find(name)
    lesson = file.lesson(1)
    stage = begin(lesson)

    with qtbot.waitSignal(stage.played, timeout=LONG) as played:
        pass

    assert played.args == [""]
    assert list(missed_in(file, lesson, manager().lab)) == []
    assert lesson.title in stage.caption.text


def test_nothing_waits_in_an_event_loop_of_its_own(begin: Begin, qtbot: QtBot) -> None:
    depths: list[int] = []
    meanwhile: list[str] = []

    def tick() -> None:
        depths.append(QThread.currentThread().loopLevel())
        if stage.keys.are_own:
            meanwhile.append(stage.caption.text)

    stage = begin(FIRST.lesson(1))
    clock = QTimer(stage, interval=0)  # at each turn of an event loop
    clock.timeout.connect(tick)
    clock.start()

    with qtbot.waitSignal(stage.played, timeout=LONG):
        pass

    clock.stop()
    assert set(depths) == {1}  # that of the wait above
    assert meanwhile == []


def test_what_is_typed_appears_key_by_key(begin: Begin, qtbot: QtBot) -> None:
    seen = []

    class Typed(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if isinstance(watched, QLineEdit) and event.type() == QEvent.Type.Paint:
                seen.append(watched.text())
            return False

    typed = Typed()
    stage = begin(FIRST.lesson(1), 20)
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(typed)
    qtbot.waitUntil(lambda: "Adams" in seen, timeout=LONG)
    app.removeEventFilter(typed)
    stage.hand_over()
    assert {"Ada", "Adam", "Adams"} <= set(seen)


def test_a_question_is_asked_and_then_answered(begin: Begin, qtbot: QtBot) -> None:
    stage = begin(short(), SLOWLY)
    go_on(stage, qtbot, "In the tree", "Right-click", "Click OK", "A) One")
    asked = stage.caption.text
    assert "How many are there?" in asked
    assert "B) Two" in asked
    assert "right" not in asked
    go_on(stage, qtbot, Text.answer.format(choice="A", feedback="Only RDLIC01"))
    assert "There is one." not in stage.caption.text


def test_a_step_that_cannot_be_done_is_told(
    begin: Begin, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playing_strokes, "PATIENCE", 0.05)
    stage = begin(short(SHORT.replace('"OK"', '"Fly"')))

    with qtbot.waitSignal(stage.played, timeout=LONG) as played:
        pass

    assert "there is no Fly" in played.args[0]
    assert "there is no Fly" in stage.caption.text
    window_in_use().close()


# The person beside it


def test_each_step_waits_until_it_is_read_and_space_does_it_at_once(
    begin: Begin, qtbot: QtBot
) -> None:
    stage = begin(short(), SLOWLY)
    press(Qt.Key.Key_Space)  # the title is read
    qtbot.waitUntil(lambda: "In the tree, click RDLIC01" in stage.caption.text)
    qtbot.waitUntil(lambda: len(rings()) == 1)
    assert manager().tree.currentIndex().data() == "All servers"
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Right-click RDLIC01" in stage.caption.text)
    assert manager().tree.currentIndex().data() == "RDLIC01"
    qtbot.wait(100)
    assert "Right-click RDLIC01" in stage.caption.text


def test_p_pauses_and_in_a_pause_space_does_one_step(
    begin: Begin, qtbot: QtBot
) -> None:
    stage = begin(short())
    press(Qt.Key.Key_P)
    press(Qt.Key.Key_Space)
    qtbot.wait(300)
    assert "In the tree, click RDLIC01" in stage.caption.text
    press(Qt.Key.Key_Space)
    qtbot.wait(300)
    assert "Right-click RDLIC01" in stage.caption.text
    with qtbot.waitSignal(stage.played, timeout=LONG) as played:
        press(Qt.Key.Key_P)
    assert played.args == [""]


def test_esc_hands_the_window_over_where_it_stands(begin: Begin, qtbot: QtBot) -> None:
    stage = begin(short(), SLOWLY)
    go_on(stage, qtbot, "In the tree", "Right-click", "Click OK")
    dialog = window_in_use()
    assert dialog is not manager()
    press(Qt.Key.Key_Escape)
    assert rings() == []
    assert dialog.isVisible()
    assert Text.yours in stage.caption.text
    press(Qt.Key.Key_Escape)  # which is the person's now
    assert not dialog.isVisible()


def test_a_click_in_a_window_hands_it_over_and_is_not_lost(
    begin: Begin, qtbot: QtBot
) -> None:
    stage = begin(short(), SLOWLY)
    press(Qt.Key.Key_Space)
    tree = manager().tree
    place = tree.visualRect(tree.model().index(0, 0, tree.model().index(0, 0)))
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(tree.viewport(), button, none, place.center())
    assert Text.yours in stage.caption.text
    assert tree.currentIndex().data() == "RDLIC01"


def test_keys_of_a_play_do_nothing_in_the_window(begin: Begin, qtbot: QtBot) -> None:
    heard = []

    class Ear(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            heard.append(event.type())
            return False

    stage = begin(short(), SLOWLY)
    ear, tree = Ear(), manager().tree
    tree.installEventFilter(ear)
    for key in (Qt.Key.Key_F5, Qt.Key.Key_Down, Qt.Key.Key_F1, Qt.Key.Key_Space):
        QTest.keyClick(tree, key)
    qtbot.wait(50)
    tree.removeEventFilter(ear)
    keys = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}
    assert keys.isdisjoint(heard)
    assert window_in_use() is manager()
    assert "A short one" not in stage.caption.text  # Space goes on


def test_the_buttons_of_the_bar_do_what_the_keys_do(begin: Begin, qtbot: QtBot) -> None:
    stage = begin(short(), SLOWLY)
    qtbot.wait(50)
    labels = {b.text(): b for b in stage.caption.buttons}
    QTest.mouseClick(labels[Text.next], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "In the tree, click RDLIC01" in stage.caption.text)
    QTest.mouseClick(labels[Text.pause], Qt.MouseButton.LeftButton)
    assert labels[Text.pause].text() == Text.go_on
    QTest.mouseClick(labels[Text.take_over], Qt.MouseButton.LeftButton)
    assert Text.yours in stage.caption.text


# Over and over


def test_a_loop_begins_anew_from_the_scenario(begin: Begin, qtbot: QtBot) -> None:
    stage = begin(FIRST.lesson(1), is_looping=True)
    labs = []
    for _ in range(2):
        with qtbot.waitSignal(stage.played, timeout=LONG):
            pass
        labs.append(manager().lab.path)
        assert manager().lab.server("RDLIC01").is_activated
    first, second = labs
    assert first != second
    assert not first.exists()
    qtbot.waitUntil(lambda: not manager().lab.server("RDLIC01").is_activated)


def test_a_window_that_is_left_alone_begins_anew_also_behind_a_dialog(
    begin: Begin, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playing_stage, "LEFT_ALONE", 200)
    stage = begin(short(), SLOWLY, is_looping=True)
    go_on(stage, qtbot, "In the tree", "Right-click", "Click OK")
    press(Qt.Key.Key_Escape)
    assert Text.left_alone in stage.caption.text
    before = manager().lab.path
    for _ in range(4):
        qtbot.wait(100)
        press(Qt.Key.Key_F35)  # somebody is there
    assert manager().lab.path == before
    qtbot.waitUntil(lambda: "A short one" in stage.caption.text)
    assert manager().lab.path != before
    assert window_in_use() is manager()


def test_without_a_loop_the_window_stays_with_the_person(
    begin: Begin, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playing_stage, "LEFT_ALONE", 10)
    stage = begin(short(), SLOWLY)
    before = manager().lab.path
    stage.hand_over()
    qtbot.wait(100)
    assert manager().lab.path == before
    assert Text.left_alone not in stage.caption.text


@pytest.mark.long
def test_a_loop_does_not_grow(begin: Begin, qtbot: QtBot) -> None:
    one_step = SHORT[: SHORT.index("[[step]]", SHORT.index("do ="))]
    stage = begin(short(one_step), is_looping=True)
    alive = []
    for _ in range(20):
        with qtbot.waitSignal(stage.played, timeout=LONG):
            pass
        delete_what_is_to_be_deleted()
        gc.collect()
        alive.append((len(QApplication.allWidgets()), len(gc.get_objects())))
    widgets, objects = zip(*alive[2:], strict=True)
    assert max(widgets) - min(widgets) <= 2
    assert max(objects[-5:]) <= max(objects[:5]) * 1.01


A_WIZARD = """
[[step]]
do = { context = ["All servers", "RDLIC01"], choose = ["Activate Server"] }
[[step]]
do = { press = "Cancel" }
"""


def test_nothing_is_left_of_a_wizard_that_was_played(
    begin: Begin, qtbot: QtBot
) -> None:
    """PySide kept each label that was asked for while its wizard was going."""
    before = dead_labels()
    lesson = short(SHORT[: SHORT.index("[[step]]")] + A_WIZARD)
    with qtbot.waitSignal(begin(lesson).played, timeout=LONG):
        pass
    delete_what_is_to_be_deleted()

    assert dead_labels() <= before


def dead_labels() -> int:
    """Count the labels that are no more, and are kept all the same."""
    gc.collect()
    labels = (thing for thing in gc.get_objects() if isinstance(thing, QLabel))
    return sum(not isValid(label) for label in labels)


# The bar


@pytest.mark.parametrize("at_the_lower_edge", [True, False])
def test_the_bar_never_covers_the_control(
    qtbot: QtBot, at_the_lower_edge: bool
) -> None:
    caption = Caption()
    caption.say([])
    caption.show()
    room = caption.screen().availableGeometry()
    control = QRect(0, 0, 90, 30)
    control.moveCenter(room.center())
    if at_the_lower_edge:
        control.moveBottom(room.bottom() - 20)
    caption.make_way(control)
    assert not QRect(caption.pos(), caption.size()).intersects(control)
    assert room.contains(QRect(caption.pos(), caption.size()))
    caption.close()
    caption.deleteLater()


def test_the_bar_takes_no_keys_from_the_window(begin: Begin, qtbot: QtBot) -> None:
    stage = begin(short(), SLOWLY)
    qtbot.wait(50)
    flags = stage.caption.windowFlags()
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert all(b.focusPolicy() is Qt.FocusPolicy.NoFocus for b in stage.caption.buttons)
