"""What is done with a license pack and with an issued license."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.manager.actions import PlaceAction
from gui.manager.handlers.handler import ActionHandlers
from gui.models.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.manager.actions import Action
    from gui.models.places import Place


class PackHandlers(ActionHandlers):
    """Converts and revokes."""

    def actions(self) -> Iterable[Action]:
        yield PlaceAction(
            "convert_licenses",
            self.convert_licenses,
            is_possible=lambda c: c.is_convertible and c.can_change,
        )
        yield PlaceAction(
            "revoke_license",
            self.revoke_license,
            is_possible=lambda c: c.is_revocable and c.can_change,
        )

    def convert_licenses(self, place: Place) -> None:
        """Open Convert Licenses for the selected license pack."""
        from gui.dialogs.convert import ConvertDialog

        pack = self._session.lab.pack(place.server, place.pack_id)
        if pack is not None:
            ConvertDialog(pack, self._session, self._window).open()

    def revoke_license(self, place: Place) -> None:
        """Ask, and then revoke the selected license; of several show what is done."""
        if place.kind is PlaceKind.SEVERAL_ISSUED:
            self._console.list.when_ready(lambda: self._revoke_several(place))
            return
        from core.commands.revoke import RevokeLicense

        issued = self._session.lab.issued_license(place.server, place.issued_id)
        if issued is not None:
            revoke = RevokeLicense(server=issued.server, license_id=issued.id)
            self._session.prompts.ask(
                self._window,
                self._labels.revoke_question.format(computer=issued.computer),
                [(self._labels.yes, lambda: self._session.do(revoke, self._window))],
                self._labels.no,
            )

    def _revoke_several(self, place: Place) -> None:
        from gui.dialogs.revoke import RevokeDialog

        chosen = self._console.list.selected_numbers
        RevokeDialog(place.server, chosen, self._session, self._window).open()
