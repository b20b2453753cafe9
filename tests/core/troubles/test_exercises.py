"""An exercise is passed by every cure that a source names, and by no wrong one."""

import pytest

from core.lab import Lab
from core.lessons import catalogue
from core.lessons.checks import Case, judge
from core.lessons.records import PASS, Lesson
from tests.core.troubles.steps import Step
from tests.core.troubles.test_symptoms import ROWS
from tests.core.troubles.test_ways_out import Do, Trouble, follow, paths
from tests.helpers.labs import MakeLab

EXERCISES: dict[str, Lesson] = {
    str(lesson.scenario): lesson
    for lesson in (file.lesson() for file in catalogue.shipped())
    if lesson.kind == "exercise"
}
HELPS_ONE_USER_ONLY = "on this user"
CURES = paths(
    lambda t: {n: way for n, way in t.cures.items() if n != HELPS_ONE_USER_ONLY}
)
WRONG = [
    pytest.param(
        row.scenario, (*row.seen, *way), id=f"{row.number} {row.symptom} {number}"
    )
    for row in ROWS
    for number, way in enumerate(row.wrong)
]


def percent(lab: Lab, scenario: str) -> int:
    """Tell how much of the objectives is reached, without the questions."""
    lesson = EXERCISES[scenario]
    case = Case(lab, variables=lesson.variables)
    reached = [o.points for o in lesson.objectives if judge(o.that, case).is_met]
    return 100 * sum(reached) // sum(o.points for o in lesson.objectives)


@pytest.mark.parametrize(("trouble", "steps"), CURES)
def test_every_way_that_a_source_names_passes(
    make_lab: MakeLab, trouble: Trouble, steps: tuple[Do, ...]
) -> None:
    lab = make_lab(trouble.scenario)
    follow(lab, steps)

    assert percent(lab, trouble.scenario) >= PASS


@pytest.mark.parametrize(("trouble", "steps"), paths(lambda t: t.no_cures))
def test_what_is_no_cure_does_not_pass(
    make_lab: MakeLab, trouble: Trouble, steps: tuple[Do, ...]
) -> None:
    lab = make_lab(trouble.scenario)
    follow(lab, steps)

    assert percent(lab, trouble.scenario) < PASS


@pytest.mark.parametrize(("scenario", "way"), WRONG)
def test_what_mends_nothing_does_not_pass(
    make_lab: MakeLab, scenario: str, way: tuple[Step, ...]
) -> None:
    lab = make_lab(scenario)
    for step in way:
        step(lab)

    assert percent(lab, scenario) < PASS
