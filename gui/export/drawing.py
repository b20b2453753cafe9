"""Drawings that leave the window: as PNG, as SVG, or on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter

from core import outside
from core.errors import LabError
from core.file_names import portable
from core.files import replacing
from gui.export.saving import tell_saved

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPaintDevice
    from PySide6.QtWidgets import QWidget

    from gui.models.drawing import Drawing
    from gui.session.session import Session

_SIZE = QSize(960, 400)
_SCALE = 2
"""Pixels of a saved picture for one on the screen."""


def ask_and_save_drawing(drawing: Drawing, session: Session, parent: QWidget) -> None:
    """Ask for a file named after a drawing, write it, and tell where it is."""
    labels = session.labels.console

    def save(path: Path) -> None:
        try:
            with replacing(path) as unfinished:
                unfinished.write_bytes(content_for(path, drawing))
        except LabError as error:
            session.tell(error, parent)
        else:
            tell_saved(path, session, parent)

    suggested = outside.home() / portable(drawing.title, ".png")
    filters = f"{labels.png_files};;{labels.svg_files}"
    session.prompts.ask_where_to_save(parent, suggested, filters, save)


def ask_and_print_drawing(drawing: Drawing, session: Session, parent: QWidget) -> None:
    """Ask for a printer, and print a drawing across a page there."""
    from PySide6.QtPrintSupport import QPrinter

    from gui.export.paper import lay_out

    printer = QPrinter()
    printer.setDocName(drawing.title)
    lay_out(printer)
    then = partial(_draw_on, printer, drawing)
    session.prompts.ask_for_printer(parent, printer, then)


def content_for(path: Path, drawing: Drawing) -> bytes:
    """Return a drawing in the format of a file's name: SVG, or else PNG."""
    buffer = QBuffer()
    if path.suffix.lower() == ".svg":
        from PySide6.QtSvg import QSvgGenerator

        picture = QSvgGenerator()
        picture.setOutputDevice(buffer)
        picture.setSize(_SIZE)
        picture.setViewBox(QRectF(0, 0, _SIZE.width(), _SIZE.height()))
        picture.setTitle(drawing.title)
        _draw_on(picture, drawing)
    else:
        image = QImage(_SIZE * _SCALE, QImage.Format.Format_RGB32)
        _draw_on(image, drawing)
        QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def _draw_on(device: QPaintDevice, drawing: Drawing) -> None:
    """Draw as wide as the device is."""
    painter = QPainter(device)
    scale = painter.viewport().width() / _SIZE.width()
    painter.scale(scale, scale)
    drawing.draw(painter, QRectF(0, 0, _SIZE.width(), _SIZE.height()))
    painter.end()
