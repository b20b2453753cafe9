from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.lab import Lab
from gui.dialogs.review import ReviewDialog
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.manager.models import lists
from gui.manager.panes.list_pane import ListPane
from gui.manager.panes.view_mode import ViewMode
from gui.models.places import ALL_SERVERS, Place, PlaceKind, pack_place, server_place
from tests.gui.acting import column, rows, titles
from tests.helpers.labs import activation, installation, retail

OpenWindow = Callable[..., MainWindow]
SERVER = server_place("RDLIC01")
REPORTS = Place(PlaceKind.REPORTS, "RDLIC01")
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
ROOM = 12  # before and behind the text of a header
PACKS = {
    "License Version and Type": ["4", "3"],
    "License Program": ["4", "3"],
    "Total Licenses": ["4", "3"],
    "Available": ["4", "3"],
    "Issued": ["4", "3"],
    "Keypack ID": ["3", "4"],
}


@pytest.fixture
def office(open_window: OpenWindow) -> MainWindow:
    window = open_window("office")
    window.go(SERVER)
    return window


@pytest.fixture
def pane(office: MainWindow) -> ListPane:
    return office.list


def reopened(window: MainWindow, open_window: OpenWindow) -> MainWindow:
    window.close()
    window.lab.close()
    again = open_window(Lab.open(window.lab.path))
    again.go(SERVER)
    return again


def click_header(pane: ListPane, title: str) -> None:
    header = pane.table.horizontalHeader()
    section = [name for name, _ in pane.columns()].index(title)
    spot = QPoint(header.sectionViewportPosition(section) + 20, 8)
    QTest.mouseClick(header.viewport(), LEFT, Qt.KeyboardModifier(0), spot)


def spot_of(pane: ListPane, row: int, column: int = 0) -> QPoint:
    index = pane.view.model().index(row, column)
    return pane.view.visualRect(index).center()


def click(pane: ListPane, row: int, column: int = 0) -> None:
    viewport, spot = pane.view.viewport(), spot_of(pane, row, column)
    QTest.mouseClick(viewport, LEFT, Qt.KeyboardModifier(0), spot)


def right_click(pane: ListPane, spot: QPoint) -> QMenu:
    viewport = pane.view.viewport()
    QTest.mouseClick(viewport, RIGHT, Qt.KeyboardModifier(0), spot)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, spot, viewport.mapToGlobal(spot))
    QApplication.sendEvent(viewport, event)
    return open_menu()


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def items(menu: QMenu) -> list[str]:
    return [a.text().replace("&", "") for a in menu.actions() if a.text()]


# Sorting


@pytest.mark.parametrize("title", PACKS)
def test_a_click_on_a_header_sorts_by_native_values(
    office: MainWindow, title: str
) -> None:
    def packs() -> list[str]:
        return [pack for pack in column(office, "Keypack ID") if pack != "2"]

    office.list.table.sortByColumn(5, Qt.SortOrder.AscendingOrder)
    click_header(office.list, title)
    assert packs() == PACKS[title]

    click_header(office.list, title)
    assert packs() == PACKS[title][::-1]


@pytest.mark.parametrize("title", ["Total Licenses", "Available"])
def test_unlimited_is_more_than_any_number(office: MainWindow, title: str) -> None:
    click_header(office.list, title)
    ascending = column(office, title)

    assert ascending[-1] == "Unlimited"
    assert [int(n) for n in ascending[:-1]] == sorted(int(n) for n in ascending[:-1])
    click_header(office.list, title)
    assert column(office, title) == ascending[::-1]


def test_numbers_are_not_sorted_as_text(office: MainWindow) -> None:
    for serial in range(8):
        office.lab.do(installation(retail(serial + 1)))
    click_header(office.list, "Keypack ID")

    assert column(office, "Keypack ID") == [str(n) for n in range(2, 13)]


def test_a_new_row_comes_where_the_sorting_wants_it(office: MainWindow) -> None:
    click_header(office.list, "Total Licenses")
    office.lab.do(installation(retail(1, quantity=75)))

    assert column(office, "Total Licenses") == ["50", "75", "100", "Unlimited"]


