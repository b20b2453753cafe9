from collections.abc import Generator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.models.sorting import by_value, sort_in_steps

RECORDS = st.lists(st.tuples(st.integers(0, 5), st.integers()), max_size=60)
Steps = Generator[None, None, list[tuple[int, int]]]


@pytest.fixture(scope="module", autouse=True)
def short_runs() -> Generator[None, None, None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gui.models.sorting._AT_A_TIME", 4)
        yield


def end(steps: Steps) -> tuple[int, list[tuple[int, int]]]:
    """Return how often it paused, and what came of it."""
    pauses = 0
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return pauses, stop.value
        pauses += 1


@given(RECORDS, st.booleans())
def test_equal_ones_keep_their_order_as_in_pythons_own_sort(
    records: list[tuple[int, int]], reverse: bool
) -> None:
    _, found = end(sort_in_steps(records, lambda r: r[0], reverse=reverse))

    assert found == sorted(records, key=lambda r: r[0], reverse=reverse)


def test_a_long_list_is_sorted_with_many_pauses() -> None:
    pauses, _ = end(sort_in_steps([(0, 0)] * 32, lambda r: r[0], reverse=False))

    assert pauses == 8 + 4 + 2 + 1


def test_the_key_of_each_record_is_made_once() -> None:
    asked: list[int] = []

    def key(record: tuple[int, int]) -> int:
        asked.append(record[0])
        return record[1]

    end(sort_in_steps([(n, 0) for n in range(20)], key, reverse=True))

    assert asked == list(range(20))


def test_texts_are_sorted_by_their_value() -> None:
    texts = ["Unlimited", "1,000", "9", "", "20", "a", "B"]

    assert sorted(texts, key=by_value) == [
        "9",
        "20",
        "1,000",
        "",
        "a",
        "B",
        "Unlimited",
    ]
