"""Exporting and copying what a list shows."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gui.driver.ui_driver import UiDriver
from gui.export.saving import save
from gui.manager.main_window import MainWindow
from gui.models.places import ALL_SERVERS, Place, PlaceKind, pack_place, server_place
from tests.gui.acting import choose_file, file_dialog, rows, titles

OpenWindow = Callable[..., MainWindow]
SERVER = server_place("RDLIC01")


@pytest.fixture
def office(open_window: OpenWindow) -> MainWindow:
    window = open_window("office")
    window.go(SERVER)
    return window


def message() -> str:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    return box.text()


def test_the_list_is_exported_as_it_is_shown(
    office: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    office.list.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    office.list.show_columns([True, True, True, False, True, False, True])
    office.actions_["export_list"].trigger()
    dialog = file_dialog()
    assert Path(dialog.selectedFiles()[0]).name == "RDLIC01.csv"
    assert dialog.nameFilters()[0] == "CSV files (*.csv)"
    choose_file(tmp_path / "packs")
    qtbot.waitUntil((tmp_path / "packs.csv").exists)

    with (tmp_path / "packs.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [titles(office), *rows(office)]
    assert len(rows(office)) == 3


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (ALL_SERVERS, "All servers.csv"),
        (pack_place("RDLIC01", 3), "RDLIC01.csv"),
        (Place(PlaceKind.REPORTS, "RDLIC02"), "RDLIC02.csv"),
    ],
)
def test_the_suggested_name_tells_what_is_exported(
    office: MainWindow, place: Place, name: str
) -> None:
    office.go(place)
    office.lists.export_list(office.place)
    dialog = file_dialog()

    assert Path(dialog.selectedFiles()[0]).name == name
    dialog.reject()


def test_an_export_that_fails_is_told_and_keeps_the_old_file(
    office: MainWindow,
    driver: UiDriver,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "packs.csv"
    target.write_text("old")
    monkeypatch.setattr("os.fsync", fail)
    save(office.lists._list._sheet("packs"), target, office.session, office)
    driver.see("packs.csv could not be written")

    assert "No space left on device" in message()
    assert target.read_text() == "old"
    driver.press("OK")


def test_what_is_copied_is_what_a_spreadsheet_pastes(office: MainWindow) -> None:
    office.list.view.selectAll()
    office.lists._list.copy()
    lines = QGuiApplication.clipboard().text().split("\n")

    assert [line.split("\t") for line in lines] == [titles(office), *rows(office)]


def test_a_cell_is_copied_alone(office: MainWindow) -> None:
    office.list.view.setFocus()
    office.list.table.setCurrentIndex(office.list.table.model().index(1, 1))
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(office.list.view, Qt.Key.Key_C, keys)

    assert QGuiApplication.clipboard().text() == rows(office)[1][1]
