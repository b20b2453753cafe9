"""World ▸ Users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.companions.world import columns
from gui.companions.world.tab import Tab
from gui.labels.world import WorldText as Text
from gui.models.long_table import LongTableModel
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.records import Person
    from gui.session.session import Session


class UsersTab(Tab):
    """The users of the domain, and the license each has."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._own_domain = ""
        kind = columns.users(lambda: self._own_domain)
        self._people: LongTableModel[Person] = LongTableModel(
            kind.columns, session.lab.people_list(), self, icon=kind.icon
        )
        self.add_long("users", Text.users, self._people)
        self.column.addWidget(plain_label(Text.about_users, self))
        self._buttons = self.add_buttons(
            {
                "add-user": (Text.add_user, self._on_add),
                "delegate": (Text.delegate, self._on_delegate),
            }
        )

    def refresh(self) -> None:
        """Show who is there and has a license now."""
        domain = self.session.lab.settings().domain
        self._own_domain = domain or ""
        self._buttons["add-user"].setEnabled(self.can_change)
        self._buttons["delegate"].setEnabled(self.can_change and domain is not None)
        self._people.refresh()

    def _on_add(self) -> None:
        from gui.companions.world.add_dialogs import AddUserDialog

        AddUserDialog(self.session, self).open()

    def _on_delegate(self) -> None:
        from gui.companions.world.passage_dialogs import DelegateControlDialog

        DelegateControlDialog(self.session, self).open()
