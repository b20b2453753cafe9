"""The two ways in which PowerShell reaches RD Licensing (domain.md 1.2 to 1.11)."""

from enum import StrEnum


class Dialect(StrEnum):
    """What lines are written with, where both ways lead there."""

    CIM = "cim"  # the WMI provider, by the CIM cmdlets
    DRIVE = "drive"  # RDS:, of the module RemoteDesktopServices
