"""What is said at a field that was left empty names what its label asks for."""

import re

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from gui.labels.text import strip_mnemonic
from gui.widgets.form import Note

GOES_ON = ("Next", "OK", "Create", "Add", "Simulate", "Move")
"""What a person presses who has filled in a page."""
FORMS = ("Enter a whole number from ", "This is not a date.")
"""What says which form is wanted, and names no field at all."""
FILLING = {"a", "an", "the", "of", "in", "below", "or", "and", "client", "to", "type"}


def empty(surface: QWidget) -> None:
    for line in surface.findChildren(QLineEdit):
        if line.isVisible() and line.isEnabled() and not line.isReadOnly():
            line.clear()


def go_on(surface: QWidget) -> None:
    buttons = surface.findChildren(QAbstractButton)
    found = [b for b in buttons if b.isVisible() and b.isEnabled()]
    for label in GOES_ON:
        for button in found:
            if strip_mnemonic(button.text()) == label:
                QTimer.singleShot(0, close_message)
                button.click()
                return


def close_message() -> None:
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        box.close()


def said(surface: QWidget) -> dict[str, str]:
    """Tell what is said at which field, by its label."""
    notes = [n for n in surface.findChildren(Note) if n.isVisible()]
    return {
        note._editor.accessibleName(): note._editor.accessibleDescription()
        for note in notes
    }


def words(text: str) -> set[str]:
    return {*re.findall(r"[\w-]+", text.casefold())} - FILLING


def said_of_another_field(surface: QWidget) -> dict[str, str]:
    """Leave every field empty and go on; collect what does not name its own label.

    See tests/gui/test_every_surface.py.
    """
    empty(surface)
    go_on(surface)
    return {
        label: text
        for label, text in said(surface).items()
        if not words(label) & words(text) and not text.startswith(FORMS)
    }
