"""Work that cannot pause by itself, done in pieces all the same.

It is done in a thread, which goes on only while somebody waits for the next piece: one
of the two runs at a time, so nothing has to be locked. Reading and compiling call deep
into themselves, and would be several times slower as generators.
"""

from __future__ import annotations

from contextvars import ContextVar
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

T = TypeVar("T")

_STEPS = 1_000
"""Steps of the work between two pauses: some milliseconds."""


class _LeftError(BaseException):
    """Nobody waits for the work any more."""


class Pace:
    """Counts the steps of the work, and pauses after many."""

    def __init__(self, rest: Callable[[], None]) -> None:
        """Begin to count."""
        self._rest = rest
        self._left = _STEPS

    def step(self, count: int = 1) -> None:
        """Count a step, or many that are done at once."""
        self._left -= count
        if self._left <= 0:
            self._left = _STEPS
            self._rest()


_pace: ContextVar[Pace | None] = ContextVar("pace", default=None)


def current_pace() -> Pace | None:
    """Return the pace of the work that is under way here; None: it need not pause."""
    return _pace.get()


class _Worker(Generic[T]):
    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._goes_on: SimpleQueue[bool] = SimpleQueue()
        self._told: SimpleQueue[None] = SimpleQueue()
        self._found: list[T] = []
        self._failed: BaseException | None = None
        self.is_over = False
        self._thread = Thread(target=self._run, name="pieces", daemon=True)
        self._thread.start()

    def next_piece(self) -> None:
        """Let it go on, and wait until it pauses or is over."""
        self._goes_on.put(True)
        self._told.get()

    def leave(self) -> None:
        """Let it end where it is."""
        self._goes_on.put(False)
        self._thread.join()

    def result(self) -> T:
        """Return what it gave, or raise what it raised."""
        self._thread.join()
        if self._failed is not None:
            raise self._failed
        return self._found[0]

    def _run(self) -> None:
        _pace.set(Pace(self._rest))
        try:
            self._wait()
            self._found.append(self._work())
        except BaseException as error:  # raised again where the result is wanted
            self._failed = error
        finally:
            self.is_over = True
            self._told.put(None)

    def _rest(self) -> None:
        self._told.put(None)
        self._wait()

    def _wait(self) -> None:
        if not self._goes_on.get():
            raise _LeftError


def in_pieces(work: Callable[[], T]) -> Generator[None, None, T]:
    """Do work that counts its steps by `current_pace`, with pauses; return its result.

    Close the generator to leave the work where it is.
    """
    worker = _Worker(work)
    try:
        worker.next_piece()
        while not worker.is_over:
            yield
            worker.next_piece()
    finally:
        if not worker.is_over:
            worker.leave()
    return worker.result()
