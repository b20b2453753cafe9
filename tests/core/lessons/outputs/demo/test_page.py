"""The page of a demo is whole, asks for nothing, and shows every text literally."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from core.lessons.outputs.demo.page import demo_html
from core.lessons.outputs.story import Story
from tests.core.lessons.outputs.demo.stories import (
    TEXTS,
    hostile_story,
    pictures_of,
    story,
)
from tests.core.lessons.outputs.samples import HOSTILE

MARKUP = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section"),
    *("footer", "noscript", "script", "div", "p", "a", "h1", "h2", "h3", "button"),
    *("strong", "em", "code", "span", "br", "form", "details", "summary", "dl"),
    *("ol", "ul", "li", "img", "pre"),
}


class Parts(HTMLParser):
    """The elements of a page, its scripts, and its texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.texts: list[str] = []
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts[-1] += data
        else:
            self.texts.append(data)

    def values(self, name: str) -> Iterator[str]:
        return (str(a[name]) for _, a in self.elements if name in a)


def page_of(told: Story, adapter: str = "") -> str:
    return demo_html(told, pictures_of(told), adapter=adapter)


@pytest.fixture(params=[story, hostile_story])
def told(request: pytest.FixtureRequest) -> Story:
    made: Story = request.param()
    return made


def test_two_runs_are_identical(told: Story) -> None:
    assert page_of(told) == page_of(told)


def test_nothing_is_loaded_and_no_link_leads_out(told: Story) -> None:
    parts = Parts(page_of(told))

    assert {tag for tag, _ in parts.elements} <= MARKUP
    assert set(parts.values("href")) == {"#text-title"}
    assert all(source.startswith("data:image/png;") for source in parts.values("src"))
    assert not [name for _, a in parts.elements for name in a if name.startswith("on")]
    assert not list(parts.values("style"))


def test_only_the_scripts_and_the_style_of_the_page_are_allowed(told: Story) -> None:
    page = page_of(told, adapter="globalThis.adapter = null;")
    data, *scripts = Parts(page).scripts
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    policy = next(Parts(page).values("content"))

    assert style
    assert len(scripts) == 2
    assert json.loads(data)["id"] == told.id
    for allowed in (style[1], *scripts):
        digest = b64encode(sha256(allowed.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "unsafe" not in policy


def test_hostile_texts_are_shown_literally() -> None:
    parts = Parts(page_of(hostile_story()))
    shown = "".join(parts.texts)

    for text in (HOSTILE, *TEXTS):
        literal = text.replace("`", "").replace("\\", "")
        words = [word for word in literal.split() if "&lt;" not in word]
        assert all(word in shown for word in words), text
    assert not any("alert" in script for script in parts.scripts[1:])


def test_every_picture_is_there_once() -> None:
    told = story()
    parts = Parts(page_of(told))

    ids = [str(a["id"]) for tag, a in parts.elements if tag == "img"]
    assert ids == [f"picture-{name}" for name in pictures_of(told)]


def test_lossless_webp_is_told_from_png() -> None:
    told = story()
    webp = dict.fromkeys(pictures_of(told), b"RIFF\0\0\0\0WEBP")

    sources = set(Parts(demo_html(told, webp)).values("src"))

    assert all(source.startswith("data:image/webp;") for source in sources)


def test_an_adapter_comes_before_the_player() -> None:
    adapter = "globalThis.adapter = { load: () => '', save() {} };"
    _, first, second = Parts(page_of(story(), adapter)).scripts

    assert first == adapter
    assert "openPlayer();" in second


def test_what_is_kept_of_an_older_version_is_told_apart() -> None:
    def version(made: Story) -> str:
        return str(json.loads(Parts(page_of(made)).scripts[0])["version"])

    assert version(story()) == version(story())
    assert version(story()) != version(story(steps=story().steps[1:]))
