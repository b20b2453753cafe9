"""Where in a lesson file something is wrong."""

import pytest

from core.lessons.reading import LessonFile

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
    ],
)
def test_a_place_is_told_by_line_and_field(
    place: tuple[str | int, ...], told: str
) -> None:
    assert str(LessonFile("x.toml", TEXT).wrong(place, "No.")) == f"x.toml, {told}: No."
