"""A copy is saved where the lab is out of reach, and work goes on with it."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from core.lab import Lab
from gui.app import App
from gui.companions.table import open_companion
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.wizards.activate_wizard import ActivateWizard
from tests.gui.acting import choose_file, file_dialog
from tests.gui.surfaces import close_all

OpenWindow = Callable[..., MainWindow]
NAME = {"First name": "Alex", "Last name": "Adams", "Company": "Example"}
pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="an open file stays where it is there"
)


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.rdlab"))


def put_back(path: Path) -> None:
    path.with_name("elsewhere.rdlab").rename(path)


def deleted(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    shutil.copyfile(path, path.with_name("copy"))
    path.with_name("copy").replace(path)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def window(open_window: OpenWindow) -> Iterator[MainWindow]:
    window = open_window("fresh")
    yield window
    close_all(window)


@pytest.fixture
def app(window: MainWindow, apps: list[App]) -> App:
    (app,) = apps
    return app


@pytest.fixture
def wizard(window: MainWindow, driver: UiDriver) -> ActivateWizard:
    """The wizard before the page that carries its command out."""
    driver.context(["All servers", "RDLIC01"], ["Activate Server"])
    driver.press("Next")
    driver.press("Next")
    driver.type(NAME)
    driver.select({"Country or Region": "Canada"})
    driver.press("Next")
    wizard = window.findChild(ActivateWizard)
    assert isinstance(wizard, ActivateWizard)
    return wizard


def message() -> QMessageBox:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    return box


def fields(wizard: ActivateWizard) -> list[str]:
    return [edit.text() for edit in wizard.findChildren(QLineEdit)]


def save_copy(driver: UiDriver, home: Path) -> Path:
    driver.press("Save a Copy…")
    assert file_dialog().selectedFiles() == [str(home / "fresh-copy.rdlab")]
    choose_file(home / "fresh-copy.rdlab")
    return home / "fresh-copy.rdlab"


@pytest.mark.parametrize("change", [moved, deleted, replaced])
def test_work_goes_on_with_a_copy_that_is_opened(
    window: MainWindow,
    app: App,
    driver: UiDriver,
    home: Path,
    change: Callable[[Path], None],
) -> None:
    before = window.lab.snapshot()
    change(window.lab.path)
    there = {p: p.read_bytes() for p in window.lab.path.parent.glob("*.rdlab")}
    window.actions_["slow"].trigger()
    copy = save_copy(driver, home)
    driver.see("Open it now, and go on with it instead of fresh.rdlab?")
    driver.press("Open the Copy")

    shown = app.window
    assert shown is not None
    assert shown is not window
    assert shown.lab.path == copy
    assert shown.lab.snapshot() == before
    assert {p: p.read_bytes() for p in there} == there
    shown.actions_["slow"].trigger()
    assert QApplication.activeModalWidget() is None
    assert shown.actions_["undo"].isEnabled()


def test_a_wizard_keeps_what_was_typed_and_goes_on_when_the_file_is_back(
    window: MainWindow, wizard: ActivateWizard, driver: UiDriver, home: Path
) -> None:
    typed = fields(wizard)
    moved(window.lab.path)
    driver.press("Next")
    driver.see("was moved, renamed or deleted while it was open")
    assert message().parent() is wizard
    copy = save_copy(driver, home)
    driver.press("Close")
    assert wizard.isVisible()
    assert fields(wizard) == typed
    put_back(window.lab.path)
    driver.press("Next")
    driver.see("Completing")

    assert window.lab.servers()[0].is_activated
    with Lab.open(copy) as kept:
        assert not kept.servers()[0].is_activated


def test_the_copy_can_be_opened_in_the_midst_of_a_wizard(
    window: MainWindow,
    app: App,
    wizard: ActivateWizard,
    driver: UiDriver,
    home: Path,
) -> None:
    deleted(window.lab.path)
    driver.press("Next")
    copy = save_copy(driver, home)
    driver.press("Open the Copy")

    assert app.window is not None
    assert app.window.lab.path == copy
    assert QApplication.activeModalWidget() is None


def test_the_day_of_a_simulation_offers_a_copy_too(
    window: MainWindow, driver: UiDriver, qtbot: QtBot, home: Path
) -> None:
    panel = open_companion("world", window.session, window)
    panel.activateWindow()
    assert QTest.qWaitForWindowFocused(panel)
    driver.tab("Simulate")
    driver.type({"Users": "5", "Devices": "5", "Days": "3650"})
    driver.press("Simulate")
    deleted(window.lab.path)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    save_copy(driver, home)
    driver.press("Close")

    driver.see("whole days")


def test_a_copy_that_cannot_be_saved_says_why(
    window: MainWindow, driver: UiDriver, home: Path
) -> None:
    deleted(window.lab.path)
    window.actions_["slow"].trigger()
    driver.press("Save a Copy…")
    choose_file(window.lab.path)
    driver.see("Choose another name for the copy")
    driver.press("OK")

    assert not window.lab.path.exists()
    window.actions_["slow"].trigger()  # it is offered again
    save_copy(driver, home)
    driver.press("Close")


def test_a_copy_that_is_lost_before_it_is_opened_says_so(
    window: MainWindow, app: App, driver: UiDriver, home: Path
) -> None:
    deleted(window.lab.path)
    window.actions_["slow"].trigger()
    save_copy(driver, home).unlink()
    driver.press("Open the Copy")
    driver.see("There is no lab file")
    driver.press("OK")

    assert app.window is window


def test_a_lab_that_was_emptied_says_so_and_offers_none(
    window: MainWindow, driver: UiDriver
) -> None:
    os.truncate(window.lab.path, 0)
    window.actions_["refresh"].trigger()
    driver.see("was emptied by another program")

    assert [b.text() for b in message().buttons()] == ["OK"]
    driver.press("OK")


def test_another_lab_that_cannot_be_opened_offers_no_copy_of_this_one(
    window: MainWindow, driver: UiDriver, tmp_path: Path
) -> None:
    window.labs.open_lab_file(str(tmp_path / "missing.rdlab"))

    assert [b.text() for b in message().buttons()] == ["OK"]
    driver.press("OK")
