"""World ▸ Users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.commands.accounts import RemoveUser, RenameUser, SetUserEnabled
from core.powershell import world_looks
from gui.companions.world import columns
from gui.companions.world.tab import Tab
from gui.labels.world import WorldText as Text
from gui.models.long_table import LongTableModel
from gui.tables.selection import row_chosen
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.powershell.looks import Look
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
        self._list = self.add_long("users", Text.users, self._people)
        self._disabled = self.build_box(
            "disabled", Text.account_disabled, self._on_disabled
        )
        self.column.addWidget(self._disabled)
        self.column.addWidget(plain_label(Text.about_users, self))
        self._buttons = self.add_buttons(
            {
                "add-user": (Text.add_user, self._on_add),
                "delegate": (Text.delegate, self._on_delegate),
                "rename-user": (Text.rename, self._on_rename),
                "remove-user": (Text.remove_user, self._on_remove),
            }
        )
        self._list.selectionModel().selectionChanged.connect(self._show_chosen)
        self._people.modelReset.connect(self._show_chosen)

    def refresh(self) -> None:
        """Show who is there and has a license now."""
        domain = self.session.lab.settings().domain
        self._own_domain = domain or ""
        self._buttons["delegate"].setEnabled(self.can_change and domain is not None)
        self._people.refresh()
        self._show_chosen()

    def look(self) -> Look:
        """Return what lists the accounts."""
        in_domain = self.session.lab.settings().domain is not None
        return world_looks.users(in_domain=in_domain)

    @property
    def _chosen(self) -> Person | None:
        return self._people.record(row_chosen(self._list.selectionModel()))

    def _show_chosen(self) -> None:
        person = self._chosen
        is_chosen = self.can_change and person is not None
        self._disabled.setEnabled(is_chosen)
        self._disabled.setChecked(person is not None and not person.is_enabled)
        self._buttons["add-user"].setEnabled(self.can_change)
        self._buttons["rename-user"].setEnabled(is_chosen)
        self._buttons["remove-user"].setEnabled(is_chosen)

    def _on_disabled(self, on: bool) -> None:
        if (person := self._chosen) is not None:
            self.do(SetUserEnabled(user=person.name, is_enabled=not on))

    def _on_rename(self) -> None:
        from gui.companions.world.change_dialogs import RenameDialog

        if (person := self._chosen) is not None:
            name = person.name
            RenameDialog(
                name, lambda to: RenameUser(user=name, to=to), self.session, self
            ).open()

    def _on_remove(self) -> None:
        if (person := self._chosen) is not None:
            self.do(RemoveUser(user=person.name))

    def _on_add(self) -> None:
        from gui.companions.world.add_dialogs import AddUserDialog

        AddUserDialog(self.session, self).open()

    def _on_delegate(self) -> None:
        from gui.companions.world.passage_dialogs import DelegateControlDialog

        DelegateControlDialog(self.session, self).open()
