"""A lesson of a stranger: whatever its texts are, every page has the same elements."""

import re
from collections.abc import Callable
from functools import cache
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from core.command_line.outputs_parser import PACKAGES
from core.lessons.outputs.chapters import Chapter, entry
from core.lessons.outputs.demo.index import demo_index
from core.lessons.outputs.demo.page import demo_html
from core.lessons.outputs.documents import legal
from core.lessons.outputs.guides import Guide, Style, stem
from core.lessons.outputs.html import guide_html, index_html
from core.lessons.outputs.markdown import guide_markdown
from core.lessons.outputs.packages.packing import package, part_of
from core.lessons.outputs.story import Story
from core.lessons.outputs.text import guide_text
from tests.core.lessons.outputs.demo.stories import pictures_of, story
from tests.core.lessons.outputs.samples import HOSTILE_TEXTS

FIXED = {"id", "kind", "keep", "edition", "action", "shortcut"}
"""Words of ours, and names that lesson files may not choose freely."""
HARMLESS = "plain"
LINKS = {"PDF": "sample.pdf", "Text": "sample.txt"}


def with_texts(value: Any, text: str) -> Any:
    """Put one text in the place of all texts of a record's content."""
    if isinstance(value, dict):
        fixed = {*FIXED, "name"} if "alt" in value else FIXED  # a picture's file
        return {k: v if k in fixed else with_texts(v, text) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [with_texts(one, text) for one in value]
    return text if isinstance(value, str) else value


@cache
def told(text: str) -> Story:
    """Make a story of every kind of step, in which each text is this one."""
    return Story.model_validate(with_texts(story().model_dump(), text))


@cache
def drawn() -> dict[str, bytes]:
    return pictures_of(story())


class Skeleton(HTMLParser):
    """The elements of a page, their attributes, and the addresses in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        places = [str(value) for name, value in attrs if name in {"src", "href"}]
        self.found.append((tag, *(name for name, _ in attrs), *places))


def as_guide(of: Story, text: str, *, is_sheet: bool = False) -> Guide:
    made = Style(by=text)
    return Guide(story=of, style=made, links=LINKS, is_sheet=is_sheet)


def chapters(of: Story, text: str) -> list[Chapter]:
    listed = entry(of, {"HTML": "sample.html", **LINKS})
    return [Chapter(title=text, summary=text, entries=(listed,))]


def rendered(markdown: str) -> str:
    """Read Markdown as one who lets HTML through does."""
    from markdown_it import MarkdownIt

    return str(MarkdownIt("commonmark", {"html": True}).render(markdown))


PAGES: dict[str, Callable[[Story, str], str]] = {
    "guide": lambda of, text: guide_html(as_guide(of, text)),
    "task sheet": lambda of, text: guide_html(as_guide(of, text, is_sheet=True)),
    "index of guides": lambda of, text: index_html(chapters(of, text), Style(by=text)),
    "Markdown": lambda of, text: rendered(guide_markdown(as_guide(of, text))),
    "demo": lambda of, _: demo_html(of, drawn()),
    "index of demos": lambda of, text: demo_index(chapters(of, text)),
    "page of a course": lambda of, _: part_of(of, drawn()).page.decode(),
}
each_page = pytest.mark.parametrize("write", PAGES.values(), ids=PAGES)
each_text = pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
IN_LINES = "a\n\n---\n\n# b\n\n    c\n\n| d |\n|---|"


def as_seen(text: str) -> str:
    """Leave aside how texts are broken into lines."""
    return " ".join(text.split())


@each_text
@each_page
def test_no_text_becomes_an_element_an_attribute_or_an_address(
    write: Callable[[Story, str], str], text: str
) -> None:
    hostile = write(told(text), text)
    plain = write(told(HARMLESS), HARMLESS)

    assert Skeleton(hostile).found == Skeleton(plain).found
    assert len(Skeleton(plain).found) > 10


@each_text
@each_page
def test_texts_are_shown_as_they_stand(
    write: Callable[[Story, str], str], text: str
) -> None:
    assert as_seen(text) in as_seen(unescape(write(told(text), text)))


@each_text
def test_the_text_version_shows_texts_as_they_stand(text: str) -> None:
    lines = as_seen(guide_text(as_guide(told(text), text)))
    assert lines.count(as_seen(text)) > 20


def test_what_is_no_markdown_of_authors_stays_on_its_line() -> None:
    lines = guide_markdown(as_guide(told(HARMLESS), IN_LINES))
    title = told(HARMLESS).model_copy(update={"title": IN_LINES, "source": IN_LINES})
    page = rendered(lines + guide_markdown(as_guide(title, IN_LINES)))

    assert not re.search("<(pre|hr|table)", page)
    assert as_seen(IN_LINES) in as_seen(unescape(page))


@each_text
@pytest.mark.parametrize("kind", PACKAGES)
def test_a_package_has_the_same_elements_in_its_list_and_page(
    kind: str, text: str
) -> None:
    made = [package(of, drawn(), kind) for of in (told(text), told(HARMLESS))]
    hostile, plain = (ZipFile(BytesIO(content)) for content in made)

    assert hostile.namelist() == plain.namelist()
    for name in hostile.namelist():
        one, other = (archive.read(name) for archive in (hostile, plain))
        if name.endswith(".xml"):
            one_tree, other_tree = ET.fromstring(one), ET.fromstring(other)
            assert [e.tag for e in one_tree.iter()] == [
                e.tag for e in other_tree.iter()
            ]
            assert {e.text for e in one_tree.iter()} >= {legal(text[:200])}
        else:
            found = Skeleton(one.decode()).found
            assert found == Skeleton(other.decode()).found


@pytest.mark.parametrize("name", ["../../etc/x", "CON", "x" * 300, "a\u202eb", "🦊"])
def test_a_name_of_files_stays_in_the_folder_and_is_taken_everywhere(name: str) -> None:
    made = stem(name)
    assert made not in {"", ".", ".."}
    assert not set(made) & set('/\\:*?"<>|\u202e')
    assert made.casefold() != "con"
    assert len(made) <= 200
