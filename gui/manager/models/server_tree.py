"""The tree: all servers, each with its license packs and Reports."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from core.lab import Lab
from core.records import LicensePack
from gui.labels.editions import Labels
from gui.manager.models.icons import pack_icon
from gui.manager.models.server_rows import server_rows
from gui.models.places import ALL_SERVERS, Place, PlaceKind, pack_place, server_place
from gui.models.roles import ITEM
from gui.theme import icons

Index = QModelIndex | QPersistentModelIndex


@dataclass
class _Node:
    place: Place
    text: str
    icon: str
    parent: int
    children: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class _Wanted:
    place: Place
    text: str
    icon: str


class ServerTreeModel(QAbstractItemModel):
    """Nodes by integer id; an index carries the id of its node."""

    def __init__(self, lab: Lab, labels: Labels, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self._labels = labels
        self._ids = count(1)
        self._root = next(self._ids)
        root = _Node(ALL_SERVERS, labels.console.all_servers, "all-servers", 0)
        self._nodes = {self._root: root}
        self._of_place = {ALL_SERVERS: self._root}
        self.refresh()

    def refresh(self) -> None:
        """Read the listed servers and their packs again; keep the nodes that remain."""
        rows = server_rows(self._lab)
        self._sync(
            self._root,
            [_Wanted(server_place(s.server.name), s.server.name, s.icon) for s in rows],
        )
        for listed in rows:
            if listed.server.is_available:
                self._refresh_packs(listed.server.name, listed.packs)
            else:
                self._sync(self._of_place[server_place(listed.server.name)], [])

    def _refresh_packs(self, server: str, packs: list[LicensePack]) -> None:
        wanted = [
            _Wanted(pack_place(server, p.id), self._labels.words.pack(p), pack_icon(p))
            for p in packs
        ]
        reports = Place(PlaceKind.REPORTS, server)
        label = self._labels.console.reports
        node = self._of_place[server_place(server)]
        self._sync(node, [*wanted, _Wanted(reports, label, "reports")])

    def index_of(self, place: Place) -> QModelIndex:
        """Return the index of a place; invalid if it is not in the tree."""
        node = self._of_place.get(place)
        return QModelIndex() if node is None else self._index(node)

    # Qt's interface

    def index(
        self,
        row: int,
        column: int,
        parent: Index = QModelIndex(),  # noqa: B008
    ) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._children(parent)[row])

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        if not index.isValid():
            return QModelIndex()
        parent = self._nodes[index.internalId()].parent
        return self._index(parent) if parent else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.column() > 0 else len(self._children(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self._nodes[index.internalId()]
        if role == Qt.ItemDataRole.DisplayRole:
            return node.text
        if role == Qt.ItemDataRole.DecorationRole:
            return icons.icon(node.icon)
        return node.place if role == ITEM else None

    def _children(self, parent: Index) -> list[int]:
        return (
            self._nodes[parent.internalId()].children
            if parent.isValid()
            else [self._root]
        )

    def _index(self, node: int) -> QModelIndex:
        parent = self._nodes[node].parent
        row = self._nodes[parent].children.index(node) if parent else 0
        return self.createIndex(row, 0, node)

    def _sync(self, parent: int, wanted: list[_Wanted]) -> None:
        """Remove what is gone, insert what is new, update the rest."""
        places = {w.place for w in wanted}
        for child in list(self._nodes[parent].children):
            if self._nodes[child].place not in places:
                self._remove(parent, child)
        for row, want in enumerate(wanted):
            existing = self._of_place.get(want.place)
            if existing is None:
                self._insert(parent, row, want)
            else:
                self._update(existing, want.text, want.icon)

    def _insert(self, parent: int, row: int, want: _Wanted) -> None:
        self.beginInsertRows(self._index(parent), row, row)
        node = next(self._ids)
        self._nodes[node] = _Node(want.place, want.text, want.icon, parent)
        self._nodes[parent].children.insert(row, node)
        self._of_place[want.place] = node
        self.endInsertRows()

    def _remove(self, parent: int, node: int) -> None:
        row = self._nodes[parent].children.index(node)
        self.beginRemoveRows(self._index(parent), row, row)
        self._nodes[parent].children.remove(node)
        self._forget(node)
        self.endRemoveRows()

    def _forget(self, node: int) -> None:
        gone = self._nodes.pop(node)
        del self._of_place[gone.place]
        for child in gone.children:
            self._forget(child)

    def _update(self, node: int, text: str, icon: str) -> None:
        known = self._nodes[node]
        if (known.text, known.icon) != (text, icon):
            known.text, known.icon = text, icon
            index = self._index(node)
            self.dataChanged.emit(index, index)
