"""The tree of Registry Editor: a computer, its root keys, and the keys below."""

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from core.management.registry.hives import Hive, KeyName
from core.management.registry.registry import Registry
from gui.labels.registry import Text
from gui.theme import icons, metrics
from gui.widgets.tips import Tips

_KEY = Qt.ItemDataRole.UserRole


class KeyTree(QTreeWidget):
    """All keys of one registry; what is open and chosen stays so while it is there."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tree")
        self.setAccessibleName(Text.tree)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(metrics.TREE_INDENTATION)
        self.setItemDelegate(Tips(self))
        self._keys: list[KeyName] = []
        self._root = QTreeWidgetItem(self, [Text.root])
        self._root.setIcon(0, icons.icon("server"))
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())

    @property
    def key(self) -> KeyName | None:
        """The chosen key; None for the computer itself."""
        item = self.currentItem()
        key = None if item is None else item.data(0, _KEY)
        return key if isinstance(key, KeyName) else None

    def show_keys(self, registry: Registry) -> None:
        """Show the keys of a registry; the tree is made anew where there are others."""
        keys = [*_keys_of(registry)]
        if keys == self._keys:
            return
        chosen, is_first = self.key, not self._keys
        opened = {item.data(0, _KEY) for item in self._items() if item.isExpanded()}
        self._keys = keys
        with QSignalBlocker(self):
            self._root.takeChildren()
            self._fill(registry)
            self._root.setExpanded(True)
            for item in self._items():
                item.setExpanded(item.data(0, _KEY) in opened)
        local = KeyName(Hive.LOCAL_MACHINE, "")
        self.go(local if is_first or chosen is None else self._nearest(chosen))

    def go(self, key: KeyName) -> bool:
        """Choose a key, whatever the case, and open those above; False: there is none.

        A root key that is chosen is opened.
        """
        wanted = key.full.casefold()
        for item in self._items():
            if item.data(0, _KEY).full.casefold() == wanted:
                self.setCurrentItem(item)
                item.setExpanded(item.isExpanded() or not key.path)
                self.scrollToItem(item)
                return True
        return False

    def _nearest(self, key: KeyName) -> KeyName:
        """Return a key that was chosen, or the next above it that is still there."""
        while key not in self._keys and key.path:
            key = KeyName(key.hive, key.path.rpartition("\\")[0])
        return key

    def _fill(self, registry: Registry) -> None:
        for hive in Hive:
            item = _item(self._root, hive, KeyName(hive, ""))
            if hive is Hive.LOCAL_MACHINE:
                self._add_below(item, registry, "")

    def _add_below(self, above: QTreeWidgetItem, registry: Registry, path: str) -> None:
        for name in registry.subkeys(path):
            below = rf"{path}\{name}" if path else name
            item = _item(above, name, KeyName(Hive.LOCAL_MACHINE, below))
            self._add_below(item, registry, below)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        """Go through all items of keys, each before those below it."""
        waiting = [self._root]
        while waiting:
            item = waiting.pop()
            if item is not self._root:
                yield item
            below = (item.child(n) for n in reversed(range(item.childCount())))
            waiting += [child for child in below if child is not None]


def _item(above: QTreeWidgetItem, name: str, key: KeyName) -> QTreeWidgetItem:
    item = QTreeWidgetItem(above, [name])
    item.setIcon(0, icons.icon("folder"))
    item.setData(0, _KEY, key)
    return item


def _keys_of(registry: Registry) -> Iterator[KeyName]:
    for hive in Hive:
        paths = registry.walk() if hive is Hive.LOCAL_MACHINE else [""]
        yield from (KeyName(hive, path) for path in paths)
