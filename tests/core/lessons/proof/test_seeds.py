import pytest

from core.lessons.proof.seeds import PLAYED, seeds_of
from core.lessons.reading import LessonError, LessonFile

TEXT = """schema = 1
id = "x"
title = "x"
source = "x"
scenario = "fresh"
[variables]
n = {drawn}
[[step]]
ask = "How many?"
by = {{ rule = "to-buy", type = "per-user", users = "{{n}}", devices = 1 }}
[[step.choice]]
say = "a"
value = "{{n}}"
feedback = "x"
source = "x"
[[step.choice]]
say = "b"
value = "1"
feedback = "x"
source = "x"
"""


def test_a_lesson_in_which_nothing_is_drawn_is_played_once() -> None:
    assert seeds_of(LessonFile("x.toml", TEXT.format(drawn="2"))) == PLAYED[:1]


def test_a_lesson_with_drawn_values_is_played_with_three_seeds() -> None:
    drawn = "{ between = [2, 9] }"
    assert seeds_of(LessonFile("x.toml", TEXT.format(drawn=drawn))) == PLAYED
    assert len(PLAYED) == 3


def test_a_value_that_gives_no_lesson_is_told_though_it_is_not_played() -> None:
    rare = "{ between = [1, 32] }"
    file = LessonFile("x.toml", TEXT.format(drawn=rare))
    for seed in PLAYED:
        file.lesson(seed)
    with pytest.raises(LessonError, match="2 choices are right"):
        seeds_of(file)
