"""Widths, order, hidden columns and sorting of a list, as a few whole numbers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from gui.session.settings import Settings

_WIDTHS = range(4001)  # nothing for a hidden one
_ORDERS = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)


def remember(header: QHeaderView, settings: Settings, key: str) -> None:
    """Keep how the columns are now."""
    sections = range(header.count())
    order = _ORDERS.index(header.sortIndicatorOrder())
    settings.remember(f"{key}.widths", [header.sectionSize(s) for s in sections])
    settings.remember(f"{key}.order", [header.logicalIndex(v) for v in sections])
    settings.remember(
        f"{key}.hidden", [int(header.isSectionHidden(s)) for s in sections]
    )
    settings.remember(f"{key}.sorting", [header.sortIndicatorSection(), order])


def restore(header: QHeaderView, settings: Settings, key: str) -> None:
    """Put the columns as they were kept; what was not, or does not fit, stays."""
    count = header.count()
    for section, width in enumerate(
        settings.numbers(f"{key}.widths", _WIDTHS, count) or []
    ):
        if width >= header.minimumSectionSize():
            header.resizeSection(section, width)
    order = settings.numbers(f"{key}.order", range(count), count) or []
    if len(set(order)) == count:
        for place, section in enumerate(order):
            header.moveSection(header.visualIndex(section), place)
    hidden = settings.numbers(f"{key}.hidden", range(2), count) or []
    if not all(hidden):
        for section, is_hidden in enumerate(hidden):
            header.setSectionHidden(section, bool(is_hidden))
    sorting = settings.numbers(f"{key}.sorting", range(count), 2)
    if sorting is not None and sorting[1] < len(_ORDERS):
        header.setSortIndicator(sorting[0], _ORDERS[sorting[1]])
