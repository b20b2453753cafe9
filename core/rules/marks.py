"""From points to whole percent."""


def percent(points: int, harms: int, of: int, help_cost: int) -> int:
    """Return whole percent, rounded down and never below 0; 0 where there are none.

    Harms cost points, and help percentage points.
    """
    share = (points - harms) * 100 // of if of else 0
    return max(share - help_cost, 0)
