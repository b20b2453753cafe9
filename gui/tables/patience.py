"""While a list is long, Python's search for garbage leaves out what is old.

The rows are looked at each time, and that takes longer than a window may stand still.
"""

import gc

MANY = 1000
"""Rows from which on a list is long."""
_USUAL = gc.get_threshold()
_PATIENT = (*_USUAL[:2], 2**30)
_long: set[int] = set()


def leave_out(owner: object, *, is_long: bool) -> None:
    """Search patiently while the list of this owner, or of another one, is long."""
    if is_long:
        _long.add(id(owner))
    else:
        _long.discard(id(owner))
    gc.set_threshold(*(_PATIENT if _long else _USUAL))
