"""What is said at a field that was left empty names what its label asks for."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from gui.labels.text import strip_mnemonic
from gui.manager.main_window import MainWindow
from gui.widgets.form import Note
from tests.gui.surfaces import SURFACES, close_all

HOURS = 1e-4
GOES_ON = ("Next", "OK", "Create", "Add", "Simulate", "Move")
"""What a person presses who has filled in a page."""
FORMS = ("Enter a whole number from ", "This is not a date.")
"""What says which form is wanted, and names no field at all."""
FILLING = {"a", "an", "the", "of", "in", "below", "or", "and", "client", "to", "type"}


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> Iterator[MainWindow]:
    window = open_window("office", speed=HOURS)
    yield window
    close_all(window)


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


@pytest.mark.parametrize("name", [n for n in SURFACES if not n.startswith("window")])
def test_at_an_empty_field_its_own_label_is_named(
    window: MainWindow, name: str
) -> None:
    surface = SURFACES[name](window)
    empty(surface)
    go_on(surface)
    wrong = {
        label: text
        for label, text in said(surface).items()
        if not words(label) & words(text) and not text.startswith(FORMS)
    }

    assert wrong == {}
