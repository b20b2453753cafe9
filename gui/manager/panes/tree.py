"""The left pane: the tree of license servers."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QTreeView, QWidget

from gui.manager.models.server_tree import ServerTreeModel
from gui.models.places import Place
from gui.models.roles import ITEM
from gui.theme import metrics
from gui.widgets.inner_widgets import preload_child_types
from gui.widgets.tips import Tips


class TreePane(QTreeView):
    """Shows the tree and reports where the person goes."""

    place_selected = Signal(object)
    menu_requested = Signal(object, QPoint)

    def __init__(self, model: ServerTreeModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        preload_child_types(self)
        self._tree = model
        self.setObjectName("tree")
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(metrics.TREE_INDENTATION)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setModel(model)
        self.setItemDelegate(Tips(self))
        self.expandToDepth(0)

    @property
    def place(self) -> Place | None:
        """The selected place."""
        place = self.currentIndex().data(ITEM)
        return place if isinstance(place, Place) else None

    def select(self, place: Place) -> None:
        """Select a place and open the branches above it."""
        index = self._tree.index_of(place)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Report the new place."""
        super().currentChanged(current, previous)
        if self.place is not None:
            self.place_selected.emit(self.place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the item under the pointer, or of the selected one."""
        by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keyboard else self.indexAt(event.pos())
        place = index.data(ITEM)
        if isinstance(place, Place):
            self.select(place)
            spot = self.visualRect(index).center() if by_keyboard else event.pos()
            self.menu_requested.emit(place, self.viewport().mapToGlobal(spot))

    def mousePressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """Leave the selection alone for the right button: the menu event moves it."""
        if event.button() != Qt.MouseButton.RightButton:
            super().mousePressEvent(event)
