"""Endings from outside: what was begun is undone; the exit code names the signal."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # no system has all of them


class Ended(BaseException):
    """A signal asked the program to end; no error, so that nothing catches it."""

    def __init__(self, number: int) -> None:
        """Keep the number of the signal."""
        super().__init__(number)
        self.exit_code = 128 + number


@contextmanager
def endings_raised() -> Iterator[None]:
    """Raise Ended at the first signal in the block; from then on all are ignored."""
    signals = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in signals}
    watched = [n for n, handler in before.items() if handler is not signal.SIG_IGN]

    def end(number: int, _: FrameType | None) -> None:
        while watched:
            signal.signal(watched.pop(), signal.SIG_IGN)
        raise Ended(number)

    for number in watched:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in watched:
            signal.signal(number, before[number])
