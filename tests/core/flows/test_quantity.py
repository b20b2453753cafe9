import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalog import MAX_QUANTITY
from core.flows.quantity import read_quantity
from core.problems import Problem

RANGE = "Enter a whole number from 1 to 1,000,000."


@pytest.mark.parametrize(
    ("typed", "quantity"),
    [("1", 1), (" 20 ", 20), ("007", 7), ("1,000,000", MAX_QUANTITY)],
)
def test_a_whole_number_is_read(typed: str, quantity: int) -> None:
    assert read_quantity(typed) == quantity


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("", f"Enter the quantity. {RANGE}"),
        ("   ", f"Enter the quantity. {RANGE}"),
        ("0", f"This quantity is out of range. {RANGE}"),
        ("1000001", f"This quantity is out of range. {RANGE}"),
        ("1000000000000", f"This quantity is out of range. {RANGE}"),
        ("9" * 100_000, f"This quantity is out of range. {RANGE}"),
        ("-1", f"This is not a whole number. {RANGE}"),
        ("2.5", f"This is not a whole number. {RANGE}"),
        ("1e3", f"This is not a whole number. {RANGE}"),
        ("1_000", f"This is not a whole number. {RANGE}"),
        ("ten", f"This is not a whole number. {RANGE}"),
        ("²", f"This is not a whole number. {RANGE}"),
    ],
)
def test_anything_else_is_explained(typed: str, text: str) -> None:
    problem = read_quantity(typed)

    assert isinstance(problem, Problem)
    assert (problem.field, problem.text) == ("quantity", text)


@given(st.text())
def test_any_text_gives_a_quantity_or_a_problem(typed: str) -> None:
    read = read_quantity(typed)

    assert isinstance(read, Problem) or 1 <= read <= MAX_QUANTITY
