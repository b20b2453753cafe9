from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
)

from core import scenarios
from core.lab import Lab
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.session.lab_files import free_file
from gui.training.new_lab import NewLabDialog
from tests.gui.acting import choose_file, file_dialog
from tests.helpers.labs import GENUINE_LOOKING


@pytest.fixture
def dialog(window: MainWindow) -> NewLabDialog:
    window.actions_["new_lab"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewLabDialog)
    assert QTest.qWaitForWindowFocused(dialog)
    return dialog


@pytest.fixture
def made(window: MainWindow) -> list[Lab]:
    """The labs that would be shown."""
    labs: list[Lab] = []
    window.show_lab = labs.append
    return labs


def file_of(dialog: NewLabDialog) -> str:
    edit = dialog.findChild(QLineEdit, "file")
    assert isinstance(edit, QLineEdit)
    return edit.text()


def problem(dialog: NewLabDialog) -> str:
    notes = dialog.findChildren(QLabel, "problem")
    return "".join(n.text() for n in notes if n.isVisible())


def choose(driver: UiDriver, scenario: str) -> None:
    driver.select({"Scenario": scenario})


def test_it_lists_every_scenario_with_what_it_is(
    dialog: NewLabDialog, driver: UiDriver
) -> None:
    found = dialog.findChild(QListWidget, "scenarios")
    assert isinstance(found, QListWidget)
    names = [found.item(row).text() for row in range(found.count())]

    assert names == scenarios.names()
    assert names[0] == "fresh"
    for name in names:
        choose(driver, name)
        labels = [w.text() for w in dialog.findChildren(QLabel)]
        assert scenarios.load(name).summary in labels
    driver.press("Cancel")


def test_it_suggests_a_file_that_is_free(
    dialog: NewLabDialog, driver: UiDriver, tmp_path: Path
) -> None:
    assert file_of(dialog) == str(tmp_path / "fresh-2.rdlab")
    choose(driver, "office")
    assert file_of(dialog) == str(tmp_path / "office.rdlab")
    driver.press("Cancel")


def test_a_name_that_was_typed_stays_whatever_is_chosen(
    dialog: NewLabDialog, driver: UiDriver
) -> None:
    driver.type({"File": "mine"})
    choose(driver, "office")

    assert file_of(dialog) == "mine"
    driver.press("Cancel")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("class.rdlab", "class.rdlab"),
        ("class", "class.rdlab"),
        ("  class  ", "class.rdlab"),
        ("class.one", "class.one.rdlab"),
        ("R&D <b>", "R&D <b>.rdlab"),
        ("new folder/class.rdlab", "new folder/class.rdlab"),
    ],
)
def test_the_lab_is_made_in_the_data_folder_as_a_lab_file(
    dialog: NewLabDialog,
    made: list[Lab],
    driver: UiDriver,
    tmp_path: Path,
    typed: str,
    name: str,
) -> None:
    choose(driver, "workgroup")
    driver.type({"File": typed})
    driver.press("Create")

    assert [lab.path for lab in made] == [tmp_path / name]
    assert made[0].settings().scenario == "workgroup"
    made[0].close()


def test_the_new_lab_takes_the_place_of_the_old_one(
    window: MainWindow, dialog: NewLabDialog, driver: UiDriver
) -> None:
    choose(driver, "office")
    driver.press("Create")
    driver.see("RDLIC02")

    assert not window.isVisible()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter the name of the file for the new lab."),
        ("   ", "Enter the name of the file for the new lab."),
        ("/", "Enter the name of the file for the new lab."),
        ("x" * 10_000, "This is too long."),
        ("a\nb", "U+000A"),
        ("a\0b", "U+0000"),
        (GENUINE_LOOKING, "Never enter a real key here."),
        ("fresh.rdlab", "exists already and was left as it is."),
        ("file/class.rdlab", "is not a folder"),
    ],
)
def test_a_file_that_cannot_be_is_explained_and_the_dialog_stays(
    dialog: NewLabDialog,
    made: list[Lab],
    driver: UiDriver,
    tmp_path: Path,
    typed: str,
    said: str,
) -> None:
    (tmp_path / "file").write_text("a file where a folder should be")
    before = sorted(tmp_path.iterdir())
    edit = dialog.findChild(QLineEdit, "file")
    assert isinstance(edit, QLineEdit)
    edit.setText(typed)  # what cannot be typed may be pasted
    driver.press("Create")

    assert said in problem(dialog)
    assert edit.hasFocus()
    assert made == []
    assert sorted(tmp_path.iterdir()) == before
    driver.press("Cancel")


def test_browse_suggests_what_is_typed_and_takes_what_is_chosen(
    dialog: NewLabDialog, driver: UiDriver, tmp_path: Path
) -> None:
    driver.press("Browse")
    assert file_dialog().selectedFiles() == [str(tmp_path / "fresh-2.rdlab")]
    choose_file(tmp_path / "mine")

    assert file_of(dialog) == str(tmp_path / "mine.rdlab")
    choose(driver, "office")
    assert file_of(dialog) == str(tmp_path / "mine.rdlab")
    driver.press("Cancel")


def test_browse_suggests_a_free_name_where_none_is_typed(
    dialog: NewLabDialog, driver: UiDriver, tmp_path: Path
) -> None:
    edit = dialog.findChild(QLineEdit, "file")
    assert isinstance(edit, QLineEdit)
    edit.clear()
    driver.press("Browse")

    assert file_dialog().selectedFiles() == [str(tmp_path / "fresh-2.rdlab")]
    file_dialog().reject()
    driver.press("Cancel")


def test_it_works_on_a_read_only_lab_too(
    open_window: Callable[..., MainWindow], driver: UiDriver, tmp_path: Path
) -> None:
    window = open_window("fresh", read_only=True)
    labs: list[Lab] = []
    window.show_lab = labs.append
    window.actions_["new_lab"].trigger()
    driver.press("Create")

    assert [lab.path for lab in labs] == [tmp_path / "fresh-2.rdlab"]
    labs[0].close()


def test_the_next_free_file_is_found(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        path = free_file(tmp_path, "fresh")
        path.write_text("")
        names.append(path.name)

    assert names == ["fresh.rdlab", "fresh-2.rdlab", "fresh-3.rdlab"]
