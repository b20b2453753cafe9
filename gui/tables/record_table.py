"""A table of a few records, all of which are there: sorted and filtered at once."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from gui.labels.console import Console
from gui.models.columns import TableSpec
from gui.models.record_table import RecordTableModel
from gui.session.session import Session
from gui.tables.selection import Selection, row_chosen
from gui.tables.table_shape import set_widths, shape
from gui.tables.tools import TableTools
from gui.tables.view import TableView
from gui.theme import metrics
from gui.widgets.tips import Tips

R = TypeVar("R")


class RecordTable(TableView, Generic[R]):
    """One row for each record; several can be selected, unless one is to be picked.

    One column takes the room that the others leave. Those without a width of their
    own grow to their texts, until a person widens one.
    """

    chosen = Signal()
    """Other rows are selected."""

    def __init__(
        self,
        kind: TableSpec[R],
        label: str,
        session: Session,
        parent: QWidget,
        *,
        widest: int = 0,
        lines: int = 3,
        picks_one: bool = False,
        empty: str = Console.empty_list,
    ) -> None:
        """Show records of a kind, and ask for the room of some lines.

        Where there are none it says that it is `empty`.
        """
        super().__init__(parent)
        self._lines = lines
        self._widest = widest % len(kind.columns)
        self.records = RecordTableModel(kind, self)
        self.setObjectName(kind.name)
        self.setAccessibleName(label)
        self.setModel(self.records)
        shape(self)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(Tips(self))
        if picks_one:
            self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.tools = TableTools(self, self, session, parent, empty=empty)
        self.fit_columns()
        self._follow_selection()

    def sizeHint(self) -> QSize:
        """Ask for a few rows; more of them scroll."""
        rows = metrics.HEADER_HEIGHT + self._lines * metrics.ROW_HEIGHT
        return QSize(400, rows + metrics.SCROLL_BAR_EXTENT)

    @property
    def key(self) -> Any:
        """What the selected row is known by; None where not exactly one is."""
        record = self.records.record(row_chosen(self.selectionModel()))
        return None if record is None else self.records.kind.place(record)

    def show_records(self, records: Iterable[R]) -> None:
        """Show these records; columns grow to their texts."""
        self.records.show(records)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Make the columns as wide as their texts, or as they are to be."""
        with self.tools.columns.fitting():
            if not self.tools.columns.has_widths:
                self.resizeColumnsToContents()
                set_widths(self, (c.width for c in self.records.columns))
            stretch = QHeaderView.ResizeMode.Stretch
            self.horizontalHeader().setSectionResizeMode(self._widest, stretch)

    # What its tools ask of it

    def filter(self, text: str) -> None:
        """Show only the records that have a text in one of the columns."""
        self.records.filter(text, range(len(self.records.columns)))

    def when_ready(self, call: Callable[[], object]) -> None:
        """Call at once: all records are there."""
        call()

    def stop(self) -> None:
        """Nothing goes on."""

    def _follow_selection(self) -> None:
        selection = Selection(self.selectionModel())
        selection.know(self.records)
        self.records.modelAboutToBeReset.connect(selection.keep)
        self.records.modelReset.connect(selection.restore)
        self.selectionModel().selectionChanged.connect(self.chosen)
