"""How the license servers are shown in the tree and in the list under All servers."""

from dataclasses import dataclass

from core.lab import Lab
from core.records import LicensePack, LicenseServer
from core.rules.review import needs_attention, review
from gui.manager.models.icons import server_icon


@dataclass(frozen=True)
class ServerRow:
    """A listed license server, its icon, and what its review says."""

    server: LicenseServer
    packs: list[LicensePack]
    icon: str
    needs_review: bool


def server_rows(lab: Lab) -> list[ServerRow]:
    """Read what is listed under All servers."""
    settings, rights = lab.settings(), lab.rights()
    rows = []
    for server, packs in lab.servers_in_console():
        needs_review = server.is_available and needs_attention(
            review(server, packs, settings, rights)
        )
        icon = server_icon(server, needs_review=needs_review)
        rows.append(ServerRow(server, packs, icon, needs_review))
    return rows
