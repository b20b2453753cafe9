"""Fills the right pane with the contents of a place."""

from functools import partial

from PySide6.QtCore import QObject

from core.catalog import LicenseType
from core.lab import Lab
from gui.labels.editions import Labels
from gui.manager.models import lists
from gui.manager.models.server_rows import server_rows
from gui.manager.panes.list_pane import ListPane
from gui.models.places import Place, PlaceKind


class ListController(QObject):
    """Reads what a place contains and hands it to the list."""

    def __init__(self, lab: Lab, labels: Labels, pane: ListPane) -> None:
        """Fill this pane from this lab."""
        super().__init__(pane)
        self._lab = lab
        self._labels = labels
        self._pane = pane
        self._place: Place | None = None

    def show(self, place: Place) -> None:
        """Show the servers, packs, issued licenses or reports of a place."""
        is_again = place == self._place
        self._place = None  # until it is shown
        if place.kind is PlaceKind.ALL_SERVERS:
            kind = lists.servers(self._labels)
            self._pane.show_records(kind, server_rows(self._lab))
        elif place.kind is PlaceKind.SERVER:
            self._show_packs(place.server)
        elif place.kind is PlaceKind.REPORTS:
            self._show_reports(place.server)
        else:
            self._show_issued(place, is_again=is_again)
        self._place = place

    def stop(self) -> None:
        """Read no further; the lab is about to be closed."""
        self._pane.stop()

    def _show_packs(self, server: str) -> None:
        available = self._lab.server(server).is_available
        packs = self._lab.packs(server) if available else []
        kind = lists.packs(self._labels, available=available)
        self._pane.show_records(kind, packs)

    def _show_reports(self, server: str) -> None:
        available = self._lab.server(server).is_available
        reports = self._lab.reports(server) if available else []
        kind = lists.reports(self._labels, available=available)
        self._pane.show_records(kind, reports)

    def _show_issued(self, place: Place, *, is_again: bool) -> None:
        pack = self._lab.pack_listed(place.server, place.pack_id)
        if pack is None:
            return
        kind = lists.issued(self._labels, pack)
        if lists.asks_for_report(pack, self._labels):
            self._pane.show_records(kind, [])
        elif is_again:
            self._pane.refresh_long()
        else:
            to_devices = pack.type is not LicenseType.PER_USER
            issued = partial(
                self._lab.issued_list, pack.server, pack.id, to_devices=to_devices
            )
            self._pane.show_long(kind, issued)
