"""Goes to things by keys alone, and knows from what it hears that it is there."""

from collections.abc import Callable, Iterator
from itertools import count
from time import sleep

from tests.assistive.reader import keys
from tests.assistive.reader.ears import Ears, is_there
from tests.assistive.reader.tree import (
    STATE,
    TABLES,
    Accessible,
    above,
    children,
    has,
    name_of,
    role_of,
    same,
    showing,
)

_A_LOT = 80
_LONG = 200
_BEFORE_NAME = " – "
_WINDOW_IS_THERE = 0.05
"""Seconds in which the window manager draws the list that Alt+Tab goes through."""
Fits = Callable[[Accessible], bool]


class NotThere(Exception):
    """What was looked for cannot be found; the text says what is there instead."""


class Moving:
    """The person at the keyboard: one window is in front, one thing has the focus."""

    def __init__(self, application: Accessible, ears: Ears) -> None:
        self.application = application
        self.ears = ears

    @property
    def window(self) -> Accessible:
        """The window in front."""
        found = self.ears.wait(lambda: next(self._active(), None))
        if found is None:
            raise NotThere("no window is in front")
        return found

    @property
    def focus(self) -> Accessible:
        """What was heard last; a screen reader works on nothing else."""
        found = self.ears.wait(
            lambda: self.ears.focus if is_there(self.ears.focus) else None
        )
        if found is None:
            raise NotThere(f"nothing is said to have the focus; {self.what_is_there()}")
        return found

    def windows(self) -> Iterator[Accessible]:
        return (w for w in children(self.application) if has(w, STATE.SHOWING))

    def manager(self) -> Accessible:
        return next(w for w in self.windows() if _is_titled(w, "RD Licensing Manager"))

    def press(self, *combinations: str) -> bool:
        """Press keys, and tell whether anything was said to them."""
        return self.ears.after(lambda: keys.press(*combinations))

    def round(self) -> Iterator[Accessible]:
        """Press Tab until it comes round; yield what is heard each time."""
        been: list[Accessible] = []
        while self.focus not in been:
            been.append(self.focus)
            yield self.focus
            self.press("Tab")

    def tab_to(self, fits: Fits, what: str) -> Accessible:
        """Press Tab until what has the focus fits."""
        been: list[Accessible] = []
        while not fits(self.focus):
            been.append(self.focus)
            if been.count(self.focus) > 2 or len(been) > _A_LOT:
                raise NotThere(f"Tab leads to no {what}; {self.what_is_there()}")
            if not self.press("Tab"):
                self.press("ctrl+Tab")  # where Tab is a character
        return self.focus

    def tab_to_list(self, holds: Fits, what: str) -> Accessible:
        """Go to a list or a tree; return it."""
        self.tab_to(lambda thing: any(map(holds, _lists_around(thing))), what)
        return next(filter(holds, _lists_around(self.focus)))

    def walk(self, key: str, *, to: str) -> bool:
        """Press an arrow key until something of this name is heard, or no more."""
        for _ in range(_A_LOT):
            if same(name_of(self.focus), to) and role_of(self.focus) not in TABLES:
                return True
            if not self.press(key):
                return False
        return False

    def go_to_window(self, title: str) -> None:
        """Hold Alt and press Tab once, twice, … until the window is in front."""
        there = self.ears.wait(
            lambda: next((w for w in self.windows() if _is_titled(w, title)), None)
        )
        if there is None:
            raise NotThere(f"there is no window {title}; {self.what_is_there()}")
        for times in count(1):
            if has(there, STATE.ACTIVE):
                return
            if times > _A_LOT:
                raise NotThere(f"Alt+Tab does not lead to {title}")
            self.ears.after(lambda: keys.held(["alt"], ["Tab"] * times))  # noqa: B023
            sleep(_WINDOW_IS_THERE)

    def what_is_there(self) -> str:
        """List what can be read, for messages."""
        front = next(self._active(), None)
        if front is None:
            return f"windows: {[name_of(w) for w in self.windows()]}"
        said = dict.fromkeys(
            f"{role_of(t).value_nick} {name_of(t)[:_LONG]!r}"
            for t in showing(front)
            if name_of(t).strip()
        )
        heard = self.ears.focus
        where = (
            f"{role_of(heard).value_nick} {name_of(heard)!r}" if is_there(heard) else ""
        )
        return f"at {where} in {name_of(front)!r} there is: {' | '.join(said)}"

    def _active(self) -> Iterator[Accessible]:
        return (w for w in self.windows() if has(w, STATE.ACTIVE))


def find(window: Accessible, roles: set[object], label: str) -> Iterator[Accessible]:
    """Yield what can be seen of some roles with this name."""
    for thing in showing(window):
        if role_of(thing) in roles and same(name_of(thing), label):
            yield thing


def named(roles: set[object], label: str) -> Fits:
    """Return a test for things of some roles with this name."""
    return lambda thing: role_of(thing) in roles and same(name_of(thing), label)


def _lists_around(thing: Accessible) -> list[Accessible]:
    return [t for t in above(thing) if role_of(t) in TABLES]


def _is_titled(window: Accessible, title: str) -> bool:
    """Tell whether a window has a title; a lab's name may stand behind it."""
    shown = name_of(window)
    return same(shown, title) or same(shown.partition(_BEFORE_NAME)[0], title)
