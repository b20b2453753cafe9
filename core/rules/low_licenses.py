"""When licenses are running short; no source names a threshold (domain.md 1.8, 8.2)."""

_SHARE = 10


def are_few(installed: int, available: int) -> bool:
    """Tell whether less than one license in ten is left."""
    return available * _SHARE < installed


def crosses_low_mark(installed: int, left: int) -> bool:
    """Tell whether the license just issued makes them few; the last but one, at least.

    A warning comes once on the way down, not with each license.
    """
    return left == max((installed - 1) // _SHARE, 1)
