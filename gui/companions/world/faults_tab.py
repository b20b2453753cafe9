"""World ▸ Faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QWidget

from core.commands.faults import SetClearinghouseCondition
from core.commands.world import SetAttributeDelegation
from gui.companions.world.tab import Tab
from gui.dialogs.fields import Form
from gui.labels.world import CONDITION
from gui.labels.world import WorldText as Text
from gui.wizards.shell import plain_label

if TYPE_CHECKING:
    from core.commands.command import Command
    from gui.desk import Desk


class FaultsTab(Tab):
    """What can be made to go wrong around the servers."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        form = Form(self)
        self._condition = form.add_choice(
            "clearinghouse",
            Text.clearinghouse,
            [(text, condition) for condition, text in CONDITION.items()],
        )
        self._condition.currentIndexChanged.connect(lambda _: self._on_condition())
        self._delegation = QCheckBox(Text.delegation, self)
        self._delegation.setObjectName("delegation")
        self._delegation.clicked.connect(self._on_delegation)
        self.column.addWidget(form)
        self.column.addSpacing(8)
        self.column.addWidget(self._delegation)
        self.column.addWidget(plain_label(Text.about_delegation, self))
        self.column.addStretch()

    def refresh(self) -> None:
        """Show the faults as they are now."""
        settings = self.desk.lab.settings()
        with QSignalBlocker(self._condition):
            place = self._condition.findData(settings.clearinghouse)
            self._condition.setCurrentIndex(place)
        self._delegation.setChecked(settings.users_may_update)
        self._condition.setEnabled(self.can_change)
        in_domain = settings.domain is not None
        self._delegation.setEnabled(self.can_change and in_domain)

    def _on_condition(self) -> None:
        condition = self._condition.currentData()
        self._do(SetClearinghouseCondition(condition=condition))

    def _on_delegation(self, on: bool) -> None:
        self._do(SetAttributeDelegation(users_may_update=on))

    def _do(self, command: Command) -> None:
        if self.desk.do(command, self) is None:
            self.refresh()
