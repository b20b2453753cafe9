"""From which license pack a license is taken (domain.md 3.5)."""

from collections.abc import Iterable

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

    Of several packs of one version the one that was installed first is used up first.
    An unactivated server issues nothing from its packs (domain.md 3.2).
    """
    if not server.is_activated:
        return None
    free = [p for p in usable(server, packs, type_, wanted) if p.available]
    return min(free, key=lambda p: (p.version.generation, p.id), default=None)


def usable(
    server: LicenseServer,
    packs: Iterable[LicensePack],
    type_: LicenseType | None,
    wanted: ProductVersion,
) -> list[LicensePack]:
    """List the packs that were bought and would do for a host, free or not."""
    fitting = [
        p
        for p in packs
        if p.type is type_ and p.is_purchased and can_serve(p.version, wanted)
    ]
    if server.prevent_license_upgrade:
        return [p for p in fitting if p.version.generation == wanted.generation]
    return fitting


def of_same_kind(packs: Iterable[LicensePack], pack: LicensePack) -> list[LicensePack]:
    """List the packs that were bought of the version and type of one."""
    kind = (pack.version, pack.type)
    return [p for p in packs if p.is_purchased and (p.version, p.type) == kind]
