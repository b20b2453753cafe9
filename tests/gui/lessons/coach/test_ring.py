"""The ring is where the control is, in nobody's way, and gone when that is gone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core.lessons import gestures as g
from gui.driver.finding import find_node, visible
from gui.driver.frame import framed
from gui.driver.input import wait_until_idle
from gui.driver.locating import Target, locate
from gui.driver.ui_driver import UiDriver
from gui.lessons.coach.ring import Ring
from gui.manager.main_window import MainWindow
from gui.widgets import announcing

SERVER = ("All servers", "RDLIC01")
TURNS = 50
INSTRUCTION = "Right-click RDLIC01."
MakeRing = Callable[[g.Gesture], Ring]


@pytest.fixture
def ring_at() -> MakeRing:
    def make(gesture: g.Gesture) -> Ring:
        ring = Ring(locate(gesture), INSTRUCTION)
        ring.begin()
        wait_until_idle()
        return ring

    return make


@pytest.fixture
def page(qapp: QApplication) -> Iterator[QWidget]:
    """A window with a button in a part that scrolls."""
    window = QWidget()
    window.resize(400, 300)
    area = QScrollArea(window)
    area.setGeometry(20, 20, 300, 200)
    inner = QWidget()
    inner.setFixedSize(280, 1_000)
    button = QPushButton("Go", inner)
    button.setGeometry(40, 60, 80, 24)
    area.setWidget(inner)
    window.show()
    yield window
    if isValid(window):
        window.deleteLater()


def place_of(ring: Ring, target: Target) -> bool:
    place = target.place()
    return place is not None and ring.isVisible() and ring.geometry().contains(place)


def test_it_follows_scrolling_moving_and_unfolding_and_hides_out_of_sight(
    page: QWidget, ring_at: MakeRing
) -> None:
    target = locate(g.Press(press="Go"), page)
    ring = Ring(target, INSTRUCTION)
    ring.begin()
    area = page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert place_of(ring, target)
    before = ring.geometry()
    area.verticalScrollBar().setValue(30)
    wait_until_idle()
    assert ring.y() == before.y() - 30
    area.verticalScrollBar().setValue(500)
    wait_until_idle()
    assert ring.isHidden()
    area.verticalScrollBar().setValue(0)
    area.move(60, 50)
    wait_until_idle()
    assert ring.geometry() == before.translated(40, 30)
    target.widget.hide()
    wait_until_idle()
    assert ring.isHidden()
    target.widget.show()
    target.widget.setEnabled(False)
    wait_until_idle()
    assert place_of(ring, target)


def test_it_follows_the_rows_of_a_list_that_scrolls_and_unfolds(
    window: MainWindow, ring_at: MakeRing
) -> None:
    ring = ring_at(g.Node(node=SERVER))
    before = ring.geometry()
    tree, index = find_node(window, SERVER)
    tree.collapse(index.parent())
    wait_until_idle()
    assert ring.y() < before.y()
    tree.expand(index.parent())
    wait_until_idle()
    assert ring.geometry() == before


def test_a_click_on_what_it_frames_goes_through_and_nothing_loses_the_focus(
    page: QWidget,
) -> None:
    target = locate(g.Press(press="Go"), page)
    page.activateWindow()
    target.widget.setFocus()
    ring = Ring(target, INSTRUCTION)
    ring.begin()
    wait_until_idle()
    place = target.place()
    assert place is not None
    for spot in (place.center(), place.topLeft() + QPoint(2, 2)):
        assert page.childAt(spot) is target.widget
    assert QApplication.focusWidget() is target.widget
    assert ring.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_it_is_in_no_picture_but_in_one_that_asks_for_it(page: QWidget) -> None:
    without = framed(page)
    ring = Ring(locate(g.Press(press="Go"), page), INSTRUCTION)
    ring.begin()
    wait_until_idle()
    assert framed(page) == without
    assert ring.isVisible()
    assert framed(page, overlays=True) != without


def test_in_a_menu_it_leaves_the_menu_open_and_the_item_can_be_chosen(
    open_window: Callable[..., MainWindow], driver: UiDriver, ring_at: MakeRing
) -> None:
    open_window("activated")
    gesture = g.Context(context=SERVER, choose=("Install Licenses",))
    driver.context(SERVER)
    menu = driver.window
    ring = ring_at(gesture)
    assert ring.window() is menu
    assert menu.isVisible()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=ring.geometry().center())
    driver.see("Welcome to the Install Licenses Wizard")
    QTest.qWait(0)
    assert not isValid(ring)
    driver.shortcut("Escape")


def test_in_a_drop_down_list_it_goes_when_the_list_is_shut(
    window: MainWindow, driver: UiDriver, ring_at: MakeRing
) -> None:
    driver.context(SERVER, ["Properties"])
    gesture = g.Select(select={"Connection method": "Telephone"})
    combo = locate(gesture).widget
    assert isinstance(combo, QComboBox)
    combo.showPopup()
    wait_until_idle()
    popup = driver.window
    ring_at(gesture)
    assert popup.findChildren(Ring)
    combo.hidePopup()
    QTest.qWait(0)
    combo.showPopup()
    wait_until_idle()
    assert popup.isVisible()
    assert popup.findChildren(Ring) == []
    combo.hidePopup()
    driver.shortcut("Escape")


def test_it_goes_with_a_dialog_that_deletes_itself(
    window: MainWindow, driver: UiDriver, ring_at: MakeRing
) -> None:
    driver.context(SERVER, ["Properties"])
    ring = ring_at(g.Press(press="Cancel"))
    driver.press("Cancel")
    QTest.qWait(0)
    assert not isValid(ring)
    window.resize(900, 500)  # whoever still followed would fail here
    wait_until_idle()


def test_a_screen_reader_hears_the_instruction_and_finds_it_in_the_tree(
    page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    monkeypatch.setattr(
        "gui.lessons.coach.ring.announce", lambda _, text: said.append(text)
    )
    ring = Ring(locate(g.Press(press="Go"), page), INSTRUCTION)
    ring.begin()
    assert said == [INSTRUCTION]
    heard = QAccessible.queryAccessibleInterface(ring)
    assert heard.text(QAccessible.Text.Name) == INSTRUCTION


def test_what_is_announced_reaches_assistive_technology(
    page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, object]] = []

    class Spy:
        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802
            told.append((event.message(), event.politeness()))

    monkeypatch.setattr(announcing, "QAccessible", Spy)
    announcing.announce(page, "one")
    announcing.announce(page, "two", at_once=True)
    politeness = QAccessible.AnnouncementPoliteness
    assert told == [("one", politeness.Polite), ("two", politeness.Assertive)]


def test_it_beats_three_times_and_never_where_nothing_should_move(
    page: QWidget, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    target = locate(g.Press(press="Go"), page)
    monkeypatch.setattr("gui.lessons.coach.ring.moves", lambda: False)
    still = Ring(target, INSTRUCTION)
    still.begin()
    assert not still.is_beating
    monkeypatch.setattr("gui.lessons.coach.ring.moves", lambda: True)
    monkeypatch.setattr("gui.lessons.coach.ring._BEAT", 1)
    ring = Ring(target, INSTRUCTION)
    beats: list[object] = []
    ring._pulse.timeout.connect(lambda: beats.append(1))
    ring.begin()
    assert ring.is_beating
    qtbot.waitUntil(lambda: not ring.is_beating)
    assert len(beats) == 6


def test_the_arrow_covers_nothing_that_is_read_or_used(
    window: MainWindow, driver: UiDriver, ring_at: MakeRing
) -> None:
    driver.context(SERVER, ["Properties"])
    gestures: list[g.Gesture] = [
        g.Press(press="OK"),
        g.Press(press="Help"),
        g.Tab(tab="Required Information"),
        g.Select(select={"Connection method": "Telephone"}),
    ]
    arrows = 0
    for gesture in gestures:
        ring, target = ring_at(gesture), locate(gesture)
        place = target.place()
        assert place is not None
        frame = place.adjusted(-7, -7, 7, 7)
        arrow = QRegion(ring.geometry()) - QRegion(frame)
        arrows += not arrow.isEmpty()
        for widget in visible(target.window, QWidget):
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox):
                at = QRect(widget.mapTo(target.window, QPoint()), widget.size())
                assert not arrow.intersects(at), (gesture, widget)
        ring.remove()
    assert arrows
    driver.shortcut("Escape")


class Paints(QObject):
    """Counts how often parts of a window are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.mark.parametrize(
    "gesture",
    [g.Node(node=SERVER), g.Menu(menu=("Action",))],
    ids=["in the tree", "in the menu bar"],
)
def test_a_window_that_is_pointed_at_comes_to_rest(
    window: MainWindow, ring_at: MakeRing, gesture: g.Gesture
) -> None:
    """What follows a control at each paint event must cause none itself."""
    ring_at(gesture)
    paints = Paints()
    for widget in window.findChildren(QWidget):
        widget.installEventFilter(paints)
    window.repaint()
    for _ in range(TURNS):
        QApplication.processEvents()

    assert 0 < paints.count < TURNS
