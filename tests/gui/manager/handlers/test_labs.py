"""Opening labs, undo and reset, copies, and the labs of before."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from core.lab import Lab
from gui.app import App
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.models.places import server_place
from gui.session.recent_labs import RecentLabs
from gui.session.settings import Settings
from tests.core.test_outside import NOES, say_no
from tests.gui.acting import choose_file, file_dialog, rows
from tests.helpers.labs import installation, retail

OpenWindow = Callable[..., MainWindow]
SERVER = server_place("RDLIC01")


@pytest.fixture
def office(open_window: OpenWindow) -> MainWindow:
    window = open_window("office")
    window.go(SERVER)
    return window


@pytest.fixture
def app(office: MainWindow, apps: list[App]) -> App:
    (app,) = apps
    return app


def shown(app: App) -> MainWindow:
    assert app.window is not None
    return app.window


def message() -> str:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    return box.text()


def test_another_lab_is_shown_in_place_of_this_one(
    office: MainWindow, app: App, tmp_path: Path
) -> None:
    Lab.create(tmp_path / "other.rdlab", "workgroup").close()
    office.actions_["open_lab"].trigger()
    dialog = file_dialog()
    assert dialog.nameFilters() == ["Lab files (*.rdlab)"]
    choose_file(tmp_path / "other.rdlab")

    assert shown(app).lab.path == tmp_path / "other.rdlab"
    assert rows(shown(app))[0][:2] == ["RDLIC01", "Workgroup"]
    assert not office.isVisible()
    Lab.open(tmp_path / "office.rdlab").close()  # nobody owns it any more


def test_the_lab_that_is_open_is_not_opened_again(office: MainWindow, app: App) -> None:
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
    app: App,
    driver: UiDriver,
    tmp_path: Path,
    name: str,
    content: bytes | None,
    why: str,
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    office.labs.open_lab_file(str(tmp_path / name))

    assert why in message()
    driver.press("OK")
    assert app.window is office
    assert len(rows(office)) == 3
    office.actions_["slow"].trigger()
    assert office.actions_["undo"].isEnabled()


def test_a_lab_that_is_open_elsewhere_is_offered_for_reading(
    office: MainWindow, app: App, driver: UiDriver, tmp_path: Path
) -> None:
    with Lab.create(tmp_path / "theirs.rdlab", "activated"):
        office.labs.open_lab_file(str(tmp_path / "theirs.rdlab"))
        assert "theirs.rdlab is open in another window" in message()
        driver.press("Open Read-Only")

        assert shown(app).lab.path.name == "theirs.rdlab"
        assert shown(app).lab.is_read_only
        driver.see("Ready – Read-only, because another window has it open.")


def test_a_lab_that_is_open_elsewhere_may_be_left_alone(
    office: MainWindow, app: App, driver: UiDriver, tmp_path: Path
) -> None:
    with Lab.create(tmp_path / "theirs.rdlab", "activated"):
        office.labs.open_lab_file(str(tmp_path / "theirs.rdlab"))
        driver.press("Cancel")

    assert app.window is office
    assert not office.lab.is_read_only


def test_a_lab_that_has_gone_meanwhile_is_told(
    office: MainWindow, app: App, driver: UiDriver, tmp_path: Path
) -> None:
    with Lab.create(tmp_path / "theirs.rdlab", "activated") as theirs:
        office.labs.open_lab_file(str(theirs.path))
    (tmp_path / "theirs.rdlab").unlink()
    driver.press("Open Read-Only")

    assert "theirs.rdlab" in message()
    driver.press("OK")
    assert app.window is office


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


def test_a_copy_is_saved_and_the_window_stays(
    office: MainWindow, app: App, driver: UiDriver, tmp_path: Path
) -> None:
    office.lab.do(installation(retail(9)))
    driver.menu(["Training", "Save a Copy of the Lab…"])
    assert Path(file_dialog().selectedFiles()[0]).name == "office-copy.rdlab"
    choose_file(tmp_path / "kept")
    driver.see("The copy was saved as kept.rdlab. This window stays on office.rdlab.")
    driver.press("OK")

    with Lab.open(tmp_path / "kept.rdlab") as copy:
        assert copy.snapshot() == office.lab.snapshot()
    assert app.window is office


def test_a_lab_is_not_copied_onto_itself(
    office: MainWindow, driver: UiDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.lab.snapshot()
    prompts = office.session.prompts
    monkeypatch.setattr(
        prompts, "ask_where_to_save", lambda *asked: asked[-1](office.lab.path)
    )
    driver.menu(["Training", "Save a Copy of the Lab…"])
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
    office: MainWindow, app: App, driver: UiDriver, tmp_path: Path
) -> None:
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
    office: MainWindow, app: App, tmp_path: Path
) -> None:
    Lab.create(tmp_path / "other.rdlab", "workgroup").close()
    office.labs.open_lab_file(str(tmp_path / "other.rdlab"))
    recent(shown(app))
    menu = shown(app).training_menu.findChild(QMenu, "recent_labs")
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()

    assert shown(app).lab.path.name == "office.rdlab"


def test_the_list_of_recent_labs_can_be_cleared(
    office: MainWindow, app: App, driver: UiDriver, tmp_path: Path
) -> None:
    Lab.create(tmp_path / "other.rdlab", "workgroup").close()
    office.labs.open_lab_file(str(tmp_path / "other.rdlab"))
    driver.menu(["Training", "Recent Labs", "Clear List"])

    assert recent(shown(app)) == {"&Clear List": False}
    kept = RecentLabs(Settings(tmp_path / "settings.ini"))
    assert kept.paths() == [tmp_path / "other.rdlab"]  # which the next start opens


@pytest.mark.parametrize("number", NOES, ids=errno.errorcode.get)
def test_recent_labs_that_are_out_of_reach_are_greyed_and_the_list_can_be_cleared(
    office: MainWindow, app: App, driver: UiDriver, tmp_path: Path, number: int
) -> None:
    app._settings.remember(
        "labs/recent",
        [str(tmp_path / name) for name in ("office.rdlab", "x" * 300, "a.rdlab", "")],
    )
    (tmp_path / "a.rdlab").touch()
    with pytest.MonkeyPatch.context() as patch:
        say_no(patch, {"stat", "lstat"}, number)
        found = recent(office)

    assert found.pop("&Clear List")
    assert not any(found.values())
    driver.menu(["Training", "Recent Labs", "Clear List"])
    assert recent(office) == {"&Clear List": False}


def test_a_lab_that_nobody_can_own_there_is_offered_for_reading(
    office: MainWindow, app: App, driver: UiDriver, tmp_path: Path
) -> None:
    path = tmp_path / "other.rdlab"
    Lab.create(path).close()
    path.with_name(".other.rdlab.lock").mkdir()
    office.labs.open_lab_file(str(path))
    assert "cannot be locked for writing" in message()
    driver.press("Open Read-Only")

    assert shown(app).lab.path == path
    assert shown(app).lab.is_read_only
