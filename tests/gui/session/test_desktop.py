"""Opening files, folders and addresses outside, where that works and where not."""

import stat
import sys
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QProcess, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.session import desktop
from tests.gui.tripwires import delete_what_is_to_be_deleted

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="it is a shell script")


def message() -> str:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    return box.text()


def launcher(folder: Path, monkeypatch: pytest.MonkeyPatch, end: str) -> Path:
    """Put a launcher in place of the desktop's, which notes what it is given."""
    noted, script = folder / "noted", folder / "launcher"
    script.write_text(f'#!/bin/sh\necho "$@" > "{noted}"\n{end}\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(desktop, "_launcher", lambda: str(script))
    return noted


def test_where_nothing_opens_a_folder_its_path_is_told(
    window: MainWindow, driver: UiDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    window.actions_["about"].trigger()
    driver.press("Open Folder")

    assert str(window.session.data_folder) in message().replace("\u200b", "")
    driver.press("OK")
    driver.press("OK")


@UNIX
@pytest.mark.parametrize("end", ["exit 3", "exit 4", "kill -KILL $$"])
def test_a_launcher_that_finds_no_program_is_told(
    window: MainWindow,
    driver: UiDriver,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    end: str,
) -> None:
    noted = launcher(tmp_path, monkeypatch, end)
    desktop.open_file(tmp_path / "a b\u202e.csv", window.session, window)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)

    assert r"a b\u202e.csv" in message()
    assert noted.read_text().strip() == f"{tmp_path.as_uri()}/a%20b%E2%80%AE.csv"
    driver.press("OK")


@UNIX
def test_a_launcher_that_cannot_start_is_told(
    window: MainWindow,
    driver: UiDriver,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(desktop, "_launcher", lambda: str(tmp_path / "none"))
    desktop.open_file(tmp_path, window.session, window)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    driver.see("No program on this computer could open")
    driver.press("OK")


@UNIX
@pytest.mark.parametrize(("end", "soon"), [("exit 0", 10_000), ("exit 4", -1)])
def test_what_was_opened_is_not_told(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    end: str,
    soon: int,
) -> None:
    monkeypatch.setattr(desktop, "_SOON", soon)  # a program that fails later was open
    launcher(tmp_path, monkeypatch, end)
    desktop.open_file(tmp_path, window.session, window)
    (launch,) = window.findChildren(desktop._Launch)
    with qtbot.waitSignal(launch.destroyed):
        pass

    assert QApplication.activeModalWidget() is None


@UNIX
def test_nothing_is_told_to_a_window_that_is_gone(
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[int] = []
    launcher(tmp_path, monkeypatch, "exit 3")
    parent = QWidget()
    desktop.open_address(QUrl("http://127.0.0.1/"), parent, lambda: told.append(1))
    (process,) = qapp.findChildren(QProcess)
    with qtbot.waitSignal(process.finished):
        parent.deleteLater()
        delete_what_is_to_be_deleted()
    delete_what_is_to_be_deleted()

    assert told == []
    assert not shiboken6.isValid(process)


@pytest.mark.parametrize(
    ("platform", "found"), [("offscreen", ""), ("xcb", "/bin/x"), ("wayland", "/bin/x")]
)
def test_only_a_free_desktop_has_a_launcher(
    platform: str, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    monkeypatch.setattr(QStandardPaths, "findExecutable", lambda _: "/bin/x")

    assert desktop._launcher() == found


def test_no_launcher_gets_what_is_read_in_place_of_a_browser(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(desktop, "_launcher", lambda: str(tmp_path / "none"))
    parent, told = QWidget(), []
    qtbot.addWidget(parent)
    with desktop.instead_of_a_browser() as opened:
        address = QUrl("http://127.0.0.1:1/page")
        desktop.open_address(address, parent, lambda: told.append("not opened"))
        qtbot.wait(50)
    assert (opened, told) == ([address.toString()], [])
    desktop.open_address(address, parent, lambda: told.append("not opened"))
    qtbot.waitUntil(lambda: told == ["not opened"])
