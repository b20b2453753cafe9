"""A long row in the short form: one of so many is tried, the rest with --long."""

from collections.abc import Iterable

import pytest


def one_of(count: int, names: Iterable[str]) -> list[object]:
    """Give all names; all but one of so many are of the long form."""
    return [
        name if number % count == 0 else pytest.param(name, marks=pytest.mark.long)
        for number, name in enumerate(names)
    ]
