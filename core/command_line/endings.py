"""Endings from outside: what was begun is undone; the exit code names the signal."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # no system has all of them
_OF_SIGNALS = 128
"""Shells know by an exit code above this that a signal ended a program."""


class Ended(BaseException):
    """A signal asked the program to end; no error, so that nothing catches it."""

    def __init__(self, number: int) -> None:
        """Keep the number of the signal."""
        super().__init__(number)
        self.exit_code = exit_code(number)


def exit_code(number: int) -> int:
    """Return the exit code that names a signal."""
    return _OF_SIGNALS + number


def watched_signals() -> list[int]:
    """Name the signals that ask for the end, but not those that are to be ignored."""
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    return [n for n in numbers if signal.getsignal(n) is not signal.SIG_IGN]


_heard: list[int] = []
"""The signals of the block that raises them."""


def raise_if_heard() -> None:
    """Raise Ended again, for a library may swallow what a handler raised inside it.

    Pydantic does, where it makes its validators. Long work calls this often.
    """
    if _heard:
        raise Ended(_heard[0])


@contextmanager
def endings_raised() -> Iterator[None]:
    """Raise Ended at the first signal in the block; from then on all are ignored."""
    before = {number: signal.getsignal(number) for number in watched_signals()}
    _heard.clear()

    def end(number: int, _: FrameType | None) -> None:
        _heard.append(number)
        if len(_heard) == 1:
            raise Ended(number)

    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():  # not in end: the second may wait there
            signal.signal(number, signal.SIG_IGN if _heard else handler)


def note_endings() -> list[int]:
    """Note signals from now on in the list that is given; nothing is interrupted."""
    noted: list[int] = []
    for number in watched_signals():
        signal.signal(number, lambda number, _: noted.append(number))
    return noted


@contextmanager
def endings_noted() -> Iterator[Callable[[], None]]:
    """Note the first signal in the block; what is given raises Ended for it.

    For work with Qt: what a slot raises goes no further than Qt.
    """
    before = {number: signal.getsignal(number) for number in watched_signals()}
    noted = note_endings()

    def raise_noted() -> None:
        if noted:
            raise Ended(noted[0])

    try:
        yield raise_noted
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
