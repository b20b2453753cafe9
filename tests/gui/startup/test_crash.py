import faulthandler
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from core import outside
from core.errors import LabBusy
from core.lab import Lab
from gui.app import App
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.models.places import server_place
from gui.session.settings import Settings
from gui.startup import crash
from gui.startup.crash import Reporter

Report = Callable[[BaseException], None]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "crash-report.txt"


@pytest.fixture
def app(window: MainWindow, apps: list[App]) -> App:
    (app,) = apps
    return app


@pytest.fixture
def reporter(app: App, file: Path, monkeypatch: pytest.MonkeyPatch) -> Reporter:
    """The reporter in its place, on the application of a window."""
    reporter = Reporter(file, app.refresh, app.tell_error)
    monkeypatch.setattr(sys, "excepthook", reporter.report)
    return reporter


@pytest.fixture
def report(reporter: Reporter, capfd: pytest.CaptureFixture[str]) -> Report:
    """Report an error; what goes to the console is read away."""

    def call(error: BaseException) -> None:
        try:
            raise error
        except type(error):
            reporter.report(type(error), error, error.__traceback__)
        capfd.readouterr()

    return call


class Unpaintable(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        fail()


def messages() -> list[QMessageBox]:
    boxes = QApplication.topLevelWidgets()
    return [w for w in boxes if isinstance(w, QMessageBox) and w.isVisible()]


def fail() -> None:
    raise ZeroDivisionError("not in the plan")


def test_a_burst_of_errors_in_slots_gives_one_message_and_the_window_goes_on(
    window: MainWindow,
    reporter: Reporter,
    file: Path,
    driver: UiDriver,
    qtbot: QtBot,
    capfd: pytest.CaptureFixture[str],
) -> None:
    for _ in range(100):
        QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(reporter._burst) == 100)
    capfd.readouterr()

    assert len(messages()) == 1
    assert "not in the plan" in messages()[0].text()
    assert file.read_text(encoding="utf-8").count("Traceback") == 20
    driver.press("OK")
    driver.node(["All servers", "RDLIC01"])
    assert window.list.row_count == 1


def test_of_a_long_burst_the_first_and_the_last_are_kept(
    report: Report, file: Path, driver: UiDriver
) -> None:
    for number in range(300):
        report(ValueError(f"number {number}, " + "long " * 20_000))
    driver.press("OK")

    kept = file.read_text(encoding="utf-8")
    assert "number 0," in kept
    assert "number 9," in kept
    assert "number 150," not in kept
    assert "number 299," in kept
    assert "(280 more errors)" in kept
    assert len(kept) < 500_000


@pytest.mark.parametrize(
    "secret",
    [
        "BCDFG-HJKMN-PQRTV-WXY23-46789",
        "bcdfg hjkmn pqrtv wxy23 46789",
        "BCDFGHJKMNPQRTVWXY2346789",
        "bcdfghjkmnpqrtvwxy2346789",
        "1234567",
    ],
)
def test_no_report_holds_a_number_that_an_error_quotes(
    report: Report, file: Path, driver: UiDriver, secret: str
) -> None:
    report(KeyError(f"no {secret} here"))
    told = messages()[0].text()
    driver.press("OK")

    assert secret not in file.read_text(encoding="utf-8")
    assert secret not in told
    assert "KeyError: 'no (left out) here'" in file.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise there")
def test_reports_are_for_the_person_alone(
    window: MainWindow, tmp_path: Path, report: Report, file: Path, driver: UiDriver
) -> None:
    before = os.umask(0)
    try:
        report(ValueError("the first"))
        driver.press("OK")
        native = outside.open_private(tmp_path / "native-crash.txt", 10)
    finally:
        os.umask(before)
    assert native is not None
    native.close()

    for path in (file, tmp_path / "native-crash.txt"):
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_in_the_place_of_a_report_is_not_followed(
    window: MainWindow, tmp_path: Path, report: Report, file: Path, driver: UiDriver
) -> None:
    diary = tmp_path / "diary"
    diary.write_text("dear diary")
    for name in ("native-crash.txt", file.name):
        (tmp_path / name).symlink_to(diary)
    report(ValueError("the first"))
    driver.press("OK")
    assert outside.open_private(tmp_path / "native-crash.txt", 10) is None

    assert diary.read_text() == "dear diary"


def test_the_next_burst_is_told_again(
    window: MainWindow, report: Report, file: Path, driver: UiDriver
) -> None:
    report(ValueError("the first"))
    driver.press("OK")
    report(ValueError("the second"))

    assert "the second" in messages()[0].text()
    assert "the first" not in file.read_text(encoding="utf-8")
    driver.press("OK")


