"""A list that is read page by page can be filtered and sorted as a whole."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt

from gui.models.columns import Column
from gui.models.paged_table import PagedTableModel

Watch = Callable[[QAbstractItemModel], None]
NUMBERS = [7, 12, 30, 4, 100, 55, 9, 21, 3, 80, 1, 64]
PAGE = 5
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
COLUMNS: tuple[Column[int], ...] = (
    Column("Number", str, lambda n: n),
    Column("Kind", lambda n: "even" if n % 2 == 0 else "odd"),
)


class Store:
    """Numbers in an order of their own, which may change."""

    def __init__(self) -> None:
        self.numbers = list(NUMBERS)
        self.read: list[int] = []

    def page(self, after: int | None, count: int) -> Sequence[int]:
        first = 0 if after is None else self.numbers.index(after) + 1
        found = self.numbers[first : first + count]
        self.read.append(len(found))
        return found


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def model(store: Store, watched: Watch) -> PagedTableModel[int]:
    model = PagedTableModel(COLUMNS, lambda _: "", store.page, page=PAGE)
    model.work_wanted.connect(lambda work: deque(work, maxlen=0))
    watched(model)
    return model


def shown(model: PagedTableModel[int]) -> list[int]:
    records = model.shown_records
    return [records[row] for row in range(len(records))]


def test_nothing_is_read_before_it_is_asked_for(
    store: Store, model: PagedTableModel[int]
) -> None:
    model.sort(0, UP)
    model.filter("1")

    assert store.read == []
    assert shown(model) == []


def test_sorting_takes_all_records_also_those_that_were_not_read(
    model: PagedTableModel[int],
) -> None:
    model.refresh()
    model.sort(0, DOWN)

    assert shown(model) == sorted(NUMBERS, reverse=True)
    assert not model.canFetchMore(QModelIndex())


def test_without_a_column_the_order_of_reading_comes_back(
    model: PagedTableModel[int],
) -> None:
    model.refresh()
    model.sort(0, UP)
    model.sort(-1, UP)
    deque(model.read_rest(), maxlen=0)

    assert shown(model) == NUMBERS


def test_a_filter_finds_what_was_not_read(model: PagedTableModel[int]) -> None:
    model.refresh()
    model.filter("4")
    assert shown(model) == [4, 64]
    model.filter("EVEN")
    assert shown(model) == [n for n in NUMBERS if n % 2 == 0]
    model.filter("")
    deque(model.read_rest(), maxlen=0)
    assert shown(model) == NUMBERS


def test_what_is_new_is_put_where_it_belongs(
    store: Store, model: PagedTableModel[int]
) -> None:
    model.refresh()
    model.filter("even")
    model.sort(0, UP)
    store.numbers += [6, 5]
    model.refresh()

    assert shown(model) == [4, 6, 12, 30, 64, 80, 100]


def test_until_the_work_is_done_the_old_rows_are_shown(store: Store) -> None:
    model = PagedTableModel(COLUMNS, lambda _: "", store.page, page=PAGE)
    given: list[Iterator[None]] = []
    model.work_wanted.connect(given.append)
    model.refresh()
    before = shown(model)
    model.sort(0, UP)
    next(given[0])

    assert shown(model) == before
    deque(given[0], maxlen=0)
    assert shown(model) == sorted(NUMBERS)


def test_typing_finds_a_row_and_goes_round(model: PagedTableModel[int]) -> None:
    model.refresh()
    model.sort(0, UP)
    start = model.index(6, 0)

    (found,) = model.match(start, Qt.ItemDataRole.DisplayRole, "1")
    assert found.data() == "100"
    (found,) = model.match(found.siblingAtRow(11), Qt.ItemDataRole.DisplayRole, "7")
    assert found.data() == "7"
    assert model.match(start, Qt.ItemDataRole.DisplayRole, "x") == []
