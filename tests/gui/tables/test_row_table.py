from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.manager.main_window import MainWindow
from gui.tables.row_table import RowTable
from gui.tables.text_table import Row, text_rows

KIND = text_rows("facts", ["Key", "Text"])
A, B, C = (Row(key, "server", [key, f"about {key}"]) for key in "abc")


@pytest.fixture
def table(qtbot: QtBot, window: MainWindow) -> Iterator[RowTable[Row]]:
    parent = QWidget()
    qtbot.addWidget(parent)
    yield RowTable(KIND, "Facts", window.session, parent)
    parent.close()


def test_the_first_row_is_selected_at_the_start(table: RowTable[Row]) -> None:
    table.show_facts([A, B])

    assert table.key == "a"


def test_the_selected_row_stays_selected_wherever_it_goes(table: RowTable[Row]) -> None:
    table.show_facts([A, B])
    table.selectRow(1)
    table.show_facts([C, A, B])

    assert table.key == "b"


def test_a_row_can_be_selected_with_its_showing(table: RowTable[Row]) -> None:
    table.show_facts([A, B, C], select="c")

    assert table.key == "c"


def test_where_the_selected_row_is_gone_the_first_one_is_selected(
    table: RowTable[Row],
) -> None:
    table.show_facts([A, B], select="b")
    table.show_facts([A, C])

    assert table.key == "a"


def test_nothing_is_selected_where_nothing_is(table: RowTable[Row]) -> None:
    table.show_facts([A])
    table.show_facts([])

    assert table.key is None


def test_who_listens_is_told_of_another_selection_once(
    table: RowTable[Row], qtbot: QtBot
) -> None:
    table.show_facts([A, B])
    with qtbot.waitSignal(table.chosen):
        table.selectRow(1)
    told: list[object] = []
    table.chosen.connect(lambda: told.append(table.key))
    table.show_facts([A, B])

    assert told == []


def test_the_column_that_says_most_takes_the_room(
    qtbot: QtBot, window: MainWindow
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    table = RowTable(KIND, "Facts", window.session, parent, widest=1)
    table.show_facts([A])
    table.resize(600, 200)
    parent.resize(600, 200)
    with qtbot.waitExposed(parent):
        parent.show()

    assert table.columnWidth(1) > 2 * table.columnWidth(0)
    parent.close()
