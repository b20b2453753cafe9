"""Every table of every window can do what the list of the manager can.

A table is any view that shows several columns; a tree shows how things lie within each
other, and a list of one column is there to choose or tick something.
"""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QListView,
    QMenu,
    QTableView,
    QTreeView,
    QWidget,
)

from gui.labels.text import strip_mnemonic
from gui.manager.main_window import MainWindow
from gui.widgets.chunked_task import ChunkedTask
from tests.gui.acting import HORIZONTAL, file_dialog
from tests.gui.surfaces import close_all

OpenWindow = Callable[..., MainWindow]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HOURS = 1e-4
ITEMS = ["Copy", "Copy Cell", "Sort by This Column", "Filter List", "Export List…"]


@pytest.fixture
def window(open_window: OpenWindow) -> Iterator[MainWindow]:
    window = open_window("office", speed=HOURS)
    yield window
    close_all(window)


def views(surface: QWidget) -> list[QAbstractItemView]:
    return [
        view
        for view in surface.findChildren(QAbstractItemView)
        if view.isVisible()
        and view.window() is surface
        and not isinstance(view, QHeaderView)
    ]


def tables(surface: QWidget) -> list[QTableView]:
    return [view for view in views(surface) if isinstance(view, QTableView)]


def columns(table: QTableView) -> list[int]:
    header = table.horizontalHeader()
    visual = (header.logicalIndex(v) for v in range(header.count()))
    return [c for c in visual if not header.isSectionHidden(c)]


def rows(
    table: QTableView, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole
) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, c).data(role) or "") for c in columns(table)]
        for row in range(model.rowCount())
    ]


def data(table: QTableView) -> list[list[str]]:
    """Read the rows as they leave the program."""
    return rows(table, Qt.ItemDataRole.EditRole)


def titles(table: QTableView) -> list[str]:
    model = table.model()
    return [str(model.headerData(c, HORIZONTAL)) for c in columns(table)]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def copied() -> list[list[str]]:
    lines = QGuiApplication.clipboard().text().split("\n")
    return [line.split("\t") for line in lines]


def in_cells(lines: list[list[str]]) -> list[list[str]]:
    """Write texts as they stand in the cells of what is copied."""
    return [[" ".join(text.split("\n")) for text in line] for line in lines]


def go_to_cell(table: QTableView, column: int) -> None:
    """Go to a cell of the first row, whatever keys were held."""
    flag = QItemSelectionModel.SelectionFlag
    index = table.model().index(0, column)
    table.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)


def settled(table: QTableView) -> None:
    """Wait until nothing more is read, sorted or filtered."""
    tasks = table.window().findChildren(ChunkedTask)
    while any(task.is_working for task in tasks):
        QTest.qWait(1)


def described(table: QTableView) -> str:
    return f"{table.objectName()} of {type(table.window()).__name__}"


def flaws_of_copying(table: QTableView) -> Iterator[str]:
    QGuiApplication.clipboard().setText("something else")
    press(Qt.Key.Key_A, CONTROL)
    settled(table)
    press(Qt.Key.Key_C, CONTROL)
    settled(table)
    picks_one = table.selectionMode() is QTableView.SelectionMode.SingleSelection
    wanted = data(table)[:1] if picks_one else data(table)
    if wanted and copied() != in_cells([titles(table), *wanted]):
        yield f"copied {copied()}"


def flaws_of_its_data(table: QTableView) -> Iterator[str]:
    cut = [text for row in data(table) for text in row if "…" in text]
    if cut:
        yield f"what leaves is cut: {cut[0]}"


def flaws_of_copying_a_cell(table: QTableView) -> Iterator[str]:
    last = columns(table)[-1]
    go_to_cell(table, last)
    press(Qt.Key.Key_C, CONTROL | SHIFT)
    if rows(table) and copied() != in_cells([[data(table)[0][-1]]]):
        yield f"copied the cell {copied()}"


