"""Delivers what happened to who asked for it: queued, in order, never nested.

The events of one commit come together. Windows do not follow single events: after
each commit they read again what they show and compare, which is right after an undo,
too. The kinds, in core/events.py, are for who carried the command out and got them
back, and for the trace of a lab, which writes down each by its name. To open a lab
needs none of them.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """Something that happened in the lab."""


Handler = Callable[[Sequence[Event]], None]


class Bus:
    """A list of subscribers."""

    def __init__(self) -> None:
        """Start with nobody listening."""
        self._handlers: list[Handler] = []
        self._waiting: deque[Sequence[Event]] = deque()
        self._is_delivering = False

    def subscribe(self, handler: Handler) -> None:
        """Call the handler with the events of each later commit."""
        self._handlers.append(handler)

    def unsubscribe(self, handler: Handler) -> None:
        """Stop calling a handler."""
        self._handlers = [h for h in self._handlers if h != handler]

    def publish(self, events: Sequence[Event]) -> None:
        """Deliver the events of a commit; those of a handler wait for their turn."""
        if events:
            self._waiting.append(tuple(events))
        if self._is_delivering:
            return
        self._is_delivering = True
        try:
            while self._waiting:
                self._deliver(self._waiting.popleft())
        finally:
            self._is_delivering = False
            self._waiting.clear()

    def _deliver(self, events: Sequence[Event]) -> None:
        for handler in list(self._handlers):
            handler(events)
