"""What is put into a window has its parent from the start.

With a style sheet, whatever is given another parent is styled anew, and all that it has
in it: a window that is put together from the inside out is styled once for each box
around its parts, which took half of the time in which one comes up.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from gui.manager.main_window import MainWindow
from tests.gui.surfaces import SURFACES, close_all
from tests.helpers.long_form import one_of

FEW = 12
"""Widgets in a box that Qt builds by itself; the caption of a play goes about."""
FIRST = list({re.split("[:,]", name)[0]: name for name in reversed(SURFACES)}.values())
"""One of each window: what it shows first."""


class Moves(QObject):
    """Notes what is given another parent, with more than a few widgets in it."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.ParentChange:
            count = len(watched.findChildren(QWidget))
            if count > FEW:
                kind = type(watched).__name__
                self.noted.append(f"{kind} {watched.objectName()}, with {count} in it")
        return False


@pytest.fixture
def moves(qapp: QApplication) -> Iterator[Moves]:
    moves = Moves()
    yield moves
    qapp.removeEventFilter(moves)


@pytest.mark.parametrize("name", one_of(2, FIRST))
def test_nothing_is_moved_with_much_in_it(
    open_window: Callable[..., MainWindow],
    qapp: QApplication,
    moves: Moves,
    name: str,
) -> None:
    window = open_window("office")
    qapp.installEventFilter(moves)
    SURFACES[name](window)
    assert moves.noted == []
    close_all(window)
