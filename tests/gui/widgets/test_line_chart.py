import pytest

from gui.widgets.line_chart import top_of_scale


@pytest.mark.parametrize(
    ("most", "top"),
    [
        (0, 4),
        (3, 4),
        (5, 8),
        (9, 20),
        (40, 40),
        (41, 80),
        (99, 200),
        (1_000_000, 2_000_000),
    ],
)
def test_the_scale_ends_at_a_round_number(most: int, top: int) -> None:
    assert top_of_scale(most) == top
