"""What a gesture begins at is located in every kind of window, and nothing changes."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QMenu,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

import resources
from core.lessons import gestures as g
from core.lessons.reading import read
from core.lessons.records import Lesson, Step
from core.lessons.runner import play
from gui.driver.finding import NotThere, find_node, texts, visible
from gui.driver.input import click, wait_until_idle
from gui.driver.locating import Target, locate, visible_part
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from tests.helpers.long_form import one_of

SERVER = ("All servers", "RDLIC01")
LESSONS = [resources.path("lessons/first-story/lesson.toml")]
LESSONS += resources.files("tours", ".toml")


def middle(target: Target) -> QPoint:
    place = target.place()
    assert place is not None
    return place.center()


def hit(target: Target) -> QWidget | None:
    return target.window.childAt(middle(target))


def is_open(window: QWidget) -> bool:
    return isinstance(window, QMenu) and window.isVisible()


@pytest.fixture
def to_wizard(window: MainWindow, driver: UiDriver) -> Iterator[None]:
    driver.context(SERVER, ["Activate Server"])
    driver.see("Welcome to the Activate Server Wizard")
    yield
    driver.shortcut("Escape")


@pytest.mark.parametrize(
    "path", one_of(2, LESSONS), ids=lambda p: f"{p.parent.name}-{p.stem}"
)
def test_each_step_of_each_lesson_is_located_before_it_is_made(
    path: object, open_window: Callable[..., MainWindow], driver: UiDriver
) -> None:
    lesson: Lesson = read(path)  # type: ignore[arg-type]
    window = open_window(lesson.scenario, edition=lesson.edition)
    missed = []

    def look(step: Step) -> None:
        wait_until_idle()
        before = [*texts(driver.window)]
        try:
            target = locate(step.do)
        except NotThere as problem:
            missed.append((step.do, str(problem)))
            return
        assert target.name
        if target.place() is None:
            missed.append((step.do, "it is out of sight"))
        assert [*texts(driver.window)] == before

    play(lesson, window.lab, driver, look)
    assert missed == []


def test_an_item_of_the_tree_is_where_a_click_would_choose_it(
    window: MainWindow, driver: UiDriver
) -> None:
    target = locate(g.Node(node=SERVER))
    assert target.name == "RDLIC01"
    tree = next(iter(visible(window, QTreeView)))
    spot = tree.viewport().mapFrom(window, middle(target))
    assert tree.indexAt(spot).data() == "RDLIC01"


def test_an_item_that_is_folded_away_is_shown_by_what_hides_it(
    window: MainWindow, driver: UiDriver
) -> None:
    tree, index = find_node(window, SERVER)
    tree.collapse(index.parent())
    target = locate(g.Context(context=SERVER, choose=("Activate Server",)))
    assert target.place() == locate(g.Node(node=SERVER[:1])).place()
    assert not tree.isExpanded(index.parent())
    tree.expand(index.parent())
    assert target.place() != locate(g.Node(node=SERVER[:1])).place()


def test_a_menu_is_located_first_and_then_the_item_in_it(
    open_window: Callable[..., MainWindow], driver: UiDriver, qtbot: QtBot
) -> None:
    window = open_window("activated")
    gesture = g.Context(context=SERVER, choose=("Advanced", "Reactivate Server"))
    assert locate(gesture).window is window
    driver.context(SERVER)
    first = locate(gesture)
    assert (first.window, first.name) == (QApplication.activePopupWidget(), "Advanced")
    driver.shortcut("Escape")
    driver.context(SERVER, ["Advanced"])
    qtbot.waitUntil(lambda: locate(gesture).name != "Advanced")
    second = locate(gesture)
    assert (second.window, second.name) == (driver.window, "Reactivate Server")
    assert len([w for w in QApplication.topLevelWidgets() if is_open(w)]) == 2
    for _ in range(2):
        driver.shortcut("Escape")
    by_bar = g.Menu(menu=("Action", "Install Licenses"))
    assert locate(by_bar).name == "Action"
    driver.menu(["Action"])
    assert locate(by_bar).name == "Install Licenses"
    driver.shortcut("Escape")


@pytest.mark.usefixtures("to_wizard")
def test_the_button_of_a_page_is_located_in_its_dialog(driver: UiDriver) -> None:
    target = locate(g.Press(press="Next"))
    assert target.window is driver.window
    assert hit(target) is target.widget
    click(target.widget)
    driver.see("Connection Method")
    assert target.place() is not None


@pytest.mark.usefixtures("to_wizard")
def test_of_several_fields_the_first_that_is_not_done_is_located(
    driver: UiDriver,
) -> None:
    for _ in range(2):
        driver.press("Next")
    names = {"First name": "Alex", "Last name": "Adams"}
    assert locate(g.Type(type=names)).name == "First name"
    driver.type({"First name": "Alex"})
    assert locate(g.Type(type=names)).name == "Last name"
    driver.type({"Last name": "Adams"})
    assert locate(g.Type(type=names)).name == "Last name"


@pytest.mark.usefixtures("to_wizard")
def test_a_value_is_located_in_the_list_once_it_is_open(driver: UiDriver) -> None:
    driver.press("Next")
    gesture = g.Select(select={"Connection method": "Web Browser"})
    target = locate(gesture)
    combo = target.widget
    assert isinstance(combo, QComboBox)
    combo.showPopup()
    wait_until_idle()
    item = locate(gesture)
    assert item.name == "Web Browser"
    assert item.window is QApplication.activePopupWidget()
    view = item.widget
    assert isinstance(view, QAbstractItemView)
    spot = view.viewport().mapFrom(item.window, middle(item))
    assert view.indexAt(spot).data() == "Web Browser"
    with pytest.raises(NotThere, match="Connection method is open"):
        locate(g.Select(select={"Country or Region": "Canada"}))
    combo.hidePopup()


def test_what_is_scrolled_out_of_sight_has_no_place(qapp: QApplication) -> None:
    window = QWidget()
    window.resize(400, 400)
    area = QScrollArea(window)
    inner = QWidget()
    inner.setFixedSize(100, 2_000)
    area.setWidget(inner)
    area.resize(120, 100)
    window.show()
    low = QWidget(inner)
    low.setGeometry(0, 150, 50, 20)
    low.show()
    target = Target(low, "low", low.rect)
    assert target.place() is None
    area.verticalScrollBar().setValue(75)
    half = target.place()
    assert half is not None
    assert half.height() < 20
    low.deleteLater()
    QTest.qWait(0)
    assert target.place() is None
    window.deleteLater()


def test_what_reaches_beyond_its_control_is_cut_off(qapp: QApplication) -> None:
    window = QWidget()
    window.resize(400, 400)
    table = QTableWidget(30, 1, window)
    table.setGeometry(0, 100, 200, 100)
    for row in range(30):
        table.setItem(row, 0, QTableWidgetItem(f"row {row}"))
    table.setVerticalScrollMode(table.ScrollMode.ScrollPerPixel)
    window.show()
    target = locate(g.Row(row="row 0"), window)
    whole = target.place()
    table.verticalScrollBar().setValue(10)  # the row slides under the header
    part = target.place()
    assert whole is not None
    assert part is not None
    assert (part.top(), part.height()) == (whole.top(), whole.height() - 10)
    assert locate(g.Row(row="row 29"), window).place() is None
    beyond = visible_part(table, table.rect().adjusted(0, 0, 50, 50))
    assert beyond == table.geometry()
    window.deleteLater()


def test_what_is_not_there_is_told_with_what_is(window: MainWindow) -> None:
    for gesture in (
        g.Context(context=("All servers", "RDLIC09")),
        g.Menu(menu=("Fly",)),
        g.Press(press="Fly"),
        g.Row(row="RDLIC09"),
        g.Open(open="RDLIC09"),
        g.Select(select={"Fly": "x"}),
        g.Type(type={"Fly": "x"}),
        g.Tick(tick={"Fly": True}),
        g.Tab(tab="Fly"),
        g.GoTo(go_to="Fly"),
    ):
        with pytest.raises(NotThere):
            locate(gesture)


def test_every_kind_of_gesture_has_its_locator() -> None:
    from gui.driver.locating import _LOCATORS

    assert set(_LOCATORS) == set(g.GESTURES)