# Widths


@pytest.mark.parametrize(
    "place",
    [ALL_SERVERS, SERVER, pack_place("RDLIC01", 3), pack_place("RDLIC01", 4), REPORTS],
    ids=lambda p: f"{p.kind}-{p.pack_id}",
)
def test_at_first_every_header_and_cell_is_seen_whole(
    office: MainWindow, place: Place
) -> None:
    office.go(place)
    table, header = office.list.table, office.list.table.horizontalHeader()
    text_widths = header.fontMetrics().horizontalAdvance
    cut = [
        title
        for column, title in enumerate(titles(office))
        if table.columnWidth(column) < text_widths(title) + ROOM
        or table.columnWidth(column) < table.sizeHintForColumn(column)
    ]

    assert cut == []
    assert header.length() <= table.viewport().width()


# What is remembered


def test_columns_are_remembered_for_each_list(
    office: MainWindow, open_window: OpenWindow
) -> None:
    header = office.list.table.horizontalHeader()
    header.moveSection(header.visualIndex(6), 0)
    header.resizeSection(2, 133)
    office.list.show_columns([True, False, True, True, True, True, True])
    click_header(office.list, "Issued")
    click_header(office.list, "Issued")
    shown, in_order = titles(office), rows(office)

    again = reopened(office, open_window)

    assert (titles(again), rows(again)) == (shown, in_order)
    assert titles(again)[0] == "Keypack ID"
    assert "License Program" not in titles(again)
    assert column(again, "Issued") == ["18", "12", "0"]
    assert again.list.table.columnWidth(2) == 133
    again.go(ALL_SERVERS)
    assert titles(again)[0] == "Name"


def test_a_list_takes_nothing_over_from_the_list_before(office: MainWindow) -> None:
    header = office.list.table.horizontalHeader()
    header.moveSection(0, 3)
    office.list.show_columns([True, False, True, True, True, True, True])
    click_header(office.list, "Issued")

    office.go(REPORTS)

    assert titles(office)[:2] == ["Report", "Created On"]
    widths = [header.sectionSize(i) for i in range(header.count())]
    assert widths == [
        column.width
        for column in lists.reports(office.session.labels, available=True).columns
    ]
    assert header.sortIndicatorSection() == 0
    office.go(SERVER)
    assert column(office, "Issued") == ["0", "12", "18"]


STRANGE_COLUMNS = (
    '[columns]\nservers-5="nonsense"\nservers-5.widths=[1]\n',
    "[columns]\nservers-5.widths=[100, 100, 100, 100, 99999999]\n",
    "[columns]\nservers-5.order=[0, 0, 0, 0, 0]\n",
    "[columns]\nservers-5.order=[4, 3, 2, 1, 5]\n",
    "[columns]\nservers-5.hidden=[1, 1, 1, 1, 1]\n",
    "[columns]\nservers-5.sorting=[0, 3]\n",
    "[columns]\nservers-5.sorting=[-1, 0]\n",
    "[columns]\nservers-5=@ByteArray(\\0\\0\\0\\xff\\0\\0)\n",
)


@pytest.mark.parametrize("text", STRANGE_COLUMNS)
def test_columns_of_another_time_are_not_forced_on_a_list(
    office: MainWindow,
    tmp_path: Path,
    open_window: OpenWindow,
    text: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "settings.ini").write_text(text)

    again = open_window(Lab.open(office.lab.path, read_only=True))
    caplog.clear()

    assert titles(again) == [
        "Name",
        "Scope",
        "Activation Status",
        "Version",
        "Configuration",
    ]
    header = again.list.table.horizontalHeader()
    assert header.sortIndicatorSection() == 0


# Opening


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("mode", ViewMode)
def test_enter_opens_the_current_row(
    office: MainWindow, mode: ViewMode, key: Qt.Key
) -> None:
    office.go(ALL_SERVERS)
    office.list.set_mode(mode)
    click(office.list, 1)
    QTest.keyClick(office.list.view, key)

    assert office.tree.place == server_place("RDLIC02")


