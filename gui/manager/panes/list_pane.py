"""The right pane: the contents of the selected place, in one of four views."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStackedWidget,
    QTableView,
    QWidget,
)

from gui.manager.panes.cells import Cells
from gui.manager.panes.icon_view import IconView
from gui.manager.panes.view_mode import ViewMode
from gui.models.list_proxy import ListProxyModel
from gui.models.record_table import RecordTableModel
from gui.models.roles import ITEM, LINK
from gui.models.sheet import SLICE
from gui.tables import column_state
from gui.tables.keys import go_by_key
from gui.tables.selection import Selection
from gui.tables.table_shape import select_row, shape
from gui.tables.view import TableView
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.empty_hint import EmptyHint
from gui.widgets.inner_widgets import preload_child_types

if TYPE_CHECKING:  # a window starts without a long list
    from collections.abc import Callable, Iterable, Iterator

    from core.errors import LabError
    from core.store.long_list.long_list import LongList
    from gui.labels.console import Console
    from gui.models.columns import TableSpec
    from gui.models.long_table import LongTableModel
    from gui.models.places import Place
    from gui.session.settings import Settings

    AnyModel = RecordTableModel[Any] | LongTableModel[Any]

_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ListPane(QStackedWidget):
    """Shows one list at a time; all views share its model and its selection."""

    opened = Signal(object)
    link_clicked = Signal(object)
    menu_requested = Signal(object, QPoint)
    selection_changed = Signal()
    counted = Signal()
    """There may be more rows or fewer, or others of them shown."""
    failed = Signal(object)
    """Carries the LabError."""

    def __init__(
        self, name: str, labels: Console, settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._labels = labels
        self._settings = settings
        self._kind: TableSpec[Any] | None = None
        self._model: AnyModel | None = None
        self._proxy = ListProxyModel(self)  # views keep it from list to list
        self._empty = labels.empty_list
        self._wanted = ""
        self._work = ChunkedTask(self)
        self._work.finished.connect(self._on_ready)
        self._work.failed.connect(self._on_failed)
        self._waiting: list[Callable[[], object]] = []  # for the list to be ready
        self.table = self._build_table(name)
        self.icons = IconView(name, self._proxy, self)
        self.addWidget(self.icons)
        self._hints = [self._prepare(view) for view in (self.table, self.icons)]
        self.icons.setSelectionModel(self.table.selectionModel())
        self.table.selectionModel().selectionChanged.connect(self.selection_changed)
        self.table.selectionModel().currentChanged.connect(self.selection_changed)
        self._selection = Selection(self.table.selectionModel())
        self._proxy.modelAboutToBeReset.connect(self._selection.keep)
        self._proxy.modelReset.connect(self._on_reset)

    @property
    def view(self) -> QAbstractItemView:
        """The view that is on top."""
        view = self.currentWidget()
        assert isinstance(view, QAbstractItemView)
        return view

    @property
    def row_count(self) -> int:
        """Rows that are shown."""
        return self._proxy.rowCount()

    @property
    def record_count(self) -> int:
        """Rows in the list, also those that the filter hides, as far as it is read."""
        return 0 if self._model is None else self._model.record_count

    @property
    def is_busy(self) -> bool:
        """Tell whether the list is not yet read to its end, sorted and filtered."""
        is_stale = self._model is not None and self._model.is_busy
        return self._work.is_working or is_stale

    @property
    def selected(self) -> list[Place]:
        """The selected places, from top to bottom; they may be many."""
        rows = chain.from_iterable(self._selection.runs)
        return [self._proxy.index(row, 0).data(ITEM) for row in rows]

    @property
    def selected_count(self) -> int:
        """How many rows are selected."""
        return self._selection.count

    def selected_numbers(self) -> Iterator[list[int]]:
        """Give what selected rows of a long list are known by, part by part."""
        assert self._model is not None
        for run in self._selection.runs:
            for first in range(run.start, run.stop, SLICE):
                yield self._model.keys(range(first, min(first + SLICE, run.stop)))

    def show_records(self, kind: TableSpec[Any], records: Iterable[Any]) -> None:
        """Show some records; a list of another kind gets its own columns."""
        if not isinstance(self._model, RecordTableModel) or not self._is_of(kind):
            self._replace_model(kind, RecordTableModel(kind, self))
        self._empty = kind.empty or self._labels.empty_list
        assert isinstance(self._model, RecordTableModel)
        self._model.show(records)
        self._on_ready()

    def show_long(
        self, kind: TableSpec[Any], open_list: Callable[[], LongList[Any]]
    ) -> None:
        """Show a list of any length: its first rows at once, the others soon."""
        from gui.models.long_table import LongTableModel

        rows = open_list()
        model: LongTableModel[Any] = LongTableModel(
            kind.columns, rows, self, icon=kind.icon, item=kind.place
        )
        model.work_wanted.connect(self._work.start)
        model.failed.connect(self.failed)
        self._replace_model(kind, model)
        self._empty = kind.empty or self._labels.empty_list
        model.refresh()
        self.counted.emit()

    def refresh_long(self) -> None:
        """Show what became of the long list that is shown."""
        assert self._model is not None
        assert not isinstance(self._model, RecordTableModel)
        self._model.refresh()
        self.counted.emit()

    def stop(self) -> None:
        """Read no further; the lab is about to be closed."""
        if self._model is not None:
            self._model.stop()
        self._work.stop()

    def when_ready(self, call: Callable[[], object]) -> None:
        """Call back when the list is no longer busy; at once if it is not."""
        self._waiting.append(call)
        self._call_back()

    def filter(self, text: str) -> None:
        """Show only the rows that have a text in one of the columns shown."""
        self._wanted = text
        self._filter_again()

    def select(self, place: Place) -> None:
        """Select the row of a place, once the list is read that far."""
        self.when_ready(lambda: self._select(place))

    def _select(self, place: Place) -> None:
        if self._model is None:
            return
        is_short = isinstance(self._model, RecordTableModel)
        for row in self._model.rows_of([place if is_short else place.issued_id]):
            select_row(self.table, row)

    def set_mode(self, mode: ViewMode) -> None:
        """Change to another of the four views."""
        if mode is ViewMode.DETAILS:
            self.setCurrentWidget(self.table)
            return
        self.icons.arrange(
            is_large=mode is ViewMode.LARGE_ICONS, by_column=mode is ViewMode.LIST
        )
        self.setCurrentWidget(self.icons)

    def columns(self) -> list[tuple[str, bool]]:
        """List the columns of the present list and whether each is shown."""
        assert self._model is not None
        return [
            (c.title, not self.table.isColumnHidden(i))
            for i, c in enumerate(self._model.columns)
        ]

    def show_columns(self, shown: list[bool]) -> None:
        """Show or hide the columns, and remember it."""
        for column, is_shown in enumerate(shown):
            self.table.setColumnHidden(column, not is_shown)
        self.remember()
        self._settings.save()
        self._filter_again()

    def focus(self) -> None:
        """Let keys go to the rows."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self) -> None:
        """Keep the widths, order, sorting and hidden columns of the present list."""
        if self._kind is not None:
            key = self._key(self._kind)
            column_state.remember(self.table.horizontalHeader(), self._settings, key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open with Enter, follow links by click, and ask for context menus."""
        if isinstance(event, QContextMenuEvent):
            self._on_context_menu(event)
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        ):
            index = self.view.indexAt(event.position().toPoint())
            if index.data(LINK):
                self.link_clicked.emit(index.data(ITEM))
        return False

    def _build_table(self, name: str) -> QTableView:
        table = TableView(self)
        table.setObjectName("list")
        table.setAccessibleName(name)
        table.setModel(self._proxy)
        shape(table)
        table.setItemDelegate(Cells(table))
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        table.setSortingEnabled(True)
        table.setMouseTracking(True)
        table.entered.connect(self._on_entered)
        table.viewportEntered.connect(self._on_left_rows)
        self.addWidget(table)
        return table

    def _prepare(self, view: QAbstractItemView) -> EmptyHint:
        preload_child_types(view)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        view.doubleClicked.connect(self._on_double_click)
        return EmptyHint(view, self._empty)

    def _is_of(self, kind: TableSpec[Any]) -> bool:
        return self._kind is not None and self._kind.name == kind.name

    def _replace_model(self, kind: TableSpec[Any], model: AnyModel) -> None:
        """Show another model; a list of another kind gets its own columns."""
        self.remember()
        self.stop()
        self._waiting = []  # that was for the list of before
        self._selection.clear()
        is_other = not self._is_of(kind)
        old, self._kind, self._model = self._model, kind, model
        self._selection.know(model)
        self._proxy.setSourceModel(model)
        if old is not None:
            old.deleteLater()
        if is_other:
            self._shape_columns(kind)
        header = self.table.horizontalHeader()
        model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        model.filter(self._wanted, self._shown_columns())

    def _shape_columns(self, kind: TableSpec[Any]) -> None:
        header = self.table.horizontalHeader()
        with QSignalBlocker(header):  # nothing is sorted meanwhile
            for column, described in enumerate(kind.columns):
                header.moveSection(header.visualIndex(column), column)
                self.table.setColumnHidden(column, described.is_hidden)
                width = described.width or header.defaultSectionSize()
                self.table.setColumnWidth(column, width)
            header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
            column_state.restore(header, self._settings, self._key(kind))

    def _filter_again(self) -> None:
        if self._model is not None:
            self._model.filter(self._wanted, self._shown_columns())
        if not self.is_busy:
            self._on_ready()

    def _on_ready(self) -> None:
        self._say_why_empty()
        if self.view is self.icons:
            self.icons.fit()
        self.counted.emit()
        self._call_back()

    def _on_failed(self, error: LabError) -> None:
        self._waiting = []
        self.failed.emit(error)

    def _call_back(self) -> None:
        if self.is_busy:  # what happened meanwhile is not shown yet
            return
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call()

    def _shown_columns(self) -> list[int]:
        columns = range(self._proxy.columnCount())
        return [c for c in columns if not self.table.isColumnHidden(c)]

    def _say_why_empty(self) -> None:
        is_filtered = self._wanted and self.record_count
        no_match = self._labels.no_match.format(text=self._wanted)
        for hint in self._hints:
            hint.setText(no_match if is_filtered else self._empty)

    def _on_reset(self) -> None:
        """Select what was selected; what the person looks at stays in view."""
        with QSignalBlocker(self):  # it is one change
            self.view.setAutoScroll(False)
            self._selection.restore()
            self.view.setAutoScroll(True)
        self.selection_changed.emit()

    def _key(self, kind: TableSpec[Any]) -> str:
        """Name the setting; Qt takes the widths of other columns without asking."""
        return f"columns/{kind.name}-{len(kind.columns)}"

    def _on_entered(self, index: QModelIndex) -> None:
        shape = Qt.CursorShape.PointingHandCursor
        self.table.viewport().setCursor(
            shape if index.data(LINK) else Qt.CursorShape.ArrowCursor
        )

    def _on_left_rows(self) -> None:
        self.table.viewport().unsetCursor()

    def _on_double_click(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ITEM))

    def _on_key(self, event: QKeyEvent) -> bool:
        current = self.view.currentIndex()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and event.key() in _OPENING and current.isValid():
            self.opened.emit(current.data(ITEM))
            return True
        return self.view is self.table and go_by_key(self.table, event)

    def _is_one_of_several(self, index: QModelIndex) -> bool:
        """Tell whether a row is selected together with others, which stay so."""
        is_selected = self.table.selectionModel().isRowSelected(index.row())
        return is_selected and self.selected_count > 1

    def _on_context_menu(self, event: QContextMenuEvent) -> None:
        by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        viewport = self.view.viewport()
        spot = viewport.mapFromGlobal(event.globalPos())
        index = self.view.currentIndex() if by_keyboard else self.view.indexAt(spot)
        if by_keyboard and not self.selected_count:
            index = QModelIndex()  # the menu of the place, near its corner
            spot = viewport.rect().topLeft()
        elif by_keyboard:
            spot = self.view.visualRect(index).center()
        elif index.isValid() and not self._is_one_of_several(index):
            self.view.setCurrentIndex(index)
        self.menu_requested.emit(index.data(ITEM), viewport.mapToGlobal(spot))
