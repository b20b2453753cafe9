"""A lab file that cannot be opened is explained, and the present lab stays in use."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from core.catalog import ConnectionMethod
from core.lab import Lab
from core.store import connection
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from tests.helpers.labs import MakeLab

SERVER = ["All servers", "RDLIC01"]


def leave_missing(_lab: Path) -> None:
    pass


def write_nothing(lab: Path) -> None:
    lab.touch()


def write_text(lab: Path) -> None:
    lab.write_text("This is a letter, and no lab.")


def write_other_database(lab: Path) -> None:
    with closing(sqlite3.connect(lab)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")


def make_folder(lab: Path) -> None:
    lab.mkdir()


def truncate(lab: Path) -> None:
    copy_a_lab(lab)
    content = lab.read_bytes()
    lab.write_bytes(content[: len(content) // 2])


def write_newer(lab: Path) -> None:
    copy_a_lab(lab)
    with closing(sqlite3.connect(lab)) as newer:
        newer.execute("PRAGMA user_version = 999")


def copy_a_lab(lab: Path) -> None:
    whole = lab.with_name("whole.rdlab")
    Lab.create(whole).close()
    shutil.copy(whole, lab)


BAD = [
    (leave_missing, "There is no lab file"),
    (write_nothing, "other.rdlab is empty, so it is not a lab file."),
    (write_text, "other.rdlab is not a lab file."),
    (write_other_database, "other.rdlab is a database, but not a lab file."),
    (make_folder, "other.rdlab is not a file."),
    (truncate, "other.rdlab is damaged and cannot be read whole."),
    (write_newer, "other.rdlab was written by a newer version of this program."),
]


def assert_is_usable(window: MainWindow, driver: UiDriver) -> None:
    driver.context(SERVER, ["Properties"])
    driver.select({"Connection method": "Telephone"})
    driver.press("OK")
    server = window.lab.server("RDLIC01")
    assert server.connection_method is ConnectionMethod.TELEPHONE


@pytest.mark.parametrize(
    ("make", "message"), BAD, ids=lambda m: getattr(m, "__name__", "")
)
def test_a_bad_file_is_explained_and_left_alone(
    make: Callable[[Path], None],
    message: str,
    window: MainWindow,
    driver: UiDriver,
    tmp_path: Path,
) -> None:
    lab = tmp_path / "other.rdlab"
    make(lab)
    content = lab.read_bytes() if lab.is_file() else None
    files = sorted(tmp_path.iterdir())
    window.labs.open_lab_file(str(lab))
    driver.see(message)
    assert driver.window.windowTitle() == "RD Licensing Manager"
    driver.press("OK")

    assert driver.window is window
    assert (lab.read_bytes() if lab.is_file() else None) == content
    assert sorted(tmp_path.iterdir()) == files
    assert_is_usable(window, driver)


def test_open_lab_asks_for_a_file(window: MainWindow, driver: UiDriver) -> None:
    driver.menu(["Training", "Open Lab…"])
    driver.see("Lab files (*.rdlab)")
    driver.press("Cancel")
    assert_is_usable(window, driver)


def test_a_lab_of_another_window_can_be_left_or_read(
    window: MainWindow, driver: UiDriver, make_lab: MakeLab
) -> None:
    other = make_lab("office", name="other.rdlab")
    before = other.snapshot()
    window.labs.open_lab_file(str(other.path))
    driver.see("other.rdlab is open in another window.")
    driver.press("Cancel")
    assert_is_usable(window, driver)

    window.labs.open_lab_file(str(other.path))
    driver.press("Open Read-Only")
    driver.see("Read-only")
    assert_is_only_for_reading(driver)
    assert other.snapshot() == before


def test_a_read_only_file_is_opened_for_reading(
    window: MainWindow,
    driver: UiDriver,
    make_lab: MakeLab,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lab = make_lab("office", name="other.rdlab")
    lab.close()
    content = lab.path.read_bytes()
    # Permissions do not keep root from writing, and tests may run as root.
    monkeypatch.setattr(connection, "is_writable", lambda _path: False)
    window.labs.open_lab_file(str(lab.path))
    driver.see("Read-only")
    assert_is_only_for_reading(driver)
    assert lab.path.read_bytes() == content


def assert_is_only_for_reading(driver: UiDriver) -> None:
    driver.context(["All servers", "RDLIC02"])
    driver.greyed("Install Licenses")
    driver.shortcut("Escape")
    driver.context(["All servers", "RDLIC02"], ["Properties"])
    driver.select({"Connection method": "Telephone"})
    driver.greyed("OK")
    driver.greyed("Apply")
    driver.press("Cancel")


def test_a_lab_that_another_program_holds_can_be_tried_again(
    window: MainWindow, driver: UiDriver
) -> None:
    driver.context(SERVER, ["Activate Server"])
    driver.press("Next")
    driver.press("Next")
    driver.type({"First name": "Robin", "Last name": "Roe", "Company": "R&D"})
    driver.select({"Country or Region": "Norway"})
    driver.press("Next")
    with closing(sqlite3.connect(window.lab.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        driver.press("Next")
        driver.see("Another program is using")
        driver.press("OK")
        other.execute("ROLLBACK")
    assert not window.lab.server("RDLIC01").is_activated
    driver.see("Enter this optional information.")
    driver.press("Next")
    driver.see("The license server has been successfully activated.")
    driver.shortcut("Escape")
    assert window.lab.server("RDLIC01").is_activated
