"""A guide as PDF by Qt: text that can be selected, lossless pictures, fixed bytes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QFile, QHashSeed, QMarginsF, QRectF, QSizeF, Qt, QUuid
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPen,
    QTextDocument,
)

from core.files import write_failed
from core.lessons.outputs.guides import Guide, file_of, pictures_of, points
from core.lessons.outputs.marked import html_of, line_of
from core.lessons.outputs.story import Picture, Told
from core.lessons.outputs.unmarked import text_of
from core.lessons.outputs.words import GuideText as Text
from gui.theme import fonts

_RESOLUTION = 144
"""Dots per inch of the layout; letters are outlines, and pictures keep their pixels."""
_MARGIN = 17  # millimetres
_PIXELS = 22  # of letters, at this resolution: 11 points
_SMALL = 18
_HEAD = 30
_TITLE = 44
_GAP = 16.0
_INDENT = 64.0
_CIRCLE = 44.0
_FOOT = 40.0
_NOTES = 14
_NOTE_LINE = 46.0
_HIGHEST = 0.62  # of the page, for a picture
_INK, _QUIET, _MARK = QColor("#1b1b1b"), QColor("#565656"), QColor("#b3261e")
_RULE = QColor("#c8c8c8")
_EPOCH = "2000-01-01T00:00:00Z"
_SHEET = (
    f"code {{ font-family: '{fonts.FONT_FAMILY}'; font-weight: bold; "
    "background-color: #eceef1; } p { margin: 0 0 4px 0; }"
)

Draw = Callable[[QPainter, float], object]


@dataclass(frozen=True)
class _Block:
    """Something that stays together on a page."""

    height: float
    draw: Draw  # at a distance from the top
    name: str = ""  # of what begins here, for the table of contents
    begins_page: bool = False


def write_pdf(path: Path, guide: Guide, folder: Path) -> None:
    """Write a guide; its pictures are files of a folder. WriteFailed if it cannot."""
    QHashSeed.setDeterministicGlobalSeed()  # fonts come in the order of a hash table
    file = QFile(str(path))
    if not file.open(QFile.OpenModeFlag.WriteOnly):
        raise write_failed(path, file.errorString())
    writer = QPdfWriter(file)
    writer.setResolution(_RESOLUTION)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    portrait = QPageLayout.Orientation.Portrait
    size = QPageSize(QPageSize.PageSizeId.A4)
    millimetres = QPageLayout.Unit.Millimeter
    writer.setPageLayout(QPageLayout(size, portrait, margins, millimetres))
    writer.setTitle(guide.title)
    writer.setCreator(Text.made_with)
    identity = uuid5(NAMESPACE_URL, f"{guide.stem} {guide.title}")
    writer.setDocumentId(QUuid(str(identity)))
    writer.setDocumentXmpMetadata(_metadata(guide.title, str(identity)).encode())
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        page = QSizeF(painter.viewport().size())
        _draw(painter, writer, _Layout(guide, folder, page).pages(), page, guide)
    finally:
        painter.end()
        file.close()
    if file.error() is not QFile.FileError.NoError:
        raise write_failed(path, file.errorString())
    path.write_bytes(pinned(path.read_bytes(), identity.hex))


def pinned(content: bytes, identity: str) -> bytes:
    """Take out when it was made: Qt knows no other way. Every place stays as long."""
    moment = rb"(/(?:CreationDate|ModDate) \(D:)[^)]*\)"

    def fixed(found: re.Match[bytes]) -> bytes:
        room = len(found[0]) - len(found[1]) - 1
        return found[1] + b"20000101000000Z"[:room].ljust(room, b" ") + b")"

    content = re.sub(moment, fixed, content)
    digits = identity.encode()

    def same(found: re.Match[bytes]) -> bytes:
        one = digits[: len(found[2])].ljust(len(found[2]), b"0")
        return found[1] + one + found[3] + one + found[5]

    ids = rb"(/ID\s*\[\s*<)([0-9A-Fa-f]+)(>\s*<)([0-9A-Fa-f]+)(>\s*\])"
    return re.sub(ids, same, content)


def _metadata(title: str, identity: str) -> str:
    """Write the packet that Qt would fill with the time of day."""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li>'
        "</rdf:Alt></dc:title>"
        f"<xmp:CreateDate>{_EPOCH}</xmp:CreateDate>"
        f"<xmp:ModifyDate>{_EPOCH}</xmp:ModifyDate>"
        f"<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    )


_Pages = list[list[tuple[float, _Block]]]


def _draw(
    painter: QPainter, writer: QPdfWriter, pages: _Pages, page: QSizeF, guide: Guide
) -> None:
    for number, blocks in enumerate(pages, start=1):
        if number > 1:
            writer.newPage()
        for top, block in blocks:
            block.draw(painter, top)
        _draw_foot(
            painter, page, guide, Text.page.format(page=number, pages=len(pages))
        )


def _draw_foot(painter: QPainter, page: QSizeF, guide: Guide, count: str) -> None:
    top = page.height() - _FOOT + 12
    painter.setPen(QPen(_RULE, 1))
    painter.drawLine(0, int(top), int(page.width()), int(top))
    painter.setPen(_QUIET)
    painter.setFont(fonts.font(_SMALL - 2))
    room = QRectF(0, top + 4, page.width(), _FOOT - 16)
    said = f"{guide.style.by}  ·  {guide.title}" if guide.style.by else guide.title
    metrics = painter.fontMetrics()
    left = metrics.elidedText(
        said, Qt.TextElideMode.ElideRight, int(page.width() - 120)
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft, left)
    painter.drawText(room, Qt.AlignmentFlag.AlignRight, count)


class _Layout:
    """Lays the parts of a guide out on pages."""

    def __init__(self, guide: Guide, folder: Path, page: QSizeF) -> None:
        self._guide = guide
        self._folder = folder
        self._width = page.width()
        self._room = page.height() - _FOOT

    def pages(self) -> _Pages:
        """Return the blocks of each page and where they begin.

        The table of contents needs the numbers of pages, which do not depend on them.
        """
        cover, body = list(self._cover()), list(self._body())
        first = self._spread([*cover, *self._contents({}), *body])
        numbers = {
            block.name: number
            for number, blocks in enumerate(first, start=1)
            for _, block in blocks
            if block.name
        }
        return self._spread([*cover, *self._contents(numbers), *body])

    def _spread(self, blocks: list[_Block]) -> _Pages:
        pages: _Pages = [[]]
        top = 0.0
        for block in blocks:
            is_full = top + block.height > self._room and pages[-1]
            if is_full or (block.begins_page and pages[-1]):
                pages.append([])
                top = 0.0
            pages[-1].append((top, block))
            top += block.height + _GAP
        return pages

    def _cover(self) -> Iterator[_Block]:
        guide = self._guide
        if guide.style.logo:
            yield self._logo(guide.style.logo)
        yield self._text(f"<b>{escape(guide.title)}</b>", _TITLE)
        facts = "<br>".join(escape(fact) for fact in guide.facts)
        yield self._text(facts, _SMALL, _QUIET)
        if guide.intro:
            yield self._text(html_of(guide.intro))
        if guide.task:
            yield self._boxed(f"<b>{Text.task}</b>{html_of(guide.task)}")

    def _logo(self, name: str) -> _Block:
        image = QImage(str(self._folder / name))
        size = QSizeF(image.size()).scaled(
            QSizeF(260, 110), Qt.AspectRatioMode.KeepAspectRatio
        )

        def draw(painter: QPainter, top: float) -> None:
            painter.drawImage(QRectF(0, top, size.width(), size.height()), image)

        return _Block(size.height(), draw)

    def _contents(self, numbers: dict[str, int]) -> Iterator[_Block]:
        """List the steps with their pages, where a lesson has any."""
        if not self._guide.steps:
            return
        yield self._text(f"<b>{Text.contents}</b>", _HEAD)
        for name, said in self._entries():
            yield self._entry(name, said, numbers.get(name, 0))

    def _entries(self) -> Iterator[tuple[str, str]]:
        for step in self._guide.steps:
            said = text_of(step.sentence)
            yield f"step-{step.number}", f"{step.number}.  {said}"
        if self._guide.story.goals:
            yield "goals", self._guide.goals_title
        if self._guide.story.deviations:
            yield "deviations", Text.deviations

    def _entry(self, name: str, said: str, page: int) -> _Block:
        height = 1.5 * _SMALL

        def draw(painter: QPainter, top: float) -> None:
            painter.setFont(fonts.font(_SMALL))
            metrics = painter.fontMetrics()
            room = QRectF(0, top, self._width, height)
            width = int(self._width - 90)
            line = metrics.elidedText(said, Qt.TextElideMode.ElideRight, width)
            painter.setPen(QPen(_RULE, 1, Qt.PenStyle.DotLine))
            begin = metrics.horizontalAdvance(line) + 10
            base = int(top + metrics.ascent())
            painter.drawLine(begin, base, int(self._width - 50), base)
            painter.setPen(_INK)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, str(page))

        return _Block(height - _GAP, draw)

    def _body(self) -> Iterator[_Block]:
        for number, step in enumerate(self._guide.steps):
            yield from self._step(step, begins_page=number == 0)
        yield from self._goals()
        if self._guide.is_sheet:
            yield from self._notes()
        yield from self._deviations()
        source = Text.source.format(source=self._guide.story.source)
        yield self._text(
            f"{escape(source)}<br>{escape(Text.made_with)}", _SMALL, _QUIET
        )

    def _step(self, step: Told, *, begins_page: bool) -> Iterator[_Block]:
        """Keep a step together where a page has room for it."""
        parts = [self._text(html_of(step.sentence), indent=_INDENT)]
        parts += [self._picture(picture) for picture in pictures_of(step)]
        parts += [self._text(html, indent=_INDENT) for html in _options(step)]
        if step.why:
            source = escape(Text.source.format(source=step.source))
            html = f"{html_of(step.why)}<p><small>{source}</small></p>"
            parts.append(self._boxed(html, _INDENT))
        mark = partial(_draw_number, step.number, is_question=bool(step.options))
        name = f"step-{step.number}"
        for i, group in enumerate(self._grouped(parts)):
            yield _together(
                group,
                mark if i == 0 else None,
                name if i == 0 else "",
                begins_page=begins_page and i == 0,
            )

    def _grouped(self, parts: list[_Block]) -> list[list[_Block]]:
        """Split what is higher than a page."""
        groups: list[list[_Block]] = [[]]
        for part in parts:
            height = sum(one.height + _GAP for one in groups[-1])
            if groups[-1] and height + part.height > self._room:
                groups.append([])
            groups[-1].append(part)
        return groups

    def _picture(self, picture: Picture) -> _Block:
        file = self._folder / file_of(picture, self._guide.style)
        size = QSizeF(picture.width, picture.height) * (_RESOLUTION / 96 * 0.86)
        room = QSizeF(self._width - _INDENT, self._room * _HIGHEST)
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)

        def draw(painter: QPainter, top: float) -> None:
            place = QRectF(_INDENT, top, size.width(), size.height())
            image = QImage(str(file))  # one at a time: each has some 8 MB
            image.setDevicePixelRatio(1)
            painter.drawImage(place, image)
            painter.setPen(QPen(_RULE, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)

        return _Block(size.height(), draw)

    def _goals(self) -> Iterator[_Block]:
        goals = self._guide.story.goals
        if not goals:
            return
        lines = []
        for goal in goals:
            counted = f" ({points(goal.points)})" if goal.points else ""
            why = goal.why and not self._guide.is_sheet
            more = f"<br><small>{line_of(goal.why)}</small>" if why else ""
            lines.append(f"<li>{line_of(goal.say)}{escape(counted)}{more}</li>")
        passed = Text.pass_mark.format(pass_=self._guide.story.pass_)
        html = f"<ul>{''.join(lines)}</ul><p>{escape(passed)}</p>"
        yield self._headed(self._guide.goals_title, html, "goals")

    def _deviations(self) -> Iterator[_Block]:
        said = self._guide.story.deviations
        if said:
            lines = "".join(f"<li>{line_of(one)}</li>" for one in said)
            yield self._headed(Text.deviations, f"<ul>{lines}</ul>", "deviations")

    def _headed(self, title: str, html: str, name: str) -> _Block:
        parts = [self._text(f"<b>{escape(title)}</b>", _HEAD), self._text(html)]
        return _together(parts, None, name)

    def _notes(self) -> Iterator[_Block]:
        yield self._text(f"<b>{Text.notes}</b>", _HEAD)

        def draw(painter: QPainter, top: float) -> None:
            painter.setPen(QPen(_RULE, 1))
            base = int(top + _NOTE_LINE - 6)
            painter.drawLine(0, base, int(self._width), base)

        for _ in range(_NOTES):
            yield _Block(_NOTE_LINE - _GAP, draw)

    def _boxed(self, html: str, indent: float = 0.0) -> _Block:
        inside = self._text(html, indent=indent + 18)

        def draw(painter: QPainter, top: float) -> None:
            height = inside.height + 16
            place = QRectF(indent, top, self._width - indent, height)
            painter.fillRect(place, QColor("#f5f3ea"))
            painter.fillRect(QRectF(indent, top, 5, height), QColor("#8a6d00"))
            inside.draw(painter, top + 8)

        return _Block(inside.height + 16, draw)

    def _text(
        self,
        html: str,
        pixels: int = _PIXELS,
        colour: QColor = _INK,
        indent: float = 0.0,
    ) -> _Block:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(fonts.font(pixels))
        document.setDefaultStyleSheet(_SHEET)
        document.setHtml(html)
        document.setTextWidth(self._width - indent)
        height = document.size().height()

        def draw(painter: QPainter, top: float) -> None:
            painter.save()
            painter.translate(indent, top)
            context = QAbstractTextDocumentLayout.PaintContext()
            context.palette.setColor(QPalette.ColorRole.Text, colour)
            document.documentLayout().draw(painter, context)
            painter.restore()

        return _Block(height, draw)


def _options(step: Told) -> Iterator[str]:
    for option in step.options:
        right = f" <b>({Text.right})</b>" if option.is_right else ""
        feedback = f"<br><small>{line_of(option.feedback)}</small>"
        yield f"{Text.choice} {line_of(option.say)}{right}{feedback}"


def _together(
    parts: list[_Block], mark: Draw | None, name: str, *, begins_page: bool = False
) -> _Block:
    """Make one block of several, one below the other."""
    height = sum(part.height for part in parts) + _GAP * (len(parts) - 1)

    def draw(painter: QPainter, top: float) -> None:
        if mark is not None:
            mark(painter, top)
        for part in parts:
            part.draw(painter, top)
            top += part.height + _GAP

    return _Block(height, draw, name, begins_page)


def _draw_number(
    number: int, painter: QPainter, top: float, *, is_question: bool
) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#1d5c8f") if is_question else _MARK)
    circle = QRectF(0, top - 4, _CIRCLE, _CIRCLE)
    painter.drawEllipse(circle)
    painter.setPen(Qt.GlobalColor.white)
    painter.setFont(fonts.font(_PIXELS, bold=True))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()
