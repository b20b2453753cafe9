"""Where in a lesson file something is wrong, and what is refused at once."""

from pathlib import Path

import pytest

from core.lessons.drawing import Undrawable, drawn
from core.lessons.reading import LessonError, LessonFile

TEXT = """schema = 1
[[step]]
do = { press = "Next" }
[[step]]
do = { press = "Next" }
see = ["a"]
[[path]]
say = "x"
[[path.step]]
do = { press = "Next" }
[[path.step]]
do = { press = "Next" }
see = ["b"]
[[step]]
do = { press = "Next" }
[step.cells]
a = { b = "c" }
"""


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (("schema",), "line 1, schema"),
        (("step", 1, "see"), "line 6, step 2, see"),
        (("step", 1, "step", "do"), "line 5, step 2, do"),
        (("step", 2, "do"), "line 15, step 3, do"),
        (("step", 2, "cells", "a"), "line 16, step 3, cells, a"),
        (("path", 0, "say"), "line 8, path 1, say"),
        (("path", 0, "step", 1, "see"), "line 13, path 1, step 2, see"),
        (("path", 0, "step", 0, "unseen"), "line 9, path 1, step 1, unseen"),
        (("path",), "line 7, path"),
        (("cells",), "cells"),
    ],
)
def test_a_place_is_told_by_line_and_field(
    place: tuple[str | int, ...], told: str
) -> None:
    assert str(LessonFile("x.toml", TEXT).wrong(place, "No.")) == f"x.toml, {told}: No."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"x = " + b"9" * 5_000, "a number in it is too long"),
        (b".".join([b"a"] * 200_000) + b" = 1", "nested too deep"),
        (b".".join([b'"a"'] * 200_000) + b" = 1", "nested too deep"),
        (b"[" + b".".join([b"'a.b'"] * 50_000) + b"]", "nested too deep"),
    ],
    ids=["long number", "long key", "quoted key", "long header"],
)
def test_a_text_that_takes_its_parser_for_ever_is_refused_at_once(
    tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(content)
    with pytest.raises(LessonError, match=rf"x\.toml: .*{told}"):
        LessonFile.read(path).lesson()


def test_a_mark_before_the_text_is_not_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert LessonFile.read(path).text == TEXT


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"a": "{c}", "b": "{a}", "c": "{b}"}, "It refers to itself: a → c → b → a."),
        (
            {"a0": "x" * 10} | {f"a{i}": f"{{a{i - 1}}}" * 10 for i in range(1, 40)},
            "It stands for more than 100,000 characters.",
        ),
        ({"a": "x", "b": "{a}" * 101}, "A text has at most 100 variables."),
    ],
    ids=["circle", "growing", "many"],
)
def test_variables_that_have_no_end_are_refused_by_name(
    variables: dict[str, str], told: str
) -> None:
    with pytest.raises(Undrawable) as refused:
        drawn({"variables": variables}, 1)
    assert str(refused.value) == told
    assert refused.value.field[0] == "variables"


def test_a_variable_is_worked_out_once_however_often_it_is_referred_to() -> None:
    """Followed each time, these would take longer than the sun shines."""
    empty = {f"a{i}": f"{{a{i - 1}}}" * 10 for i in range(1, 60)}
    assert drawn({"variables": {"a0": "", **empty}}, 1)["variables"]["a59"] == ""


def test_a_long_row_of_variables_is_no_circle() -> None:
    row = {f"a{i}": f"{{a{i - 1}}}" for i in range(1, 5_000)}
    assert drawn({"variables": {**row, "a0": "x"}}, 1)["variables"]["a4999"] == "x"
