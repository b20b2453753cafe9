"""Saving goes on beside the person, says how far it is, and can be stopped."""

from collections.abc import Callable
from itertools import repeat
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressBar
from pytestqt.qtbot import QtBot

from gui.driver.ui_driver import UiDriver
from gui.export.saving import Saving, save
from gui.labels.text import shortened
from gui.manager.main_window import MainWindow
from gui.models.places import report_place
from gui.models.sheet import SLICE, Sheet
from gui.reports.sheet import report_sheet
from gui.widgets import progress as progress_of
from gui.widgets.progress import ProgressDialog
from tests.gui.tripwires import delete_what_is_to_be_deleted
from tests.helpers.reports import long_report, sheet

SUFFIXES = [".csv", ".xlsx", ".pdf", ".json"]
ROWS = 20 * SLICE
by_suffix = pytest.mark.parametrize("suffix", SUFFIXES)


@pytest.fixture
def office(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window("office")


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show progress from the beginning."""
    monkeypatch.setattr(progress_of, "_PATIENCE", 0)


def started(
    office: MainWindow, folder: Path, suffix: str = ".csv", rows: int = ROWS
) -> Saving:
    what = sheet([["Name"], *[["a name"]] * rows])
    return save(what, folder / f"list{suffix}", office.session, office)


def endless(office: MainWindow, folder: Path, suffix: str = ".csv") -> Saving:
    """Save a sheet that never ends, and write its beginning."""
    what = Sheet("Endless", ["Name"], 100 * SLICE, lambda: repeat([["a name"]]))
    job = save(what, folder / f"list{suffix}", office.session, office)
    next(job._steps)
    return job


def progress() -> ProgressDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, ProgressDialog)
    return found


@by_suffix
def test_the_person_can_go_on_between_two_steps(
    office: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    suffix: str,
) -> None:
    monkeypatch.setattr("gui.widgets.chunked_task._AT_A_TIME", 0)  # one step, one turn
    folder = tmp_path / "files"
    folder.mkdir()
    turns: list[int] = []
    witness = QTimer(office)
    witness.timeout.connect(lambda: turns.append(1))
    witness.start(0)
    job = started(office, folder, suffix)
    with qtbot.waitSignal(job.destroyed, timeout=20_000):
        pass
    witness.stop()

    assert [p.name for p in folder.iterdir()] == [f"list{suffix}"]
    assert len(turns) >= ROWS // SLICE / 2


def test_what_is_quick_shows_no_progress(
    office: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    job = started(office, tmp_path, rows=3)
    with qtbot.waitSignal(job.destroyed):
        pass

    assert (tmp_path / "list.csv").exists()
    assert office.findChildren(ProgressDialog) == []


@pytest.mark.usefixtures("at_once")
def test_progress_says_what_is_written_and_how_far(
    office: MainWindow, tmp_path: Path, qtbot: QtBot, driver: UiDriver
) -> None:
    job = endless(office, tmp_path)
    qtbot.waitUntil(lambda: bool(office.findChildren(ProgressDialog)))
    driver.see("Saving list.csv…")
    bar = progress().findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    qtbot.waitUntil(lambda: bar.value() > 0)

    job.cancel()


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("how", ["Cancel", "Esc"])
@by_suffix
def test_what_is_cancelled_leaves_no_file(
    office: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    driver: UiDriver,
    suffix: str,
    how: str,
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    endless(office, folder, suffix)
    qtbot.waitUntil(lambda: bool(office.findChildren(ProgressDialog)))
    if how == "Esc":
        driver.shortcut("Esc")
    else:
        driver.press(how)

    assert list(folder.iterdir()) == []
    assert QApplication.activeModalWidget() is None


@by_suffix
def test_a_window_that_is_closed_takes_its_saving_with_it(
    office: MainWindow, tmp_path: Path, suffix: str
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    endless(office, folder, suffix)
    office.close()

    assert list(folder.iterdir()) == []


def test_a_report_that_is_closed_takes_its_saving_with_it(
    office: MainWindow, tmp_path: Path, driver: UiDriver
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    report = long_report(office.lab, 3)
    office.reports.open_report(report_place("RDLIC01", report.id))
    what = Sheet("Endless", ["Name"], 100 * SLICE, lambda: repeat([["a name"]]))
    shown = QApplication.activeModalWidget()
    assert shown is not None
    next(save(what, folder / "list.csv", office.session, shown)._steps)
    driver.press("Close")
    del shown
    delete_what_is_to_be_deleted()

    assert list(folder.iterdir()) == []


def test_a_failure_is_told_and_ends_it(
    office: MainWindow, tmp_path: Path, qtbot: QtBot, driver: UiDriver
) -> None:
    job = started(office, tmp_path / "missing")
    with qtbot.waitSignal(job.destroyed):
        pass

    driver.see("list.csv could not be written: No such file or directory.")
    driver.press("OK")


def test_a_long_report_is_read_in_slices(office: MainWindow, tmp_path: Path) -> None:
    report = long_report(office.lab, 2 * SLICE + 1)
    what = report_sheet(report, office.lab, office.session.labels)
    sizes = [len(rows) for rows in what.slices()]

    assert sizes == [SLICE, SLICE, 1]
    assert what.count == sum(sizes)


@by_suffix
@pytest.mark.parametrize(("button", "opened"), [("Open", 0), ("Open Folder", 1)])
def test_where_the_file_is_is_told_and_it_can_be_opened(
    office: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    driver: UiDriver,
    desktop: list[str],
    suffix: str,
    button: str,
    opened: int,
) -> None:
    path = tmp_path / f"list{suffix}"
    job = started(office, tmp_path, suffix, rows=3)
    with qtbot.waitSignal(job.destroyed):
        pass
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert path.name in box.text()
    assert (
        box.defaultButton()
        is box.escapeButton()
        is box.button(QMessageBox.StandardButton.Ok)
    )
    driver.press(button)

    assert desktop == [str([path, tmp_path][opened])]
    assert QApplication.activeModalWidget() is None


def test_what_is_cancelled_is_told_nobody(
    office: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    job = endless(office, tmp_path)
    job.cancel()
    with qtbot.waitSignal(job.destroyed):
        pass

    assert QApplication.activeModalWidget() is None


def test_a_long_path_is_cut_in_the_middle() -> None:
    path = f"/home/{'x' * 200}/CAL Usage 2026-11-16.csv"
    cut = shortened(path)

    assert len(cut) == 60
    assert cut.startswith("/home/xxx")
    assert cut.endswith("/CAL Usage 2026-11-16.csv")
    assert shortened("/home/a.csv") == "/home/a.csv"
