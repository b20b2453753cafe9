"""What a person does, as data: one gesture each, by what is visible."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, Tag, ValidationInfo

from core.lessons.prose import AUTHORED, not_genuine
from core.records import Record

Texts = tuple[str, ...]
Label = Annotated[str, Field(min_length=1)]
Way = Annotated[tuple[Label, ...], Field(min_length=1)]
"""Labels from the top down."""


def _written(text: str, info: ValidationInfo) -> str:
    """Look at what an author wrote; a learner's keys are the window's to refuse."""
    return not_genuine(text) if info.context == AUTHORED else text


Typed = Annotated[str, AfterValidator(_written)]
_HELD = {"ctrl", "alt", "shift", "meta"}
_RETURN = re.compile(r"\breturn$", re.IGNORECASE)
_KEYS = {
    *("return", "enter", "esc", "escape", "tab", "backtab", "space", "menu"),
    *("backspace", "del", "delete", "ins", "insert", "home", "end", "pgup", "pgdown"),
    *("up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 36)),
}


def _known(keys: str) -> str:
    """Return keys that there are; a single character is one, + too."""
    *held, last = (keys[:-1] + "plus" if keys.endswith("+") else keys).split("+")
    is_held = all(key.casefold() in _HELD for key in held)
    if not is_held or (len(last) != 1 and last.casefold() not in {*_KEYS, "plus"}):
        raise ValueError("There are no such keys. Write them like Ctrl+Z or F5.")
    return keys


Keys = Annotated[str, AfterValidator(_known)]
"""As Qt writes them, in any case."""


class Context(Record):
    """Right-click an item of the tree and choose from its menu, or leave it open."""

    context: Way
    choose: Texts = ()


class Menu(Record):
    """Choose from the menu bar."""

    menu: Way


class Node(Record):
    """Click an item of the tree."""

    node: Way


class Row(Record):
    """Click a row of a list by the text of its first column; `choose` from its menu."""

    row: Label
    choose: Texts = ()


class Press(Record):
    """Press a button."""

    press: Label


class Select(Record):
    """Choose in a drop-down list or a list box, by the field's label."""

    select: dict[Label, str] = Field(min_length=1)


class Type(Record):
    """Type into a field, by its label; what was there is replaced."""

    type: dict[Label, Typed] = Field(min_length=1)


class Tick(Record):
    """Tick or clear a check box, or choose a radio button, by its label."""

    tick: dict[Label, bool] = Field(min_length=1)


class Tab(Record):
    """Go to a tab."""

    tab: Label


class GoTo(Record):
    """Go to another open window, by its title."""

    go_to: Label


class Open(Record):
    """Double-click a row of a list by the text of its first column."""

    open: Label


class Shortcut(Record):
    """Press keys, `F5` or `Alt+Return`."""

    shortcut: Keys

    @property
    def shown(self) -> str:
        """Return the keys as keyboards call them: Return is Enter."""
        return _RETURN.sub("Enter", self.shortcut)


GESTURES: tuple[type[Record], ...] = (
    Context,
    Menu,
    Node,
    Row,
    Press,
    Select,
    Type,
    Tick,
    Tab,
    GoTo,
    Open,
    Shortcut,
)


def word_of(gesture: type[Record]) -> str:
    """Return the word by which a file names a gesture: that of its first field."""
    return next(iter(gesture.model_fields))


def leaf(gesture: Record) -> str:
    """Return what is chosen or pressed in the end, by its label."""
    if isinstance(gesture, Press):
        return gesture.press
    chosen = getattr(gesture, "choose", ()) or getattr(gesture, "menu", ())[1:]
    return chosen[-1] if chosen else ""


def item_of(gesture: Record) -> str:
    """Return the item of a tree or list that a gesture is about."""
    if isinstance(gesture, Context | Node):
        path = gesture.context if isinstance(gesture, Context) else gesture.node
        return path[-1]
    if isinstance(gesture, Row):
        return gesture.row
    return gesture.open if isinstance(gesture, Open) else ""


def fields_of(gesture: Record | None) -> list[str]:
    """Return the labels of the fields and boxes that a gesture fills in."""
    for kind, word in ((Type, "type"), (Select, "select"), (Tick, "tick")):
        if isinstance(gesture, kind):
            return list(getattr(gesture, word))
    return []


def _word_in(raw: Any) -> str | None:
    """Find the word in what a file says, so that an error is told of this gesture."""
    if isinstance(raw, Record):
        return word_of(type(raw))
    words = [word_of(g) for g in GESTURES]
    return next((w for w in words if isinstance(raw, dict) and w in raw), None)


Gesture = Annotated[
    Annotated[Context, Tag("context")]
    | Annotated[Menu, Tag("menu")]
    | Annotated[Node, Tag("node")]
    | Annotated[Row, Tag("row")]
    | Annotated[Press, Tag("press")]
    | Annotated[Select, Tag("select")]
    | Annotated[Type, Tag("type")]
    | Annotated[Tick, Tag("tick")]
    | Annotated[Tab, Tag("tab")]
    | Annotated[GoTo, Tag("go_to")]
    | Annotated[Open, Tag("open")]
    | Annotated[Shortcut, Tag("shortcut")],
    Discriminator(
        _word_in,
        custom_error_type="no_gesture",
        custom_error_message="This names no gesture; there are: "
        + ", ".join(word_of(g) for g in GESTURES),
    ),
]
