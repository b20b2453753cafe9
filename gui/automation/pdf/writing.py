"""Writes the pages of a guide into a PDF."""

from itertools import chain
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from PySide6.QtCore import QBuffer, QHashSeed, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from core.lessons.outputs.guides import Guide
from core.lessons.outputs.words import GuideText as Text
from gui.automation.pdf.blocks import draw_foot
from gui.automation.pdf.layout import Layout, Page
from gui.automation.pdf.pictures import Pictures
from gui.automation.pdf.pinning import identified, metadata, moments
from gui.automation.pdf.rewriting import rewritten

_RESOLUTION = 144
"""Dots per inch of the layout; letters are outlines, and pictures keep their pixels."""
_MARGIN = 17  # millimetres


def write_pdf(path: Path, guide: Guide, folder: Path) -> None:
    """Write a guide; its pictures are files of a folder. OSError if it cannot."""
    QHashSeed.setDeterministicGlobalSeed()  # fonts come in the order of a hash table
    identity = uuid5(NAMESPACE_URL, f"{guide.stem} {guide.title}")
    buffer, pictures = QBuffer(), Pictures()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, guide, identity)
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        size = QSizeF(painter.viewport().size())
        pages = Layout(guide, folder, size, pictures).pages()
        _draw(painter, writer, pages, guide.foot, size)
    finally:
        painter.end()
    written = bytes(buffer.data().data())
    changed = rewritten(written, chain(moments(written), pictures.changes(written)))
    path.write_bytes(identified(changed, identity))


def _writer(buffer: QBuffer, guide: Guide, identity: UUID) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    portrait = QPageLayout.Orientation.Portrait
    size = QPageSize(QPageSize.PageSizeId.A4)
    millimetres = QPageLayout.Unit.Millimeter
    writer.setPageLayout(QPageLayout(size, portrait, margins, millimetres))
    writer.setTitle(guide.title)
    writer.setCreator(Text.made_with)
    writer.setDocumentId(QUuid(str(identity)))
    writer.setDocumentXmpMetadata(metadata(guide.title, identity))
    return writer


def _draw(
    painter: QPainter,
    writer: QPdfWriter,
    pages: list[Page],
    foot: str,
    size: QSizeF,
) -> None:
    for number, blocks in enumerate(pages, start=1):
        if number > 1:
            writer.newPage()
        for top, block in blocks:
            block.draw(painter, top)
        count = Text.page.format(page=number, pages=len(pages))
        draw_foot(painter, size, foot, count)
