import re
from pathlib import Path

import pytest

import resources
from core.lessons.proof.sources import missing_sources
from core.lessons.reading import LessonFile
from tests.core.lessons.samples import LOOK, lesson
from tests.helpers.processes import ROOT

FACTS = "domain.md"
FILE = LessonFile("x.toml", "")


def told(source: str) -> list[str]:
    step = {"do": LOOK, "why": "x", "source": source}
    return [str(error) for error in missing_sources(FILE, lesson(step))]


def test_the_sections_are_those_of_the_facts() -> None:
    """After a change: grep -oP '^#+ \\K[0-9.]*[0-9]' over docs/domain.md."""
    facts = Path(ROOT, "docs/domain.md").read_text("utf-8")
    numbers = re.findall(r"^#+ (\d+(?:\.\d+)*)\b", facts, flags=re.MULTILINE)
    assert resources.text("lessons/sections.txt").split() == numbers


@pytest.mark.parametrize(
    "source",
    [
        "domain.md 3",
        "domain.md 3.2.1",
        "domain.md 3.2, 3.3 and 13.6",
        "seed 002, question 4; domain.md 11, line 2",
        "seed 000",
        "our own",
        "our own, after seed 003 and seed 000",
        "https://learn.microsoft.com/windows-server/remote",
        "seed 003 (learn.microsoft.com, dd391972)",
    ],
)
def test_what_is_there_may_be_named(source: str) -> None:
    assert told(source) == []


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("domain.md", "It names no section of domain.md."),
        (f"{FACTS} 99", "There is no section 99 in domain.md."),
        (f"{FACTS} 3.2, 3.99", "There is no section 3.99 in domain.md."),
        (f"{FACTS} 3; {FACTS} 98", "There is no section 98 in domain.md."),
        ("seed 001", "There is no seed 001; there are 000, 002, 003."),
        ("https://nowhere", "https://nowhere is no address."),
        ("http://me:secret@a.b/", "http://me:secret@a.b/ is no address."),
        ("https://[a", "https://[a is no address."),
        (
            "a book",
            "expected: a section of domain.md, a seed, an address, or “our own”",
        ),
        ("hour owner", "expected: a section of domain.md, a seed, an address, or"),
    ],
)
def test_what_is_not_there_is_told(source: str, why: str) -> None:
    (error,) = told(source)
    assert error.startswith(f"x.toml, step 1, source: {why}")


def test_a_whole_lesson_may_follow_a_procedure_that_is_named_by_its_title() -> None:
    named = lesson({"do": LOOK}, source="Microsoft, Test Lab Guide")
    assert list(missing_sources(FILE, named)) == []


def test_every_source_is_looked_at() -> None:
    wrong = {"why": "x", "source": "x"}
    server = {"check": "server", "server": "A"}
    choices = [
        {"say": "yes", "right": True, "feedback": "x", "source": "x"},
        {"say": "no", "feedback": "x", "source": "x"},
    ]
    of_all = lesson(
        {"do": LOOK, **wrong},
        {"ask": "?", "choice": choices, **wrong},
        objective=[{"that": server, **wrong}],
        path=[{"say": "x", "replaces": [1, 1], "step": [{"do": LOOK, **wrong}]}],
        harm=[
            {"say": "x", "cost": 1, "that": server, "by": {"command": "undo"}, **wrong}
        ],
    )
    places = {str(e).split(", source")[0] for e in missing_sources(FILE, of_all)}
    assert places == {
        "x.toml, step 1",
        "x.toml, step 2",
        "x.toml, step 2, choice 1",
        "x.toml, step 2, choice 2",
        "x.toml, objective 1",
        "x.toml, path 1, step 1",
        "x.toml, harm 1",
    }
