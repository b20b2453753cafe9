"""Lays a guide out on pages: cover, contents, steps, and what follows them."""

from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from core.lessons.outputs.guides import Guide, file_of, pictures_of, points
from core.lessons.outputs.marked import html_of, line_of
from core.lessons.outputs.story import Picture, Told
from core.lessons.outputs.unmarked import text_of
from core.lessons.outputs.words import GuideText as Text
from core.lessons.sentences import apart
from gui.automation.encoding import Pixels
from gui.automation.pdf import blocks
from gui.automation.pdf.blocks import GAP, HEAD, QUIET, RULE, SMALL, TITLE, Block
from gui.automation.pdf.pictures import Pictures

Page = list[tuple[float, Block]]
"""Blocks, and how far below the top of the page each begins."""
_APART = 22.0
"""More than between the parts of a step."""
_INDENT = 64.0
_NATURAL = 144 / 96  # of a pixel on screen, at the layout's resolution
_SHOWN = _NATURAL * 0.86  # of a picture's size in points
_HIGHEST = 0.62  # of the page, for a picture
_LOGO = QSizeF(260, 110)
_NOTES = 14


class Layout:
    """Lays the parts of a guide out on pages."""

    def __init__(
        self, guide: Guide, folder: Path, page: QSizeF, pictures: Pictures
    ) -> None:
        """Take pictures from the files of a folder."""
        self._guide = guide
        self._folder = folder
        self._pictures = pictures
        self._width = page.width()
        self._room = page.height() - blocks.FOOT

    def pages(self) -> list[Page]:
        """Return the blocks of each page and where they begin.

        The table of contents needs the numbers of pages, which do not depend on them.
        """
        cover, body = list(self._cover()), list(self._body())
        first = self._spread([*cover, *self._contents({}), *body])
        numbers = {
            block.name: number
            for number, page in enumerate(first, start=1)
            for _, block in page
            if block.name
        }
        return self._spread([*cover, *self._contents(numbers), *body])

    def _spread(self, body: Sequence[Block]) -> list[Page]:
        pages: list[Page] = [[]]
        top = 0.0
        for block in body:
            top += _APART if block.is_apart and pages[-1] else 0
            is_full = top + block.height > self._room
            if (is_full or block.begins_page) and pages[-1]:
                pages.append([])
                top = 0.0
            pages[-1].append((top, block))
            top += block.height + GAP
        return pages

    def _cover(self) -> Iterator[Block]:
        guide = self._guide
        if guide.style.logo:
            yield self._logo(self._folder / guide.style.logo)
        yield blocks.text(f"<b>{escape(guide.title)}</b>", self._width, TITLE)
        facts = "<br>".join(escape(fact) for fact in guide.facts)
        yield blocks.text(facts, self._width, SMALL, colour=QUIET)
        if guide.intro:
            yield blocks.text(html_of(guide.intro), self._width)
        if guide.task:
            task = f"<b>{Text.task}</b>{html_of(guide.task)}"
            yield blocks.boxed(task, self._width)

    def _logo(self, path: Path) -> Block:
        image = QImage(str(path))
        size = QSizeF(image.size()) * _NATURAL
        if size.width() > _LOGO.width() or size.height() > _LOGO.height():
            size.scale(_LOGO, Qt.AspectRatioMode.KeepAspectRatio)

        def draw(painter: QPainter, top: float) -> None:
            place = QRectF(0, top, size.width(), size.height())
            self._pictures.draw(painter, place, lambda: Pixels.of(_on_white(image)))

        return Block(size.height(), draw)

    def _contents(self, numbers: dict[str, int]) -> Iterator[Block]:
        """List the steps with their pages, where a lesson has any."""
        if not self._guide.steps:
            return
        yield blocks.text(f"<b>{Text.contents}</b>", self._width, HEAD)
        for name, said in self._entries():
            yield blocks.entry(said, numbers.get(name, 0), self._width)

    def _entries(self) -> Iterator[tuple[str, str]]:
        for step in self._guide.steps:
            said = text_of(apart(step.sentence)[0])
            yield f"step-{step.number}", f"{step.number}.  {said}"
        if self._guide.story.goals:
            yield "goals", self._guide.goals_title
        if self._guide.story.deviations:
            yield "deviations", Text.deviations

    def _body(self) -> Iterator[Block]:
        for number, step in enumerate(self._guide.steps):
            yield from self._step(step, begins_page=number == 0)
        yield from self._goals()
        if self._guide.is_sheet:
            yield from self._notes()
        yield from self._deviations()
        source = escape(Text.source.format(source=self._guide.story.source))
        end = f"{source}<br>{escape(Text.made_with)}"
        yield blocks.text(end, self._width, SMALL, colour=QUIET)

    def _step(self, step: Told, *, begins_page: bool) -> Iterator[Block]:
        """Keep a step together where a page has room for it."""
        mark = partial(blocks.draw_number, step.number, is_question=bool(step.options))
        first, *others = self._grouped(list(self._parts(step)))
        name = f"step-{step.number}"
        yield blocks.together(first, mark, name, begins_page=begins_page, is_apart=True)
        yield from map(blocks.together, others)

    def _parts(self, step: Told) -> Iterator[Block]:
        yield blocks.text(html_of(step.sentence), self._width, indent=_INDENT)
        for picture in pictures_of(step):
            yield self._picture(picture)
        for html in _options(step):
            yield blocks.text(html, self._width, indent=_INDENT)
        if step.why:
            source = escape(Text.source.format(source=step.source))
            html = f"{html_of(step.why)}<p><small>{source}</small></p>"
            yield blocks.boxed(html, self._width, _INDENT)

    def _grouped(self, parts: list[Block]) -> list[list[Block]]:
        """Split what is higher than a page."""
        groups: list[list[Block]] = [[]]
        for part in parts:
            if blocks.height_of([*groups[-1], part]) > self._room and groups[-1]:
                groups.append([])
            groups[-1].append(part)
        return groups

    def _picture(self, picture: Picture) -> Block:
        file = self._folder / file_of(picture, self._guide.style)
        size = QSizeF(picture.width, picture.height) * _SHOWN
        room = QSizeF(self._width - _INDENT, self._room * _HIGHEST)
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)

        def draw(painter: QPainter, top: float) -> None:
            place = QRectF(_INDENT, top, size.width(), size.height())
            self._pictures.draw(painter, place, partial(Pixels.read, file))
            painter.setPen(QPen(RULE, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)

        return Block(size.height(), draw)

    def _goals(self) -> Iterator[Block]:
        goals = self._guide.story.goals
        if not goals:
            return
        lines = []
        for goal in goals:
            counted = f" ({points(goal.points)})" if goal.points else ""
            why = goal.why and not self._guide.is_sheet
            more = (
                f"<br><small>{_sourced(goal.why, goal.source)}</small>" if why else ""
            )
            lines.append(f"{line_of(goal.say)}{escape(counted)}{more}")
        passed = Text.pass_mark.format(pass_=self._guide.story.pass_)
        html = f"{_listed(lines)}<p>{escape(passed)}</p>"
        yield self._headed(self._guide.goals_title, html, "goals")

    def _deviations(self) -> Iterator[Block]:
        if said := self._guide.story.deviations:
            html = _listed([line_of(one) for one in said])
            yield self._headed(Text.deviations, html, "deviations")

    def _headed(self, title: str, html: str, name: str) -> Block:
        head = blocks.text(f"<b>{escape(title)}</b>", self._width, HEAD)
        parts = [head, blocks.text(html, self._width)]
        return blocks.together(parts, name=name, is_apart=True)

    def _notes(self) -> Iterator[Block]:
        yield blocks.text(f"<b>{Text.notes}</b>", self._width, HEAD)
        for _ in range(_NOTES):
            yield blocks.note_line(self._width)


def _on_white(image: QImage) -> QImage:
    """Lay a picture that one can see through onto the paper."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def _listed(lines: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _options(step: Told) -> Iterator[str]:
    for option in step.options:
        right = f" <b>({Text.right})</b>" if option.is_right else ""
        feedback = f"<br><small>{_sourced(option.feedback, option.source)}</small>"
        yield f"{Text.choice} {line_of(option.say)}{right}{feedback}"


def _sourced(said: str, source: str) -> str:
    return f"{line_of(said)} {escape(Text.source.format(source=source))}"
