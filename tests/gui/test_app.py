import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from core.commands.faults import SetClearinghouseCondition
from core.commands.history import Undo
from core.errors import WriteFailed
from core.events import SettingsChanged
from core.lab import Lab
from gui.app import App
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.session.settings import Settings
from tests.gui.tripwires import delete_what_is_to_be_deleted


@pytest.fixture
def app(qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    app = App(folder=tmp_path, settings=Settings(None))
    yield app
    app.close()
    app.deleteLater()
    delete_what_is_to_be_deleted()


def question() -> QMessageBox:
    windows = QApplication.topLevelWidgets()
    (box,) = [w for w in windows if isinstance(w, QMessageBox) and w.isVisible()]
    assert QTest.qWaitForWindowActive(box)
    return box


def test_another_lab_takes_the_place_of_the_present_one(
    app: App, tmp_path: Path
) -> None:
    app.show_lab(Lab.create(tmp_path / "one.rdlab"))
    first = app.window
    assert first is not None
    app.show_lab(Lab.create(tmp_path / "two.rdlab", "office"))

    assert app.window is not None
    assert app.window.lab.path == tmp_path / "two.rdlab"
    assert app.window.isVisible()
    assert not first.isVisible()
    Lab.open(tmp_path / "one.rdlab").close()  # it is free again


def test_at_the_end_of_the_desktop_session_settings_are_kept(tmp_path: Path) -> None:
    settings = tmp_path / "settings.ini"
    app = App(folder=tmp_path, settings=Settings(settings))
    app.remember()
    assert not settings.exists()
    app.show_lab(Lab.create(tmp_path / "one.rdlab"))
    assert app.window is not None
    app.window.resize(720, 510)
    app.remember()

    assert "720, 510, 0" in settings.read_text(encoding="ascii")
    assert app.window.isVisible()
    app.close()


def test_closing_gives_the_lab_up_and_may_be_done_twice(
    app: App, tmp_path: Path
) -> None:
    app.show_lab(Lab.create(tmp_path / "one.rdlab"))
    app.close()
    app.close()

    assert app.window is None
    Lab.open(tmp_path / "one.rdlab").close()


def test_a_lab_that_cannot_be_shown_is_closed_and_the_present_one_stays(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no window")

    app.show_lab(Lab.create(tmp_path / "one.rdlab"))
    first = app.window
    monkeypatch.setattr("gui.app.MainWindow", fail)
    with pytest.raises(RuntimeError, match="no window"):
        app.show_lab(Lab.create(tmp_path / "two.rdlab"))

    assert app.window is first
    Lab.open(tmp_path / "two.rdlab").close()  # nobody holds it


def test_where_a_lab_cannot_be_opened_a_new_one_is_offered(
    app: App, tmp_path: Path, driver: UiDriver
) -> None:
    (tmp_path / "fresh.rdlab").write_bytes(b"damaged")
    app.ask_for_another_lab("fresh.rdlab is not a lab file.")
    assert question().text() == "fresh.rdlab is not a lab file."
    QTest.keySequence(question(), "Return")

    assert app.window is not None
    assert app.window.lab.path == tmp_path / "fresh-2.rdlab"
    assert (tmp_path / "fresh.rdlab").read_bytes() == b"damaged"


def test_where_a_lab_cannot_be_opened_one_may_leave(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[int] = []
    monkeypatch.setattr(QApplication, "quit", lambda: left.append(1))
    app.ask_for_another_lab("fresh.rdlab is not a lab file.")
    question().close()

    assert left == [1]
    assert app.window is None


def test_what_happens_in_a_lab_is_logged_where_it_is_asked_for(
    app: App, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app.show_lab(Lab.create(tmp_path / "quiet.rdlab"))
    with caplog.at_level(logging.INFO, logger="gui.startup.event_trace"):
        app.show_lab(Lab.create(tmp_path / "one.rdlab"))
        assert app.window is not None
        app.window.actions_["slow"].trigger()
    logged = [record.getMessage() for record in caplog.records]
    caplog.clear()

    assert logged == [f"Opened {tmp_path / 'one.rdlab'}", "SettingsChanged()"]


def test_the_command_line_says_how_much_is_logged(tmp_path: Path) -> None:
    def stderr(*options: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "gui", "--exit-when-ready", *options],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        return done.stderr

    assert "INFO gui.startup.event_trace Opened" in stderr("--log-level", "info")
    assert "INFO" not in stderr()


# What every window works with


def test_a_command_that_is_done_gives_its_events(window: MainWindow) -> None:
    condition = SetClearinghouseCondition(condition="slow")  # type: ignore[arg-type]

    assert window.session.do(condition, window) == [SettingsChanged()]


def test_a_command_that_is_refused_is_told(
    open_window: Callable[..., MainWindow], driver: UiDriver
) -> None:
    window = open_window("fresh")
    assert window.session.do(Undo(), window) is None

    driver.see("There is nothing to undo in this lab.")
    driver.press("OK")


def test_a_read_only_lab_says_so(
    open_window: Callable[..., MainWindow], driver: UiDriver
) -> None:
    window = open_window("fresh", read_only=True)
    assert window.session.do(Undo(), window) is None

    driver.see("open for reading only")
    driver.press("Close")


def test_where_no_new_lab_can_be_made_the_same_is_offered_again(
    app: App, tmp_path: Path, driver: UiDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[int] = []
    monkeypatch.setattr(QApplication, "quit", lambda: left.append(1))
    full = WriteFailed("fresh.rdlab could not be written: No space left on device.")
    with monkeypatch.context() as patch:
        patch.setattr(Lab, "create", Mock(side_effect=full))
        app.ask_for_another_lab("fresh.rdlab is not a lab file.")
        QTest.keySequence(question(), "Return")
        delete_what_is_to_be_deleted()
        assert question().text().startswith("fresh.rdlab could not be written")
    QTest.keySequence(question(), "Return")

    assert left == []
    assert app.window is not None


def test_what_a_start_could_not_have_is_told_over_the_window(
    app: App, tmp_path: Path, driver: UiDriver
) -> None:
    app.tell(["Nobody hears this."])
    app.show_lab(Lab.create(tmp_path / "one.rdlab"))
    app.tell(["Settings are not kept.", "Labs are made elsewhere."])
    driver.see("Settings are not kept.")
    driver.press("OK")
