"""Looks at a lab file in a thread of its own, through a connection of its own.

SQLite lets go of Python's lock while it reads, so whoever waits can do other things.
The connection only reads. It is opened and closed by SQLite in this process alone,
which keeps the locks that another connection has on the file (decision 0014).
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from threading import Thread
from time import sleep
from types import TracebackType
from typing import Generic, Self, TypeVar

from core.store.connection import LabConnection, connect_beside

T = TypeVar("T")

_AT_A_TIME = 0.01
"""Seconds between two attempts to interrupt, for between statements none is heard."""


class Beside(Generic[T]):
    """One look that has begun; its end is waited for, or it is stopped."""

    def __init__(self, link: LabConnection, look: Callable[[LabConnection], T]) -> None:
        """Begin to look at the file of a connection, which goes on being used."""
        self._beside = link
        self._link: LabConnection | None = None
        self._look = look
        self._found: list[T] = []
        self._failed: BaseException | None = None
        self._thread = Thread(target=self._run, name="look beside", daemon=True)
        self.is_over = False
        """Whether the result is there."""
        try:
            self._thread.start()
        except BaseException:  # of a signal's handler: the thread may run already
            if self._thread.ident is not None:
                self.stop()
            raise

    def result(self) -> T:
        """Wait for what the look returns; what it raised is raised here.

        A signal is heard meanwhile, and its handler may raise. So no lock is waited
        for: it would be left taken, and a thread whose `join` is left counts as dead,
        though it is alive (bpo-46726).
        """
        while not self.is_over:
            sleep(_AT_A_TIME)
        self._thread.join()
        if self._failed is not None:
            raise self._failed
        return self._found[0]

    def stop(self) -> None:
        """End the look, and leave its result."""
        while not self.is_over:
            if self._link is not None:
                with suppress(sqlite3.ProgrammingError):  # closed at this moment
                    self._link.interrupt()
            sleep(_AT_A_TIME)
        self._thread.join()

    def _run(self) -> None:
        try:
            with closing(connect_beside(self._beside)) as link:
                self._link = link
                self._found.append(self._look(link))
        except BaseException as error:  # raised again where the result is wanted
            self._failed = error
        finally:
            self.is_over = True

    def __enter__(self) -> Self:
        """Look as long as a with block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop, if the result was not waited for."""
        self.stop()
