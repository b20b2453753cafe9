"""A long row in the short form: one of so many is tried, the rest with --long."""

from collections.abc import Iterable

import pytest


def one_of(count: int, cases: Iterable[object]) -> list[object]:
    """Give all cases; all but one of so many are of the long form."""
    return [
        case if number % count == 0 else _of_long_form(case)
        for number, case in enumerate(cases)
    ]


def _of_long_form(case: object) -> object:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.long)
