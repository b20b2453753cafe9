"""How the license servers look in the tree and in the list under All servers."""

from dataclasses import dataclass

from core.lab import Lab
from core.records import LicensePack, LicenseServer
from core.rules.review import needs_attention, review
from gui.item_models.icons import server_icon


@dataclass(frozen=True)
class ServerLook:
    """A listed license server, its icon, and what its review says."""

    server: LicenseServer
    packs: list[LicensePack]
    icon: str
    needs_review: bool


def server_looks(lab: Lab) -> list[ServerLook]:
    """Read what is listed under All servers."""
    settings, rights = lab.settings(), lab.rights()
    looks = []
    for server, packs in lab.servers_in_console():
        needs_review = server.is_available and needs_attention(
            review(server, packs, settings, rights)
        )
        icon = server_icon(server, needs_review=needs_review)
        looks.append(ServerLook(server, packs, icon, needs_review))
    return looks
