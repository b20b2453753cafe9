from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from gui.main_window import MainWindow
from gui.places import ALL_SERVERS, server_place
from gui.views.icon_view import IconView
from gui.views.list_pane import ViewMode
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
