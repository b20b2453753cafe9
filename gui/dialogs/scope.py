"""Change Scope: where a license server can be discovered (ui.md 4)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from core.catalog import DiscoveryScope
from core.commands.repair import ChangeScope
from core.records import LicenseServer
from gui.desk import Desk
from gui.dialogs.base import Buttons, Dialog
from gui.dialogs.credentials import carry_out
from gui.labels import words
from gui.prompts import breakable
from gui.wizards.shell import plain_label

_ORDER = tuple(DiscoveryScope)


class ScopeDialog(Dialog):
    """The three scopes, each with its rule; that of the workgroup is not for here."""

    def __init__(
        self,
        server: LicenseServer,
        desk: Desk,
        parent: QWidget,
        then: Callable[[], object],
    ) -> None:
        text = desk.labels.console
        super().__init__(text.scope_title, parent)
        self._server = server
        self._desk = desk
        self._then = then
        self._choices = QButtonGroup(self)
        intro = breakable(text.scope_intro.format(server=server.name))
        self.body.addWidget(plain_label(intro, self))
        self.body.addLayout(self._build_choices())
        self.body.addStretch()
        self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Help)
        chosen = self._choices.checkedButton()
        assert chosen is not None
        chosen.setFocus()
        self.resize(460, 240)

    def accept(self) -> None:
        """Change the scope and close; stay open while it is refused."""
        scope = _ORDER[self._choices.checkedId()]
        is_so = scope is self._server.scope
        if is_so and self._server.published is (scope is DiscoveryScope.FOREST):
            super().accept()
            return
        command = ChangeScope(server=self._server.name, scope=scope)
        carry_out(command, self._desk, self, self._on_changed)

    def _build_choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, scope in enumerate(_ORDER):
            choice = QRadioButton(words.SCOPE_CHOICE[scope], self)
            choice.setObjectName(f"scope-{scope.value}")
            choice.setAccessibleDescription(words.SCOPE_RULE[scope])
            choice.setEnabled(scope is not DiscoveryScope.WORKGROUP)
            choice.setChecked(scope in {self._server.scope, DiscoveryScope.DOMAIN})
            self._choices.addButton(choice, row)
            grid.addWidget(choice, row, 0, top)
            grid.addWidget(plain_label(words.SCOPE_RULE[scope], self), row, 1, top)
        return grid

    def _on_changed(self) -> None:
        super().accept()
        self._then()
