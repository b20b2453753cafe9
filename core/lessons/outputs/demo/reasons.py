"""What the demo answers to a click on something else, in the coach's words."""

from core.lessons.coaching import CoachingText as Text
from core.lessons.gestures import GoTo, Shortcut, Tab, fields_of, item_of, leaf
from core.lessons.outputs.story import Spot
from core.records import Record

_ITEMS = {"tree item", "row"}
_FILLED_IN = {"field", "list", "box"}


def reason(wanted: Record, clicked: Spot) -> str:
    """Say why what was clicked is not what the step asks for."""
    text, needed = _answer(wanted, clicked.role)
    return text.format(done=clicked.name, wanted=needed)


def _answer(wanted: Record, role: str) -> tuple[str, str]:
    if role in _ITEMS and (item := item_of(wanted)):
        return Text.other_item, item
    if role in _FILLED_IN and (fields := fields_of(wanted)):
        return Text.other_field, ", ".join(fields)
    if role == "tab":
        needed = wanted.tab if isinstance(wanted, Tab) else ""
        return (Text.other_tab if needed else Text.not_a_menu_item), needed
    needed = leaf(wanted)
    if role == "button":
        return (Text.other_button if needed else Text.not_a_button), needed
    return (Text.other_menu_item if needed else Text.not_a_menu_item), needed


def other_way(wanted: Record, done: Record) -> str:
    """Say why keys, or going to another window, are not what the step asks for."""
    if isinstance(done, Shortcut):
        needed = wanted.shown if isinstance(wanted, Shortcut) else ""
        text = Text.other_keys if needed else Text.not_a_key
        return text.format(done=done.shown, wanted=needed)
    assert isinstance(done, GoTo)
    needed = wanted.go_to if isinstance(wanted, GoTo) else ""
    text = Text.other_window if needed else Text.not_a_menu_item
    return text.format(done=done.go_to, wanted=needed)
