import csv
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from core.lab import Lab
from gui.app import App
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.models.places import ALL_SERVERS, Place, PlaceKind, pack_place, server_place
from tests.gui.acting import choose_file, file_dialog, rows, titles
from tests.helpers.labs import installation, retail

OpenWindow = Callable[..., MainWindow]
SERVER = server_place("RDLIC01")


@pytest.fixture
def office(open_window: OpenWindow) -> MainWindow:
    window = open_window("office")
    window.go(SERVER)
    return window


def app_of(window: MainWindow) -> App:
    app = window.show_lab.__self__  # type: ignore[attr-defined]
    assert isinstance(app, App)
    return app


def shown(app: App) -> MainWindow:
    assert app.window is not None
    return app.window


def message() -> str:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    return box.text()


# Export


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
    office.lists._save(target, "packs")
    driver.see("packs.csv could not be written")

    assert "No space left on device" in message()
    assert target.read_text() == "old"
    driver.press("OK")


def test_what_is_copied_is_what_a_spreadsheet_pastes(office: MainWindow) -> None:
    office.list.view.selectAll()
    office.lists.copy()
    lines = QGuiApplication.clipboard().text().split("\n")

    assert [line.split("\t") for line in lines] == [titles(office), *rows(office)]


# Opening another lab


def test_another_lab_is_shown_in_place_of_this_one(
    office: MainWindow, tmp_path: Path
) -> None:
    Lab.create(tmp_path / "other.rdlab", "workgroup").close()
    app = app_of(office)
    office.actions_["open_lab"].trigger()
    dialog = file_dialog()
    assert dialog.nameFilters() == ["Lab files (*.rdlab)"]
    choose_file(tmp_path / "other.rdlab")

    assert shown(app).lab.path == tmp_path / "other.rdlab"
    assert rows(shown(app))[0][:2] == ["RDLIC01", "Workgroup"]
    assert not office.isVisible()
    Lab.open(tmp_path / "office.rdlab").close()  # nobody owns it any more


