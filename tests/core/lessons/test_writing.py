from pathlib import Path

import pytest

from core.lessons.reading import LessonFile, read
from core.lessons.writing import text_of
from tests.core.lessons.samples import lesson

FILES = sorted(
    path
    for folder in ("resources/lessons", "resources/tours", "tests/acceptance")
    for path in (Path(__file__).parents[3] / folder).rglob("*.toml")
    if path.name not in {"courses.toml", "ways_in.toml"}
)


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_what_is_written_is_read_as_the_same_lesson(path: Path) -> None:
    there = read(path)
    assert LessonFile("written.toml", text_of(there)).lesson() == there


@pytest.mark.parametrize(
    "text", ['"', "\\", "\x7f", "a\tb", "ü→𝄞", "'''", "{x", "a = [1]", "#", "\\u0041"]
)
def test_every_text_survives(text: str) -> None:
    typed = {"do": {"type": {text: text}}, "cells": {text: {"A": text}}}
    there = lesson(typed)
    assert LessonFile("written.toml", text_of(there)).lesson() == there
