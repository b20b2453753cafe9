from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidgetItem,
)

from core import scenarios
from core.lab import Lab
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.session.lab_files import free_file
from gui.training.new_lab import NewLabDialog
from gui.training.scenario_list import GROUPS, ScenarioList
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


def list_of(dialog: NewLabDialog) -> ScenarioList:
    found = dialog.findChild(ScenarioList)
    assert isinstance(found, ScenarioList)
    return found


def entries(found: ScenarioList) -> list[QListWidgetItem]:
    items = [found.item(row) for row in range(found.count())]
    return [i for i in items if i.flags() & Qt.ItemFlag.ItemIsSelectable]


def labels(dialog: NewLabDialog) -> list[str]:
    return [w.text() for w in dialog.findChildren(QLabel)]


def problem(dialog: NewLabDialog) -> str:
    notes = dialog.findChildren(QLabel, "problem")
    return "".join(n.text() for n in notes if n.isVisible())


def choose(driver: UiDriver, scenario: str) -> None:
    driver.select({"Scenario": scenarios.describe(scenario).title})


def test_it_lists_every_scenario_with_what_it_is(
    dialog: NewLabDialog, driver: UiDriver
) -> None:
    found = list_of(dialog)
    titles = {scenarios.describe(n).title for n in scenarios.names()}

    assert {i.text() for i in entries(found)} == titles
    assert found.scenario == "fresh"
    for name in scenarios.names():
        choose(driver, name)
        assert scenarios.describe(name).summary in labels(dialog)
    driver.press("Cancel")


def test_each_stands_below_the_heading_of_its_group(dialog: NewLabDialog) -> None:
    found = list_of(dialog)
    heading = ""
    for row in range(found.count()):
        item = found.item(row)
        if item.flags() & Qt.ItemFlag.ItemIsSelectable:
            found.setCurrentItem(item)
            assert GROUPS[found.description.group] == heading
            heard = item.data(Qt.ItemDataRole.AccessibleTextRole)
            assert heard == f"{item.text()} ({heading})"
        else:
            heading = item.text()
    dialog.reject()


def test_the_keyboard_passes_over_the_headings(dialog: NewLabDialog) -> None:
    found = list_of(dialog)
    found.setFocus()
    passed = [found.scenario]
    for _ in entries(found)[1:]:
        QTest.keyClick(found, Qt.Key.Key_Down)
        passed.append(found.scenario)
    assert sorted(passed) == sorted(scenarios.names())
    for _ in range(4):
        QTest.keyClick(found, Qt.Key.Key_PageUp)
    assert found.scenario == "fresh"
    QTest.keyClick(found, Qt.Key.Key_End)
    assert found.currentItem() is entries(found)[-1]
    QTest.keyClick(found, Qt.Key.Key_Home)
    assert found.scenario == "fresh"
    QTest.keyClick(found, Qt.Key.Key_Up)
    assert found.scenario == "fresh"
    dialog.reject()


def test_the_cause_is_shown_when_it_is_asked_for(
    dialog: NewLabDialog, driver: UiDriver
) -> None:
    box = dialog.findChild(QCheckBox, "show_cause")
    assert isinstance(box, QCheckBox)
    for name in scenarios.names():
        cause = scenarios.describe(name).cause
        choose(driver, name)
        assert (name, box.isEnabled()) == (name, bool(cause))
        assert not cause or cause not in labels(dialog)
        box.click()
        assert not cause or cause in labels(dialog)
        choose(driver, "activated")

        assert not box.isChecked()
        assert not cause or cause not in labels(dialog)
    driver.press("Cancel")


def test_the_file_of_a_trouble_does_not_name_the_fault(
    dialog: NewLabDialog, driver: UiDriver, tmp_path: Path
) -> None:
    choose(driver, "trouble-grace-over")

    title = scenarios.describe("trouble-grace-over").title
    assert file_of(dialog) == str(tmp_path / f"{title}.rdlab")
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
