from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from gui.app import App
from gui.labels.lessons import LessonText as Text
from gui.lessons.questions_dialog import QuestionsDialog
from gui.lessons.task_window import TaskWindow
from gui.wizards.activate_wizard import ActivateWizard
from tests.gui.lessons import working
from tests.gui.lessons.working import answer_prompt, begin, settle, task_of, window_of
from tests.helpers.labs import activation


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return working.write(tmp_path)


def states(task: TaskWindow) -> list[bool | None]:
    return [one.is_met for one in task._judged]


def test_an_exercise_shows_after_each_commit_what_is_reached(
    app: App, path: Path
) -> None:
    begin(app, path, "exercise")
    task = task_of(app)
    assert states(task) == [False]
    assert task._state.text() == "0 of 3 points"
    lab = window_of(app).lab
    lab.do(activation(lab))
    settle(task)

    assert states(task) == [True]
    assert task._state.text() == "2 of 3 points"


def test_an_exercise_says_what_is_expected_what_was_found_and_why(
    app: App, path: Path
) -> None:
    begin(app, path, "exercise")
    told = task_of(app)._details.toPlainText()

    assert "Expected: RDLIC01 is activated" in told
    assert "Found: RDLIC01 is not activated" in told
    assert "It issues nothing before." in told
    assert "Source: domain.md 1.4" in told


def test_a_trouble_tells_findings_when_its_question_is_answered(
    app: App, tmp_path: Path
) -> None:
    begin(app, working.write(tmp_path, working.EXERCISE), "exercise")
    task = task_of(app)
    before = task._details.toPlainText()
    task._run.answer(2, 1)
    settle(task)

    assert "Expected" not in before
    assert "Found: RDLIC01 is not activated" in task._details.toPlainText()


def test_an_exam_shows_nothing_of_it_before_the_end(app: App, path: Path) -> None:
    begin(app, path, "exam")
    task = task_of(app)
    lab = window_of(app).lab
    lab.do(activation(lab))
    settle(task)

    assert states(task) == [None]
    assert Text.state not in [column.title for column in task._table.records.columns]
    assert "Found" not in task._details.toPlainText()
    assert "issues nothing" not in task._details.toPlainText()
    assert task._state.text() == "0 of about 5 minutes"


def test_the_task_of_an_exercise_is_what_its_users_say(
    app: App, tmp_path: Path
) -> None:
    begin(app, working.write(tmp_path, working.EXERCISE), "exercise")

    assert task_of(app)._task.toPlainText() == (
        "Users say\nNothing is activated. RDLIC01 is to be."
    )


def test_a_wizard_does_not_bar_the_task(app: App, path: Path) -> None:
    begin(app, path, "exercise")
    window, task = window_of(app), task_of(app)
    wizard = ActivateWizard(window.lab.servers()[0], window.session, window)
    wizard.open()
    spot = task._questions.mapTo(task, task._questions.rect().center())
    QTest.mouseClick(task.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    opened = QApplication.activeModalWidget()
    assert opened is not None
    opened.close()
    wizard.reject()

    assert isinstance(opened, QuestionsDialog)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, None])
def test_closing_it_asks_and_can_be_taken_back(
    app: App, path: Path, key: Qt.Key | None
) -> None:
    begin(app, path, "exercise")
    task = task_of(app)
    if key is None:
        task.close()
    else:
        QTest.keyClick(task, key)
    assert isinstance(QApplication.activeModalWidget(), QMessageBox)
    answer_prompt("cancel")

    assert task.isVisible()
    assert window_of(app).lab.path.suffix == ".rdattempt"


def test_finishing_asks_first_and_staying_is_the_default(app: App, path: Path) -> None:
    begin(app, path, "exercise")
    working.press(task_of(app), "finish")
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    QTest.keyClick(box, Qt.Key.Key_Return)

    assert task_of(app).isVisible()
