from pathlib import Path

import pytest

import gui.labels
from core.catalog import ProductVersion
from core.lessons.proof.played import Deed, Play
from core.lessons.reading import LessonFile
from gui.automation.bold_words import TABLES, unknown_words
from tests.core.lessons.samples import lesson

OF_LESSONS = {"coach", "lessons", "recorder", "exporting", "playing"}
"""Of the windows around a lesson: no lesson is about those."""
NO_TABLES = {"__init__", "dates", "editions", "text", *OF_LESSONS}


def told(say: str, edition: str = "2022", **facts: object) -> list[str]:
    do = {"context": ["All servers", "RDLIC01"], "choose": ["Properties"]}
    written = lesson({"do": do, "say": say, **facts})
    deeds = (Deed(("step", 0), written.steps[0]),)
    file = LessonFile("x.toml", "")
    play = Play(file, written, ProductVersion(edition), b"", deeds, ())
    return [str(error) for error in unknown_words(play)]


def test_every_module_of_labels_is_looked_into() -> None:
    there = {path.stem for path in Path(gui.labels.__path__[0]).glob("*.py")}
    assert {table.__name__.split(".")[-1] for table in TABLES} == there - NO_TABLES


@pytest.mark.parametrize(
    "word",
    [
        "Install Licenses",
        "install licenses",
        "Properties",
        "All servers",
        "RDLIC01",
        "Next",
        "Windows Server 2019",
        "RDS Per User CAL",
        "Telephone",
    ],
)
def test_a_label_may_be_marked_and_what_the_step_names(word: str) -> None:
    assert told(f"Look for **{word}**.") == []


@pytest.mark.parametrize("word", ["Instal Licenses", "Fly", "RDLIC09", "x"])
def test_another_word_may_not(word: str) -> None:
    assert told(f"Click **OK** and **{word}**.") == [
        f"x.toml, step 1, say: expected: a label of Windows Server 2022; found: {word}"
    ]


def test_a_label_of_another_edition_may_not() -> None:
    assert told("**Manage RDS CALs**", "2008r2") == []
    assert len(told("**Manage RDS CALs**", "2022")) == 1
    assert told("**Manage Licenses**", "2022") == []
    assert len(told("**Manage Licenses**", "2008r2")) == 1


def test_marks_of_markdown_in_a_label_are_read() -> None:
    assert told(r"**a\*b**", see=["a*b"]) == []


def test_an_explanation_may_speak_of_windows_that_are_not_here() -> None:
    assert told("Click **OK**.", why="**Fly** is gone.", source="our own") == []
