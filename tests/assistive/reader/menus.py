"""Opens menus by keys and reads each of their items."""

from collections.abc import Iterator
from typing import Any

from tests.assistive.reader.hands import access_key
from tests.assistive.reader.moving import Moving
from tests.assistive.reader.tree import (
    MENUS,
    ROLE,
    Accessible,
    children,
    has,
    name_of,
    rectangle,
    role_of,
    showing,
)
from tests.assistive.reader.tree import STATE as S

_STATES = (S.SENSITIVE, S.CHECKED, S.SHOWING)
_ITEMS = {ROLE.MENU_ITEM, ROLE.MENU, ROLE.CHECK_MENU_ITEM, ROLE.RADIO_MENU_ITEM}
Item = dict[str, Any]


class Menus:
    """Returns of every item: path, role, state, parent and rectangle."""

    def __init__(self, moving: Moving) -> None:
        self._go = moving

    def menu_bar(self) -> list[Item]:
        """Read all menus of the window in front, and what they lead to."""
        bars = (t for t in showing(self._go.window) if role_of(t) is ROLE.MENU_BAR)
        entries = [entry for bar in bars for entry in children(bar)]
        items: list[Item] = []
        for entry in entries:
            if has(entry, S.SHOWING) and has(entry, S.SENSITIVE):
                self._go.press(f"alt+{access_key(entry)}")
                items += self._below(entry, name_of(entry))
                self._leave()
        return items

    def context_menus(self) -> list[Item]:
        """Go round the window in front, and read the menu of each thing."""
        items: list[Item] = []
        for here in self._go.round():
            if self._go.press("Menu"):
                self._go.press("Down")
                if role_of(self._go.focus) in _ITEMS:
                    items += self._read(self._go.focus.get_parent(), name_of(here))
                    self._leave()
                else:  # of greyed items Qt says nothing
                    self._go.press("Escape")
        return items

    def _below(self, entry: Accessible, path: str) -> Iterator[Item]:
        """Read the menu that an item has opened, and those below it."""
        for menu in children(entry):
            if role_of(menu) in MENUS:
                yield from self._read(menu, path)

    def _read(self, menu: Accessible, path: str) -> Iterator[Item]:
        items = [i for i in children(menu) if role_of(i) is not ROLE.SEPARATOR]
        for item in items:
            yield _described(item, path)
        for item in items:
            if has(item, S.SENSITIVE) and any(
                role_of(c) in MENUS for c in children(item)
            ):
                self._go.walk("Down", to=name_of(item))
                self._go.press("Right")
                yield from self._below(item, f"{path} > {name_of(item)}")
                self._go.press("Left")
                self._go.press("Up")  # nothing is said of the item one comes back to

    def _leave(self) -> None:
        """Close all that is open of a menu."""
        while role_of(self._go.focus) in _ITEMS:
            self._go.press("Escape")


def _described(item: Accessible, path: str) -> Item:
    states = [state.value_nick for state in _STATES if has(item, state)]
    parent = item.get_parent()
    return {
        "path": f"{path} > {name_of(item)}",
        "name": name_of(item),
        "role": role_of(item).value_nick,
        "states": states,
        "parent": role_of(parent).value_nick if parent is not None else None,
        "rectangle": rectangle(item),
    }
