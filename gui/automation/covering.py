"""Keeps out of pictures what is of this computer: folders, and what lies in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from os import sep

from PySide6.QtCore import QRect, QSignalBlocker
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QSplitter,
    QWidget,
)

from gui.driver.finding import visible
from gui.driver.frame import IN_FRAME
from gui.driver.locating import visible_part
from gui.theme.current import colours

_LOOK_IN = "lookInCombo"


def is_of_computer(widget: QWidget) -> bool:
    """Tell whether a control shows what lies on the disk, or where."""
    if not widget.window().inherits("QFileDialog"):
        return False
    is_list = isinstance(widget, QAbstractItemView | QSplitter)
    return is_list or widget.objectName() == _LOOK_IN


@contextmanager
def covered(window: QWidget, folder: str) -> Iterator[None]:
    """Show names of files in a folder without it, as long as a picture takes."""
    shown = list(_with_folder(window, folder + sep))
    for widget, text in shown:
        _write(widget, text.replace(folder + sep, ""))
    try:
        yield
    finally:
        for widget, text in shown:
            _write(widget, text)


def blank(window: QWidget, image: QImage) -> None:
    """Paint over what shows the disk; the picture is of the window in its frame."""
    places = [
        _inside(widget) for widget in visible(window, QWidget) if is_of_computer(widget)
    ]
    painter = QPainter(image)
    for place in places:
        painter.fillRect(place.translated(IN_FRAME), colours().base)
    painter.end()


def _inside(widget: QWidget) -> QRect:
    """Return where its content is; that of lists gives its size to what is around."""
    if widget.objectName() != _LOOK_IN:
        return visible_part(widget, widget.rect())
    return visible_part(widget, widget.rect().adjusted(2, 2, -24, -2))


def _with_folder(window: QWidget, folder: str) -> Iterator[tuple[QWidget, str]]:
    if window.inherits("QMessageBox"):  # it takes the size of its text
        if folder in window.text():  # type: ignore[attr-defined]
            yield window, window.text()  # type: ignore[attr-defined]
        return
    for widget in visible(window, QWidget):
        is_text = isinstance(widget, QLabel | QLineEdit)
        if is_text and folder in widget.text():  # type: ignore[attr-defined]
            yield widget, widget.text()  # type: ignore[attr-defined]


def _write(widget: QWidget, text: str) -> None:
    with QSignalBlocker(widget):  # nobody has typed
        widget.setText(text)  # type: ignore[attr-defined]
