from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.driver.ui_driver import UiDriver
from gui.session.prompts import Prompts, Tone
from tests.gui.acting import choose_file, file_dialog

TITLE = "RD Licensing Manager"
MARKUP = "<b>R&D</b> &lt;i&gt; <img src=x>\nsecond line"


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QWidget]:
    owner = QWidget()
    owner.show()
    owner.activateWindow()
    assert QTest.qWaitForWindowActive(owner)
    yield owner
    owner.close()
    owner.deleteLater()


@pytest.fixture
def prompts() -> Prompts:
    return Prompts(TITLE)


@pytest.fixture
def answers() -> list[str]:
    return []


def box() -> QMessageBox:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QMessageBox)
    return found


def choose(prompts: Prompts, owner: QWidget, answers: list[str]) -> None:
    prompts.ask(
        owner,
        "It is open elsewhere.",
        [
            ("Open &Read-Only", lambda: answers.append("read-only")),
            ("&New Lab", lambda: answers.append("new")),
        ],
        "Cancel",
        otherwise=lambda: answers.append("cancel"),
    )
    assert QTest.qWaitForWindowActive(box())


@pytest.mark.parametrize("tone", Tone)
def test_a_message_has_the_caption_of_the_manager_and_a_picture(
    prompts: Prompts, owner: QWidget, driver: UiDriver, tone: Tone
) -> None:
    prompts.show_message(owner, "It is so.", tone)

    assert box().windowTitle() == TITLE
    assert box().text() == "It is so."
    assert not box().iconPixmap().isNull()
    assert box().windowModality() is Qt.WindowModality.WindowModal
    driver.press("OK")


def test_a_message_shows_its_text_literally(
    prompts: Prompts, owner: QWidget, driver: UiDriver
) -> None:
    prompts.show_message(owner, MARKUP)

    assert box().textFormat() is Qt.TextFormat.PlainText
    assert box().text() == MARKUP
    driver.press("OK")


@pytest.mark.parametrize("way_out", ["Return", "Escape", "close"])
@pytest.mark.parametrize("details", ["", "the details"])
def test_what_comes_after_a_message_comes_however_it_is_closed(
    prompts: Prompts,
    owner: QWidget,
    qtbot: QtBot,
    answers: list[str],
    way_out: str,
    details: str,
) -> None:
    QGuiApplication.clipboard().setText("untouched")
    prompts.show_message(
        owner, "It is so.", then=lambda: answers.append("then"), details=details
    )
    message = box()
    assert QTest.qWaitForWindowActive(message)
    if way_out == "close":
        message.close()
    else:
        QTest.keySequence(message, way_out)
    qtbot.waitUntil(lambda: bool(answers))  # Esc presses the button slowly

    assert answers == ["then"]
    assert QGuiApplication.clipboard().text() == "untouched"
    assert not shiboken6.isValid(message) or not message.isVisible()


def test_details_can_be_copied(
    prompts: Prompts, owner: QWidget, driver: UiDriver, answers: list[str]
) -> None:
    QGuiApplication.clipboard().clear()
    prompts.show_message(
        owner, "A bug.", then=lambda: answers.append("then"), details="the details"
    )
    driver.press("Copy")

    assert QGuiApplication.clipboard().text() == "the details"
    assert answers == ["then"]


def test_without_details_there_is_nothing_to_copy(
    prompts: Prompts, owner: QWidget, driver: UiDriver
) -> None:
    prompts.show_message(owner, "It is so.")

    assert [b.text().replace("&", "") for b in box().buttons()] == ["OK"]
    driver.press("OK")


@pytest.mark.parametrize(
    ("label", "answer"),
    [("Open Read-Only", "read-only"), ("New Lab", "new"), ("Cancel", "cancel")],
)
def test_the_chosen_answer_is_called_once(
    prompts: Prompts,
    owner: QWidget,
    driver: UiDriver,
    answers: list[str],
    label: str,
    answer: str,
) -> None:
    choose(prompts, owner, answers)
    driver.press(label)

    assert answers == [answer]


@pytest.mark.parametrize(
    ("way_out", "answer"),
    [("Return", "read-only"), ("Escape", "cancel"), ("close", "cancel")],
)
def test_enter_takes_the_first_answer_and_leaving_takes_the_way_out(
    prompts: Prompts,
    owner: QWidget,
    qtbot: QtBot,
    answers: list[str],
    way_out: str,
    answer: str,
) -> None:
    choose(prompts, owner, answers)
    message = box()
    if way_out == "close":
        message.close()
    else:
        QTest.keySequence(message, way_out)
    qtbot.waitUntil(lambda: bool(answers))  # Esc presses the button slowly

    assert answers == [answer]


def test_the_answer_is_called_when_the_box_is_closed(
    prompts: Prompts, owner: QWidget, driver: UiDriver
) -> None:
    seen: list[bool] = []
    prompts.ask(
        owner, "Which?", [("&This", lambda: seen.append(asked.isVisible()))], "Cancel"
    )
    asked = box()
    driver.press("This")

    assert seen == [False]


def test_a_question_without_a_window_stays(
    prompts: Prompts, qapp: QApplication, driver: UiDriver, answers: list[str]
) -> None:
    prompts.ask(
        None, "There is no lab.", [("&New Lab", lambda: answers.append("new"))], "Exit"
    )
    QTest.qWait(0)
    boxes = [w for w in qapp.topLevelWidgets() if isinstance(w, QMessageBox)]
    assert [b.isVisible() for b in boxes] == [True]
    QTest.mouseClick(_button(boxes[0], "&New Lab"), Qt.MouseButton.LeftButton)

    assert answers == ["new"]


def test_a_file_is_asked_for_in_its_folder(
    prompts: Prompts, owner: QWidget, tmp_path: Path
) -> None:
    chosen: list[Path] = []
    lab = tmp_path / "class.rdlab"
    lab.write_bytes(b"")
    prompts.ask_for_file(owner, tmp_path, "Lab files (*.rdlab)", chosen.append)
    dialog = file_dialog()

    assert dialog.directory().absolutePath() == str(tmp_path)
    assert dialog.nameFilters() == ["Lab files (*.rdlab)"]
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    choose_file(lab)
    assert chosen == [lab]


def test_a_new_file_gets_the_name_and_the_suffix_that_are_suggested(
    prompts: Prompts, owner: QWidget, tmp_path: Path
) -> None:
    chosen: list[Path] = []
    suggested = tmp_path / "RDLIC01.csv"
    prompts.ask_where_to_save(owner, suggested, "CSV files (*.csv)", chosen.append)
    dialog = file_dialog()

    assert dialog.selectedFiles() == [str(suggested)]
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    choose_file(tmp_path / "other")
    assert chosen == [tmp_path / "other.csv"]


def test_cancelling_a_file_dialog_chooses_nothing(
    prompts: Prompts, owner: QWidget, tmp_path: Path
) -> None:
    chosen: list[Path] = []
    prompts.ask_for_file(owner, tmp_path, "Lab files (*.rdlab)", chosen.append)
    file_dialog().reject()

    assert chosen == []


def _button(message: QMessageBox, label: str) -> QPushButton:
    buttons = (b for b in message.buttons() if b.text() == label)
    found = next(buttons)
    assert isinstance(found, QPushButton)
    return found
