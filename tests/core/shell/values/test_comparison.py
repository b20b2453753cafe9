from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.shell.values.arithmetic import add, multiply, remainder, subtract
from core.shell.values.comparison import is_equal, order
from core.shell.values.errors import ScriptError
from core.shell.values.kinds import INT_MAX, INT_MIN, UInt32, Value, net_name

NUMBERS = st.integers(INT_MIN, INT_MAX)


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        (1, 1.0, True),
        (1, "1", True),
        ("1", 1, True),
        ("1", 1.0, True),
        ("1.0", 1, False),
        (True, "x", True),
        (None, 0, False),
        (None, None, True),
        ("", None, False),
        (5, "x", False),
        (datetime(2026, 1, 1), "2026-01-01", True),
        (UInt32(4294967295), 4294967295, True),
        (UInt32(4294967295), -1, False),
    ],
)
def test_the_left_side_decides(left: Value, right: Value, equal: bool) -> None:
    assert is_equal(left, right) is equal


def test_what_has_no_order_is_refused() -> None:
    with pytest.raises(ScriptError, match="Cannot compare"):
        order(object(), 1)


@given(NUMBERS, NUMBERS)
def test_numbers_are_reckoned_with_as_they_are(left: int, right: int) -> None:
    assert add(left, right) == left + right
    assert subtract(left, right) == left - right
    assert float(str(multiply(left, right))) == float(left * right)
    assert order(left, right) == (left > right) - (left < right)


@given(NUMBERS, NUMBERS.filter(bool))
def test_a_remainder_has_the_sign_of_the_left_side(left: int, right: int) -> None:
    rest = remainder(left, right)

    assert isinstance(rest, int)
    assert abs(rest) < abs(right)
    assert rest == 0 or (rest < 0) is (left < 0)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (INT_MAX, "System.Int32"),
        (INT_MAX + 1, "System.Int64"),
        (add(INT_MAX, 1), "System.Double"),
        (add(INT_MAX + 1, 1), "System.Int64"),
        (add(UInt32(4294967295), UInt32(0)), "System.UInt32"),
        (add(UInt32(4294967295), 1), "System.Int64"),
        (multiply(2**62, 4), "System.Double"),
    ],
)
def test_a_result_has_the_width_of_its_sides(value: Value, name: str) -> None:
    assert net_name(value) == name
