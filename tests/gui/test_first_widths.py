"""At a window's first size no two rows look the same because they are cut.

Whatever stands in the first column of a list, table or tree tells its rows apart.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMainWindow,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.labels.events import SOURCE
from gui.manager.main_window import MainWindow
from gui.theme import metrics
from gui.widgets.line_chart import LineChart
from tests.gui.surfaces import SURFACES, close_all
from tests.helpers.long_form import one_of

MOST_ROWS = 200
Index = QModelIndex | QPersistentModelIndex
OF_HOSTS = ("world", "server manager")
CASES = [
    (scenario, surface)
    for scenario in ("trouble-second-host", "trouble-trusted-domain")
    for surface in SURFACES
    if surface.startswith(OF_HOSTS)  # these scenarios have more session hosts
]


def look_alikes(window: QWidget) -> dict[str, set[str]]:
    """Name the texts that look the same, by the view that shows them.

    Of the scenario `office` see tests/gui/test_every_surface.py.
    """
    found: dict[str, set[str]] = {}
    for view in window.findChildren(QAbstractItemView):
        if view.isVisible() and not isinstance(view, QHeaderView):
            if isinstance(view, QTreeView):
                view.expandAll()
            by_look = defaultdict(set)
            for index in rows(view):
                by_look[look(view, index)].add(str(index.data()))
            for texts in by_look.values():
                if len(texts) > 1:
                    found[view.objectName()] = texts
    return found


def rows(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """Yield the cells of the first column that a person sees."""
    model = view.model()
    column = first_column(view)
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(min(model.rowCount(parent), MOST_ROWS)):
            yield model.index(row, column, parent)
            if isinstance(view, QTreeView):
                waiting.append(model.index(row, 0, parent))


def first_column(view: QAbstractItemView) -> int:
    if not isinstance(view, QTableView):
        return 0
    header = view.horizontalHeader()
    columns = map(header.logicalIndex, range(header.count()))
    return next(c for c in columns if not header.isSectionHidden(c))


def look(view: QAbstractItemView, index: QModelIndex) -> str:
    """Return a text as it is cut in its cell."""
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(index)
    delegate = view.itemDelegateForIndex(index)
    assert isinstance(delegate, QStyledItemDelegate)
    QStyledItemDelegate.initStyleOption(delegate, option, index)
    if option.features & QStyleOptionViewItem.ViewItemFeature.WrapText:
        return str(index.data())
    place = view.style().subElementRect(
        QStyle.SubElement.SE_ItemViewItemText, option, view
    )
    margin = view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
    right = min(place.right(), view.viewport().rect().right())
    width = right - place.left() + 1 - 2 * margin
    return QFontMetrics(option.font).elidedText(
        str(index.data()), Qt.TextElideMode.ElideRight, width
    )


@pytest.mark.parametrize(("scenario", "surface"), one_of(2, CASES))
def test_no_two_rows_look_the_same_where_there_are_more_hosts(
    open_window: Callable[..., MainWindow], surface: str, scenario: str
) -> None:
    window = open_window(scenario)
    shown = SURFACES[surface](window)
    QApplication.processEvents()

    assert look_alikes(shown) == {}
    close_all(window)


@pytest.mark.parametrize("scenario", ["trouble-event-44", "trouble-service"])
def test_event_viewer_shows_every_column_whole(
    open_window: Callable[..., MainWindow], scenario: str
) -> None:
    window = open_window(scenario)
    window.open_window("events")
    (viewer,) = window.findChildren(QMainWindow)
    QApplication.processEvents()
    table = viewer.findChild(QTableView, "list")
    assert isinstance(table, QTableView)
    model = table.model()
    cells = [
        model.index(row, column)
        for row in range(min(model.rowCount(), MOST_ROWS))
        for column in range(model.columnCount())
    ]

    assert cells
    assert [c.data() for c in cells if look(table, c) != str(c.data())] == []
    assert table.horizontalHeader().length() <= table.viewport().width()
    close_all(window)


def test_the_longest_source_of_an_event_has_room(
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window("office")
    window.open_window("events")
    (viewer,) = window.findChildren(QMainWindow)
    table = viewer.findChild(QTableView, "list")
    assert isinstance(table, QTableView)
    font = table.fontMetrics()
    widest = max(font.horizontalAdvance(text) for text in SOURCE.values())

    assert table.columnWidth(2) >= widest + 8
    close_all(window)


def test_the_chart_of_simulate_opens_with_room_for_its_lines(
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window("office")
    world = SURFACES["world: Simulate"](window)
    QApplication.processEvents()
    chart, results = (
        world.findChild(kind, name)
        for kind, name in ((LineChart, "chart"), (QTableView, "results"))
    )
    assert isinstance(chart, LineChart)
    assert isinstance(results, QTableView)

    assert chart.height() >= 200
    assert results.viewport().height() >= 4 * metrics.ROW_HEIGHT
    close_all(window)


def test_rows_that_are_cut_alike_are_found(qtbot: QtBot) -> None:
    table = QTableWidget(2, 1)
    qtbot.addWidget(table)
    table.setObjectName("cut")
    table.setWordWrap(False)
    texts = {"Windows Server 2019", "Windows Server 2022"}
    for row, text in enumerate(sorted(texts)):
        table.setItem(row, 0, QTableWidgetItem(text))
    table.show()
    table.setColumnWidth(0, 90)
    window = QWidget()
    qtbot.addWidget(window)
    table.setParent(window)
    window.show()
    table.show()

    assert look_alikes(window) == {"cut": texts}
    table.setColumnWidth(0, 200)
    assert look_alikes(window) == {}