@pytest.mark.parametrize("mode", ViewMode)
def test_a_double_click_opens_a_row(office: MainWindow, mode: ViewMode) -> None:
    office.list.set_mode(mode)
    click(office.list, 1)
    viewport, spot = office.list.view.viewport(), spot_of(office.list, 1)
    QTest.mouseDClick(viewport, LEFT, Qt.KeyboardModifier(0), spot)

    assert office.tree.place == pack_place("RDLIC01", 4)


def test_what_is_not_in_the_tree_is_not_opened(office: MainWindow) -> None:
    office.go(pack_place("RDLIC01", 4))
    click(office.list, 1)
    QTest.keyClick(office.list.view, Qt.Key.Key_Return)

    assert office.tree.place == pack_place("RDLIC01", 4)


def test_enter_in_an_empty_list_does_nothing(office: MainWindow) -> None:
    office.go(REPORTS)
    QTest.keyClick(office.list.view, Qt.Key.Key_Return)

    assert office.tree.place == REPORTS


# The link


def test_a_click_on_review_opens_the_review_of_that_server(
    window: MainWindow, driver: UiDriver
) -> None:
    click(window.list, 0, 4)

    dialog = window.findChild(ReviewDialog)
    assert isinstance(dialog, ReviewDialog)
    assert dialog.windowTitle() == "RDLIC01 Configuration"
    driver.press("OK")


def test_ok_is_no_link(open_window: OpenWindow) -> None:
    window = open_window("office")
    click(window.list, 0, 4)

    assert window.findChild(ReviewDialog) is None


def test_the_pointer_shows_that_review_is_a_link(window: MainWindow) -> None:
    viewport = window.list.table.viewport()
    QTest.mouseMove(viewport, spot_of(window.list, 0, 4))
    assert viewport.cursor().shape() is Qt.CursorShape.PointingHandCursor

    QTest.mouseMove(viewport, spot_of(window.list, 0, 3))
    assert viewport.cursor().shape() is Qt.CursorShape.ArrowCursor


# The keyboard


@pytest.mark.parametrize("mode", ViewMode)
def test_typing_finds_a_row_by_its_first_column(
    office: MainWindow, mode: ViewMode
) -> None:
    office.go(ALL_SERVERS)
    office.list.set_mode(mode)
    click(office.list, 0, 0 if mode is not ViewMode.DETAILS else 3)
    QTest.keyClicks(office.list.view, "rdlic02")

    assert office.list.selected == [server_place("RDLIC02")]


def test_home_and_end_go_to_the_first_and_the_last_row(pane: ListPane) -> None:
    click(pane, 1, 3)
    QTest.keyClick(pane.table, Qt.Key.Key_End)
    assert pane.table.currentIndex().row() == 2
    assert len(pane.selected) == 1

    QTest.keyClick(pane.table, Qt.Key.Key_Home)
    assert pane.table.currentIndex().row() == 0


