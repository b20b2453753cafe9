import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.marks import percent

POINTS = st.integers(0, 1_000)


@pytest.mark.parametrize(
    ("points", "harms", "of", "help_cost", "wanted"),
    [
        (4, 0, 4, 0, 100),
        (2, 0, 3, 0, 66),
        (4, 1, 4, 0, 75),
        (4, 1, 4, 5, 70),
        (1, 2, 4, 0, 0),
        (4, 0, 4, 101, 0),
        (0, 0, 0, 0, 0),
    ],
)
def test_points_become_whole_percent(
    points: int, harms: int, of: int, help_cost: int, wanted: int
) -> None:
    assert percent(points, harms, of, help_cost) == wanted


@given(points=POINTS, harms=POINTS, more=POINTS, help_cost=st.integers(0, 300))
def test_no_result_is_below_0_or_above_100(
    points: int, harms: int, more: int, help_cost: int
) -> None:
    assert 0 <= percent(points, harms, points + more, help_cost) <= 100
