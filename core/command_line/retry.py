"""Waiting for a lab that another program is writing to at this moment."""

import time
from collections.abc import Callable
from typing import TypeVar

from core.errors import LabBusy

T = TypeVar("T")

_TRIES = 20
_PAUSE = 0.1


def retry_while_busy(read: Callable[[], T]) -> T:
    """Try again for two seconds while the lab is busy: here no window stands still."""
    for _ in range(_TRIES):
        try:
            return read()
        except LabBusy:
            time.sleep(_PAUSE)
    return read()
