"""Numbers of every kind to try slips on."""

import string
from collections.abc import Iterator
from random import Random

from core.numbers.kinds import KINDS, NumberKind
from core.numbers.symbols import BASE

KEYBOARD = string.ascii_uppercase + string.digits
SAMPLES_PER_KIND = 3


def sample(kind: NumberKind, number: int) -> str:
    random = Random(f"{kind.noun}:{number}")
    return kind.make([random.randrange(BASE) for _ in range(kind.data)])


SAMPLES = [(kind, sample(kind, n)) for kind in KINDS for n in range(SAMPLES_PER_KIND)]
NAMES = [f"{kind.mark}-{n}" for kind in KINDS for n in range(SAMPLES_PER_KIND)]


def replacements(number: str) -> Iterator[tuple[int, str]]:
    """Give every number with one other character, and the place of it."""
    for place, right in enumerate(number):
        for other in KEYBOARD.replace(right, ""):
            yield place, number[:place] + other + number[place + 1 :]


def swaps(number: str) -> Iterator[tuple[int, str]]:
    """Give every number with two different neighbours swapped, and the first place."""
    for place in range(len(number) - 1):
        first, second = number[place], number[place + 1]
        if first != second:
            yield place, number[:place] + second + first + number[place + 2 :]
