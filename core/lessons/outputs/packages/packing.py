"""Packs demos for a learning system: of one lesson, or of the lessons of a course."""

from collections.abc import Callable, Mapping, Sequence

from core.lessons.catalogue import Course
from core.lessons.outputs.demo.page import demo_html
from core.lessons.outputs.packages import manifests
from core.lessons.outputs.packages.about import About
from core.lessons.outputs.packages.adapters import CONNECTING, adapter
from core.lessons.outputs.packages.course import Part, course_html
from core.lessons.outputs.packages.manifests import (
    CMI5,
    MANIFEST,
    PAGE,
    TINCAN,
    address,
)
from core.lessons.outputs.story import Story
from core.lessons.outputs.zipped import zipped

_LISTS: dict[str, tuple[str, Callable[[About, Sequence[str]], bytes]]] = {
    "scorm12": (MANIFEST, manifests.scorm12),
    "scorm2004": (MANIFEST, manifests.scorm2004),
    "xapi": (TINCAN, manifests.tincan),
    "cmi5": (CMI5, manifests.cmi5),
}
"""The name of what lists a package, and what writes it, by the kind of package."""


def package(story: Story, pictures: Mapping[str, bytes], kind: str) -> bytes:
    """Pack the page of a lesson, which has everything in it, and what lists it."""
    about = About.lesson(story)
    page = demo_html(
        story,
        pictures,
        adapter=adapter(kind, about, address(about.id)),
        connects=kind in CONNECTING,
    )
    return _packed(about, {PAGE: page.encode()}, kind)


def course_package(course: Course, parts: Sequence[Part], kind: str) -> bytes:
    """Pack the pages of lessons below one page, which alone speaks to the system."""
    about = About.course(course, [part.about for part in parts])
    page = course_html(
        about,
        parts,
        adapter=adapter(kind, about, address(about.id)),
        connects=kind in CONNECTING,
    )
    pages = {part.name: part.page for part in parts}
    return _packed(about, {PAGE: page.encode(), **pages}, kind)


def part_of(story: Story, pictures: Mapping[str, bytes]) -> Part:
    """Write the page of a lesson as it stands in a course."""
    about = About.lesson(story)
    script = adapter("inside", about, about.id)
    return Part(about=about, page=demo_html(story, pictures, adapter=script).encode())


def _packed(about: About, pages: Mapping[str, bytes], kind: str) -> bytes:
    name, written = _LISTS[kind]
    return zipped({name: written(about, [*pages]), **pages})
