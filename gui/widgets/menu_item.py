"""Menus, and their items for actions that are shown in several, or again and again."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.labels.console import Console
from gui.labels.text import strip_mnemonic


class Menu(QMenu):
    """A menu that is heard by its title; Qt would say the name of the program."""

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setAccessibleName(strip_mnemonic(title) or Console.context_menu)


class ContextMenu(Menu):
    """A menu that is made each time it is opened."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__("", name, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


class MenuItem(QAction):
    """An item of one menu that looks and acts like an action of the window.

    WORKAROUND: Qt gives every QAction one accessible object, which stays with the
    first menu that shows it; in all later menus a screen reader finds nothing.
    """

    def __init__(self, action: QAction, menu: QMenu) -> None:
        """Follow an action until the menu is gone, and stand last in the menu."""
        super().__init__(menu)
        self._followed = action
        self.setObjectName(action.objectName())
        self.setIcon(action.icon())
        self.setIconVisibleInMenu(action.isIconVisibleInMenu())
        self.setShortcuts(action.shortcuts())
        # The keys are shown here; what they do in the window is the action's.
        self.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.setShortcutVisibleInContextMenu(action.isShortcutVisibleInContextMenu())
        if action.actionGroup() is not None:
            self.setActionGroup(QActionGroup(menu))  # drawn as one of several
        self._follow()
        action.changed.connect(self._follow)
        self.triggered.connect(self._on_triggered)
        menu.addAction(self)

    def _follow(self) -> None:
        action = self._followed
        self.setText(action.text())
        self.setCheckable(action.isCheckable())
        self.setChecked(action.isChecked())
        self.setEnabled(action.isEnabled())

    def _on_triggered(self) -> None:
        self._followed.trigger()
        self._follow()  # a tick that stays changes nothing there, but has here


def offer_actions(widget: QWidget) -> None:
    """Give a widget a context menu of its own actions."""

    def open_menu(spot: QPoint) -> None:
        menu = ContextMenu("context_menu", widget)
        for action in widget.actions():
            MenuItem(action, menu)
        menu.popup(widget.mapToGlobal(spot))

    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    widget.customContextMenuRequested.connect(open_menu)
