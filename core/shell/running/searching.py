"""How Python looks for garbage while scripts run."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEVER = 1_000_000_000
_before: list[tuple[int, int, int]] = []
_under_way: list[None] = []
"""One for each script that runs; several may, each in its own generator."""


@contextmanager
def only_young_garbage() -> Iterator[None]:
    """Look for garbage among what is new alone, until the end of a with block.

    A look through all that a script holds, such as 100,000 licenses, stops it for a
    tenth of a second. What calls leave behind is found while it is young.
    """
    if not _under_way:
        _before[:] = [gc.get_threshold()]
        young, middle, _ = _before[0]
        gc.set_threshold(young, middle, _NEVER)
    _under_way.append(None)
    try:
        yield
    finally:
        _under_way.pop()
        if not _under_way:
            gc.set_threshold(*_before[0])
