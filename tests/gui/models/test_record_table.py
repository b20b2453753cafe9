import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QIdentityProxyModel, QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from gui.models.columns import Column, TableSpec
from gui.models.places import Place, pack_place
from gui.models.record_table import RecordTableModel
from tests.gui.conftest import Watch

Fruit = tuple[int, str]
FRUIT_LISTS = st.lists(st.tuples(st.integers(0, 15), st.sampled_from("ab")))

FRUITS: TableSpec[Fruit] = TableSpec(
    "fruits",
    (
        Column("Name", lambda f: f[1], is_link=lambda f: f[1] == "Apple"),
        Column("Number", lambda f: str(f[0]), lambda f: float(f[0])),
    ),
    place=lambda f: place(f[0]),
    icon=lambda _: "report",
)


def place(number: int) -> Place:
    return pack_place("RDLIC01", number)


def shown(model: RecordTableModel[Fruit]) -> list[Fruit]:
    return [
        (int(model.index(row, 1).data()), model.index(row, 0).data())
        for row in range(model.rowCount())
    ]


@pytest.fixture
def model(watched: Watch) -> RecordTableModel[Fruit]:
    model = RecordTableModel(FRUITS)
    watched(model)
    model.show([(1, "Apple"), (2, "Pear"), (3, "Plum")])
    return model


@given(st.lists(st.lists(st.tuples(st.integers(0, 5), st.sampled_from("ab")))))
def test_the_rows_are_what_was_shown_last(
    watched: Watch, lists: list[list[Fruit]]
) -> None:
    model = RecordTableModel(FRUITS)
    watched(model)
    for fruits in lists:
        records = list(dict(fruits).items())
        model.show(records)
        assert shown(model) == records


@given(st.lists(st.tuples(FRUIT_LISTS, st.sampled_from(["", "a", "B", "1", "x"]))))
def test_the_rows_are_sorted_and_filtered_whatever_comes(
    watched: Watch, steps: list[tuple[list[Fruit], str]]
) -> None:
    model, proxy = RecordTableModel(FRUITS), QIdentityProxyModel()
    proxy.setSourceModel(model)
    proxy.sort(1, Qt.SortOrder.DescendingOrder)
    watched(model)
    watched(proxy)
    for fruits, wanted in steps:
        records = dict(fruits)
        model.show(records.items())
        model.filter(wanted, [0, 1])
        assert shown(model) == [
            (number, name)
            for number, name in sorted(records.items(), reverse=True)
            if wanted.lower() in name or wanted in str(number)
        ]
        assert model.record_count == len(records)


def test_what_remains_stays_selected_while_rows_come_and_go(
    model: RecordTableModel[Fruit],
) -> None:
    selection = QItemSelectionModel(model)
    selection.select(model.index(1, 0), QItemSelectionModel.SelectionFlag.Select)

    model.show([(0, "Fig"), (2, "Pear"), (4, "Kiwi"), (5, "Lime")])

    assert [i.data() for i in selection.selectedIndexes()] == ["Pear"]


def test_only_a_row_that_differs_is_told_to_be_different(
    model: RecordTableModel[Fruit], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.dataChanged) as told:
        model.show([(1, "Apple"), (2, "Quince"), (3, "Plum")])

    top_left, bottom_right = told.args[:2]
    assert (top_left.row(), top_left.column()) == (1, 0)
    assert (bottom_right.row(), bottom_right.column()) == (1, 1)


def test_showing_the_same_again_tells_nothing(
    model: RecordTableModel[Fruit], qtbot: QtBot
) -> None:
    with (
        qtbot.assertNotEmitted(model.dataChanged),
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.assertNotEmitted(model.rowsRemoved),
        qtbot.assertNotEmitted(model.modelReset),
    ):
        model.show([(1, "Apple"), (2, "Pear"), (3, "Plum")])


def test_another_order_is_shown_too(model: RecordTableModel[Fruit]) -> None:
    model.show([(3, "Plum"), (1, "Apple"), (2, "Peach")])

    assert shown(model) == [(3, "Plum"), (1, "Apple"), (2, "Peach")]


def test_sorting_keeps_the_selection_on_its_row(model: RecordTableModel[Fruit]) -> None:
    selection = QItemSelectionModel(model)
    selection.select(model.index(0, 0), QItemSelectionModel.SelectionFlag.Select)
    model.sort(1, Qt.SortOrder.DescendingOrder)

    assert [name for _, name in shown(model)] == ["Plum", "Pear", "Apple"]
    assert [i.data() for i in selection.selectedIndexes()] == ["Apple"]
    assert [i.row() for i in selection.selectedIndexes()] == [2]


def test_letters_are_sorted_whatever_their_case_and_sort_values_as_they_are(
    model: RecordTableModel[Fruit],
) -> None:
    model.show([(10, "apple"), (9, "Banana"), (100, "Cherry")])
    model.sort(0)
    assert [name for _, name in shown(model)] == ["apple", "Banana", "Cherry"]

    model.sort(1)
    assert [number for number, _ in shown(model)] == [9, 10, 100]


def test_a_row_is_found_by_how_it_begins_from_a_row_on_and_round(
    model: RecordTableModel[Fruit],
) -> None:
    found = [model.row_beginning("p", 0, first) for first in range(3)]

    assert found == [1, 1, 2]
    assert model.row_beginning("aPP", 0, 2) == 0
    assert model.row_beginning("ear", 0, 0) is None


def test_only_the_given_columns_are_searched(model: RecordTableModel[Fruit]) -> None:
    model.filter("3", [0])
    assert shown(model) == []

    model.filter("3", [0, 1])
    assert shown(model) == [(3, "Plum")]


def test_many_rows_come_and_go_at_once(
    model: RecordTableModel[Fruit], qtbot: QtBot
) -> None:
    with (
        qtbot.waitSignal(model.modelReset),
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.assertNotEmitted(model.rowsRemoved),
    ):
        model.show([(n, "Fig") for n in range(2000)])

    assert model.rowCount() == 2000
    assert model.rows_of([place(1999), place(7)]) == [7, 1999]
    assert model.keys(range(7, 9)) == [place(7), place(8)]


def test_a_long_reset_tells_the_order_of_before_until_the_rows_are_others(
    model: RecordTableModel[Fruit], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.models.record_table._MANY", 3)
    model.sort(0)
    seen: list[tuple[object, object]] = []

    def see() -> None:
        seen.append((model.order, model.wanted))

    for signal in (model.modelAboutToBeReset, model.modelReset):
        signal.connect(see)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.filter("p", [0])
    model.filter("apple", [0])

    assert seen[0][0] != seen[1][0]
    assert seen[2][1] != seen[3][1]
