"""The gestures of a lesson by clicks, at places that are told to a screen reader."""

import subprocess
from collections.abc import Iterator, Sequence

from tests.assistive.reader import keys
from tests.assistive.reader.hands import BOXES, BUTTONS, is_field
from tests.assistive.reader.moving import Fits, Moving, NotThere, named
from tests.assistive.reader.tree import (
    ROLE,
    STATE,
    Accessible,
    has,
    labels_of,
    name_of,
    rectangle,
    role_of,
    same,
    showing,
)

_TREES = {ROLE.TREE, ROLE.TREE_TABLE}
_MENU_ITEMS = {ROLE.MENU, ROLE.MENU_ITEM, ROLE.CHECK_MENU_ITEM, ROLE.RADIO_MENU_ITEM}
_LEFT, _RIGHT = "1", "3"
_NEAR = 12
"""Pixels from the left edge: an item may be as wide as its list."""
_ITEMS = 12
"""Items of a menu that may be greyed before the first that is told."""


class Mouse:
    """Does what a person does who sees, and points at what is seen."""

    def __init__(self, moving: Moving) -> None:
        self._go = moving

    def by_mouse(self, gesture: str, *values: object) -> None:
        """Make a gesture, named as its record's first field."""
        getattr(self, f"_{gesture}")(*values)

    def _node(self, path: Sequence[str], button: str = _LEFT) -> None:
        label = path[-1]
        self._click(lambda t: _is_item(t, label), f"{label} in a tree", button)

    def _context(self, path: Sequence[str], choose: Sequence[str] = ()) -> None:
        self._node(path, _RIGHT)
        for label in choose:
            menu = self._menu_below().get_parent()
            fits = named(_MENU_ITEMS, label)
            found = next(filter(fits, showing(menu)), None)
            if found is None:
                raise NotThere(f"there is no menu item {label}")
            self._click_at(found)

    def _menu(self, path: Sequence[str]) -> None:
        self._choose(path)

    def _press(self, label: str) -> None:
        self._click(named(BUTTONS, label), f"button {label}")

    def _tick(self, boxes: dict[str, bool]) -> None:
        for label, on in boxes.items():
            box = self._found(named(BOXES, label), f"box {label}")
            if has(box, STATE.CHECKED) is not on:
                self._click_at(box)

    def _tab(self, label: str) -> None:
        self._click(named({ROLE.PAGE_TAB}, label), f"tab {label}")

    def _select(self, choices: dict[str, str]) -> None:
        for field, value in choices.items():
            self._click(lambda t: _is_combo(t, field), f"list {field}")  # noqa: B023
            self._go.ears.after(lambda: keys.type_text(value))  # noqa: B023
            self._click(lambda t: _is_choice(t, value), value)  # noqa: B023

    def _type(self, entries: dict[str, str]) -> None:
        for field, text in entries.items():
            self._click(lambda t: is_field(t, field), f"field {field}")  # noqa: B023
            keys.press("ctrl+a")
            self._go.ears.after(lambda: keys.type_text(text))  # noqa: B023

    def _shortcut(self, keys_: str) -> None:
        self._go.press(keys_)

    def _choose(self, path: Sequence[str]) -> None:
        for label in path:
            self._click(named(_MENU_ITEMS, label), f"menu item {label}")

    def _menu_below(self) -> Accessible:
        """Go down from where a menu came up, until one of its items is told.

        Qt says nothing of a context menu before.
        """
        for _ in range(_ITEMS):
            self._go.ears.after(lambda: _do("mousemove_relative", *[str(_NEAR)] * 2))
            if role_of(self._go.focus) in _MENU_ITEMS:
                return self._go.focus
        raise NotThere("no menu has come up")

    def _click(self, fits: Fits, what: str, button: str = _LEFT) -> None:
        self._click_at(self._found(fits, what), button)

    def _click_at(self, thing: Accessible, button: str = _LEFT) -> None:
        left, top, width, height = rectangle(thing)
        place = str(left + min(width // 2, _NEAR)), str(top + height // 2)
        self._go.ears.after(lambda: _do("mousemove", "--sync", *place, "click", button))

    def _found(self, fits: Fits, what: str) -> Accessible:
        found = self._go.ears.wait(lambda: next(filter(fits, self._usable()), None))
        if found is None:
            raise NotThere(f"there is no {what}; {self._go.what_is_there()}")
        return found

    def _usable(self) -> Iterator[Accessible]:
        """Yield what can be seen and used: of what lies in front first."""
        front = self._go.window
        others = [w for w in self._go.windows() if w != front]
        for window in (*reversed(others), front):
            if window == front or role_of(window) in {ROLE.POPUP_MENU, ROLE.WINDOW}:
                yield from (t for t in showing(window) if has(t, STATE.SENSITIVE))


def _do(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True)


def _is_item(thing: Accessible, label: str) -> bool:
    return same(name_of(thing), label) and role_of(thing.get_parent()) in _TREES


def _is_combo(thing: Accessible, field: str) -> bool:
    return role_of(thing) is ROLE.COMBO_BOX and (
        same(name_of(thing), field) or any(same(x, field) for x in labels_of(thing))
    )


def _is_choice(thing: Accessible, value: str) -> bool:
    return role_of(thing) is ROLE.LIST_ITEM and same(name_of(thing), value)
