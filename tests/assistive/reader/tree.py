"""The accessibility tree of the program, read anew each time."""

from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi as Atspi  # noqa: E402
from gi.repository import GLib as GLib  # noqa: E402

Accessible = Any  # of a library without type hints
Error = GLib.Error
"""Also that something has gone while one looks at it."""

STATE, ROLE = Atspi.StateType, Atspi.Role
MENUS = {ROLE.POPUP_MENU, ROLE.MENU}
TABLES = {ROLE.TABLE, ROLE.TREE_TABLE, ROLE.TREE, ROLE.LIST, ROLE.LIST_BOX}
TEXTS = {ROLE.TEXT, ROLE.ENTRY, ROLE.PASSWORD_TEXT}


def desktop() -> Accessible:
    """Return what all programs of this desktop are below."""
    return Atspi.get_desktop(0)


def name_of(thing: Accessible) -> str:
    return str(thing.get_name())


def labels_of(thing: Accessible) -> list[str]:
    """Return what labels say of a field.

    Qt names a drop-down list by its value; what it is for is told by its label alone.
    """
    return [
        name_of(relation.get_target(0))
        for relation in thing.get_relation_set()
        if relation.get_relation_type() is Atspi.RelationType.LABELLED_BY
    ]


def is_called(thing: Accessible, label: str) -> bool:
    """Tell whether a field has this name, or a label that says it."""
    return any(same(said, label) for said in (name_of(thing), *labels_of(thing)))


def role_of(thing: Accessible) -> Any:
    return thing.get_role()


def has(thing: Accessible, *states: Any) -> bool:
    """Tell whether something is in all of these states."""
    there = thing.get_state_set()
    return all(there.contains(state) for state in states)


def children(thing: Accessible) -> Iterator[Accessible]:
    for place in range(thing.get_child_count()):
        child = thing.get_child_at_index(place)
        if child is not None:
            yield child


def showing(thing: Accessible) -> Iterator[Accessible]:
    """Yield a thing and all below it that can be seen."""
    if has(thing, STATE.SHOWING):
        yield thing
        for child in children(thing):
            yield from showing(child)


def above(thing: Accessible | None) -> Iterator[Accessible]:
    """Yield a thing, what it is in, and so on."""
    while thing is not None:
        yield thing
        thing = thing.get_parent()


def content_of(thing: Accessible) -> str:
    """Return what stands in a field, or what of a drop-down list is chosen.

    Qt calls a text of several lines that is only read a label.
    """
    role = role_of(thing)
    if role in TEXTS or (role is ROLE.LABEL and "Text" in thing.get_interfaces()):
        return str(Atspi.Text.get_text(thing, 0, -1))
    return name_of(thing) if role is ROLE.COMBO_BOX else ""


def texts(window: Accessible) -> Iterator[str]:
    """Yield all that a window tells: names, and what stands in fields."""
    for thing in showing(window):
        yield name_of(thing)
        yield content_of(thing)


def same(label: str, wanted: str) -> bool:
    """Tell whether two labels read the same, whatever their arrows, colons and dots."""
    return normalized(label) == normalized(wanted)


def normalized(label: str) -> str:
    return label.strip(" <>:.…").casefold()


def rectangle(thing: Accessible) -> tuple[int, int, int, int]:
    """Return where on the screen something is: left, top, width, height."""
    there = Atspi.Component.get_extents(thing, Atspi.CoordType.SCREEN)
    return there.x, there.y, there.width, there.height
