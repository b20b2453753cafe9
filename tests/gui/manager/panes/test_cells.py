from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gui.manager.main_window import MainWindow
from gui.manager.panes.cells import Cells
from gui.models.places import pack_place, server_place
from gui.theme.current import colours
from gui.widgets import tips
from tests.gui.acting import tip

PACK = "Windows Server 2022 - Installed RDS Per User CAL"


@pytest.fixture
def office(open_window: Callable[..., MainWindow]) -> MainWindow:
    window = open_window("office")
    window.go(server_place("RDLIC01"))
    return window


def style(window: MainWindow, row: int, column: int) -> QStyleOptionViewItem:
    table = window.list.table
    delegate = table.itemDelegate()
    assert isinstance(delegate, Cells)
    option = QStyleOptionViewItem()
    option.widget = table
    delegate.initStyleOption(option, table.model().index(row, column))
    return option


def test_a_link_is_blue_and_underlined_and_nothing_else_is(window: MainWindow) -> None:
    link, plain = style(window, 0, 4), style(window, 0, 3)

    assert link.font.underline()
    assert link.palette.text().color() == QColor(colours().row_link)
    assert not plain.font.underline()
    assert plain.palette.text().color() != QColor(colours().row_link)


def test_a_text_that_is_cut_off_in_the_tree_has_a_tip(office: MainWindow) -> None:
    office.go(pack_place("RDLIC01", 3))
    index = office.tree.currentIndex()

    assert tip(office.tree, index) == f"<qt>{PACK}</qt>"
    assert tip(office.tree, index.parent()) == ""


def test_a_text_that_is_cut_off_in_the_list_has_a_tip(office: MainWindow) -> None:
    table = office.list.table
    index = table.model().index(2, 0)
    assert tip(table, index) == ""
    table.setColumnWidth(0, 100)

    assert tip(table, index) == f"<qt>{PACK}</qt>"
    assert tip(table, table.model().index(2, 4)) == ""


def test_the_mouse_is_over_a_whole_row(
    office: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tips, "_row_under_mouse", lambda table: 1)
    over = QStyle.StateFlag.State_MouseOver
    rows = range(office.list.table.model().rowCount())
    hovered = [
        [bool(style(office, row, column).state & over) for column in (0, 6)]
        for row in rows
    ]

    assert hovered == [[False] * 2, [True] * 2, [False] * 2]
