"""Delivers events to who asked for them: queued, in order, never nested.

The kinds of events are in core/events.py: to open a lab needs none of them.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar


@dataclass(frozen=True)
class Event:
    """Something that happened in the lab."""


E = TypeVar("E", bound=Event)


class Bus:
    """A typed list of subscribers."""

    def __init__(self) -> None:
        """Start with nobody listening."""
        self._handlers: list[tuple[type[Event], Callable[[Any], None]]] = []
        self._waiting: deque[Event] = deque()
        self._is_delivering = False

    def subscribe(self, kind: type[E], handler: Callable[[E], None]) -> None:
        """Call the handler for every later event of this kind or a subkind."""
        self._handlers.append((kind, handler))

    def unsubscribe(self, handler: Callable[[Any], None]) -> None:
        """Stop calling a handler."""
        self._handlers = [(k, h) for k, h in self._handlers if h != handler]

    def publish(self, events: list[Event]) -> None:
        """Deliver events; those published by a handler wait for their turn."""
        self._waiting.extend(events)
        if self._is_delivering:
            return
        self._is_delivering = True
        try:
            while self._waiting:
                self._deliver(self._waiting.popleft())
        finally:
            self._is_delivering = False
            self._waiting.clear()

    def _deliver(self, event: Event) -> None:
        for kind, handler in list(self._handlers):
            if isinstance(event, kind):
                handler(event)
