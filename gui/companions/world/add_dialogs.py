"""Add User, Add Device and Add Domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from core.catalog import ClientKind
from core.commands.clients import AddDevice
from core.commands.trusts import SetTrust
from core.commands.world import AddUser
from core.problems import text_problem
from gui.companions.world.command_dialog import CommandDialog
from gui.labels.world import KIND
from gui.labels.world import WorldText as Text
from gui.widgets.dialog import Buttons

if TYPE_CHECKING:
    from core.commands.command import Command
    from gui.session.session import Session

_NAME, _UNIT, _DOMAIN, _KIND = "name", "unit", "domain", "client"
_SIZE = (380, 130)


class _AddDialog(CommandDialog):
    """A name, and what else there is to say."""

    refused_at = _NAME
    required = ""

    def __init__(
        self, title: str, label: str, session: Session, parent: QWidget
    ) -> None:
        super().__init__(title, session, parent)
        name = self.form.add_text(_NAME, label)
        self.add_more()
        self.add_buttons(Buttons.Ok | Buttons.Cancel)
        name.setFocus()
        self.resize(*_SIZE)

    def add_more(self) -> None:
        """Add fields below the name."""

    def accept(self) -> None:
        """Add, and close; stay open while something is wrong."""
        for field in (_NAME, _UNIT):
            if field in self.form:
                required = self.required if field == _NAME else None
                problem = text_problem(field, self.form.text(field), required=required)
                if problem is not None:
                    self.form.say(field, problem.text)
                    return
        super().accept()


class AddUserDialog(_AddDialog):
    """Adds a user to the domain, or to one that it trusts."""

    required = Text.user_required

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(Text.add_user_title, Text.user_name, session, parent)

    def add_more(self) -> None:
        """Add the organizational unit, and the domain where there are several."""
        self.form.add_text(_UNIT, Text.user_unit)
        settings = self.session.lab.settings()
        self._domain = None
        if settings.trusts:
            names = [(str(settings.domain), None)]
            trusted = [(trust.domain, trust.domain) for trust in settings.trusts]
            self._domain = self.form.add_choice(
                _DOMAIN, Text.user_domain, [*names, *trusted]
            )

    def command(self) -> Command:
        """Return what adds the user."""
        unit = self.form.text(_UNIT).strip() or None
        domain = self._domain.currentData() if self._domain else None
        name = self.form.text(_NAME)
        return AddUser(user=name, organizational_unit=unit, domain=domain)


class AddDeviceDialog(_AddDialog):
    """Adds a client device."""

    required = Text.device_required

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(Text.add_device_title, Text.device_name, session, parent)

    def add_more(self) -> None:
        """Add what it connects with."""
        kinds: list[tuple[str, object]] = [
            (label, kind) for kind, label in KIND.items()
        ]
        self._kind = self.form.add_choice(_KIND, Text.client_kind, kinds)

    def command(self) -> Command:
        """Return what adds the device."""
        kind = ClientKind(self._kind.currentData())
        return AddDevice(device=self.form.text(_NAME), kind=kind)


class AddDomainDialog(_AddDialog):
    """Adds a domain that the lab's domain trusts."""

    required = Text.domain_required

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(Text.add_domain_title, Text.domain_name, session, parent)

    def add_more(self) -> None:
        """Add the direction of the trust."""
        self._two_way = QCheckBox(Text.two_way, self)
        self._two_way.setObjectName("two-way")
        self._two_way.setChecked(True)
        self.body.addWidget(self._two_way)

    def command(self) -> Command:
        """Return what adds the trust."""
        is_two_way = self._two_way.isChecked()
        return SetTrust(domain=self.form.text(_NAME), is_two_way=is_two_way)
