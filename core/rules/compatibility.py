"""Which license fits which server (domain.md 3.5)."""

from core.catalog import LICENSE_VERSIONS, ProductVersion


def can_hold(license_server: ProductVersion, license_: ProductVersion) -> bool:
    """Tell whether a license server takes licenses of this version (domain.md 3.5)."""
    return license_.generation <= license_server.generation


def can_serve(license_: ProductVersion, session_host: ProductVersion) -> bool:
    """Tell whether a license serves a session host of this version (domain.md 3.5)."""
    return license_.generation >= session_host.generation


def versions_offered(license_server: ProductVersion) -> list[ProductVersion]:
    """List the versions to choose from when installing, newest first."""
    offered = [v for v in LICENSE_VERSIONS if can_hold(license_server, v)]
    return offered[::-1]
