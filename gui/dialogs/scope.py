"""Change Scope: where a license server can be discovered (ui.md 4)."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from core.catalog import DiscoveryScope
from core.commands.repair import ChangeScope
from core.records import LicenseServer
from gui.dialogs.credentials import carry_out
from gui.labels.text import soften_breaks
from gui.session.session import Session
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.scope_choice import ScopeChoice
from gui.widgets.text import plain_label

_OFFERED = (DiscoveryScope.DOMAIN, DiscoveryScope.FOREST)


class ScopeDialog(Dialog):
    """The three scopes, each with its rule; that of the workgroup is not for here."""

    help_topic = "review"

    def __init__(
        self,
        server: LicenseServer,
        session: Session,
        parent: QWidget,
        then: Callable[[], object],
    ) -> None:
        text = session.labels.console
        super().__init__(text.scope_title, parent)
        self._server = server
        self._session = session
        self._then = then
        intro = soften_breaks(text.scope_intro.format(server=server.name))
        self.body.addWidget(plain_label(intro, self))
        is_here = server.scope in _OFFERED
        self._choice = ScopeChoice(
            _OFFERED, server.scope if is_here else DiscoveryScope.DOMAIN, self
        )
        self.body.addWidget(self._choice)
        self.body.addStretch()
        self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Help)
        self._choice.setFocus()
        self.resize(460, 240)

    def accept(self) -> None:
        """Change the scope and close; stay open while it is refused."""
        scope = self._choice.scope
        is_so = scope is self._server.scope
        if is_so and self._server.published is (scope is DiscoveryScope.FOREST):
            super().accept()
            return
        command = ChangeScope(server=self._server.name, scope=scope)
        carry_out(command, self._session, self, self._on_changed)

    def _on_changed(self) -> None:
        super().accept()
        self._then()
