from pathlib import Path

from PySide6.QtWidgets import QApplication, QRadioButton

from gui.app import App
from gui.lessons.questions_dialog import QuestionsDialog
from tests.gui.lessons import working
from tests.gui.lessons.working import begin, press, task_of


def asked(app: App, folder: Path, mode: str) -> QuestionsDialog:
    begin(app, working.write(folder), mode)
    press(task_of(app), "questions")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QuestionsDialog)
    return dialog


def choice(dialog: QuestionsDialog, number: int) -> QRadioButton:
    button = dialog.findChild(QRadioButton, f"choice-{number}")
    assert isinstance(button, QRadioButton)
    return button


def said(dialog: QuestionsDialog) -> str:
    return dialog._page._said.toPlainText()


def answers(app: App) -> dict[int, int]:
    return task_of(app)._run.attempt.answers


def test_an_answer_gets_its_feedback_and_source(app: App, tmp_path: Path) -> None:
    dialog = asked(app, tmp_path, "exercise")
    choice(dialog, 2).click()
    press(dialog, "answer")
    told = said(dialog)
    dialog.close()

    assert told == (
        "This is not right.\nIt is not.\nSource: domain.md 1.4\n"
        "Both look the same.\nSource: domain.md 1.5"
    )
    assert answers(app) == {2: 1}
    assert task_of(app)._questions.text() == "&Questions (1 of 1 answered)…"


def test_after_feedback_no_other_answer_counts(app: App, tmp_path: Path) -> None:
    dialog = asked(app, tmp_path, "exercise")
    choice(dialog, 2).click()
    press(dialog, "answer")
    is_open = choice(dialog, 1).isEnabled(), dialog._answer.isEnabled()
    dialog.close()

    assert is_open == (False, False)


def test_an_exam_gives_no_feedback_and_lets_one_choose_again(
    app: App, tmp_path: Path
) -> None:
    dialog = asked(app, tmp_path, "exam")
    for number in (2, 1):
        choice(dialog, number).click()
        press(dialog, "answer")
    told = said(dialog)
    dialog.close()

    assert told == "Answered. You can choose another answer until you finish."
    assert answers(app) == {2: 0}


def test_without_a_choice_nothing_is_answered(app: App, tmp_path: Path) -> None:
    dialog = asked(app, tmp_path, "exercise")
    press(dialog, "answer")
    told = said(dialog)
    dialog.close()

    assert told == "Choose an answer."
    assert answers(app) == {}
