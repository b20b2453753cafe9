from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.manager.panes.tree import TreePane
from gui.models.places import ALL_SERVERS, Place, PlaceKind, pack_place, server_place
from tests.helpers.labs import activation, installation, retail

SERVER = server_place("RDLIC01")
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def office(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window("office")


@pytest.fixture
def tree(office: MainWindow) -> TreePane:
    return office.tree


def menu() -> QMenu:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return popup


def first_item() -> str:
    return menu().actions()[0].text().replace("&", "")


def right_click(tree: TreePane, spot: QPoint) -> None:
    viewport = tree.viewport()
    button, modifier = Qt.MouseButton.RightButton, Qt.KeyboardModifier(0)
    QTest.mouseClick(viewport, button, modifier, spot)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, spot, viewport.mapToGlobal(spot))
    QApplication.sendEvent(viewport, event)


def test_at_the_start_all_servers_are_selected_and_the_servers_seen(
    tree: TreePane,
) -> None:
    root = tree.model().index(0, 0)

    assert tree.place == ALL_SERVERS
    assert tree.hasFocus()
    assert tree.isExpanded(root)
    assert not tree.isExpanded(tree.model().index(0, 0, root))


def test_going_to_a_place_opens_the_branches_above_it_and_shows_its_contents(
    office: MainWindow, qtbot: QtBot
) -> None:
    pack = pack_place("RDLIC02", 3)
    with qtbot.waitSignal(office.tree.place_selected) as told:
        office.go(pack)

    assert told.args == [pack]
    assert office.tree.isExpanded(office.tree.currentIndex().parent())
    assert office.tree.visualRect(office.tree.currentIndex()).isValid()


def test_going_to_a_place_that_is_gone_leaves_everything_as_it_is(
    office: MainWindow,
) -> None:
    office.go(pack_place("RDLIC01", 99))

    assert office.tree.place == ALL_SERVERS


def test_typing_finds_a_node(tree: TreePane) -> None:
    QTest.keyClicks(tree, "rdlic02")

    assert tree.place == server_place("RDLIC02")


def test_arrows_home_and_end_walk_the_tree(tree: TreePane) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(tree, key)
    assert tree.place == pack_place("RDLIC01", 2)

    QTest.keyClick(tree, Qt.Key.Key_End)
    assert tree.place == server_place("RDLIC02")
    QTest.keyClick(tree, Qt.Key.Key_Home)
    assert tree.place == ALL_SERVERS


def test_a_right_click_goes_to_the_node_and_opens_its_menu(
    office: MainWindow, tree: TreePane
) -> None:
    index = tree.model().index(1, 0, tree.model().index(0, 0))
    right_click(tree, tree.visualRect(index).center())

    assert tree.place == server_place("RDLIC02")
    assert office.list.row_count == 2
    assert first_item() == "Activate Server"
    menu().close()


def test_a_right_click_below_the_tree_opens_nothing(tree: TreePane) -> None:
    right_click(tree, tree.viewport().rect().bottomLeft() - QPoint(0, 4))

    assert QApplication.activePopupWidget() is None
    assert tree.place == ALL_SERVERS


@pytest.mark.parametrize(
    ("place", "item"),
    [
        (ALL_SERVERS, "Connect…"),
        (SERVER, "Activate Server"),
        (pack_place("RDLIC01", 3), "Convert Licenses…"),
        (Place(PlaceKind.REPORTS, "RDLIC01"), "Refresh"),
    ],
    ids=lambda p: p.kind if isinstance(p, Place) else "",
)
def test_the_menu_keys_open_the_menu_at_the_node(
    office: MainWindow, place: Place, item: str
) -> None:
    office.go(place)
    QTest.keyClick(office.tree, Qt.Key.Key_F10, SHIFT)
    node = office.tree.visualRect(office.tree.currentIndex())

    assert first_item() == item
    assert node.contains(office.tree.viewport().mapFromGlobal(menu().pos()))
    menu().close()


def test_a_branch_stays_open_while_packs_come_and_go(
    window: MainWindow, driver: UiDriver
) -> None:
    driver.node(["All servers", "RDLIC01", "Reports"])
    window.lab.do(activation(window.lab))
    window.lab.do(installation(retail()))

    assert window.tree.isExpanded(window.tree.currentIndex().parent())
    assert window.tree.place == Place(PlaceKind.REPORTS, "RDLIC01")
