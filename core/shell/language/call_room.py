"""Room for calls of Python inside each other, for texts and scripts that go deep."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_rooms: list[int] = []
"""What all who are under way need; several may be, each in its own generator."""
_ordinary: list[int] = []


@contextmanager
def room_for(calls: int) -> Iterator[None]:
    """Let Python call so much deeper until the end of a with block."""
    if not _rooms:
        _ordinary[:] = [sys.getrecursionlimit()]
    _rooms.append(calls)
    _set()
    try:
        yield
    finally:
        _rooms.remove(calls)
        _set()


def _set() -> None:
    sys.setrecursionlimit(_ordinary[0] + sum(_rooms))
