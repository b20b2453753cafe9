"""The gestures of a lesson by keys alone, named as in `core/lessons/records.py`."""

from collections.abc import Sequence

from tests.assistive.reader import keys
from tests.assistive.reader.moving import Moving, NotThere, find, named
from tests.assistive.reader.tree import (
    ROLE,
    STATE,
    TABLES,
    TEXTS,
    Accessible,
    children,
    has,
    is_called,
    name_of,
    role_of,
    same,
)

BOXES = {ROLE.CHECK_BOX, ROLE.RADIO_BUTTON}
BUTTONS = {ROLE.PUSH_BUTTON, ROLE.CHECK_BOX}
"""A button that stays down is a check box to Qt."""
FIELDS = {*TEXTS, ROLE.COMBO_BOX}
_FIRST_GROUP = ", group 1 of "


class Hands:
    """Does what a person does who cannot see."""

    def __init__(self, moving: Moving) -> None:
        self._go = moving

    def node(self, path: Sequence[str]) -> None:
        """Go to an item of the tree, from its top down."""
        trees = {ROLE.TREE, ROLE.TREE_TABLE}
        self._go.tab_to_list(lambda thing: role_of(thing) in trees, "tree")
        self._go.press("Home")
        for above, label in zip((None, *path), path, strict=False):
            if above is not None:
                if not has(self._go.focus, STATE.EXPANDED):
                    self._go.press("Right")
                self._go.press("Down")
            if not self._go.walk("Down", to=label):
                raise NotThere(f"{label} is not in the tree; {self._there()}")

    def context(self, path: Sequence[str], choose: Sequence[str] = ()) -> None:
        """Open the menu of an item of the tree, and choose from it."""
        self.node(path)
        self._open_context_menu()
        self._choose(choose)

    def row(self, text: str, choose: Sequence[str] = ()) -> None:
        """Go to a row of a list by its first cell."""
        table = self._go.tab_to_list(lambda t: _has_row(t, text), f"list with {text}")
        self._go.press("Home", "ctrl+Home")
        if not self._go.walk("Down", to=text):
            raise NotThere(f"{text} is not in {name_of(table)}; {self._there()}")
        if choose:
            self._open_context_menu()
            self._choose(choose)

    def open(self, text: str) -> None:
        """Open a row of a list."""
        self.row(text)
        self._go.press("Return")

    def menu(self, path: Sequence[str]) -> None:
        """Choose from the menu bar, by the access key that is said with the menu."""
        first, *rest = path
        entry = self._found({ROLE.MENU_ITEM, ROLE.MENU}, first)
        self._go.press(f"alt+{access_key(entry)}")
        self._choose(rest)

    def press(self, label: str) -> None:
        """Press a button, once it can be pressed."""
        self._usable(BUTTONS, label)
        self._go.tab_to(named(BUTTONS, label), f"button {label}")
        self._go.press("space")

    def tick(self, boxes: dict[str, bool]) -> None:
        """Tick or clear check boxes, or choose radio buttons."""
        for label, on in boxes.items():
            box = self._usable(BOXES, label)
            if has(box, STATE.CHECKED) is on:
                continue
            if role_of(box) is ROLE.RADIO_BUTTON:
                self._go.tab_to(lambda t: role_of(t) is ROLE.RADIO_BUTTON, label)
                self._walk_about(label, f"the arrow keys do not lead to {label}")
            else:
                self._go.tab_to(named(BOXES, label), f"box {label}")
            if has(box, STATE.CHECKED) is not on:
                self._go.press("space")

    def select(self, choices: dict[str, str]) -> None:
        """Choose in drop-down lists or list boxes."""
        for field, value in choices.items():
            self._go.tab_to(lambda t: is_list(t, field), f"list {field}")  # noqa: B023
            if role_of(self._go.focus) in TABLES or not is_drop_down(self._go.focus):
                self._walk_about(value, f"{value} is not in {field}")
                continue
            self._go.press("alt+Down")
            self._walk_about(value, f"{value} is not in {field}")
            self._go.press("Return")

    def type(self, entries: dict[str, str]) -> None:
        """Type into fields; what was there is replaced."""
        for field, text in entries.items():
            self._go.tab_to(lambda t: is_field(t, field), f"field {field}")  # noqa: B023
            if _FIRST_GROUP in name_of(self._go.focus):
                self._empty_boxes(int(name_of(self._go.focus).rpartition(" ")[2]))
                self._go.ears.after(lambda: keys.type_text(text))  # noqa: B023
            else:
                keys.press("ctrl+a", "Delete")
                keys.type_text(text)

    def tab(self, label: str) -> None:
        """Go to a tab."""
        self._go.tab_to(
            lambda t: role_of(t) in {ROLE.PAGE_TAB, ROLE.PAGE_TAB_LIST}, "tabs"
        )
        self._walk_about(label, f"there is no tab {label}", "Right", "Left")

    def go_to(self, title: str) -> None:
        """Go to another open window."""
        self._go.go_to_window(title)

    def shortcut(self, keys_: str) -> None:
        """Press a key or a combination of keys."""
        self._go.press(keys_)

    def _walk_about(
        self, to: str, failing: str, forth: str = "Down", back: str = "Up"
    ) -> None:
        if not (self._go.walk(forth, to=to) or self._go.walk(back, to=to)):
            raise NotThere(f"{failing}; {self._there()}")

    def _open_context_menu(self) -> None:
        self._go.press("Menu")

    def _choose(self, path: Sequence[str]) -> None:
        """Walk through menus and take the last item."""
        for place, label in enumerate(path):
            if role_of(self._go.focus) is not ROLE.MENU_ITEM:
                self._go.press("Down")
            if not self._go.walk("Down", to=label):
                raise NotThere(f"there is no menu item {label}; {self._there()}")
            if not has(self._go.focus, STATE.SENSITIVE):
                raise NotThere(f"{label} is greyed")
            self._go.press("Return" if place == len(path) - 1 else "Right")

    def _empty_boxes(self, groups: int) -> None:
        """Empty all boxes of a long number, and go back to the first."""
        for _ in range(groups - 1):
            keys.press("Delete")  # Tab selects what is in a box
            self._go.press("Tab")
        keys.press("Delete")
        for _ in range(groups - 1):
            self._go.press("shift+Tab")

    def _usable(self, roles: set[object], label: str) -> Accessible:
        found = self._go.ears.wait(
            lambda: next(
                (
                    t
                    for t in find(self._go.window, roles, label)
                    if has(t, STATE.SENSITIVE)
                ),
                None,
            )
        )
        if found is None:
            raise NotThere(f"there is no {label} to be used; {self._there()}")
        return found

    def _found(self, roles: set[object], label: str) -> Accessible:
        found = next(find(self._go.window, roles, label), None)
        if found is None:
            raise NotThere(f"there is no {label}; {self._there()}")
        return found

    def _there(self) -> str:
        return self._go.what_is_there()


def is_field(thing: Accessible, label: str) -> bool:
    """Tell whether one can type here for a label; a number begins in its first box."""
    return role_of(thing) in FIELDS and (
        is_called(thing, label)
        or same(name_of(thing).partition(_FIRST_GROUP)[0], label)
    )


def is_drop_down(thing: Accessible) -> bool:
    return any(role_of(t) is ROLE.COMBO_BOX for t in (thing, thing.get_parent()))


def is_list(thing: Accessible, label: str) -> bool:
    """Tell whether the focus is in a list with this label."""
    return any(
        role_of(t) in {*TABLES, ROLE.COMBO_BOX} and is_called(t, label)
        for t in (thing, thing.get_parent())
    )


def access_key(entry: Accessible) -> str:
    """Return the letter that goes with Alt, as it is said."""
    said = (entry.get_key_binding(n) for n in range(entry.get_n_actions()))
    return str(next(key for key in said if key)).rpartition("+")[2].lower()


def _has_row(table: Accessible, text: str) -> bool:
    return any(same(name_of(cell), text) for cell in children(table))
