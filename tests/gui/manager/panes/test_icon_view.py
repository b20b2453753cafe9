from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QStringListModel, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.manager.main_window import MainWindow
from gui.manager.panes.icon_view import IconView
from gui.manager.panes.view_mode import ViewMode
from gui.models.places import ALL_SERVERS, server_place
from tests.helpers.labs import installation, retail

SMALL = [ViewMode.SMALL_ICONS, ViewMode.LIST]


@pytest.fixture
def office(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window("office")


def longest(view: IconView) -> int:
    texts = [view.model().index(r, 0).data() for r in range(view.model().rowCount())]
    return max(QFontMetrics(view.font()).horizontalAdvance(text) for text in texts)


@pytest.mark.parametrize("mode", SMALL)
def test_no_text_is_shortened(office: MainWindow, mode: ViewMode) -> None:
    office.go(server_place("RDLIC01"))
    office.list.set_mode(mode)
    view = office.list.icons

    assert view.gridSize().width() > longest(view) + view.iconSize().width()


def test_a_large_icon_has_room_for_all_lines_of_its_text(office: MainWindow) -> None:
    office.list.set_mode(ViewMode.LARGE_ICONS)
    one_line = office.list.icons.gridSize().height()
    office.go(server_place("RDLIC01"))

    line = QFontMetrics(office.list.icons.font()).lineSpacing()
    assert office.list.icons.gridSize().height() >= one_line + 2 * line


@pytest.mark.parametrize("mode", SMALL)
def test_the_room_follows_what_is_listed(office: MainWindow, mode: ViewMode) -> None:
    office.list.set_mode(mode)
    narrow = office.list.icons.gridSize().width()
    office.go(server_place("RDLIC02"))
    wide = office.list.icons.gridSize().width()
    office.go(ALL_SERVERS)

    assert wide > narrow == office.list.icons.gridSize().width()


def test_a_list_fills_its_columns_from_top_to_bottom(office: MainWindow) -> None:
    for serial in range(3):
        office.lab.do(installation(retail(serial + 1)))
    office.go(server_place("RDLIC01"))
    places = {}
    for mode in SMALL:
        office.list.set_mode(mode)
        view = office.list.icons
        second = view.model().index(1, 0)
        places[mode] = view.visualRect(second).topLeft()

    assert places[ViewMode.LIST].x() == 0 < places[ViewMode.LIST].y()
    assert places[ViewMode.SMALL_ICONS].y() == 0 < places[ViewMode.SMALL_ICONS].x()


@pytest.mark.parametrize("mode", [ViewMode.LARGE_ICONS, *SMALL])
def test_icons_have_the_size_of_the_view(office: MainWindow, mode: ViewMode) -> None:
    office.list.set_mode(mode)
    extent = 32 if mode is ViewMode.LARGE_ICONS else 16

    assert office.list.icons.iconSize().toTuple() == (extent, extent)
    assert office.list.icons.model().index(0, 0).data(Qt.ItemDataRole.DecorationRole)


# Many rows

COUNT = 100
LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
NO_KEY = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


class Names(QStringListModel):
    """So many names; it counts how often it is asked for one."""

    def __init__(self, count: int) -> None:
        super().__init__([f"name {n:06d}" for n in range(count)])
        self.asked = 0

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        self.asked += 1
        return super().data(index, role)

    def flags(self, index: Any) -> Qt.ItemFlag:
        self.asked += 1
        return super().flags(index)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., IconView]:
    """Show so many names in a window of their own."""
    host = QWidget()
    qtbot.addWidget(host)

    def shown(count: int = COUNT, *, by_column: bool = False) -> IconView:
        view = IconView("names", Names(count), host)
        view.model().setParent(view)
        view.resize(500, 300)
        view.arrange(is_large=False, by_column=by_column)
        host.show()
        QApplication.processEvents()
        return view

    return shown


def selected(view: IconView) -> list[int]:
    return sorted(index.row() for index in view.selectionModel().selectedIndexes())


def per_line(view: IconView) -> int:
    """Count the items beside, or below, the first one."""
    first = view.visualRect(view.model().index(0, 0))
    is_column = view.flow() is view.Flow.TopToBottom
    for row in range(1, COUNT):
        item = view.visualRect(view.model().index(row, 0))
        if (item.x() if is_column else item.y()) != (
            first.x() if is_column else first.y()
        ):
            return row
    raise AssertionError("all in one line")


