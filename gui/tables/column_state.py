"""Widths, order, hidden columns and sorting of a list, as a few whole numbers."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from gui.session.settings import Settings

_WIDTHS = range(4001)  # nothing for a hidden one
_ORDERS = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
_PLACES = range(len(_ORDERS))


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
    sorting = settings.numbers(f"{key}.sorting", range(-1, max(count, 2)), 2)
    known = range(-1 if header.isSortIndicatorClearable() else 0, count)
    if sorting is not None and sorting[0] in known and sorting[1] in _PLACES:
        header.setSortIndicator(sorting[0], _ORDERS[sorting[1]])


class KeptColumns(QObject):
    """Keeps how a person arranges the columns of one table; nobody else does it."""

    def __init__(self, table: QTableView, settings: Settings, key: str) -> None:
        """Put the columns as they were kept, and follow what is done with them."""
        super().__init__(table)
        self._header = header = table.horizontalHeader()
        self._settings = settings
        self._key = key
        self._is_changed = False
        self._is_fitting = False
        restore(header, settings, key)
        kept = settings.numbers(f"{key}.widths", _WIDTHS, header.count())
        self.has_widths = kept is not None
        """Whether a person has given the columns their widths."""
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._on_changed)
        header.sortIndicatorChanged.connect(self._on_changed)

    @contextmanager
    def fitting(self) -> Iterator[None]:
        """Change widths in the block that nobody has asked for."""
        self._is_fitting = True
        yield
        self._is_fitting = False

    def keep(self) -> None:
        """Remember the columns if a person has changed them."""
        if self._is_changed:
            remember(self._header, self._settings, self._key)
            self._settings.save()
            self._is_changed = False

    def _on_changed(self) -> None:
        self._is_changed = True

    def _on_resized(self, section: int) -> None:
        if not self._is_fitting and not self._takes_the_room(section):
            self._is_changed = self.has_widths = True

    def _takes_the_room(self, section: int) -> bool:
        """Tell whether the width of a column follows from that of the table."""
        header = self._header
        is_last = header.visualIndex(section) == header.count() - 1
        return (header.stretchLastSection() and is_last) or (
            header.sectionResizeMode(section) is QHeaderView.ResizeMode.Stretch
        )
