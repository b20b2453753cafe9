"""When licenses run short (domain.md 1.8, 8.2)."""

import pytest

from core.rules.low_licenses import are_few, crosses_low_mark


@pytest.mark.parametrize(
    ("installed", "available", "few"),
    [(100, 10, False), (100, 9, True), (100, 0, True), (5, 1, False), (5, 0, True)],
)
def test_few_are_less_than_one_in_ten(
    installed: int, available: int, few: bool
) -> None:
    assert are_few(installed, available) is few


@pytest.mark.parametrize(
    ("installed", "warned_at"), [(100, 9), (50, 4), (11, 1), (10, 1), (2, 1), (1, None)]
)
def test_the_warning_comes_once_on_the_way_down(
    installed: int, warned_at: int | None
) -> None:
    warned = [left for left in range(installed) if crosses_low_mark(installed, left)]

    assert warned == ([] if warned_at is None else [warned_at])
