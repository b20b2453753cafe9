"""Fills the right pane with the contents of a place."""

from PySide6.QtCore import QObject, QTimer

from core.errors import LabError
from core.lab import Lab
from gui.labels.editions import Labels
from gui.manager.models import lists
from gui.manager.models.server_rows import server_rows
from gui.manager.panes.list_pane import ListPane
from gui.models.places import Place, PlaceKind

PAGE = 1000
"""Issued licenses that are read at a time."""
_REST = 500
"""Milliseconds before a long list is read again, however much happens meanwhile."""


class ListController(QObject):
    """Reads what a place contains and hands it to the list."""

    def __init__(self, lab: Lab, labels: Labels, pane: ListPane) -> None:
        """Fill this pane from this lab."""
        super().__init__(pane)
        self._lab = lab
        self._labels = labels
        self._pane = pane
        self._place: Place | None = None
        self._is_stale = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._on_rested)
        pane.became_ready.connect(self._on_ready)

    def show(self, place: Place) -> None:
        """Show the servers, packs, issued licenses or reports of a place."""
        is_again = place == self._place
        if is_again and (self._pane.is_busy or self._rest.isActive()):
            self._is_stale = True
            return
        self._is_stale = False
        self._rest.stop()
        self._show(place, again=is_again)
        self._place = place

    def stop(self) -> None:
        """Read no further; the lab is about to be closed."""
        self._rest.stop()
        self._pane.stop()

    def _show(self, place: Place, *, again: bool) -> None:
        if place.kind is PlaceKind.ALL_SERVERS:
            kind = lists.servers(self._labels)
            self._pane.show_list(kind, [server_rows(self._lab)], again=again)
        elif place.kind is PlaceKind.SERVER:
            self._show_packs(place.server, again=again)
        elif place.kind is PlaceKind.REPORTS:
            self._show_reports(place.server, again=again)
        else:
            self._show_issued(place, again=again)

    def _show_packs(self, server: str, *, again: bool) -> None:
        available = self._lab.server(server).is_available
        packs = self._lab.packs(server) if available else []
        kind = lists.packs(self._labels, available=available)
        self._pane.show_list(kind, [packs], again=again)

    def _show_reports(self, server: str, *, again: bool) -> None:
        available = self._lab.server(server).is_available
        reports = self._lab.reports(server) if available else []
        kind = lists.reports(self._labels, available=available)
        self._pane.show_list(kind, [reports], again=again)

    def _show_issued(self, place: Place, *, again: bool) -> None:
        pack = self._lab.pack(place.server, place.pack_id)
        if pack is not None:
            kind = lists.issued(self._labels, pack)
            asks = lists.asks_for_report(pack, self._labels)
            lines = self._lab.issued_lines(place.server, place.pack_id, page=PAGE)
            self._pane.show_list(kind, [] if asks else lines, again=again)

    def _on_ready(self) -> None:
        """Let a long list rest; what happens meanwhile is shown afterwards."""
        if self._is_stale or self._pane.record_count > PAGE:
            self._rest.start()

    def _on_rested(self) -> None:
        if self._lab.is_at_work:
            self._rest.start()
        elif self._is_stale and self._place is not None:
            try:
                self.show(self._place)
            except LabError as error:
                self._pane.failed.emit(error)
