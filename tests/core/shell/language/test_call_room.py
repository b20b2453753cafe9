"""Several who go deep, one after the other and overlapping."""

import sys

from core.shell.language.call_room import room_for


def test_each_has_its_room_whoever_ends_first() -> None:
    before = sys.getrecursionlimit()
    first, second = room_for(100), room_for(1_000)

    first.__enter__()
    second.__enter__()
    assert sys.getrecursionlimit() == before + 1_100
    first.__exit__(None, None, None)
    assert sys.getrecursionlimit() == before + 1_000
    second.__exit__(None, None, None)
    assert sys.getrecursionlimit() == before
