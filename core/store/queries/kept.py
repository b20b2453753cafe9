"""Answers that are kept while nothing changes: several windows ask the same."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

P = ParamSpec("P")
A = TypeVar("A")


class Answers:
    """Answers by their questions, until a row changes, as SQLite counts changes."""

    def __init__(self, connection: sqlite3.Connection, *, keeps: bool = True) -> None:
        """Keep answers that were read through this connection.

        Where others may write, `keeps` is false: then everything is read each time.
        """
        self._connection = connection
        self._keeps = keeps
        self._changes = connection.total_changes
        self._known: dict[object, Any] = {}

    def to(self, question: object, read: Callable[[], A]) -> A:
        """Return what is known, or read it; a list is the caller's own."""
        if not self._keeps:
            return read()
        self._forget_if_changed()
        if question not in self._known:
            self._known[question] = read()
        answer = self._known[question]
        return cast("A", answer.copy() if isinstance(answer, list) else answer)

    def forget(self) -> None:
        """Read everything again: rows came back, or another program wrote some."""
        self._known.clear()

    @contextmanager
    def unaffected(self) -> Iterator[None]:
        """Keep what is known while only rows are written that no answer holds."""
        self._forget_if_changed()
        yield
        self._changes = self._connection.total_changes

    def _forget_if_changed(self) -> None:
        if self._changes != self._connection.total_changes:
            self._changes = self._connection.total_changes
            self._known.clear()


class Asks(Protocol):
    """What has answers."""

    @property
    def answers(self) -> Answers: ...


S = TypeVar("S", bound=Asks)


def kept(
    query: Callable[Concatenate[S, P], A],
) -> Callable[Concatenate[S, P], A]:
    """Keep the answers of a query whose answers are short."""

    @wraps(query)
    def ask(self: S, *arguments: P.args, **options: P.kwargs) -> A:
        question = (query.__name__, arguments, *options.items())
        return self.answers.to(question, lambda: query(self, *arguments, **options))

    return cast("Callable[Concatenate[S, P], A]", ask)
