"""The menus of Registry Editor, and when their actions are possible."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut

from core.management.registry.values import Kind
from gui.labels.registry import Text
from gui.widgets.menu_item import ContextMenu, Menu, MenuItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from gui.companions.registry.editing import Editing
    from gui.companions.registry.view import RegistryView

_NEW = {
    "new_text": (Text.new_text, Kind.TEXT),
    "new_number": (Text.new_number, Kind.DWORD),
    "new_lines": (Text.new_lines, Kind.LINES),
}
_IN_TREE = ("find", "delete", "export", "copy_key")
_Keys = QKeySequence.StandardKey


class EditorMenus:
    """Makes the actions once; menu bar and context menus show them."""

    def __init__(self, window: RegistryView, do: Editing) -> None:
        """Fill the menu bar of a window."""
        self._window = window
        self._actions = {
            "export": self._action(Text.export, do.export),
            "connect": self._action(Text.connect, do.connect_registry),
            "exit": self._action(Text.exit, window.close),
            "modify": self._action(Text.modify, do.modify),
            **{
                name: self._action(label, partial(do.new, kind))
                for name, (label, kind) in _NEW.items()
            },
            "delete": self._action(Text.delete, do.delete, _Keys.Delete),
            "copy_key": self._action(Text.copy_key, do.copy_key),
            "find": self._action(Text.find, do.find, _Keys.Find),
            "find_next": self._action(Text.find_next, do.find_next, _Keys.FindNext),
        }
        for name, action in self._actions.items():
            action.setObjectName(name)
        self._bind_keys()
        self._build_menu_bar()
        tree = window.tree
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._open_tree_menu)
        # Only Windows turns these keys into a request for the menu by itself.
        keys = QShortcut(QKeySequence("Shift+F10"), tree)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._on_menu_keys)

    def update_actions(self) -> None:
        """Grey what is not possible with what is chosen."""
        window = self._window
        has_key = window.key is not None
        can_change = has_key and not window.session.lab.is_read_only
        for name in (*_NEW, "delete"):
            self._actions[name].setEnabled(can_change)
        self._actions["modify"].setEnabled(has_key and window.value is not None)
        self._actions["export"].setEnabled(has_key)
        self._actions["copy_key"].setEnabled(window.tree.key is not None)

    def fill_list_menu(self, menu: QMenu) -> None:
        """Offer in the list what is done with its values."""
        if self._window.value is not None:
            for name in ("modify", "delete"):
                MenuItem(self._actions[name], menu)
            menu.addSeparator()
        self._add_new(menu)

    def _action(
        self,
        label: str,
        call: Callable[[], object],
        keys: QKeySequence.StandardKey | None = None,
    ) -> QAction:
        action = QAction(label, self._window)
        if keys is not None:
            action.setShortcuts(keys)
        action.triggered.connect(lambda _: call())
        return action

    def _bind_keys(self) -> None:
        """Let Delete and Find work where they cannot mean a text that is typed.

        In the list Ctrl+F filters, as in every list; F3 goes on everywhere.
        """
        window, context = self._window, Qt.ShortcutContext.WidgetShortcut
        for name in ("delete", "find"):
            self._actions[name].setShortcutContext(context)
            window.tree.addAction(self._actions[name])
        window.list.addAction(self._actions["delete"])

    def _build_menu_bar(self) -> None:
        window, a = self._window, self._actions
        file = self._menu(Text.file, "file_menu")
        _fill(file, a["export"], None, a["connect"], None, a["exit"])
        edit = self._menu(Text.edit, "edit_menu")
        _fill(edit, a["modify"])
        self._add_new(edit, own=True)
        _fill(edit, None, a["delete"], None, a["copy_key"])
        _fill(edit, None, a["find"], a["find_next"])
        _fill(self._menu(Text.view, "view_menu"), window.refresh_action)
        _fill(self._menu(Text.help, "help_menu"), window.help_action)

    def _menu(self, label: str, name: str) -> Menu:
        bar = self._window.menuBar()
        menu = Menu(label, name, bar)
        bar.addMenu(menu)
        return menu

    def _add_new(self, menu: QMenu, *, own: bool = False) -> None:
        """Add the submenu New; a context menu gets items that follow the actions."""
        new = Menu(Text.new, "new_menu", menu)
        menu.addMenu(new)
        for name in _NEW:
            if own:
                new.addAction(self._actions[name])
            else:
                MenuItem(self._actions[name], new)

    def _on_menu_keys(self) -> None:
        tree = self._window.tree
        self._open_tree_menu(tree.visualRect(tree.currentIndex()).center())

    def _open_tree_menu(self, spot: QPoint) -> None:
        tree = self._window.tree
        menu = ContextMenu("context_menu", tree)
        self._add_new(menu)
        for name in _IN_TREE:
            MenuItem(self._actions[name], menu)
        menu.popup(tree.viewport().mapToGlobal(spot))


def _fill(menu: Menu, *actions: QAction | None) -> None:
    """Add actions, with a line for each None."""
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