def flaws_of_sorting(table: QTableView) -> Iterator[str]:
    header, before = table.horizontalHeader(), rows(table)
    if not header.sectionsClickable():
        yield "its titles cannot be clicked"
    for column in columns(table):
        spot = QPoint(header.sectionViewportPosition(column) + 6, header.height() // 2)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.horizontalScrollBar().setValue(column)
        spot.setX(header.sectionViewportPosition(column) + 6)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        if header.sortIndicatorSection() != column:
            yield f"a click does not sort by column {column}"
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        go_to_cell(table, column)
        if before:
            press(Qt.Key.Key_O, CONTROL | SHIFT)
            if header.sortIndicatorSection() != column:
                yield f"keys do not sort by column {column}"
            place = columns(table).index(column)
            settled(table)
            up = rows(table)
            press(Qt.Key.Key_O, CONTROL | SHIFT)
            settled(table)
            down = rows(table)
            if [r[place] for r in down] != [r[place] for r in reversed(up)]:
                yield f"column {column} is not turned round"
        if sorted(rows(table)) != sorted(before):
            yield "other rows than before"
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    settled(table)


def selected(table: QTableView) -> list[list[str]]:
    chosen = {index.row() for index in table.selectionModel().selectedRows()}
    return sorted(row for n, row in enumerate(rows(table)) if n in chosen)


def flaws_of_selecting(table: QTableView) -> Iterator[str]:
    """Sort with rows selected."""
    if not rows(table):
        return
    flag = QItemSelectionModel.SelectionFlag
    picks_one = table.selectionMode() is QTableView.SelectionMode.SingleSelection
    go_to_cell(table, columns(table)[0])
    if not picks_one:
        last = table.model().index(table.model().rowCount() - 1, 0)
        table.selectionModel().select(last, flag.Select | flag.Rows)
    before = selected(table)
    for column in (*columns(table), -1):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            table.horizontalHeader().setSortIndicator(column, order)
            settled(table)
            if selected(table) != before:
                yield f"sorted by column {column}, {selected(table)} are selected"


def flaws_of_filtering(table: QTableView) -> Iterator[str]:
    before = rows(table)
    press(Qt.Key.Key_F, CONTROL)
    line = QApplication.focusWidget()
    if not isinstance(line, QLineEdit):
        yield "Ctrl+F leads to no line"
        return
    texts = Counter(text for row in before for text in row if text)
    wanted = min(texts, key=texts.__getitem__, default="nothing")  # of few rows
    QTest.keyClicks(line, wanted)
    needle = wanted.casefold()
    settled(table)
    if rows(table) != [r for r in before if needle in "\n".join(r).casefold()]:
        yield f"with the filter {wanted!r} it shows {rows(table)}"
    QTest.keyClick(line, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(line, "no such text")
    settled(table)
    if rows(table):
        yield f"it shows {rows(table)}, whatever is looked for"
    press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    settled(table)
    if rows(table) != before:
        yield "Esc does not show all rows again"
    if not table.isVisible():
        yield "Esc closes the window"
    table.setFocus()


def flaws_of_exporting(table: QTableView) -> Iterator[str]:
    press(Qt.Key.Key_E, CONTROL)
    dialog = QApplication.activeModalWidget()
    if dialog is None or dialog is table.window():
        yield "Ctrl+E asks for no file"
        return
    if not file_dialog().selectedFiles()[0].endswith(".csv"):
        yield f"it suggests {file_dialog().selectedFiles()}"
    file_dialog().reject()
    table.window().activateWindow()
    assert QTest.qWaitForWindowActive(table.window())


def opened_menu(table: QTableView) -> list[str]:
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return []
    texts = [strip_mnemonic(a.text()) for a in menu.actions() if not a.isSeparator()]
    menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return texts


def flaws_of_its_menu(table: QTableView) -> Iterator[str]:
    spot = table.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, spot, table.mapToGlobal(spot))
    QApplication.sendEvent(table, event)
    by_menu_key = opened_menu(table)
    press(Qt.Key.Key_F10, SHIFT)
    for texts in (by_menu_key, opened_menu(table)):
        is_managers = isinstance(table.window(), MainWindow)
        if is_managers and set(ITEMS) & set(texts):
            yield f"the genuine menu has {texts}"
        if not is_managers and texts[-len(ITEMS) :] != ITEMS:
            yield f"its menu has {texts}"


ABILITIES = {
    "data": flaws_of_its_data,
    "copying": flaws_of_copying,
    "copying a cell": flaws_of_copying_a_cell,
    "sorting": flaws_of_sorting,
    "selecting": flaws_of_selecting,
    "filtering": flaws_of_filtering,
    "exporting": flaws_of_exporting,
    "menu": flaws_of_its_menu,
}


def flaws_of_tables(surface: QWidget) -> Iterator[str]:
    """Say what a table cannot do; see tests/gui/test_every_surface.py."""
    for table in tables(surface):
        for ability, flaws_of in ABILITIES.items():
            table.setFocus()
            assert table.hasFocus()
            for flaw in flaws_of(table):
                yield f"{described(table)}, {ability}: {flaw}"
    for view in others_with_columns(surface):
        yield f"{view.objectName()} shows columns and is no table"


def others_with_columns(surface: QWidget) -> list[QWidget]:
    """List what shows several columns and is no table."""
    others = [view for view in views(surface) if not isinstance(view, QTableView)]
    return [
        view
        for view in others
        if not isinstance(view, QTreeView | QListView)
        or (isinstance(view, QTreeView) and view.header().count() > 1)
    ]


WIDER = 37


def adjustable(table: QTableView) -> list[int]:
    """List the columns whose width does not follow from the room there is."""
    header = table.horizontalHeader()
    last = columns(table)[-1] if header.stretchLastSection() else None
    fixed = QHeaderView.ResizeMode.Stretch
    return [
        c
        for c in columns(table)
        if c != last and header.sectionResizeMode(c) is not fixed
    ]


def widths(surface: QWidget) -> dict[str, list[int]]:
    return {
        table.objectName(): [table.columnWidth(c) for c in adjustable(table)]
        for table in tables(surface)
    }


def widen(surface: QWidget) -> None:
    """Change the widths and the order of every table.

    Whether they are kept, tests/gui/test_kept_places.py looks.
    """
    for table in tables(surface):
        for column in adjustable(table):
            width = table.columnWidth(column) + WIDER
            table.horizontalHeader().resizeSection(column, width)
        table.sortByColumn(0, Qt.SortOrder.DescendingOrder)


def orders(surface: QWidget) -> list[tuple[int, Qt.SortOrder]]:
    """Tell by which column the tables are sorted, and how."""
    headers = [table.horizontalHeader() for table in tables(surface)]
    return [(h.sortIndicatorSection(), h.sortIndicatorOrder()) for h in headers]