@pytest.mark.parametrize("by_column", [False, True])
def test_the_arrow_keys_go_where_they_point(
    show: Callable[..., IconView], by_column: bool
) -> None:
    view = show(by_column=by_column)
    line = per_line(view)
    right, down = (line, 1) if by_column else (1, line)
    view.setCurrentIndex(view.model().index(0, 0))
    rows = []
    for key in (
        *(Key.Key_Left, Key.Key_Up, Key.Key_Right, Key.Key_Down, Key.Key_Left),
        *(Key.Key_PageDown, Key.Key_PageUp, Key.Key_PageUp),
        *(Key.Key_End, Key.Key_PageDown, Key.Key_Right, Key.Key_Home),
    ):
        QTest.keyClick(view, key)
        rows.append(view.currentIndex().row())
        place = view.visualRect(view.currentIndex())
        assert view.viewport().rect().contains(place)

    page = rows[5] - rows[4]
    assert rows[:5] == [0, 0, right, right + down, down]
    assert page % line == 0 < page
    assert rows[6:] == [down, 0, COUNT - 1, COUNT - 1, COUNT - 1, 0]


def test_no_arrow_key_leads_round_a_corner(show: Callable[..., IconView]) -> None:
    view = show()
    last_in_line = per_line(view) - 1
    view.setCurrentIndex(view.model().index(last_in_line, 0))
    QTest.keyClick(view, Key.Key_Right)

    assert view.currentIndex().row() == last_in_line


def test_shift_selects_all_that_is_between(show: Callable[..., IconView]) -> None:
    view = show()
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, Key.Key_Down, SHIFT)
    line = per_line(view)
    assert selected(view) == [*range(1, line + 2)]

    QTest.keyClick(view, Key.Key_Home, SHIFT)
    assert selected(view) == [0, 1]
    spot = view.visualRect(view.model().index(4, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, spot)
    assert selected(view) == [1, 2, 3, 4]


def test_the_pointer_selects_what_it_spans(show: Callable[..., IconView]) -> None:
    view = show()
    line, viewport = per_line(view), view.viewport()
    start = view.visualRect(view.model().index(0, 0)).center()
    end = view.visualRect(view.model().index(line + 1, 0)).center()
    QTest.mousePress(viewport, LEFT, NO_KEY, start)
    for spot in (start + QPoint(9, 9), end):
        place = QPointF(viewport.mapToGlobal(spot))
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(spot), place, LEFT, LEFT, NO_KEY
        )
        QApplication.sendEvent(viewport, event)
    before = view.grab().toImage()
    assert selected(view) == [0, 1, line, line + 1]

    QTest.mouseRelease(viewport, LEFT, NO_KEY, end)
    assert selected(view) == [0, 1, line, line + 1]
    assert view.grab().toImage() != before  # the rectangle is gone


def test_beside_a_name_there_is_nothing_to_click(
    show: Callable[..., IconView],
) -> None:
    view = show()
    view.model().setData(view.model().index(1, 0), "n")
    beside = view.visualRect(view.model().index(1, 0)).topRight() + QPoint(5, 5)

    assert view.indexAt(beside - QPoint(10, 0)).row() == 1
    assert not view.indexAt(beside).isValid()
    assert not view.indexAt(view.viewport().rect().topRight()).isValid()


@pytest.mark.parametrize("by_column", [False, True])
def test_the_last_row_can_be_scrolled_to(
    show: Callable[..., IconView], by_column: bool
) -> None:
    view = show(by_column=by_column)
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()
    assert (across.maximum() > 0, down.maximum() > 0) == (by_column, not by_column)
    for bar in (across, down):
        bar.setValue(bar.maximum())

    last = view.visualRect(view.model().index(COUNT - 1, 0))
    assert view.viewport().rect().contains(last)


@pytest.mark.parametrize("by_column", [False, True])
def test_of_many_rows_only_those_are_asked_that_are_seen_or_measured(
    show: Callable[..., IconView], by_column: bool
) -> None:
    view = show(100_000, by_column=by_column)
    names = view.model()
    assert isinstance(names, Names)
    for key in (Key.Key_End, Key.Key_Home):
        QTest.keyClick(view, key, SHIFT)
        QApplication.processEvents()
    view.selectAll()
    view.resize(400, 200)
    QApplication.processEvents()

    assert view.selectionModel().selection().count() == 1
    assert view.selectionModel().isSelected(names.index(99_999, 0))
    assert names.asked < 20_000


def test_a_screen_reader_finds_a_list_of_items(show: Callable[..., IconView]) -> None:
    interface = QAccessible.queryAccessibleInterface(show())
    assert interface is not None
    second = interface.child(1)
    assert second is not None

    assert interface.role() == QAccessible.Role.List
    assert second.role() == QAccessible.Role.ListItem
    assert second.text(QAccessible.Text.Name) == "name 000001"