def test_several_rows_can_be_selected(pane: ListPane) -> None:
    click(pane, 0)
    QTest.keyClick(pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pane.selected == [pack_place("RDLIC01", 2), pack_place("RDLIC01", 4)]

    QTest.keyClick(pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(pane.selected) == 3


def test_the_selection_stays_from_view_to_view(pane: ListPane) -> None:
    click(pane, 1)
    for mode in ViewMode:
        pane.set_mode(mode)
        assert pane.selected == [pack_place("RDLIC01", 4)]


# Context menus


def test_a_right_click_selects_the_row_and_offers_what_it_can(
    office: MainWindow,
) -> None:
    office.go(ALL_SERVERS)
    menu = right_click(office.list, spot_of(office.list, 1))

    assert office.list.selected == [server_place("RDLIC02")]
    assert items(menu)[:2] == ["Activate Server", "Install Licenses"]
    assert office.actions_["properties"].isEnabled()
    menu.close()


@pytest.mark.parametrize("mode", ViewMode)
def test_a_right_click_beside_the_rows_offers_what_the_place_can(
    office: MainWindow, mode: ViewMode
) -> None:
    office.list.set_mode(mode)
    click(office.list, 1)
    spot = office.list.view.viewport().rect().bottomRight() - QPoint(5, 5)
    menu = right_click(office.list, spot)

    assert office.list.selected == []
    assert items(menu)[:2] == ["Activate Server", "Install Licenses"]
    assert office.actions_["install_licenses"].isEnabled()
    menu.close()


@pytest.mark.parametrize("mode", ViewMode)
def test_the_menu_keys_open_the_menu_at_the_current_row(
    office: MainWindow, mode: ViewMode
) -> None:
    office._splitter.setSizes([150, 600])  # on the screen, or the menu is moved there
    office.list.set_mode(mode)
    click(office.list, 1)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(office.list.view, Qt.Key.Key_F10, shift)
    menu = open_menu()
    row = office.list.view.visualRect(office.list.view.currentIndex())

    spot = office.list.view.viewport().mapFromGlobal(menu.pos())
    assert row.contains(spot)
    assert items(menu)[0] == "Convert Licenses…"
    menu.close()


def test_the_menu_keys_open_the_menu_of_the_place_where_nothing_is_selected(
    office: MainWindow,
) -> None:
    office.list.view.setFocus()
    QTest.keyClick(office.list.view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)

    assert items(open_menu())[1] == "Install Licenses"
    open_menu().close()


# Copying


def copied(office: MainWindow) -> str:
    QGuiApplication.clipboard().setText("nothing")
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(QApplication.focusWidget() or office, Qt.Key.Key_C, control)
    return QGuiApplication.clipboard().text()


def test_copy_takes_the_selected_rows_with_headers(office: MainWindow) -> None:
    office.go(ALL_SERVERS)
    click(office.list, 1)

    assert copied(office) == (
        "Name\tScope\tActivation Status\tVersion\tConfiguration\n"
        "RDLIC02\tDomain\tActivated\tWindows Server 2016\tOK"
    )


def test_copy_takes_what_is_shown_in_the_order_in_which_it_is_shown(
    office: MainWindow,
) -> None:
    office.go(ALL_SERVERS)
    header = office.list.table.horizontalHeader()
    header.moveSection(3, 0)
    office.list.show_columns([True, False, False, True, False])
    office.list.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    office.list.view.setFocus()
    office.list.view.selectAll()

    assert copied(office) == (
        "Version\tName\nWindows Server 2016\tRDLIC02\nWindows Server 2022\tRDLIC01"
    )


def test_copy_in_the_tree_takes_the_text_of_the_node(office: MainWindow) -> None:
    office.tree.setFocus()

    assert copied(office) == "RDLIC01"


# The four views


@pytest.mark.parametrize("mode", ViewMode)
def test_every_view_shows_every_row(pane: ListPane, mode: ViewMode) -> None:
    pane.set_mode(mode)
    model, area = pane.view.model(), pane.view.viewport().rect()
    places = [pane.view.visualRect(model.index(r, 0)) for r in range(3)]

    assert all(not p.isEmpty() and area.contains(p.center()) for p in places)
    assert not any(p.intersects(q) for p in places for q in places if p is not q)


def test_an_empty_list_says_so_in_every_view(office: MainWindow) -> None:
    office.go(REPORTS)
    for mode in ViewMode:
        office.list.set_mode(mode)
        assert "There are no items to show." in set(_labels(office.list))
    office.go(SERVER)
    assert "There are no items to show." not in set(_labels(office.list))


def test_what_happens_in_the_lab_keeps_the_selection(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window("fresh")
    click(window.list, 0)
    with qtbot.assertNotEmitted(window.list.view.model().modelReset):
        window.lab.do(activation(window.lab))

    assert window.list.selected == [SERVER]
    assert column(window, "Activation Status") == ["Activated"]


def _labels(pane: ListPane) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [w.text() for w in pane.view.findChildren(QLabel) if w.isVisible()]


def test_a_row_is_selected_whatever_keys_are_held(
    pane: ListPane,
) -> None:
    QTest.keyPress(pane.table, Qt.Key.Key_Control, CONTROL)
    try:
        for place in (pack_place("RDLIC01", 3), pack_place("RDLIC01", 4)):
            pane.select(place)
            assert pane.selected == [place]
    finally:
        QTest.keyRelease(pane.table, Qt.Key.Key_Control)
