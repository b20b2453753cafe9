"""What a screen reader hears: where the focus goes, and which window comes in front."""

from collections.abc import Callable
from time import monotonic, sleep
from typing import TypeVar

from tests.assistive.reader.tree import STATE, Accessible, Atspi, Error, GLib, has

PATIENCE = 30.0
"""Seconds to wait for something that has to come, however busy the machine is."""
_ANSWER = 0.25
"""Seconds in which a key has its effect, if it has one."""
_QUIET = 0.02
"""Seconds without a word, after which all is said."""
T = TypeVar("T")


class Ears:
    """Remembers what was said last."""

    def __init__(self) -> None:
        self.focus: Accessible | None = None
        self.window: Accessible | None = None
        self.application: Accessible | None = None
        self.announced: list[str] = []
        self._told = 0
        self._listeners = [
            self._listen("object:state-changed:focused", self._on_focused),
            self._listen("window:activate", self._on_activated),
            self._listen("object:announcement", self._on_announced),
        ]

    def wait(self, look: Callable[[], T | None], seconds: float = PATIENCE) -> T | None:
        """Listen until there is what one looks for, or the time is over."""
        end = monotonic() + seconds
        while (found := _looked(look)) is None and monotonic() < end:
            self._hear(_QUIET)
        return found

    def after(self, act: Callable[[], None]) -> bool:
        """Do something and tell whether anything was said."""
        self._hear(0)
        before = self._told
        act()
        if not self.wait(lambda: True if self._told != before else None, _ANSWER):
            self.wait(self._answered)
        last = before
        while last != self._told:
            last = self._told
            self._hear(_QUIET)
        return self._told != before

    def _answered(self) -> int:
        """Ask the program something: it answers once it has worked on the keys."""
        assert self.application is not None
        return int(self.application.get_child_count())

    def _hear(self, seconds: float) -> None:
        context = GLib.MainContext.default()
        end = monotonic() + seconds
        while context.iteration(False) or monotonic() < end:
            if not context.pending():
                sleep(0.001)

    def _listen(self, event: str, heard: Callable[..., None]) -> object:
        listener = Atspi.EventListener.new(heard)
        listener.register(event)
        return listener

    def _on_focused(self, event: Accessible) -> None:
        if event.detail1:
            self.focus = event.source
            self._told += 1

    def _on_activated(self, event: Accessible) -> None:
        self.window = event.source
        self._told += 1

    def _on_announced(self, event: Accessible) -> None:
        self.announced.append(str(event.any_data))


def _looked(look: Callable[[], T | None]) -> T | None:
    """Look, and see nothing where something goes while one looks."""
    try:
        return look()
    except Error:
        return None


def is_there(thing: Accessible | None) -> bool:
    """Tell whether something that was heard of can still be seen."""
    try:
        return thing is not None and has(thing, STATE.SHOWING)
    except Error:
        return False
