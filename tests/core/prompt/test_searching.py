"""What findstr finds."""

import pytest

from core.prompt.searching import expression, literal

LINE = "RDLIC01 issued 42 licenses."
FOUND = {
    "RDLIC01": True,
    "rdlic01": False,
    "^RD": True,
    "^issued": False,
    r"licenses\.$": True,
    "licenses$": False,
    "R.LIC": True,
    "RDX*LIC": True,
    "RD.*42": True,
    "[0-9][0-9]": True,
    "[^a-z0-9A-Z .]": False,
    r"\<issue": True,
    r"issue\>": False,
    r"issued\>": True,
    "*": False,
    "[": False,
    "": True,
}


@pytest.mark.parametrize("pattern", FOUND)
def test_an_expression_is_found(pattern: str) -> None:
    assert expression(pattern, ignores_case=False).is_in(LINE) is FOUND[pattern]


def test_case_is_ignored_where_that_is_asked() -> None:
    assert expression("^rd[l-m]", ignores_case=True).is_in(LINE)
    assert literal("ISSUED 42", ignores_case=True).is_in(LINE)
    assert not literal("R.LIC", ignores_case=True).is_in(LINE)


def test_many_stars_take_no_time() -> None:
    assert not expression("x*" * 50 + "y", ignores_case=False).is_in("x" * 500)
