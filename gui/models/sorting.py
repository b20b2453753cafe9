"""Sorting long lists in steps, so that the window answers in between."""

from collections.abc import Callable, Generator, Sequence
from itertools import chain
from math import inf
from typing import Any, TypeVar

_AT_A_TIME = 1000
R = TypeVar("R")


def sort_in_steps(
    records: Sequence[R], key: Callable[[R], Any], *, reverse: bool
) -> Generator[None, None, list[R]]:
    """Return the records sorted as `sorted` does, with many pauses on the way.

    Short runs are sorted first, and then two by two: Python finds out by itself that
    each is in order, and only has to put one into the other.
    """
    keys: list[Any] = []
    runs: list[list[int]] = []
    for first in range(0, len(records), _AT_A_TIME):
        keys += map(key, records[first : first + _AT_A_TIME])
        runs.append(_sorted(range(first, len(keys)), keys, reverse))
        yield
    while len(runs) > 1:
        longer = []
        for first in range(0, len(runs), 2):
            both = [*chain.from_iterable(runs[first : first + 2])]
            longer.append(_sorted(both, keys, reverse))
            yield
        runs = longer
    return [records[number] for number in chain.from_iterable(runs)]


def _sorted(numbers: Sequence[int], keys: list[Any], reverse: bool) -> list[int]:
    return sorted(numbers, key=keys.__getitem__, reverse=reverse)


def by_value(text: str) -> tuple[float, str]:
    """Return what a text is sorted by: numbers by value, and all other texts below."""
    digits = text.replace(",", "")
    is_number = digits.isascii() and digits.isdigit()
    return (float(digits), "") if is_number else (inf, text.casefold())
