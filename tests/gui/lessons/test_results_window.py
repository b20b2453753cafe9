from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from gui.app import App
from gui.lessons.results_window import ResultsWindow
from gui.lessons.roll_up import roll_up
from tests.gui.lessons import working
from tests.gui.lessons.working import begin, press, task_of, window_of


@pytest.fixture
def rolled_up(app: App, tmp_path: Path) -> ResultsWindow:
    """The results of Ada, who tried twice, of Bob, and of a file that is none."""
    path = working.write(tmp_path)
    for learner, answer in (("Ada", 1), ("ada", 0), ("Bob", 0)):
        begin(app, path, "exercise", learner)
        task_of(app)._run.answer(2, answer)
        task_of(app)._run.finish()
    (tmp_path / "lessons" / "broken.rdattempt").write_bytes(b"no lab")
    roll_up(tmp_path / "lessons", window_of(app).session, window_of(app))
    (found,) = window_of(app).findChildren(ResultsWindow)
    working.settle(found)
    return found


def rows(window: ResultsWindow) -> list[dict[str, str]]:
    assert window._table is not None
    model = window._table.model()
    titles = [
        str(model.headerData(c, Qt.Orientation.Horizontal))
        for c in range(model.columnCount())
    ]
    return [
        {t: str(model.index(r, c).data() or "") for c, t in enumerate(titles)}
        for r in range(model.rowCount())
    ]


def test_of_each_learner_the_attempt_that_counts_is_marked(
    rolled_up: ResultsWindow,
) -> None:
    told = {(r["Learner"], r["Result (%)"], r["Counts"]) for r in rows(rolled_up)}

    assert told == {
        ("Ada", "0", ""),
        ("ada", "33", "Yes"),
        ("Bob", "33", "Yes"),
        ("", "", ""),
    }


def test_points_stand_by_objective_and_question(rolled_up: ResultsWindow) -> None:
    told = [(row["Objective 1"], row["Question 1"]) for row in rows(rolled_up)[1:]]

    assert sorted(told) == [
        ("0 of 2", "0 of 1"),
        ("0 of 2", "1 of 1"),
        ("0 of 2", "1 of 1"),
    ]


def test_a_file_that_cannot_be_read_is_listed_with_the_reason(
    rolled_up: ResultsWindow,
) -> None:
    first = rows(rolled_up)[0]

    assert first["Attempt"] == "broken.rdattempt"
    assert first["Problem"] != ""


def test_grading_again_counts_what_the_mended_lesson_gives(
    rolled_up: ResultsWindow, tmp_path: Path
) -> None:
    mended = working.LESSON.replace("points = 2", "points = 0")
    working.write(tmp_path, mended)
    press(rolled_up, "grade-again")
    working.settle(rolled_up)

    told = [row["Result (%)"] for row in rows(rolled_up)[1:]]

    assert sorted(told) == ["0", "100", "100"]


def test_a_folder_without_attempts_says_so(app: App, tmp_path: Path) -> None:
    roll_up(tmp_path, window_of(app).session, window_of(app))
    (found,) = window_of(app).findChildren(ResultsWindow)
    working.settle(found)

    assert rows(found) == []
    assert found._state.text() == "Attempts: 0. Learners: 0."
