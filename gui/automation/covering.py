"""Keeps out of pictures what is of this computer: folders, and what lies in them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from os import sep

from PySide6.QtCore import QRect, QSignalBlocker
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QSplitter,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from gui.driver.finding import visible
from gui.driver.frame import IN_FRAME
from gui.driver.locating import visible_part
from gui.theme.current import colours

_LOOK_IN = "lookInCombo"
_TRAVELLED = {"backButton", "forwardButton"}
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*")
_SITE = "http://127.0.0.1/"


def is_of_computer(widget: QWidget) -> bool:
    """Tell whether a control shows what lies on the disk, or where."""
    if not widget.window().inherits("QFileDialog"):
        return False
    is_list = isinstance(widget, QAbstractItemView | QSplitter)
    return is_list or widget.objectName() == _LOOK_IN


@contextmanager
def covered(window: QWidget, folder: str) -> Iterator[None]:
    """Show what is the same on every computer, as long as a picture takes.

    Names of files stand without their folder, and the address of the website without
    the port and the word that it has at this start alone. A file dialog has no way
    back: only the later ones of a program would have it.
    """
    shown = [
        (widget, text)
        for widget, text in _texts(window)
        if text != _anywhere(text, folder)
    ]
    arrows = [w for w in visible(window, QToolButton) if _leads_elsewhere(w)]
    for widget, text in shown:
        _write(widget, _anywhere(text, folder))
    for arrow in arrows:
        arrow.setEnabled(False)
    try:
        yield
    finally:
        for widget, text in shown:
            _write(widget, text)
        for arrow in arrows:
            arrow.setEnabled(True)


def blank(window: QWidget, image: QImage) -> None:
    """Paint over what shows the disk; the picture is of the window in its frame."""
    places = [
        _inside(widget) for widget in visible(window, QWidget) if is_of_computer(widget)
    ]
    painter = QPainter(image)
    for place in places:
        painter.fillRect(place.translated(IN_FRAME), colours().base)
    painter.end()


def _leads_elsewhere(button: QToolButton) -> bool:
    """Tell whether a click goes where somebody was before in a file dialog."""
    is_of_files = button.window().inherits("QFileDialog")
    return is_of_files and button.isEnabled() and button.objectName() in _TRAVELLED


def _inside(widget: QWidget) -> QRect:
    """Return where its content is; that of lists gives its size to what is around."""
    place = widget.rect()
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        text = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            widget,
        )
        place = place.adjusted(2, 2, 0, -2)
        place.setRight(text.right())
    return visible_part(widget, place)


def _anywhere(text: str, folder: str) -> str:
    return _ADDRESS.sub(_SITE, text.replace(folder + sep, ""))


def _texts(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    if window.inherits("QMessageBox"):  # it takes the size of its text
        yield window, window.text()  # type: ignore[attr-defined]
        return
    for widget in visible(window, QWidget):
        if isinstance(widget, QLabel | QLineEdit):
            yield widget, widget.text()


def _write(widget: QWidget, text: str) -> None:
    with QSignalBlocker(widget):  # nobody has typed
        widget.setText(text)  # type: ignore[attr-defined]
