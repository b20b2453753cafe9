from pathlib import Path

import pytest

from core.catalog import ConnectionMethod, HelpLevel
from core.commands.attempts import TakeHelp
from core.commands.properties import ChangeServerProperties
from core.commands.removal import RemoveLicensingRole
from core.lab import Lab
from core.lessons.grading import Result, grade, grading
from core.lessons.reading import LessonFile
from tests.core.lessons.samples import ACTIVATING, LOOK, NOON, lesson
from tests.helpers.labs import REGISTRATION, activation, installation, retail

LESSON = ACTIVATING.lesson()
RIGHT, WRONG = {2: 0}, {2: 1}
WEB = ConnectionMethod.WEB
IS_WEB = {"check": "server", "server": "RDLIC01", "connection_method": "web"}


def helped(*levels: HelpLevel) -> list[TakeHelp]:
    return [TakeHelp(step=1, level=level, at=NOON) for level in levels]


def use_web(lab: Lab) -> None:
    lab.do(
        ChangeServerProperties(
            server="RDLIC01", connection_method=WEB, registration=REGISTRATION
        )
    )


def solved(lab: Lab) -> Lab:
    lab.do(activation(lab))
    use_web(lab)
    return lab


def test_the_start_reaches_nothing(lab: Lab) -> None:
    result = grade(LESSON, lab, {})
    assert (result.percent, result.passed) == (0, False)
    assert [o.finding.is_met for o in result.objectives] == [False, False]
    assert [q.chosen for q in result.questions] == [None]
    found = result.objectives[0].finding
    assert found.expected != found.found


def test_the_solution_reaches_everything(lab: Lab) -> None:
    result = grade(LESSON, solved(lab), RIGHT)
    assert (result.reached, result.points) == (4, 4)
    assert (result.percent, result.passed) == (100, True)


def test_grading_pauses_at_each_objective_and_says_how_far_it_is(lab: Lab) -> None:
    said = list(grading(LESSON, solved(lab), RIGHT))
    assert len(said) >= len(LESSON.objectives) + len(LESSON.harms)
    assert said[0] == 0
    assert said == sorted(said)
    assert said[-1] < 1


def test_each_objective_brings_its_points(lab: Lab) -> None:
    lab.do(activation(lab))
    assert grade(LESSON, lab, {}).percent == 50
    use_web(lab)
    assert grade(LESSON, lab, {}).percent == 75


def test_a_wrong_answer_brings_no_points_and_its_feedback(lab: Lab) -> None:
    (answered,) = grade(LESSON, lab, WRONG).questions
    assert (answered.mark.reached, answered.mark.of) == (0, 1)
    assert answered.feedback == "It is not."
    (answered,) = grade(LESSON, lab, RIGHT).questions
    assert answered.mark.reached == 1
    assert answered.feedback == "So it is."


def test_a_harm_costs_its_points(lab: Lab) -> None:
    solved(lab).do(installation(retail(1)))
    result = grade(LESSON, lab, RIGHT)
    assert [h.is_done for h in result.harms] == [True]
    assert (result.lost, result.percent, result.passed) == (1, 75, False)


def test_each_use_of_help_costs_what_the_author_says(lab: Lab) -> None:
    taken = helped(HelpLevel.AGAIN, HelpLevel.DONE, HelpLevel.DONE)
    result = grade(LESSON, solved(lab), RIGHT, taken)
    assert [(h.level, h.times, h.cost) for h in result.help] == [
        (HelpLevel.AGAIN, 1, 0),
        (HelpLevel.DONE, 2, 10),
    ]
    assert result.percent == 90
    assert result.marks.help == 10


def test_nothing_falls_below_nought(lab: Lab) -> None:
    lab.do(activation(lab))
    lab.do(installation(retail(1)))
    many = grade(LESSON, lab, {}, helped(*[HelpLevel.DONE] * 30))
    assert (many.reached, many.percent) == (1, 0)
    text = ACTIVATING.text.replace("cost = 1", "cost = 100")
    costly = grade(LessonFile("x.toml", text).lesson(), lab, {})
    assert (costly.reached, costly.percent) == (0, 0)


def test_percent_are_rounded_down_so_that_nearly_is_not_passed(lab: Lab) -> None:
    thirds = lesson(
        {"do": LOOK},
        objective=[{"that": IS_WEB, "points": p} for p in (1, 2)],
        **{"pass": 100},
    )
    assert grade(thirds, lab, {}).percent == 0
    use_web(lab)
    assert grade(thirds, lab, {}).percent == 100


def test_a_lesson_without_points_is_not_passed(lab: Lab) -> None:
    result = grade(lesson({"do": LOOK}), lab, {})
    assert (result.percent, result.passed) == (0, False)


def test_variables_are_filled_in_what_is_checked_and_said(lab: Lab) -> None:
    check = {"check": "server", "server": "{server}", "is_activated": False}
    named = lesson(
        {"do": LOOK},
        variables={"server": "RDLIC01"},
        objective=[{"say": "{server} waits", "that": check}],
    )
    (reached,) = grade(named, lab, {}).objectives
    assert reached.finding.is_met
    assert reached.objective.say == "RDLIC01 waits"


def test_the_marks_are_the_numbers_of_the_result(lab: Lab) -> None:
    lab.do(activation(lab))
    lab.do(installation(retail(1)))
    result: Result = grade(LESSON, lab, RIGHT, helped(HelpLevel.INSTRUCTION))
    marks = result.marks
    assert [m.reached for m in marks.objectives] == [2, 0]
    assert [m.of for m in marks.objectives] == [2, 1]
    assert [m.reached for m in marks.questions] == [1]
    assert (marks.harms, marks.help, marks.percent) == (1, 1, 49)


@pytest.mark.parametrize("answers", [{}, RIGHT, WRONG])
def test_grading_changes_nothing(
    lab: Lab, tmp_path: Path, answers: dict[int, int]
) -> None:
    solved(lab)
    before, files = lab.snapshot(), sorted(tmp_path.iterdir())
    grade(LESSON, lab, answers)
    assert lab.snapshot() == before
    assert sorted(tmp_path.iterdir()) == files


def test_a_server_that_is_gone_is_graded_as_missing(lab: Lab) -> None:
    known = {"check": "server", "server": "RDLIC01", "license_server_id": "{id}"}
    by_web = lesson(
        {"do": LOOK},
        variables={"id": {"make": "server-id", "server": "RDLIC01"}},
        objective=[{"say": "The ID {id} is installed", "that": known}],
    )
    assert not grade(by_web, lab, {}).passed
    lab.do(activation(lab, WEB))
    assert grade(by_web, lab, {}).passed
    lab.do(RemoveLicensingRole(server="RDLIC01"))
    (told,) = grade(by_web, lab, {}).objectives
    assert not told.finding.is_met
    assert told.finding.found.startswith("There is no license server RDLIC01")
