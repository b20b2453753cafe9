"""From which license pack a license is taken (domain.md 3.5)."""

from core.catalog import LicenseType, ProductVersion
from core.records import LicensePack, LicenseServer
from core.rules.compatibility import can_serve


def choose(
    server: LicenseServer,
    packs: list[LicensePack],
    type_: LicenseType,
    wanted: ProductVersion,
) -> LicensePack | None:
    """Return the pack to issue from: the host's own version, else the nearest newer.

    With Prevent license upgrade only the own version counts. Of several packs of one
    version the one that was installed first is used up first. An unactivated server
    issues nothing from its packs (domain.md 3.2).
    """
    if not server.is_activated:
        return None
    free = [
        p
        for p in packs
        if p.type is type_ and p.is_purchased and (p.available or 0) > 0
    ]
    fitting = [p for p in free if can_serve(p.version, wanted)]
    if server.prevent_license_upgrade:
        fitting = [p for p in fitting if p.version.generation == wanted.generation]
    return min(fitting, key=lambda p: (p.version.generation, p.id), default=None)


def are_installed(
    packs: list[LicensePack], type_: LicenseType, wanted: ProductVersion
) -> bool:
    """Tell whether licenses that would do are installed, free or not."""
    return any(
        p.type is type_ and p.is_purchased and can_serve(p.version, wanted)
        for p in packs
    )
