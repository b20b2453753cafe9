"""What every guided lesson keeps to, whoever wrote it."""

from collections import Counter

import pytest

from core.lessons import catalogue
from core.lessons.records import Explained, Lesson

GUIDED = [
    lesson
    for lesson in (file.lesson() for file in catalogue.shipped())
    if lesson.kind == "guided"
]
LONGEST_WHY = 240
each_lesson = pytest.mark.parametrize("lesson", GUIDED, ids=lambda lesson: lesson.id)


def explained(lesson: Lesson) -> list[Explained]:
    parts = (lesson.all_steps, lesson.objectives, lesson.harms)
    return [one for part in parts for one in part if one.why]


def test_there_are_at_least_sixty() -> None:
    assert len(GUIDED) >= 60


def test_ways_harms_questions_and_drawn_numbers_are_found_in_many() -> None:
    found = Counter[str]()
    for lesson in GUIDED:
        found["ways"] += bool(lesson.paths)
        found["harms"] += bool(lesson.harms)
        found["questions"] += bool(lesson.quizzes)
    drawn = [file for file in catalogue.shipped() if file.lesson(1) != file.lesson(2)]
    found["drawn"] = len(drawn)

    assert found["ways"] >= 10
    assert found["harms"] >= 8
    assert found["questions"] >= 10
    assert found["drawn"] >= 6


@each_lesson
def test_it_has_five_to_forty_steps(lesson: Lesson) -> None:
    assert 5 <= len(lesson.all_steps) <= 40


@each_lesson
def test_it_explains_something_at_a_step_in_few_words(lesson: Lesson) -> None:
    assert any(step.why for step in lesson.all_steps)
    assert [one.why for one in explained(lesson) if len(one.why) > LONGEST_WHY] == []
    assert [one.why for one in explained(lesson) if one.why[-1] not in ".!?"] == []


@each_lesson
def test_it_is_graded_by_what_it_names_and_says_why_that_counts(lesson: Lesson) -> None:
    assert lesson.objectives or lesson.quizzes
    assert all(one.say and one.why for one in lesson.objectives)


@each_lesson
def test_it_says_what_is_learnt_before_it_begins(lesson: Lesson) -> None:
    assert lesson.summary.endswith((".", "?"))
    assert lesson.course
    assert "{" not in f"{lesson.title} {lesson.summary}"
