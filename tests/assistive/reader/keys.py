"""Presses keys; the mouse is never touched."""

import subprocess
from collections.abc import Sequence
from itertools import chain

_NAMES = {
    "Alt": "alt",
    "Ctrl": "ctrl",
    "Shift": "shift",
    "Enter": "Return",
    "Backspace": "BackSpace",
    "Del": "Delete",
}
"""What X calls otherwise than Qt."""


_FINGER = "0.04"
"""Seconds between a key that is held and the next one.

Qt asks the bus about each key before it takes it, but not about an access key: pressed
by a machine, Alt+T opens a menu before Alt is taken, which then closes it.
"""


def press(*combinations: str) -> None:
    """Press keys one after another; those of a combination are joined by +."""
    for combination in combinations:
        *first, last = (_NAMES.get(key, key) for key in combination.split("+"))
        held(first, [last])


def type_text(text: str) -> None:
    _do("type", "--delay", "1", "--", text)


def held(first: Sequence[str], then: Sequence[str]) -> None:
    """Hold some keys while others are pressed."""
    down = chain.from_iterable(("keydown", key, "sleep", _FINGER) for key in first)
    up = chain.from_iterable(("keyup", key) for key in first)
    _do(*down, "key", "--delay", "0", *then, *up)


def _do(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True)
