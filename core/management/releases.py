"""The numbers by which versions of Windows Server call themselves.

Sources: learn.microsoft.com/windows-server/get-started/windows-server-release-info, and
learn.microsoft.com/windows/win32/sysinfo/operating-system-version; the builds of 2008
and 2008 R2, with their last service packs, from memory.
"""

from core.catalog import ProductVersion

BUILDS = {
    ProductVersion.W2008: "6003",
    ProductVersion.W2008R2: "7601",
    ProductVersion.W2012: "9200",
    ProductVersion.W2016: "14393",
    ProductVersion.W2019: "17763",
    ProductVersion.W2022: "20348",
    ProductVersion.W2025: "26100",
}
"""What the servers of a lab can run; older ones are none (core.catalog)."""
_KERNELS = {
    ProductVersion.W2008: "6.0",
    ProductVersion.W2008R2: "6.1",
    ProductVersion.W2012: "6.2",
}


def os_version(version: ProductVersion) -> str:
    """Return the number of an operating system: `10.0.20348`."""
    return f"{_KERNELS.get(version, '10.0')}.{BUILDS[version]}"
