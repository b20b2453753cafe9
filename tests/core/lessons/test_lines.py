"""The line of a field is found, whatever stands above it."""

from core.lessons.lines import line_of


def test_a_field_at_the_top_is_found_whether_it_is_a_table_or_not() -> None:
    assert line_of("variables = 3\n[step]\na = 1\n", ("variables",)) == 1
    assert line_of("[step]\na = 1\n[variables]\na = 1\n", ("variables", "a")) == 4
    assert line_of("[step]\na = 1\n", ("a",)) == 0
