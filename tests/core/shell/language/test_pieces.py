"""Work in a thread that goes on only while somebody waits for its next piece."""

import threading
from collections.abc import Generator

import pytest

from core.shell.language.pieces import current_pace, in_pieces


def count(steps: int) -> int:
    pace = current_pace()
    assert pace is not None
    for _ in range(steps):
        pace.step()
    return steps


def drained(pieces: Generator[None, None, int]) -> tuple[int, int]:
    """Give how often it paused, and what it returned."""
    pauses = 0
    while True:
        try:
            next(pieces)
        except StopIteration as ended:
            return pauses, ended.value
        pauses += 1


def threads() -> set[str]:
    return {thread.name for thread in threading.enumerate()}


@pytest.mark.parametrize(
    ("steps", "pauses"), [(0, 0), (999, 0), (1_000, 1), (5_500, 5)]
)
def test_it_pauses_after_many_steps_and_gives_its_result(
    steps: int, pauses: int
) -> None:
    assert drained(in_pieces(lambda: count(steps))) == (pauses, steps)
    assert "pieces" not in threads()


def test_many_steps_at_once_are_one_pause() -> None:
    def work() -> int:
        pace = current_pace()
        assert pace is not None
        pace.step(100_000)
        return 1

    assert drained(in_pieces(work)) == (1, 1)


def test_what_it_raises_is_raised_where_it_is_wanted() -> None:
    def fail() -> int:
        count(2_000)
        raise ValueError("late")

    with pytest.raises(ValueError, match="late"):
        drained(in_pieces(fail))
    assert "pieces" not in threads()


def test_left_in_its_midst_it_ends() -> None:
    ended: list[str] = []

    def work() -> int:
        try:
            return count(1_000_000)
        finally:
            ended.append("here")

    pieces = in_pieces(work)
    next(pieces)
    assert "pieces" in threads()
    pieces.close()

    assert ended == ["here"]
    assert "pieces" not in threads()


def test_it_stands_still_between_two_pieces() -> None:
    seen: list[int] = []

    def work() -> int:
        for number in range(10):
            seen.append(number)
            count(1_000)
        return 0

    pieces = in_pieces(work)
    for wanted in range(1, 4):
        next(pieces)
        assert len(seen) == wanted
    pieces.close()


def test_elsewhere_nothing_is_counted() -> None:
    assert current_pace() is None
    pieces = in_pieces(lambda: count(2_000))
    next(pieces)
    assert current_pace() is None
    pieces.close()
