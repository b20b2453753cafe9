"""That each source which a lesson names is there."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import resources
from core.lessons.drawing import Place
from core.lessons.reading import LessonError, LessonFile
from core.lessons.records import Lesson

_SECTIONS = "lessons/sections.txt"
_FACTS = re.compile(
    r"domain\.md((?: \d+(?:\.\d+)*)?(?:(?:, | and )\d+\.\d+(?:\.\d+)*)*)"
)
_SECTION = re.compile(r"\d+(?:\.\d+)*")
_SEED = re.compile(r"seed (\d+)")
_SEEDS = {"000", "002", "003"}
_ADDRESS = re.compile(r"https?://\S+")
_OURS = re.compile(r"\bour own\b")


def missing_sources(file: LessonFile, lesson: Lesson) -> Iterator[LessonError]:
    """Say which source of a lesson is none, or is not there."""
    for place, source in _sources(lesson.model_dump(by_alias=True), ()):
        if told := _problem(source, may_be_a_title=place == ("source",)):
            yield file.wrong(place, told)


def _sources(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "source" and inner:
                yield (*place, key), inner
            elif key != "source":
                yield from _sources(inner, (*place, key))
    elif isinstance(value, list | tuple):
        for i, inner in enumerate(value):
            yield from _sources(inner, (*place, i))


def _problem(source: str, *, may_be_a_title: bool) -> str:
    """Say what is wrong with a source; nothing where all that it names is there.

    The procedure that a whole lesson follows may be named by its title alone.
    """
    named = 0
    for found in _FACTS.finditer(source):
        named += 1
        sections = _SECTION.findall(found[1])
        if not sections:
            return "It names no section of domain.md."
        for section in sections:
            if section not in _sections():
                return f"There is no section {section} in domain.md."
    for found in _SEED.finditer(source):
        named += 1
        if found[1] not in _SEEDS:
            return (
                f"There is no seed {found[1]}; there are {', '.join(sorted(_SEEDS))}."
            )
    for found in _ADDRESS.finditer(source):
        named += 1
        if not _is_address(found[0].rstrip(".,;)")):
            return f"{found[0]} is no address."
    if not named and not may_be_a_title and not _OURS.search(source):
        return (
            f"expected: a section of domain.md, a seed, an address, or “our own”; "
            f"found: {source}"
        )
    return ""


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return "." in (parts.hostname or "") and not parts.username


@cache
def _sections() -> frozenset[str]:
    """Number the sections of the facts, which the wheel leaves out."""
    return frozenset(resources.text(_SECTIONS).split())
