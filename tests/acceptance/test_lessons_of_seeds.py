"""The lessons of a seed leave nothing of its article out.

The whole article is played in `seeds`, by mouse and by keyboard; its lessons begin
each in a world of its own, so they cannot be played as one.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.lessons import catalogue
from core.lessons.gestures import Gesture, word_of
from core.lessons.reading import read
from core.lessons.records import Lesson

SEEDS = sorted((Path(__file__).parent / "seeds").glob("*.toml"))
ELSEWHERE = {
    ("tick", "Start Install Licenses Wizard now", "False"),  # after an activation
    ("select", "Reason", "The database is damaged"),  # there another reason is true
    ("select", "Connection method", "Web Browser"),  # by seed 003
    ("menu", "Training", "Windows", "World"),  # these lessons begin with the fault
    ("tab", "Faults"),
    ("select", "Clearinghouse", "Unreachable"),
    ("select", "Clearinghouse", "Reachable"),
    ("press", "Back"),  # each of the three ways is gone to its end
}
"""What an article does and none of its own lessons."""


def _said(gesture: Gesture) -> Iterator[tuple[str, ...]]:
    """Say what is done to which control; what is typed is drawn, but for commands."""
    word = word_of(type(gesture))
    value = getattr(gesture, word)
    if word == "go_to":
        return  # the windows that are open differ
    if word == "type":
        for field, text in value.items():
            yield word, field.casefold(), text if field == "Command" else ""
    elif isinstance(value, dict):
        for field, content in value.items():
            yield word, field, str(content)
    elif isinstance(value, str):
        yield word, value, *getattr(gesture, "choose", ())
    elif word == "context":
        yield word, value[-1], *getattr(gesture, "choose", ())
    else:
        yield word, *value


def _gestures(lesson: Lesson) -> set[tuple[str, ...]]:
    return {said for step in lesson.steps for said in _said(step.do)}


def _done_in_lessons_of(seed: str) -> set[tuple[str, ...]]:
    lessons = [file.lesson() for file in catalogue.shipped()]
    named = [lesson for lesson in lessons if f"seed {seed}" in lesson.source]
    assert named
    return set().union(*map(_gestures, named))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda p: p.stem)
def test_what_the_article_does_a_lesson_of_it_does(seed: Path) -> None:
    of_article = _gestures(read(seed))
    assert of_article - _done_in_lessons_of(seed.stem) - ELSEWHERE == set()


def test_no_exception_is_one_for_nothing() -> None:
    left = [_gestures(read(s)) - _done_in_lessons_of(s.stem) for s in SEEDS]
    assert ELSEWHERE - set().union(*left) == set()
