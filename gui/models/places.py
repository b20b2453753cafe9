"""Where a person can be in the manager: what the tree and the lists have selected."""

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    """Kinds of objects that can be selected."""

    ALL_SERVERS = "all-servers"
    SERVER = "server"
    PACK = "pack"
    REPORTS = "reports"
    ISSUED = "issued"
    SEVERAL_ISSUED = "several-issued"  # of one license pack; the list knows which
    REPORT = "report"


@dataclass(frozen=True)
class Place:
    """One object of the manager by its ids, never the object itself."""

    kind: PlaceKind
    server: str = ""
    pack_id: int = 0
    issued_id: int = 0
    report_id: int = 0

    @property
    def parent(self) -> "Place | None":
        """The place one level up; None above all servers."""
        if self.kind is PlaceKind.ALL_SERVERS:
            return None
        if self.kind is PlaceKind.SERVER:
            return ALL_SERVERS
        if self.kind in {PlaceKind.ISSUED, PlaceKind.SEVERAL_ISSUED}:
            return Place(PlaceKind.PACK, self.server, self.pack_id)
        if self.kind is PlaceKind.REPORT:
            return Place(PlaceKind.REPORTS, self.server)
        return server_place(self.server)


ALL_SERVERS = Place(PlaceKind.ALL_SERVERS)


def server_place(server: str) -> Place:
    """Return the place of a license server."""
    return Place(PlaceKind.SERVER, server)


def pack_place(server: str, pack_id: int) -> Place:
    """Return the place of a license pack."""
    return Place(PlaceKind.PACK, server, pack_id)


def several_place(server: str, pack_id: int) -> Place:
    """Return what stands for several issued licenses of a license pack."""
    return Place(PlaceKind.SEVERAL_ISSUED, server, pack_id)


def report_place(server: str, report_id: int) -> Place:
    """Return the place of a report."""
    return Place(PlaceKind.REPORT, server, report_id=report_id)
