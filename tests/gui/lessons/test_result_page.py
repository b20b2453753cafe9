from pathlib import Path

import pytest

from core.catalog import HelpLevel
from gui.app import App
from gui.labels.lessons import LessonText as Text
from tests.gui.acting import choose_file
from tests.gui.lessons import working
from tests.gui.lessons.working import begin, press, result_of, task_of, window_of
from tests.helpers.labs import activation

HARMFUL = (
    working.LESSON.replace("[[objective]]", "[help]\nhighlight = 10\n[[objective]]", 1)
    + """
[[harm]]
say = "It was activated by telephone."
cost = 1
why = "Nobody was asked to call."
source = "domain.md 1.4"
that = { check = "server", server = "RDLIC01", is_activated = true }
by = { command = "activate-server", arguments = { server = "RDLIC01" } }
"""
)


@pytest.fixture
def text(app: App, tmp_path: Path) -> str:
    """The result of an attempt with an activation, a wrong answer and help."""
    begin(app, working.write(tmp_path, HARMFUL), "exercise")
    lab = window_of(app).lab
    lab.do(activation(lab))
    run = task_of(app)._run
    run.answer(2, 1)
    run.take_help(1, HelpLevel.HIGHLIGHT)
    run.finish()
    return result_of(app)._text.toPlainText()


def test_it_says_whether_it_is_enough(text: str) -> None:
    assert "Not passed: 23 %" in text
    assert "Pass mark: 80 %" in text


def test_each_objective_has_points_expected_found_why_and_source(text: str) -> None:
    begins = text.index("Objective: Reached (2 of 2)")

    assert text[begins:].split("\n")[:6] == [
        "Objective: Reached (2 of 2)",
        "RDLIC01 is activated.",
        "Expected: RDLIC01 is activated",
        "Found: RDLIC01 is activated",
        "It issues nothing before.",
        "Source: domain.md 1.4",
    ]


def test_each_question_has_the_right_answer_the_chosen_one_and_feedback(
    text: str,
) -> None:
    begins = text.index("Question: Wrong (0 of 1)")

    assert text[begins:].split("\n")[:6] == [
        "Question: Wrong (0 of 1)",
        "Which of them is right?",
        "Expected: This one",
        "Found: That one",
        "It is not.",
        "Source: domain.md 1.4",
    ]


def test_harm_and_help_say_what_they_cost(text: str) -> None:
    assert "Harm: Done (minus 1)\nIt was activated by telephone." in text
    assert "Help: Highlight: 1; minus 10 %" in text


def test_a_question_that_nobody_answered_tells_the_feedback_of_none(
    app: App, tmp_path: Path
) -> None:
    begin(app, working.write(tmp_path), "exam")
    task_of(app)._run.finish()
    told = result_of(app)._text.toPlainText()

    assert "Found: Not answered" in told
    assert "It is not." not in told


def test_on_paper_nothing_is_cut(app: App, tmp_path: Path) -> None:
    why = f"It issues nothing before{', and never did' * 20}."
    lesson = working.LESSON.replace("It issues nothing before.", why)
    begin(app, working.write(tmp_path, lesson), "exercise")
    task_of(app)._run.finish()
    sheet = result_of(app)._page.sheet(for_people=True)
    rows = [row for rows in sheet.slices() for row in rows]
    first = [name for name, _ in rows].index("Why")
    told = [text for _, text in rows[first : first + 4]]

    assert max(len(text) for _, text in rows) <= 120
    assert " ".join(told).startswith(why)


def test_it_is_saved_with_everything_that_is_told(app: App, tmp_path: Path) -> None:
    begin(app, working.write(tmp_path), "exercise")
    task_of(app)._run.finish()
    result = result_of(app)
    press(result, "save")
    target = tmp_path / "result.csv"
    choose_file(target)
    working.settle(window_of(app))
    working.settle(result)
    working.answer_prompt("ok")
    saved = target.read_text(encoding="utf-8-sig")

    assert f"{Text.who},Ada Lovelace" in saved
    assert "RDLIC01 is activated." in saved
    assert "It issues nothing before." in saved
