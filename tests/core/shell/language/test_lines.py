import pytest

from core.shell.language.lines import Spot, spot

TEXT = "ab\r\nc\n\nde"


@pytest.mark.parametrize(
    ("offset", "found"),
    [
        (0, Spot(1, 1, "ab")),
        (1, Spot(1, 2, "ab")),
        (2, Spot(1, 3, "ab")),
        (4, Spot(2, 1, "c")),
        (6, Spot(3, 1, "")),
        (7, Spot(4, 1, "de")),
        (9, Spot(4, 3, "de")),
        (99, Spot(4, 3, "de")),
    ],
)
def test_a_character_stands_in_its_line(offset: int, found: Spot) -> None:
    assert spot(TEXT, offset) == found


def test_nothing_written_has_one_line() -> None:
    assert spot("", 0) == Spot(1, 1, "")
