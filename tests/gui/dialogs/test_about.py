from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

import core
from gui.dialogs.about import AboutDialog
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow


@pytest.fixture
def about(window: MainWindow, driver: UiDriver) -> Iterator[AboutDialog]:
    window.actions_["about"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AboutDialog)
    yield dialog
    driver.press("OK")


def field(about: AboutDialog, name: str) -> QLineEdit:
    edit = about.findChild(QLineEdit, name)
    assert isinstance(edit, QLineEdit)
    return edit


def test_it_says_what_this_is_and_what_it_is_not(about: AboutDialog) -> None:
    text = "\n".join(w.text() for w in about.findChildren(QLabel))

    assert f"Version {core.VERSION}" in text
    for words in (
        "a training replica",
        "not a Microsoft product",
        "not affiliated with Microsoft",
        "Never enter real product keys",
        "contacts nobody",
    ):
        assert words in text


@pytest.mark.parametrize("name", ["lab_file", "data_folder"])
def test_the_paths_can_be_selected_and_copied(
    about: AboutDialog, window: MainWindow, tmp_path: Path, name: str
) -> None:
    path = window.lab.path if name == "lab_file" else tmp_path
    edit = field(about, name)
    edit.setFocus()
    before = edit.text()
    QTest.keySequence(edit, "Ctrl+A")
    QTest.keySequence(edit, "Ctrl+C")

    assert QGuiApplication.clipboard().text() == str(path)
    assert edit.accessibleDescription() == str(path)
    QTest.keyClicks(edit, "x")
    assert edit.text() == before


def test_the_folder_can_be_opened(
    about: AboutDialog, driver: UiDriver, desktop: list[str], tmp_path: Path
) -> None:
    driver.press("Open Folder")

    assert desktop == [str(tmp_path)]
    assert about.isVisible()
