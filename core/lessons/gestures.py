"""What a person does, as data: one gesture each, by what is visible."""

from typing import Annotated, Any

from pydantic import Discriminator, Tag

from core.records import Record

Texts = tuple[str, ...]


class Context(Record):
    """Right-click an item of the tree and choose from its menu, or leave it open."""

    context: Texts
    choose: Texts = ()


class Menu(Record):
    """Choose from the menu bar."""

    menu: Texts


class Node(Record):
    """Click an item of the tree."""

    node: Texts


class Row(Record):
    """Click a row of a list by the text of its first column; `choose` from its menu."""

    row: str
    choose: Texts = ()


class Press(Record):
    """Press a button."""

    press: str


class Select(Record):
    """Choose in a drop-down list or a list box, by the field's label."""

    select: dict[str, str]


class Type(Record):
    """Type into a field, by its label; what was there is replaced."""

    type: dict[str, str]


class Tick(Record):
    """Tick or clear a check box, or choose a radio button, by its label."""

    tick: dict[str, bool]


class Tab(Record):
    """Go to a tab."""

    tab: str


class GoTo(Record):
    """Go to another open window, by its title."""

    go_to: str


class Open(Record):
    """Double-click a row of a list by the text of its first column."""

    open: str


class Shortcut(Record):
    """Press keys, `F5` or `Alt+Return`."""

    shortcut: str


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
