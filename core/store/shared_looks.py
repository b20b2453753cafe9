"""Looks at a lab file that two threads share: each takes the next when it is free."""

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Generic, Self, TypeVar

from core.store.beside import Beside
from core.store.connection import LabConnection

T = TypeVar("T")

_THREADS = 2
"""As many processors as nearly every computer has; each has a connection."""


class SharedLooks(Generic[T]):
    """Looks that have begun; their end is waited for, or they are stopped."""

    def __init__(
        self, link: LabConnection, looks: Iterable[Callable[[LabConnection], T]]
    ) -> None:
        """Begin to look at the file of a connection, in the order of the looks."""
        self._waiting = deque(enumerate(looks))
        self._found: dict[int, T] = {}
        self._failed: dict[int, Exception] = {}
        with ExitStack() as threads:
            self._besides = [
                threads.enter_context(Beside(link, self._work)) for _ in range(_THREADS)
            ]
            self._threads = threads.pop_all()

    @property
    def is_over(self) -> bool:
        """Tell whether all results are there."""
        return all(beside.is_over for beside in self._besides)

    def result(self, place: int) -> T:
        """Wait for all looks, and return what one found; what it raised is raised."""
        for beside in self._besides:
            beside.result()
        if place in self._failed:
            raise self._failed[place]
        return self._found[place]

    def _work(self, link: LabConnection) -> None:
        with suppress(IndexError):  # there is no more
            while True:
                self._look(*self._waiting.popleft(), link)

    def _look(
        self, place: int, look: Callable[[LabConnection], T], link: LabConnection
    ) -> None:
        try:
            self._found[place] = look(link)
        except Exception as error:  # raised again where the result is wanted
            self._failed[place] = error

    def __enter__(self) -> Self:
        """Look as long as a with block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop, if the results were not waited for."""
        self._waiting.clear()
        self._threads.close()
