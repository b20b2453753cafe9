"""Gives a table what people expect of every table: keys, menu, filter, memory."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLayout, QMenu, QTableView, QWidget

from gui.tables.column_state import KeptColumns
from gui.tables.commands import TableCommands
from gui.tables.filter_bar import FilterBar
from gui.tables.keys import EXPORT_KEYS, go_by_key
from gui.tables.table_shape import select_row
from gui.widgets.empty_hint import EmptyHint
from gui.widgets.menu_item import ContextMenu, MenuItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.session.session import Session
    from gui.tables.source import TableSource

_Keys = QKeySequence.StandardKey
_CONTROL, _SHIFT = Qt.Modifier.CTRL, Qt.Modifier.SHIFT
SORT_KEYS = _CONTROL | _SHIFT | Qt.Key.Key_O
COPY_CELL_KEYS = _CONTROL | _SHIFT | Qt.Key.Key_C


class TableTools(QObject):
    """Lets a person copy, sort, filter and save a table, by keys and by its menu.

    What is done with the columns is remembered for each table of each kind of window.
    """

    menu_opening = Signal(QMenu)
    """The context menu is about to open; what is put into it stands above the rest."""

    def __init__(
        self,
        table: QTableView,
        source: TableSource,
        session: Session,
        owner: QWidget,
        *,
        empty: str = "",
    ) -> None:
        """Work with a table that has its model and shape; `empty` is said in it.

        The table's name, and the class of the owner, or of ours that it is part of,
        tell what is remembered.
        """
        super().__init__(table)
        self._table = table
        self._source = source
        self._session = session
        self._labels = session.labels.console
        self._empty = empty
        self._hint = EmptyHint(table, empty)
        self._bar: FilterBar | None = None
        self.commands = TableCommands(table, source, session)
        self._sort_by_titles()
        key = _settings_key(table, owner)
        table.setProperty("settings-key", key)
        self.columns = KeptColumns(table, session.settings, key)
        self._actions = self._build_actions()
        self._build_menu_keys()
        table.selectionModel().selectionChanged.connect(self._update)
        table.model().modelReset.connect(self._update)
        table.installEventFilter(self)
        self._update()

    def use(self, bar: FilterBar) -> None:
        """Filter by a line that stands there already.

        Where there is none, one is put above the table when it is asked for.
        """
        self._bar = bar
        self._connect_bar(bar)

    def ask_for_filter(self) -> None:
        """Show the line to filter by."""
        if self._bar is None:
            self._bar = self._build_bar()
        self._bar.ask()

    def filter_by(self, text: str) -> None:
        """Filter as if this had been typed; for an empty text show all rows."""
        if text or self.is_filtered:
            self.ask_for_filter()
            assert self._bar is not None
            self._bar.edit.setText(text)

    @property
    def is_filtered(self) -> bool:
        """Tell whether only the rows with a text are shown."""
        return self._bar is not None and self._bar.edit.text() != ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go by keys, open the menu, and keep the columns when the table is left."""
        if isinstance(event, QContextMenuEvent):
            self._on_menu_wanted(event)
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return go_by_key(self._table, event)
        if event.type() == QEvent.Type.Hide:
            self.columns.keep()
            self._source.stop()
        return False

    def _sort_by_titles(self) -> None:
        """Sort at a click; after up and down comes the order in which it was read."""
        header = self._table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._table.setSortingEnabled(True)

    def _build_actions(self) -> dict[str, QAction]:
        text, do = self._labels, self.commands
        title = self._table.accessibleName
        made = {
            "copy": self._action(text.copy, do.copy, _Keys.Copy),
            "copy_cell": self._action(text.copy_cell, do.copy_cell, COPY_CELL_KEYS),
            "sort_column": self._action(
                text.sort_column, do.sort_by_current, SORT_KEYS
            ),
            "filter_list": self._action(
                text.filter_list, self.ask_for_filter, _Keys.Find
            ),
            "export_list": self._action(
                text.export_list, lambda: do.export(title()), EXPORT_KEYS
            ),
        }
        for name, action in made.items():
            action.setObjectName(name)
        self._action("", do.select_all, _Keys.SelectAll)
        return made

    def _action(self, label: str, call: Callable[[], object], keys: object) -> QAction:
        action = QAction(label, self)
        action.setShortcut(QKeySequence(keys))  # type: ignore[call-overload]
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _: call())
        self._table.addAction(action)
        return action

    def _build_menu_keys(self) -> None:
        """Open the menu by keys; only Windows turns them into that by itself."""
        keys = QShortcut(QKeySequence("Shift+F10"), self._table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._open_menu_of_selection)

    def _build_bar(self) -> FilterBar:
        table = self._table
        parent = table.parentWidget()
        assert parent is not None
        # Without an access key: it comes to any window, whatever keys that has.
        label = self._labels.filter.replace("&", "")
        bar = FilterBar(label, table, parent, name=f"{table.objectName()}-filter")
        self._connect_bar(bar)
        box = _box_of(parent.layout(), table)
        assert box is not None  # every table stands among lines
        box.insertWidget(box.indexOf(table), bar)
        if (before := table.previousInFocusChain()) is not None:
            QWidget.setTabOrder(before, bar.edit)
        QWidget.setTabOrder(bar.edit, table)
        return bar

    def _connect_bar(self, bar: FilterBar) -> None:
        bar.typed.connect(self._on_filter_typed)
        bar.left.connect(partial(self._table.setFocus, Qt.FocusReason.OtherFocusReason))

    def _on_filter_typed(self, text: str) -> None:
        no_match = self._labels.no_match.format(text=text)
        self._hint.setText(no_match if text else self._empty)
        self._source.filter(text)

    def _on_menu_wanted(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._open_menu_of_selection()
            return
        viewport = self._table.viewport()
        index = self._table.indexAt(viewport.mapFromGlobal(event.globalPos()))
        selection = self._table.selectionModel()
        if index.isValid() and not selection.isRowSelected(index.row()):
            select_row(self._table, index.row())
        self._open_menu(event.globalPos())

    def _open_menu_of_selection(self) -> None:
        viewport, current = self._table.viewport(), self._table.currentIndex()
        spot = self._table.visualRect(current).center()
        if not viewport.rect().contains(spot) or not current.isValid():
            spot = viewport.rect().topLeft()
        self._open_menu(viewport.mapToGlobal(spot))

    def _open_menu(self, spot: QPoint) -> None:
        is_classic = self._session.is_classic
        menu = ContextMenu("table_menu", self._table)
        self.menu_opening.emit(menu)
        if menu.actions() and not is_classic:
            menu.addSeparator()
        for action in self._actions.values() if not is_classic else ():
            MenuItem(action, menu)
        if menu.actions():
            menu.popup(spot)
        else:
            menu.deleteLater()

    def _update(self) -> None:
        is_selected = self._table.selectionModel().hasSelection()
        for name in ("copy", "copy_cell"):
            self._actions[name].setEnabled(is_selected)


def _settings_key(table: QTableView, owner: QWidget) -> str:
    count = table.horizontalHeader().count()
    while _is_of_qt(owner) and (above := owner.parentWidget()) is not None:
        owner = above
    return f"columns/{type(owner).__name__}-{table.objectName()}-{count}"


def _is_of_qt(widget: QWidget) -> bool:
    return type(widget).__module__.startswith("PySide6.")


def _box_of(layout: QLayout | None, widget: QWidget) -> QBoxLayout | None:
    """Find the layout right around a widget, if that puts one thing below another."""
    if layout is None:
        return None
    if layout.indexOf(widget) >= 0:
        return layout if isinstance(layout, QBoxLayout) else None
    items = (layout.itemAt(number) for number in range(layout.count()))
    inside = (item.layout() for item in items if item is not None)
    return next((box for i in inside if (box := _box_of(i, widget))), None)
