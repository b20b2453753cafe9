"""What the actions of the main window depend on: read once after each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import LabError
from core.rules.conversion import can_be_converted
from core.rules.revocation import can_be_revoked
from gui.labels.text import in_words
from gui.manager.actions import ActionContext
from gui.models.places import Place, PlaceKind
from gui.session.lab_files import is_attempt

if TYPE_CHECKING:
    from core.lab import Lab
    from core.records import JournalEntry, LicenseServer
    from gui.manager.actions import ViewState
    from gui.manager.navigation import Navigation


class ActionState:
    """Says what is possible at a place; each is looked at once until a change."""

    def __init__(self, lab: Lab, navigation: Navigation, *, tells_faults: bool) -> None:
        """Read the lab."""
        self._lab = lab
        self._tells_faults = tells_faults
        self._navigation = navigation
        self.read()

    def read(self) -> None:
        """Read what the actions depend on; moving the focus reads nothing."""
        self._servers = {s.name: s for s in self._lab.servers()}
        self._settings = self._lab.settings()
        self._undoable = _name_of(self._lab.undoable())
        self._redoable = _name_of(self._lab.redoable())
        self._possible: dict[Place, tuple[bool, bool]] = {}

    def server_at(self, place: Place) -> LicenseServer | None:
        """Return the license server that a place belongs to."""
        return self._servers.get(place.server)

    def context(
        self, place: Place, view: ViewState, *, has_selected_rows: bool
    ) -> ActionContext:
        """Gather what decides which actions are possible at a place."""
        if place not in self._possible:
            self._possible[place] = self._possible_at(place)
        convertible, revocable = self._possible[place]
        navigation = self._navigation
        return ActionContext(
            place=place,
            server=self.server_at(place),
            settings=self._settings,
            is_convertible=convertible,
            is_revocable=revocable,
            is_read_only=self._lab.is_read_only,
            is_attempt=is_attempt(self._lab.path),
            tells_faults=self._tells_faults,
            is_at_work=False,
            undoable=self._undoable,
            redoable=self._redoable,
            has_up=navigation.place.parent is not None,
            has_back=navigation.has_back,
            has_forward=navigation.has_forward,
            has_selected_rows=has_selected_rows,
            view=view,
        )

    def _possible_at(self, place: Place) -> tuple[bool, bool]:
        """Tell whether the license pack can be converted, the license revoked."""
        server = self.server_at(place)
        try:
            pack = (
                self._lab.pack_listed(place.server, place.pack_id) if server else None
            )
            if server is None or pack is None:
                return False, False
            if place.kind is PlaceKind.PACK:
                return bool(pack.available) and can_be_converted(pack, server), False
            if place.kind is PlaceKind.SEVERAL_ISSUED:
                return False, True  # the preview says which of them
            issued = self._lab.issued_license(place.server, place.issued_id)
            return False, issued is not None and can_be_revoked(issued, pack)
        except LabError:
            return False, False  # refused again, with a message, when it is tried


def _name_of(entry: JournalEntry | None) -> str:
    """Name the command of a journal row as a person reads it; empty without one."""
    return "" if entry is None else in_words(entry.command)
