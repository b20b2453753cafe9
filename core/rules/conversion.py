"""Which licenses can be converted, and into what (domain.md 4.3)."""

from core.catalog import LicenseType, ProductVersion
from core.records import LicensePack, LicenseServer

OTHER_TYPE = {
    LicenseType.PER_USER: LicenseType.PER_DEVICE,
    LicenseType.PER_DEVICE: LicenseType.PER_USER,
}


def can_be_converted(pack: LicensePack, server: LicenseServer) -> bool:
    """Tell whether a pack was bought, and its server knows how: 2012 and later."""
    knows_how = server.version.generation >= ProductVersion.W2012.generation
    return knows_how and pack.is_purchased
