"""The menu bar and the toolbar of the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from gui.labels.text import strip_mnemonic
from gui.manager import menus
from gui.theme import metrics
from gui.widgets.menu_item import Menu, MenuItem
from gui.widgets.toolbar import name_hidden_buttons

if TYPE_CHECKING:
    from gui.labels.console import Console
    from gui.manager.actions import Actions
    from gui.models.places import PlaceKind


class MenuBar:
    """The menus of a window; the Action menu depends on what is selected."""

    def __init__(self, window: QMainWindow, actions: Actions, labels: Console) -> None:
        """Build all menus; the keys of the actions work in the whole window."""
        self._actions = actions
        self._labels = labels
        self._bar = window.menuBar()
        self.action_menu = self._add(labels.action_menu, "action_menu")
        for label, name, entries in (
            (labels.view_menu, "view_menu", menus.VIEW),
            (labels.help_menu, "help_menu", menus.HELP),
        ):
            menus.fill(self._add(label, name), entries, actions, labels)
        self.training_menu = self._add(labels.training_menu, "training_menu")
        menus.fill(self.training_menu, menus.TRAINING, actions, labels)
        window.addActions(actions.all())

    def show_training(self, *, shown: bool) -> None:
        """Show or hide the menu; while it is hidden, its keys do nothing."""
        self.training_menu.menuAction().setVisible(shown)
        for name in {*menus.names(menus.TRAINING)} - {*menus.TOOLBAR}:
            self._actions[name].setVisible(shown)

    def fill_action_menu(self, kind: PlaceKind) -> None:
        """Give the Action menu the entries of what is selected, and Exit."""
        menu = self.action_menu
        menus.fill(menu, menus.OF_PLACE[kind], self._actions, self._labels)
        menu.addSeparator()
        MenuItem(self._actions["exit"], menu)

    def _add(self, label: str, name: str) -> QMenu:
        menu = Menu(label, name, self._bar)
        self._bar.addMenu(menu)
        return menu


def build_toolbar(window: QMainWindow, actions: Actions, labels: Console) -> QToolBar:
    """Build the toolbar of a window; each button says what it does."""
    bar = QToolBar(window)
    bar.setObjectName("toolbar")
    bar.setAccessibleName(strip_mnemonic(labels.toolbar))
    bar.setMovable(False)
    bar.setIconSize(QSize(metrics.ICON_SIZE, metrics.ICON_SIZE))
    bar.toggleViewAction().setEnabled(False)
    for entry in menus.TOOLBAR:
        if entry == menus.LINE:
            bar.addSeparator()
            continue
        bar.addAction(actions[entry])
        button = bar.widgetForAction(actions[entry])
        button.setObjectName(f"toolbar_{entry}")
        button.setAccessibleName(strip_mnemonic(actions[entry].text()))
    name_hidden_buttons(bar, labels.more_buttons)
    window.addToolBar(bar)
    return bar
