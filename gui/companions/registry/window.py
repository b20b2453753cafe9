"""The window of Registry Editor: what is shown, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.companions.registry.editing import Editing
from gui.companions.registry.menus import EditorMenus
from gui.companions.registry.view import RegistryView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.session.session import Session


class RegistryEditor(RegistryView):
    """Joins the view with its actions and menus."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self.editing = Editing(self)
        menus = EditorMenus(self, self.editing)
        self.shown.connect(menus.update_actions)
        self.list.chosen.connect(menus.update_actions)
        self.list.tools.menu_opening.connect(menus.fill_list_menu)
        self.list.activated.connect(self.editing.modify)
        self._menus = menus
        self.refresh()
        self.tree.setFocus()
