"""A table of any length, with all that tables can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gui.tables.selection import Selection
from gui.tables.source import LongSource
from gui.tables.table_shape import set_widths, shape
from gui.tables.tools import TableTools
from gui.tables.view import TableView
from gui.widgets.tips import Tips

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.models.long_table import LongTableModel
    from gui.session.session import Session


class LongTable(TableView):
    """Shows a long list; what is selected outlasts sorting and filtering."""

    def __init__(
        self,
        name: str,
        label: str,
        model: LongTableModel[Any],
        session: Session,
        parent: QWidget,
        *,
        empty: str = "",
    ) -> None:
        """Show a model; where it has no rows, say that it is `empty`."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setModel(model)
        shape(self)
        self.setItemDelegate(Tips(self))
        self.horizontalHeader().setStretchLastSection(True)
        set_widths(self, (column.width for column in model.columns))
        self._selection = Selection(self.selectionModel())
        self._selection.know(model)
        model.modelAboutToBeReset.connect(self._selection.keep)
        model.modelReset.connect(self._selection.restore)
        source = LongSource(model, session, self)
        self.tools = TableTools(self, source, session, parent, empty=empty)
