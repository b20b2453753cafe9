"""What is drawn to leave the window: a title, and who draws it."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter


class Drawing(NamedTuple):
    """A drawing of its own, whatever it is drawn on."""

    title: str
    draw: Callable[[QPainter, QRectF], object]
