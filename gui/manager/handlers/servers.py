"""What is done with a license server: its wizards, Properties and Review."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from core.errors import Refused
from core.refusals import Reason
from gui.manager.actions import PlaceAction
from gui.manager.handlers.handler import ActionHandlers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from core.powershell.looks import Look
    from core.records import LicenseServer
    from gui.manager.actions import Action
    from gui.models.places import Place


class ServerHandlers(ActionHandlers):
    """Opens what belongs to the selected license server."""

    def actions(self) -> Iterable[Action]:
        yield PlaceAction(
            "activate_server",
            self.activate_server,
            is_possible=lambda c: c.on_server and not c.on_identified and c.can_change,
        )
        yield PlaceAction(
            "install_licenses",
            self.install_licenses,
            is_possible=lambda c: c.on_activated and c.can_change,
        )
        yield PlaceAction(
            "manage_licenses",
            self.manage_licenses,
            is_possible=lambda c: c.on_activated and c.can_change,
        )
        yield PlaceAction(
            "review_configuration",
            self.review_configuration,
            is_possible=lambda c: c.on_server,
        )
        yield PlaceAction(
            "reactivate_server",
            self.reactivate_server,
            is_possible=lambda c: c.on_identified and c.can_change,
        )
        yield PlaceAction(
            "deactivate_server",
            self.deactivate_server,
            is_possible=lambda c: c.on_identified and c.can_change,
        )
        yield PlaceAction(
            "properties",
            self.properties,
            is_possible=lambda c: c.on_server,
            shortcuts=(Qt.Modifier.ALT | Qt.Key.Key_Return,),
            icon="properties",
        )

    def activate_server(self, place: Place) -> None:
        """Open the Activate Server Wizard."""
        from gui.wizards.activate_wizard import ActivateWizard

        wizard = ActivateWizard(
            self._reached(place.server), self._session, self._window
        )
        wizard.install_requested.connect(self.install_on)
        wizard.open()

    def install_licenses(self, place: Place) -> None:
        """Open the Install Licenses Wizard."""
        self.install_on(place.server)

    def install_on(self, server: str) -> None:
        """Open the Install Licenses Wizard for a server."""
        from gui.wizards.install_wizard import InstallWizard

        InstallWizard(self._reached(server), self._session, self._window).open()

    def manage_licenses(self, place: Place) -> None:
        """Open the Manage Licenses Wizard."""
        from gui.wizards.manage_wizard import ManageWizard

        ManageWizard(self._reached(place.server), self._session, self._window).open()

    def reactivate_server(self, place: Place) -> None:
        """Open the Reactivate Server Wizard."""
        from gui.wizards.reactivate_wizard import ReactivateWizard

        ReactivateWizard(
            self._reached(place.server), self._session, self._window
        ).open()

    def deactivate_server(self, place: Place) -> None:
        """Open the Deactivate Server Wizard."""
        from gui.wizards.deactivate_wizard import DeactivateWizard

        DeactivateWizard(
            self._reached(place.server), self._session, self._window
        ).open()

    def review_configuration(self, place: Place) -> None:
        """Open Review Configuration for the server of a place."""
        self.review(place.server, self._window)

    def review(self, server: str, parent: QWidget) -> None:
        """Open Review Configuration in front of a window."""
        from gui.dialogs.review import ReviewDialog

        reached = self._reached(server)
        ReviewDialog(reached.name, self._session, parent).open()
        self._session.manager.looked_at(partial(self._look_at_review, reached))

    def _look_at_review(self, server: LicenseServer) -> Look:
        from core.powershell import looks

        is_member = self._session.lab.settings().has_member(server)
        return looks.review(
            server, has_directory=is_member and server.directory_answers
        )

    def add_roles(self, parent: QWidget) -> None:
        """Open the Add Roles and Features Wizard in front of a window."""
        from gui.wizards.add_roles_wizard import AddRolesWizard

        AddRolesWizard(self._session, parent).open()

    def remove_roles(self, parent: QWidget) -> None:
        """Open the Remove Roles and Features Wizard in front of a window."""
        from gui.wizards.remove_roles_wizard import RemoveRolesWizard

        RemoveRolesWizard(self._session, parent).open()

    def add_licensing(self, parent: QWidget) -> None:
        """Open the wizard behind + RD Licensing in front of a window."""
        from gui.wizards.add_licensing_wizard import AddLicensingWizard

        AddLicensingWizard(self._session, parent).open()

    def properties(self, place: Place) -> None:
        """Open Properties of the selected server."""
        from gui.dialogs.properties import PropertiesDialog

        server = self._reached(place.server)
        PropertiesDialog(server, self._session, self._window).open()
        self._session.manager.looked_at(partial(_look_at_properties, server.name))

    def _reached(self, name: str) -> LicenseServer:
        """Return a server that answers; Refused where it does not."""
        server = self._session.lab.server(name)
        if not server.is_available:
            raise Refused(Reason.SERVER_UNREACHABLE, server=server.name)
        return server


def _look_at_properties(server: str) -> Look:
    from core.powershell import looks

    return looks.properties(server)
