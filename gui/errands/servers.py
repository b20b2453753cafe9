"""What is done with a license server: its wizards, Properties and Review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import Refused
from core.refusals import Reason
from gui.errands.errand import Errands

if TYPE_CHECKING:
    from core.records import LicenseServer
    from gui.errands.errand import Handlers
    from gui.places import Place


class ServerErrands(Errands):
    """Opens what belongs to the selected license server."""

    def handlers(self) -> Handlers:
        return {
            "activate_server": self.activate_server,
            "install_licenses": self.install_licenses,
            "manage_licenses": self.manage_licenses,
            "review_configuration": self.review_configuration,
            "reactivate_server": self.reactivate_server,
            "deactivate_server": self.deactivate_server,
            "properties": self.properties,
        }

    def activate_server(self) -> None:
        """Open the Activate Server Wizard."""
        from gui.wizards.activate_wizard import ActivateWizard

        wizard = ActivateWizard(self._selected(), self._desk, self._window)
        wizard.install_requested.connect(self.install_on)
        wizard.open()

    def install_licenses(self) -> None:
        """Open the Install Licenses Wizard."""
        self.install_on(self._window.place.server)

    def install_on(self, server: str) -> None:
        """Open the Install Licenses Wizard for a server."""
        from gui.wizards.install_wizard import InstallWizard

        InstallWizard(self._reached(server), self._desk, self._window).open()

    def manage_licenses(self) -> None:
        """Open the Manage Licenses Wizard."""
        from gui.wizards.manage_wizard import ManageWizard

        ManageWizard(self._selected(), self._desk, self._window).open()

    def reactivate_server(self) -> None:
        """Open the Reactivate Server Wizard."""
        from gui.wizards.reactivate_wizard import ReactivateWizard

        ReactivateWizard(self._selected(), self._desk, self._window).open()

    def deactivate_server(self) -> None:
        """Open the Deactivate Server Wizard."""
        from gui.wizards.deactivate_wizard import DeactivateWizard

        DeactivateWizard(self._selected(), self._desk, self._window).open()

    def review_configuration(self) -> None:
        """Open Review Configuration for the selected server."""
        self.review_place(self._window.place)

    def review_place(self, place: Place) -> None:
        """Open Review Configuration for the server of a place."""
        from gui.dialogs.review import ReviewDialog

        server = self._reached(place.server)
        ReviewDialog(server.name, self._desk, self._window).open()

    def properties(self) -> None:
        """Open Properties of the selected server."""
        from gui.dialogs.properties import PropertiesDialog

        PropertiesDialog(self._selected(), self._desk, self._window).open()

    def _selected(self) -> LicenseServer:
        return self._reached(self._window.place.server)

    def _reached(self, name: str) -> LicenseServer:
        """Return a server that answers; Refused where it does not."""
        server = self._desk.lab.server(name)
        if not server.is_available:
            raise Refused(Reason.SERVER_UNREACHABLE, server=server.name)
        return server
