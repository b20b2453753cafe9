"""Each trouble has one exercise, and nothing in it tells the cause before the end."""

import re
from collections.abc import Iterator

import pytest

import resources
from core import scenarios
from core.lessons.reading import read
from core.lessons.records import Lesson, Quiz, Step
from tests.core.scenarios.test_descriptions import FAULTS, TROUBLES, runs

PATHS = sorted(resources.path("lessons").glob("*/lesson.toml"))
LESSONS = {path.parent.name: read(path) for path in PATHS}
EXERCISES = {
    lesson.id: lesson for lesson in LESSONS.values() if lesson.kind == "exercise"
}
each_exercise = pytest.mark.parametrize(
    "lesson", EXERCISES.values(), ids=lambda x: x.id
)


def told_before(lesson: Lesson) -> Iterator[str]:
    """Yield what a learner reads before the cause is asked for."""
    yield lesson.id.replace("-", " ")
    yield from (lesson.title, lesson.summary, lesson.task)
    for objective in lesson.objectives:
        yield from (objective.say, objective.why, objective.given)
    yield from (quiz.ask for quiz in lesson.quizzes)


def test_every_trouble_has_one_exercise() -> None:
    worlds = [str(lesson.scenario) for lesson in EXERCISES.values()]

    assert sorted(w for w in worlds if w.startswith("trouble-")) == sorted(TROUBLES)


@each_exercise
def test_an_exercise_does_not_name_the_fault(lesson: Lesson) -> None:
    fault = re.compile(rf"\b(?:{FAULTS[str(lesson.scenario)]})", re.IGNORECASE)

    assert [text for text in told_before(lesson) if fault.search(text)] == []


@each_exercise
def test_an_exercise_does_not_say_the_cause_in_its_words(lesson: Lesson) -> None:
    cause = runs(scenarios.describe(str(lesson.scenario)).cause)

    assert [text for text in told_before(lesson) if runs(text) & cause] == []


@each_exercise
def test_a_solution_has_5_to_40_steps(lesson: Lesson) -> None:
    assert 5 <= len(lesson.steps) <= 40


@each_exercise
def test_every_objective_and_harm_says_why(lesson: Lesson) -> None:
    silent = [o.say for o in lesson.objectives if not o.why]
    silent += [h.say for h in lesson.harms if not h.why]

    assert silent == []


@each_exercise
def test_what_is_to_stay_is_an_objective_or_its_loss_a_harm(lesson: Lesson) -> None:
    assert lesson.harms or any(objective.given for objective in lesson.objectives)


@each_exercise
def test_the_cause_is_asked_for_after_the_last_step(lesson: Lesson) -> None:
    kinds = [type(step) for step in lesson.all_steps]
    first = kinds.index(Quiz)

    assert Step not in kinds[first:]
    assert lesson.quizzes[-1].ask == "What was the cause?"


@each_exercise
def test_the_right_answer_names_the_fault(lesson: Lesson) -> None:
    quiz = lesson.quizzes[-1]
    fault = re.compile(rf"\b(?:{FAULTS[str(lesson.scenario)]})", re.IGNORECASE)
    (right,) = (quiz.choices[i] for i in quiz.right)

    assert fault.search(f"{right.say} {right.feedback}")


def test_the_right_answer_is_in_no_place_by_habit() -> None:
    places = [lesson.quizzes[-1].right[0] for lesson in EXERCISES.values()]
    longest = [
        len(quiz.choices[quiz.right[0]].say) == max(len(c.say) for c in quiz.choices)
        for quiz in (lesson.quizzes[-1] for lesson in EXERCISES.values())
    ]

    assert max(places.count(place) for place in range(4)) <= len(places) / 2
    assert sum(longest) <= len(longest) * 3 / 4
