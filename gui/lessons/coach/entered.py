"""What stands in the fields into which a step types."""

from collections.abc import Mapping

from PySide6.QtWidgets import QApplication, QWidget

from core.lessons.gestures import Type
from core.records import Record
from gui.driver.finding import editors, field_content


def entered(
    gesture: Record | None, window: QWidget, *, left: bool = False
) -> dict[str, str]:
    """Read the fields of a gesture by their labels; or only those without the focus."""
    here = QApplication.focusWidget()
    if not isinstance(gesture, Type):
        return {}
    return {
        label: field_content(found)
        for label in gesture.type
        for found in editors(window, label)
        if not (left and here in (found, *found.findChildren(QWidget)))
    }


def left_fields(
    gesture: Record | None, window: QWidget, before: Mapping[str, str]
) -> Type | None:
    """Return what was typed into fields that have been left, if it is new.

    It is heard only with the next gesture; but one looks up after a field.
    """
    now = entered(gesture, window, left=True)
    changed = {label: text for label, text in now.items() if before.get(label) != text}
    return Type(type=changed) if changed else None
