import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.commands.attempts import AnswerQuestion
from core.lab import Lab
from gui.app import App
from gui.lessons.attempt_window import AttemptWindow
from gui.lessons.result_window import ResultWindow
from gui.manager.main_window import MainWindow
from tests.gui.lessons import working
from tests.gui.lessons.working import attempt_window_of, begin, press, window_of
from tests.helpers.labs import activation, installation, retail


@pytest.fixture
def attempt(app: App, tmp_path: Path) -> Path:
    """An attempt with four rows: begun, activated, installed, ended."""
    begin(app, working.write(tmp_path), "exercise")
    lab = window_of(app).lab
    lab.do(activation(lab))
    lab.do(installation(retail()))
    working.task_of(app)._run.finish()
    working.result_of(app).close()
    working.lessons_of(app).close()
    (path,) = (tmp_path / "lessons").rglob("*.rdattempt")
    return path


@pytest.fixture
def looked_at(app: App, attempt: Path) -> AttemptWindow:
    app.open_lessons(attempt)
    return attempt_window_of(app)


def beside(app: App, qtbot: QtBot, rows: int) -> MainWindow:
    """Wait for the copy in which so many rows were done again."""

    def is_there() -> bool:
        other = app._beside
        return (
            other is not None
            and other.window is not None
            and other.window.lab.last_seq() == rows
        )

    qtbot.waitUntil(is_there)
    assert app._beside is not None
    assert app._beside.window is not None
    return app._beside.window


def test_it_says_who_how_and_what_came_of_it(looked_at: AttemptWindow) -> None:
    told = looked_at._facts.toPlainText()

    assert looked_at.windowTitle() == (
        "Attempt of Ada Lovelace at Activate a license server"
    )
    assert "Learner: Ada Lovelace" in told
    assert "Mode: Exercise" in told
    assert "Result: 66 %" in told


def test_the_journal_is_listed_without_the_text_of_the_lesson(
    looked_at: AttemptWindow,
) -> None:
    model = looked_at._table.model()
    texts = [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    assert texts[0] == "Begin Attempt"
    assert texts[1] == "Activate Server: automatic, RDLIC01"
    assert len(texts) == 4


def test_scrubbing_shows_each_state_in_real_windows_and_touches_nothing(
    app: App, qtbot: QtBot, looked_at: AttemptWindow, attempt: Path
) -> None:
    content = attempt.read_bytes()
    looked_at._slider.setValue(1)
    press(looked_at, "show-state")
    assert not beside(app, qtbot, 1).lab.server("RDLIC01").is_activated
    looked_at._slider.setFocus()
    QTest.keyClick(looked_at._slider, Qt.Key.Key_Right)

    shown = beside(app, qtbot, 2)
    assert shown.lab.server("RDLIC01").is_activated
    assert shown.lab.is_read_only
    assert window_of(app).lab.path.name == "mine.rdlab"
    assert attempt.read_bytes() == content


def test_windows_that_are_open_on_a_copy_stay_open_on_the_next(
    app: App, qtbot: QtBot, looked_at: AttemptWindow
) -> None:
    press(looked_at, "show-state")
    beside(app, qtbot, 4).open_window("events")
    looked_at._slider.setValue(2)

    assert "events" in beside(app, qtbot, 2).open_companions()


def test_the_copies_go_with_the_window(
    app: App, qtbot: QtBot, looked_at: AttemptWindow
) -> None:
    press(looked_at, "show-state")
    folder = beside(app, qtbot, 4).lab.path.parent
    looked_at.close()
    QTest.qWait(1)

    assert app._beside is None
    assert not folder.exists()


def test_it_is_graded_again_with_the_lesson_as_it_is_today(
    app: App, looked_at: AttemptWindow, tmp_path: Path
) -> None:
    working.write(tmp_path, working.LESSON.replace("points = 2", "points = 5"))
    press(looked_at, "grade-again")
    (result,) = looked_at.findChildren(ResultWindow)
    told = result._text.toPlainText()
    result.close()

    assert "The lesson was changed since; this is its result of today." in told
    assert "5 of 5" in told


def test_what_was_edited_is_named_above_the_facts(app: App, attempt: Path) -> None:
    with closing(sqlite3.connect(attempt)) as connection:
        connection.execute("UPDATE license_server SET connection_method = 'web'")
        connection.commit()
    app.open_lessons(attempt)
    told = attempt_window_of(app)._facts.toPlainText()

    assert told.startswith("What does not fit\n")
    assert "license_server" in told.partition("Lesson:")[0]


def test_an_answer_that_no_question_has_is_named_and_shown_as_none(
    app: App, attempt: Path
) -> None:
    lab = Lab.open(attempt)
    with lab, closing(sqlite3.connect(attempt)) as connection:
        connection.execute("DELETE FROM journal WHERE seq = 4")
        connection.commit()
        lab.reload()
        lab.do(AnswerQuestion(step=2, choice=7, at=datetime.now(UTC)))
    app.open_lessons(attempt)
    window = attempt_window_of(app)
    press(window, "result")
    (result,) = window.findChildren(ResultWindow)
    told = result._text.toPlainText()
    result.close()

    assert "What does not fit" in window._facts.toPlainText()
    assert "Found: Not answered" in told


def test_what_has_not_ended_can_be_resumed_from_here(app: App, tmp_path: Path) -> None:
    begin(app, working.write(tmp_path), "exercise")
    path = window_of(app).lab.path
    working.task_of(app)._run.leave()
    working.go_on()
    app.open_lessons(path)
    press(attempt_window_of(app), "resume")

    assert window_of(app).lab.path == path
    assert not window_of(app).lab.is_read_only


@pytest.mark.parametrize("content", [b"", b"no lab at all"])
def test_a_file_that_is_no_attempt_is_told(
    app: App, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "strange.rdattempt"
    path.write_bytes(content)
    app.open_lessons(path)

    working.answer_prompt("ok")


def test_a_lab_under_the_name_of_an_attempt_is_told(app: App, tmp_path: Path) -> None:
    path = tmp_path / "lab.rdattempt"
    Lab.create(path).close()
    app.open_lessons(path)

    working.answer_prompt("ok")
