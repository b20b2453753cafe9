"""From which version of Windows Server to which it is upgraded in place.

Source: https://learn.microsoft.com/windows-server/get-started/upgrade-overview. Of 2008
and 2008 R2, which it names no more, one version; R2 of 2012 stands for 2012 here.
"""

from core.catalog import SERVER_VERSIONS, ProductVersion

_AT_MOST, _INTO_2025, _OF_2008 = 2, 4, 1


def can_upgrade(present: ProductVersion, wanted: ProductVersion) -> bool:
    """Tell whether one version is upgraded to another in one go."""
    versions = wanted.generation - present.generation
    most = _INTO_2025 if wanted is ProductVersion.W2025 else _AT_MOST
    if present.generation <= ProductVersion.W2008.generation:
        most = _OF_2008
    is_r2 = present is ProductVersion.W2008 and wanted is ProductVersion.W2008R2
    return is_r2 or 0 < versions <= most


def upgrades_of(present: ProductVersion) -> list[ProductVersion]:
    """List the versions that one can be upgraded to, oldest first."""
    return [v for v in SERVER_VERSIONS if can_upgrade(present, v)]
