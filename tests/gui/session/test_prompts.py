from collections.abc import Callable, Iterator
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

from core.commands.reports import CreateReport
from core.errors import WriteFailed
from core.lab import Lab
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.models.places import server_place
from gui.session.prompts import Prompts, Tone
from gui.training.new_lab import NewLabDialog
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


HOSTILE = [
    "CON",
    "nul.txt",
    'a<b>c:d"e|f?g*h\\i',
    "ends in a dot.",
    "ends in a blank ",
    "\u202egpj.exe\u200b",
    "bell\x07\nline",
    "é" * 115,
    "...",
]


def is_portable(name: str) -> bool:
    stem = name.partition(".")[0]
    return (
        not set(name) & set('<>:"/\\|?*')
        and name.isprintable()
        and name == name.strip(". ")
        and Path(name).stem == Path(name).stem.strip(". ")
        and stem.upper() not in {"CON", "NUL"}
        and len(name.encode()) < 240
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_every_system_takes_the_name_that_is_suggested(
    prompts: Prompts, owner: QWidget, tmp_path: Path, name: str
) -> None:
    suggested = tmp_path / f"{name}.csv"
    prompts.ask_where_to_save(owner, suggested, "CSV files (*.csv)", str)  # type: ignore[arg-type]
    (chosen,) = file_dialog().selectedFiles()
    file_dialog().reject()

    assert is_portable(Path(chosen).name), chosen
    assert chosen.endswith(".csv")


@pytest.mark.parametrize("name", HOSTILE)
def test_no_suggestion_of_the_program_is_refused_by_another_system(
    open_window: Callable[..., MainWindow], tmp_path: Path, name: str
) -> None:
    try:
        lab = Lab.create(tmp_path / f"{name}.rdlab", "office")
    except WriteFailed:
        pytest.skip("this system does not take the name itself")
    window = open_window(lab)
    lab.do(CreateReport(server="RDLIC01"))
    report = lab.reports("RDLIC01")[-1].model_copy(update={"name": name})
    seen = []

    def see() -> None:
        seen.append(Path(file_dialog().selectedFiles()[0]).name)
        file_dialog().reject()

    window.labs.save_copy()
    see()
    window.lists.export_list(server_place(name))
    see()
    window.reports._ask_where_to_save(report, window)
    see()
    dialog = NewLabDialog(window.session, window)
    dialog.open()
    dialog._file.setText(name)
    dialog._on_browse()
    see()
    dialog.reject()

    assert [s for s in seen if not is_portable(s)] == []
    assert [Path(s).suffix for s in seen] == [".rdlab", ".csv", ".csv", ".rdlab"]
    assert Path(seen[0]).stem.endswith("-copy")
