"""The list that the views show; they keep it while one list replaces another."""

from typing import Any

from PySide6.QtCore import QIdentityProxyModel, QModelIndex, QPersistentModelIndex, Qt

from gui.models.roles import TYPE_AHEAD
from gui.models.table_model import TableModel


class ListProxyModel(QIdentityProxyModel):
    """Passes on everything of a TableModel."""

    def match(
        self,
        start: QModelIndex | QPersistentModelIndex,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = TYPE_AHEAD,
    ) -> list[QModelIndex]:
        """Find what is typed; Qt itself takes long over many rows."""
        shown = self.sourceModel()
        if flags != TYPE_AHEAD or not isinstance(shown, TableModel):
            return super().match(start, role, value, hits, flags)
        found = shown.match(self.mapToSource(start), role, value, hits, flags)
        return [self.mapFromSource(index) for index in found]
