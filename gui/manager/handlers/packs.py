"""What is done with a license pack and with an issued license."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.manager.handlers.handler import ActionHandlers

if TYPE_CHECKING:
    from gui.manager.handlers.handler import Handlers


class PackHandlers(ActionHandlers):
    """Converts and revokes."""

    def handlers(self) -> Handlers:
        return {
            "convert_licenses": self.convert_licenses,
            "revoke_license": self.revoke_license,
        }

    def convert_licenses(self) -> None:
        """Open Convert Licenses for the selected license pack."""
        from gui.dialogs.convert import ConvertDialog

        place = self._window.place
        pack = self._session.lab.pack(place.server, place.pack_id)
        if pack is not None:
            ConvertDialog(pack, self._session, self._window).open()

    def revoke_license(self) -> None:
        """Ask, and then revoke the selected license."""
        from core.commands.revoke import RevokeLicense

        place = self._window.place
        issued = self._session.lab.issued_license(place.server, place.issued_id)
        if issued is not None:
            revoke = RevokeLicense(server=issued.server, license_id=issued.id)
            self._session.prompts.ask(
                self._window,
                self._labels.revoke_question.format(computer=issued.computer),
                [(self._labels.yes, lambda: self._session.do(revoke, self._window))],
                self._labels.no,
            )
