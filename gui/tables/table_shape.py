"""The shape of every table: whole rows, no grid, low rows under a plain header."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QTableView

from gui.theme import metrics


def shape(table: QTableView) -> None:
    """Give a table, which has its model, the shape of lists in Windows Server 2022."""
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.hide()
    rows.setMinimumSectionSize(metrics.ROW_HEIGHT)
    rows.setDefaultSectionSize(metrics.ROW_HEIGHT)
    header = table.horizontalHeader()
    header.setFixedHeight(metrics.HEADER_HEIGHT)
    header.setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )
    header.setHighlightSections(False)
    # Where it has that of the table, it asks every row whether a column is selected.
    header.setSelectionModel(QItemSelectionModel(table.model(), header))


def set_widths(table: QTableView, widths: Iterable[int]) -> None:
    """Give columns their widths; where one is 0, the table keeps its own."""
    for column, width in enumerate(widths):
        if width:
            table.setColumnWidth(column, width)


def select_row(table: QTableView, row: int) -> None:
    """Select a row alone, whatever keys are held: Qt's own would toggle it at Ctrl."""
    flag = QItemSelectionModel.SelectionFlag
    index = table.model().index(row, 0)
    table.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
