"""Fills the right pane with the contents of a place."""

from core.lab import Lab
from core.records import IssuedLicense
from gui.item_models import lists
from gui.item_models.server_looks import server_looks
from gui.labels.editions import Labels
from gui.places import Place, PlaceKind
from gui.views.list_pane import ListPane


class Contents:
    """Reads what a place contains and hands it to the list."""

    def __init__(self, lab: Lab, labels: Labels, pane: ListPane) -> None:
        """Fill this pane from this lab."""
        self._lab = lab
        self._labels = labels
        self._pane = pane

    def show(self, place: Place) -> None:
        """Show the servers, packs, issued licenses or reports of a place."""
        if place.kind is PlaceKind.ALL_SERVERS:
            kind = lists.servers(self._labels)
            self._pane.show_list(kind, server_looks(self._lab))
        elif place.kind is PlaceKind.SERVER:
            self._show_packs(place.server)
        elif place.kind is PlaceKind.REPORTS:
            self._show_reports(place.server)
        else:
            self._show_issued(place)

    def _show_packs(self, server: str) -> None:
        available = self._lab.server(server).is_reachable
        packs = self._lab.packs(server) if available else []
        self._pane.show_list(lists.packs(self._labels, available=available), packs)

    def _show_reports(self, server: str) -> None:
        available = self._lab.server(server).is_reachable
        reports = self._lab.reports(server) if available else []
        kind = lists.reports(self._labels, available=available)
        self._pane.show_list(kind, reports)

    def _show_issued(self, place: Place) -> None:
        pack = self._lab.pack(place.server, place.pack_id)
        if pack is not None:
            kind = lists.issued(self._labels, pack)
            asks = lists.asks_for_report(pack, self._labels)
            self._pane.show_list(kind, [] if asks else self._all_issued(place))

    def _all_issued(self, place: Place) -> list[IssuedLicense]:
        found: list[IssuedLicense] = []
        while page := self._lab.issued(
            place.server, place.pack_id, after=found[-1].id if found else 0
        ):
            found += page
        return found
