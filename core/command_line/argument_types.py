"""Kinds of words on the command line: one of some, or a whole number."""

import argparse
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from core.numbers.whole import read_whole

JOBS = 61
"""The most processes in which there is work on lessons; Windows waits for no more."""


def one_of(words: Iterable[StrEnum]) -> dict[str, Any]:
    """Return the options of an argument that is one of some words of the catalog."""
    choices = [word.value for word in words]
    return {"choices": choices, "metavar": "|".join(choices)}


def whole(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers in a range."""

    def read(text: str) -> int:
        number = read_whole(text)
        if number is not None and least <= number <= most:
            return number
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a whole number from {least:,} to {most:,}"
        )

    return read