def test_the_lab_that_is_open_is_not_opened_again(office: MainWindow) -> None:
    app = app_of(office)
    office.labs.open_lab_file(str(office.lab.path))

    assert app.window is office
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("missing.rdlab", None, "missing.rdlab"),
        ("empty.rdlab", b"", "empty.rdlab"),
        ("text.rdlab", b"no lab at all", "not a lab file"),
        ("torn.rdlab", b"SQLite format 3\0" + b"\0" * 600, "torn.rdlab"),
    ],
)
def test_a_lab_that_cannot_be_opened_leaves_this_one_open(
    office: MainWindow,
    driver: UiDriver,
    tmp_path: Path,
    name: str,
    content: bytes | None,
    why: str,
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    app = app_of(office)
    office.labs.open_lab_file(str(tmp_path / name))

    assert why in message()
    driver.press("OK")
    assert app.window is office
    assert len(rows(office)) == 3
    office.actions_["slow"].trigger()
    assert office.actions_["undo"].isEnabled()


def test_a_lab_that_is_open_elsewhere_is_offered_for_reading(
    office: MainWindow, driver: UiDriver, tmp_path: Path
) -> None:
    app = app_of(office)
    with Lab.create(tmp_path / "theirs.rdlab", "activated"):
        office.labs.open_lab_file(str(tmp_path / "theirs.rdlab"))
        assert "theirs.rdlab is open in another window" in message()
        driver.press("Open Read-Only")

        assert shown(app).lab.path.name == "theirs.rdlab"
        assert shown(app).lab.is_read_only
        driver.see("Ready – Read-only")


def test_a_lab_that_is_open_elsewhere_may_be_left_alone(
    office: MainWindow, driver: UiDriver, tmp_path: Path
) -> None:
    app = app_of(office)
    with Lab.create(tmp_path / "theirs.rdlab", "activated"):
        office.labs.open_lab_file(str(tmp_path / "theirs.rdlab"))
        driver.press("Cancel")

    assert app.window is office
    assert not office.lab.is_read_only


def test_a_lab_that_has_gone_meanwhile_is_told(
    office: MainWindow, driver: UiDriver, tmp_path: Path
) -> None:
    app = app_of(office)
    with Lab.create(tmp_path / "theirs.rdlab", "activated") as theirs:
        office.labs.open_lab_file(str(theirs.path))
    (tmp_path / "theirs.rdlab").unlink()
    driver.press("Open Read-Only")

    assert "theirs.rdlab" in message()
    driver.press("OK")
    assert app.window is office


# Undo


def test_undo_takes_back_the_last_command(office: MainWindow) -> None:
    before = office.lab.settings()
    office.actions_["wrong_date"].trigger()
    office.actions_["undo"].trigger()

    assert office.lab.settings() == before
    assert [e.command for e in office.lab.journal()] == [
        "set-clearinghouse-condition",
        "undo",
    ]


def test_redo_brings_it_back(office: MainWindow, driver: UiDriver) -> None:
    office.actions_["wrong_date"].trigger()
    after = office.lab.settings()
    office.actions_["undo"].trigger()
    driver.menu(["Training", "Redo Set Clearinghouse Condition"])

    assert office.lab.settings() == after
    assert office.actions_["wrong_date"].isChecked()


def test_a_reset_asks_first_and_can_be_undone(
    office: MainWindow, driver: UiDriver
) -> None:
    before = len(rows(office))
    office.lab.do(installation(retail(9)))
    driver.menu(["Training", "Reset Lab"])
    assert message().startswith("Bring this lab back to the beginning of its scenario?")
    driver.press("No")
    assert len(rows(office)) == before + 1

    driver.menu(["Training", "Reset Lab"])
    driver.press("Yes")
    assert len(rows(office)) == before
    assert not office.actions_["redo"].isEnabled()
    office.actions_["undo"].trigger()
    assert len(rows(office)) == before + 1


def test_a_lab_at_its_beginning_is_not_reset(office: MainWindow) -> None:
    assert not office.actions_["reset_lab"].isEnabled()


# Copies and recent labs


def test_a_copy_is_saved_and_the_window_stays(
    office: MainWindow, driver: UiDriver, tmp_path: Path
) -> None:
    office.lab.do(installation(retail(9)))
    driver.menu(["Training", "Save a Copy of the Lab…"])
    assert Path(file_dialog().selectedFiles()[0]).name == "office-copy.rdlab"
    choose_file(tmp_path / "kept")
    driver.see("The copy was saved as kept.rdlab. This window stays on office.rdlab.")
    driver.press("OK")

    with Lab.open(tmp_path / "kept.rdlab") as copy:
        assert copy.snapshot() == office.lab.snapshot()
    assert app_of(office).window is office


def test_a_lab_is_not_copied_onto_itself(office: MainWindow, driver: UiDriver) -> None:
    before = office.lab.snapshot()
    office.labs._save_copy(office.lab.path)
    assert "Choose another name for the copy." in message()
    driver.press("OK")

    assert office.lab.snapshot() == before


def recent(window: MainWindow) -> dict[str, bool]:
    menu = window.training_menu.findChild(QMenu, "recent_labs")
    assert isinstance(menu, QMenu)
    window.training_menu.aboutToShow.emit()
    entries = (a for a in menu.actions() if a.text())
    return {a.text().rpartition("/")[2]: a.isEnabled() for a in entries}


def test_labs_that_were_open_before_are_listed_and_missing_ones_greyed(
    office: MainWindow, driver: UiDriver, tmp_path: Path
) -> None:
    app = app_of(office)
    assert recent(office) == {"&Clear List": False}
    for name in ("R&D", "gone", "last"):
        Lab.create(tmp_path / f"{name}.rdlab").close()
        shown(app).labs.open_lab_file(str(tmp_path / f"{name}.rdlab"))
    (tmp_path / "gone.rdlab").unlink()

    assert recent(shown(app)) == {
        "gone.rdlab": False,
        "R&&D.rdlab": True,
        "office.rdlab": True,
        "&Clear List": True,
    }


def test_a_recent_lab_is_opened_from_the_menu(
    office: MainWindow, tmp_path: Path
) -> None:
    app = app_of(office)
    Lab.create(tmp_path / "other.rdlab", "workgroup").close()
    office.labs.open_lab_file(str(tmp_path / "other.rdlab"))
    recent(shown(app))
    menu = shown(app).training_menu.findChild(QMenu, "recent_labs")
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()

    assert shown(app).lab.path.name == "office.rdlab"


def test_the_list_of_recent_labs_can_be_cleared(
    office: MainWindow, driver: UiDriver, tmp_path: Path
) -> None:
    app = app_of(office)
    Lab.create(tmp_path / "other.rdlab", "workgroup").close()
    office.labs.open_lab_file(str(tmp_path / "other.rdlab"))
    driver.menu(["Training", "Recent Labs", "Clear List"])

    assert recent(shown(app)) == {"&Clear List": False}


def test_a_cell_is_copied_alone(office: MainWindow) -> None:
    office.list.view.setFocus()
    office.list.table.setCurrentIndex(office.list.table.model().index(1, 1))
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(office.list.view, Qt.Key.Key_C, keys)

    assert QGuiApplication.clipboard().text() == rows(office)[1][1]


# Somebody else's trouble


def test_a_server_that_another_program_removed_is_told_and_left(
    office: MainWindow, driver: UiDriver
) -> None:
    with closing(sqlite3.connect(office.lab.path)) as other:
        for table in ("issued_license", "license_pack", "used_number"):
            other.execute(f"DELETE FROM {table} WHERE server = 'RDLIC01'")
        other.execute("DELETE FROM license_server WHERE name = 'RDLIC01'")
        other.commit()
    office.actions_["properties"].trigger()
    assert "There is no license server RDLIC01 in this lab." in message()
    driver.press("OK")
    office.actions_["refresh"].trigger()

    assert office.tree.place == ALL_SERVERS
    assert [row[0] for row in rows(office)] == ["RDLIC02"]
