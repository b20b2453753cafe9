"""A list that reads its rows page by page, as it is scrolled."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from gui.models.columns import Column
from gui.models.sorting import sort_in_steps
from gui.models.table_model import Index, TableModel

PAGE = 200
_MOST_READ_AGAIN = 1000
R = TypeVar("R")


class PagedTableModel(TableModel[R]):
    """Rows of one kind of record; `read` returns so many after one, or the first.

    Filtered, or sorted by a column, it has all of them; that is read in slices.
    """

    work_wanted = Signal(object)
    """Carries work that pauses often; at its end the rows are shown."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        icon: Callable[[R], str],
        read: Callable[[R | None, int], Sequence[R]],
        parent: QObject | None = None,
        *,
        page: int = PAGE,
    ) -> None:
        super().__init__(columns, parent, icon=icon)
        self._read = read
        self._page = page
        self._rows: list[R] = []
        self._is_whole = True
        self._is_reading = False  # who hears of new rows may ask for more
        self._is_asked = False  # until then nothing is read
        self._wanted = ""
        self._sorting: tuple[Column[R], bool] | None = None

    @property
    def is_as_read(self) -> bool:
        """Tell whether the rows come in the order of reading, and none is left out."""
        return self._sorting is None and not self._wanted

    def refresh(self) -> None:
        """Read what is shown again; a very long list begins anew."""
        self._is_asked = True
        if self.is_as_read:
            self._refresh()
        else:
            self.work_wanted.emit(self._read_whole())

    def restart(self) -> None:
        """Read from the beginning: other records are wanted."""
        self._is_asked = True
        if self.is_as_read:
            page = list(self._read(None, self._page))
            self._show(page, is_whole=len(page) < self._page)
        else:
            self.work_wanted.emit(self._read_whole())

    def filter(self, text: str) -> None:
        """Show only the records that have a text in one of the columns."""
        self._wanted = text.casefold()
        self._arrange()

    def read_rest(self) -> Iterator[None]:
        """Read the rows that are not there yet, page by page."""
        while not self._is_whole:
            self.fetchMore(QModelIndex())
            yield

    # Qt's interface

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: Index) -> None:
        if self._is_whole or self._is_reading:
            return
        self._is_reading = True
        page = list(self._read(self._rows[-1] if self._rows else None, self._page))
        self._is_whole = len(page) < self._page
        if page:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(page) - 1)
            self._rows += page
            self.endInsertRows()
        self._is_reading = False

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        is_known = 0 <= column < len(self.columns)
        descending = order is Qt.SortOrder.DescendingOrder
        self._sorting = (self.columns[column], descending) if is_known else None
        self._arrange()

    def _arrange(self) -> None:
        if self._is_asked:
            self.restart()

    def _refresh(self) -> None:
        count = min(max(len(self._rows), self._page), _MOST_READ_AGAIN)
        fresh = list(self._read(None, count))
        self._show(fresh, is_whole=len(fresh) < count)

    def _show(self, rows: list[R], *, is_whole: bool) -> None:
        """Show these rows, with as few changes as possible."""
        self._is_whole = is_whole
        if rows == self._rows:
            return
        if len(rows) == len(self._rows):
            self._rows = rows
            last = self.index(len(rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self._reset(rows)

    def _reset(self, rows: list[R]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._is_reading = True
        self.endResetModel()
        self._is_reading = False

    def _read_whole(self) -> Iterator[None]:
        """Read, filter and sort all records; until it ends, the old rows are shown."""
        found: list[R] = []
        for page in self._pages():
            found += filter(self._is_wanted, page)
            yield
        yield from self._show_sorted(found)

    def _show_sorted(self, found: list[R]) -> Generator[None, None, None]:
        if self._sorting is not None:
            column, descending = self._sorting
            found = yield from sort_in_steps(found, column.key, reverse=descending)
        self._is_whole = True
        if found != self._rows:
            self._reset(found)

    def _pages(self) -> Iterator[Sequence[R]]:
        after: R | None = None
        while page := self._read(after, self._page):
            yield page
            after = page[-1]

    def _is_wanted(self, record: R) -> bool:
        texts: Iterable[str] = (column.text(record) for column in self.columns)
        return not self._wanted or self._wanted in "\n".join(texts).casefold()