def test_an_error_while_painting_gives_one_message(
    window: MainWindow,
    reporter: Reporter,
    driver: UiDriver,
    qtbot: QtBot,
    capfd: pytest.CaptureFixture[str],
) -> None:
    picture = Unpaintable(window)
    picture.show()
    for count in range(1, 4):
        picture.update()
        qtbot.waitUntil(lambda: len(reporter._burst) >= count)  # noqa: B023
    picture.hide()
    capfd.readouterr()

    assert len(messages()) == 1
    driver.press("OK")


def test_the_report_is_in_the_file_and_can_be_copied(
    report: Report, file: Path, driver: UiDriver
) -> None:
    report(ValueError("not in the plan"))
    text = messages()[0].text().replace("\u200b", "")  # where it may be broken
    driver.press("Copy")

    kept = file.read_text(encoding="utf-8")
    assert "Traceback" in kept
    assert "ValueError: not in the plan" in kept
    assert str(file) in text
    assert "Nothing was sent anywhere." in text
    assert QGuiApplication.clipboard().text() == kept


def test_what_the_window_shows_is_read_again(
    window: MainWindow,
    report: Report,
    driver: UiDriver,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[int] = []
    monkeypatch.setattr(window.lab, "reload", lambda: calls.append(1))
    report(ValueError("one"))
    report(ValueError("two"))

    assert calls == [1]
    driver.press("OK")


def test_that_the_window_cannot_be_read_again_hides_nothing(
    window: MainWindow,
    report: Report,
    file: Path,
    driver: UiDriver,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(window, "refresh", fail)
    report(ValueError("the first"))

    assert "the first" in messages()[0].text()
    kept = file.read_text(encoding="utf-8")
    assert kept.index("ValueError") < kept.index("ZeroDivisionError")
    driver.press("OK")


def test_trouble_of_the_persons_world_is_told_as_such(
    report: Report, file: Path, driver: UiDriver
) -> None:
    report(LabBusy("Another program is using class.rdlab just now."))

    assert messages()[0].text() == "Another program is using class.rdlab just now."
    assert len(messages()[0].buttons()) == 1, "there are no details to copy"
    assert not file.exists()
    driver.press("OK")


def test_a_message_comes_in_front_of_an_open_dialog(
    window: MainWindow, report: Report, driver: UiDriver
) -> None:
    window.go(server_place("RDLIC01"))
    window.servers.properties(window.place)
    dialog = QApplication.activeModalWidget()
    report(ValueError("not in the plan"))

    assert messages()[0].parent() is dialog
    driver.press("OK")
    driver.press("Cancel")


def test_a_report_that_cannot_be_kept_is_told_all_the_same(
    report: Report, file: Path, driver: UiDriver
) -> None:
    file.mkdir()
    report(ValueError("not in the plan"))

    assert "not in the plan" in messages()[0].text()
    driver.press("OK")


def test_a_program_without_a_console_reports_too(
    reporter: Reporter, file: Path, driver: UiDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    reporter.report(ValueError, ValueError("not in the plan"), None)

    assert "not in the plan" in file.read_text(encoding="utf-8")
    driver.press("OK")


def test_before_there_is_a_window_the_file_has_the_report(
    qapp: QApplication,
    tmp_path: Path,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    app = App(folder=tmp_path, settings=Settings(None))
    reporter = Reporter(file, app.refresh, app.tell_error)
    for error in (ValueError("one"), ValueError("two"), LabBusy("Try again.")):
        reporter.report(type(error), error, None)

    assert "two" in file.read_text(encoding="utf-8")
    assert "Try again." in capfd.readouterr().err
    assert messages() == []


def test_both_kinds_of_reports_are_kept_in_the_data_folder(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    native = tmp_path / "native-crash.txt"
    native.write_text("an earlier crash\n")
    files: list[IO[str]] = []
    monkeypatch.setattr(faulthandler, "enable", files.append)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.install(tmp_path, app.refresh, app.tell_error)

    (opened,) = files
    assert os.path.samestat(os.fstat(opened.fileno()), native.stat())
    opened.close()
    assert native.read_text() == "an earlier crash\n"
    assert sys.excepthook.__self__._file == tmp_path / "crash-report.txt"  # type: ignore[attr-defined]


def test_a_folder_for_no_reports_is_no_reason_not_to_start(
    window: MainWindow, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faulthandler, "enable", lambda _: pytest.fail("no file"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.install(tmp_path / "missing", app.refresh, app.tell_error)

    assert isinstance(window.lab, Lab)
