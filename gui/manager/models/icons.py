"""Which icon stands for which object (ui.md 1.3)."""

from core.catalog import LicenseProgram, LicenseType
from core.records import LicensePack, LicenseServer


def server_icon(server: LicenseServer, *, needs_review: bool) -> str:
    """Name the icon of a license server by its activation and its review."""
    if not server.is_available:
        return "server-unknown"
    if server.license_server_id is None:
        return "server-not-activated"
    return "server-review" if needs_review else "server-activated"


def pack_icon(pack: LicensePack) -> str:
    """Name the icon of a license pack by its program."""
    return {
        LicenseProgram.BUILT_IN: "license-pack-built-in",
        LicenseProgram.OVER_USED: "license-pack-built-in",
        LicenseProgram.TEMPORARY: "license-pack-temporary",
    }.get(pack.program, "license-pack")


def issued_icon(pack: LicensePack) -> str:
    """Name the icon of the licenses issued from a pack."""
    to_user = pack.type is LicenseType.PER_USER
    return "issued-license-user" if to_user else "issued-license-device"
