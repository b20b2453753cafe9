"""A long command: the window answers, nothing else is done, and Cancel undoes it."""

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from core.commands.command import Command
from core.commands.database import RemoveLicenses
from core.commands.history import CreateRestorePoint, Undo
from core.commands.registry import COMMANDS
from core.errors import LabAtWork
from core.lab import Lab
from core.prompt.wmi import REMOVAL as REMOVAL_CALL
from core.store import slices
from core.store.slices import Steps
from core.store.transaction import Transaction
from gui.app import App
from gui.companions.table import open_companion
from gui.companions.window import CompanionWindow
from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.models.long_table import LongTableModel
from gui.models.places import pack_place, server_place
from gui.widgets import progress
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.progress import LoneWork, ProgressDialog
from tests.gui.companions.world.acting import at
from tests.gui.surfaces import close_all
from tests.helpers.labs import MakeLab, retail_code, sql
from tests.helpers.long_commands import LONG
from tests.helpers.processes import ROOT
from tests.helpers.reports import issue_licenses

USERS = 900
REBUILD = "Rebuild the license server database"
DELETION = (
    "Confirm deletion of RDS CALs that are currently installed on this license server"
)
ROWS = 3
REMOVAL = RemoveLicenses(server="RDLIC01", pack_id=3)
LATER = 10**9
at_once = pytest.mark.usefixtures("_progress_at_once")


class Fails(Command):
    """A command with a bug, which strikes once its progress is shown."""

    def execute(self, tx: Transaction) -> Steps[None]:
        tx.save_settings(tx.settings().changed(scenario="broken"))
        while not isinstance(QApplication.activeModalWidget(), ProgressDialog):
            yield 0
        raise ZeroDivisionError


@pytest.fixture(autouse=True)
def _one_slice_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.widgets.chunked_task._AT_A_TIME", 0)
    monkeypatch.setattr(progress, "_PATIENCE", LATER // 1000)
    monkeypatch.setattr(slices, "ROWS", ROWS)


@pytest.fixture
def _progress_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0)


@pytest.fixture
def window(
    make_lab: MakeLab, open_window: Callable[..., MainWindow]
) -> Iterator[MainWindow]:
    lab = make_lab("office")
    issue_licenses(lab, USERS)
    lab.reload()
    window = open_window(lab)
    window.go(server_place("RDLIC01"))
    yield window
    close_all(window)


def begin(window: MainWindow, command: Command = REMOVAL) -> list[str]:
    """Begin a long command; give the list that gets what came of it."""
    came: list[str] = []
    window.session.do_in_slices(
        command,
        window,
        lambda _: came.append("done"),
        failed=lambda error: came.append(str(error)),
        cancelled=lambda: came.append("cancelled"),
    )
    return came


def opened(window: MainWindow, companion: str, qtbot: QtBot) -> CompanionWindow:
    found = open_companion(companion, window.session, window)
    assert isinstance(found, CompanionWindow)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is found)
    return found


def dialog(qtbot: QtBot) -> ProgressDialog:
    qtbot.waitUntil(
        lambda: isinstance(QApplication.activeModalWidget(), ProgressDialog)
    )
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ProgressDialog)
    return shown


def enabled(window: MainWindow) -> set[str]:
    return {a.objectName() for a in window.actions_.all() if a.isEnabled()}


def removed(window: MainWindow) -> bool:
    return all(pack.id != 3 for pack in window.lab.packs("RDLIC01"))


def test_the_window_answers_between_the_slices(
    window: MainWindow, qtbot: QtBot
) -> None:
    turns: list[int] = []
    witness = QTimer(window)
    witness.timeout.connect(lambda: turns.append(1))
    witness.start(0)
    came = begin(window)
    assert came == []
    qtbot.waitUntil(lambda: bool(came))
    witness.stop()

    assert came == ["done"]
    assert removed(window)
    assert len(turns) >= USERS // ROWS / 2


def test_a_short_command_is_done_when_it_was_asked_for(window: MainWindow) -> None:
    came = begin(window, CreateRestorePoint(point="now"))

    assert came == ["done"]
    assert not window.lab.is_at_work


def test_meanwhile_every_action_is_grey_and_afterwards_as_before(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = enabled(window)
    came = begin(window)
    assert window.lab.is_at_work
    assert enabled(window) == set()
    window.update_actions()
    assert enabled(window) == set()
    qtbot.waitUntil(lambda: bool(came))

    assert enabled(window) >= before - {"redo"}


@pytest.mark.parametrize("how", ["Cancel", "Esc", "close"])
@at_once
def test_cancel_leaves_everything_as_it_was(
    window: MainWindow, qtbot: QtBot, driver: UiDriver, how: str
) -> None:
    before, possible = window.lab.snapshot(), enabled(window)
    came = begin(window)
    shown = dialog(qtbot)
    driver.see("Remove Licenses…")
    if how == "close":
        shown.close()
    elif how == "Esc":
        driver.shortcut("Esc")
    else:
        driver.press("Cancel")

    assert came == ["cancelled"]
    assert QApplication.activeModalWidget() is None
    assert window.lab.snapshot() == before
    assert enabled(window) == possible
    assert not removed(window)


@at_once
def test_progress_is_reached_by_keyboard_and_bars_every_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    opened(window, "world", qtbot)
    begin(window)
    shown = dialog(qtbot)

    assert shown.windowModality() is Qt.WindowModality.ApplicationModal
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.window() is shown
    assert focus.text() == "Cancel"
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert not window.lab.is_at_work


def test_until_there_is_a_dialog_input_begins_nothing(
    window: MainWindow, qtbot: QtBot
) -> None:
    pressed: list[str] = []
    button = QPushButton("Press", window)
    button.clicked.connect(lambda: pressed.append("button"))
    button.show()
    place = window.tree.currentIndex()
    came = begin(window)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.keyClick(window.tree, Qt.Key.Key_Down)
    QTest.keyClick(window.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (pressed, came) == ([], [])
    assert window.tree.currentIndex() == place
    qtbot.waitUntil(lambda: bool(came))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    assert pressed == ["button"]
    assert came == ["done"]


def test_a_second_command_is_refused_with_its_sentence(
    window: MainWindow, qtbot: QtBot
) -> None:
    first, second = begin(window), begin(window, Undo())
    assert second == [str(LabAtWork())]
    qtbot.waitUntil(lambda: bool(first))

    assert first == ["done"]


def test_what_reads_the_lab_in_slices_waits_until_it_is_over(
    window: MainWindow, qtbot: QtBot
) -> None:
    states: list[bool] = []

    def read() -> Iterator[None]:
        for _ in range(5):
            states.append(window.lab.is_at_work)
            yield

    reading = ChunkedTask(window)
    reading.start(read(), at_once=False)
    came = begin(window)
    qtbot.waitUntil(lambda: not reading.is_working)

    assert came == ["done"]
    assert states == [False] * 5


def test_a_list_that_is_to_be_read_again_rests_until_it_is_over(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go(pack_place("RDLIC01", 3))
    rows = window.list._model
    assert isinstance(rows, LongTableModel)
    rows._is_stale = True
    came = begin(window)
    rows._rest.start(0)
    qtbot.waitUntil(lambda: bool(came))

    assert came == ["done"]
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(lambda: not rows.is_busy)


@pytest.mark.parametrize("companion", ["world", "events"])
def test_f5_meanwhile_reads_no_half_a_state(
    window: MainWindow, qtbot: QtBot, companion: str
) -> None:
    beside = opened(window, companion, qtbot)
    came = begin(window)
    window.refresh()
    beside.refresh_action.trigger()
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(lambda: bool(came))
    assert came == ["done"]


def test_closing_the_window_gives_it_up(window: MainWindow, apps: list[App]) -> None:
    before = window.lab.snapshot()
    begin(window)
    path = window.lab.path
    apps.pop().close()

    assert sorted(p.name for p in path.parent.glob("*rdlab*")) == [path.name]
    with Lab.open(path) as again:
        assert again.snapshot() == before


@at_once
def test_a_bug_in_it_leaves_no_dialog_and_a_lab_that_goes_on(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = window.lab.snapshot()
    caught: list[object] = []
    with monkeypatch.context() as patch:
        patch.setattr(sys, "excepthook", lambda *error: caught.append(error))
        begin(window, Fails())
        qtbot.waitUntil(lambda: bool(caught))

    assert QApplication.activeModalWidget() is None
    assert not window.lab.is_at_work
    assert window.lab.snapshot() == before
    assert begin(window, Undo()) != []


# What a person does


@at_once
def test_undo_from_the_menu_says_what_it_does_and_can_be_cancelled(
    window: MainWindow, qtbot: QtBot, driver: UiDriver
) -> None:
    window.lab.do(REMOVAL)
    driver.menu(["Training", "Undo Remove Licenses"])
    dialog(qtbot)
    driver.see("Undo…")
    driver.press("Cancel")
    assert removed(window)
    driver.menu(["Training", "Undo Remove Licenses"])
    qtbot.waitUntil(lambda: not window.lab.is_at_work)

    assert not removed(window)


@at_once
def test_f1_in_the_progress_opens_the_help_on_labs(
    window: MainWindow, qtbot: QtBot
) -> None:
    begin(window)

    assert dialog(qtbot).help_topic == "labs"


def test_a_report_is_told_once_it_is_there(
    window: MainWindow, qtbot: QtBot, driver: UiDriver
) -> None:
    window.reports.cal_usage(server_place("RDLIC01"))
    assert window.lab.is_at_work
    assert window.findChildren(LoneWork)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)

    driver.see("RDLIC01")
    driver.press("OK")
    assert len(window.lab.reports("RDLIC01")) == 1


def test_a_long_day_of_a_simulation_is_cancelled_with_its_run(
    window: MainWindow, qtbot: QtBot, driver: UiDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab = window.lab
    sql(lab).execute("UPDATE issued_license SET expires_on = issued_on")
    lab.reload()
    panel = opened(window, "world", qtbot)
    assert isinstance(panel, WorldPanel)
    at(panel, "Simulate")
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    driver.press("Simulate")
    dialog(qtbot)
    driver.press("Cancel")

    driver.see("Cancelled after 0 whole days.")
    assert [e.command for e in lab.journal()] == ["create-restore-point"]


@at_once
def test_a_wizard_that_is_cancelled_at_its_command_goes_back_and_can_go_on(
    window: MainWindow, qtbot: QtBot, driver: UiDriver
) -> None:
    before = window.lab.snapshot()
    driver.context(["All servers", "RDLIC01"], ["Manage Licenses"])
    driver.press("Next")
    driver.tick({REBUILD: True})
    driver.press("Next")
    driver.tick({DELETION: True})
    driver.press("Next")
    driver.press("Next")
    driver.type({"License code": retail_code(7)})
    driver.press("Next")
    dialog(qtbot)
    driver.press("Cancel")
    driver.see("License Code")
    assert window.lab.snapshot() == before
    driver.press("Next")
    lab = window.lab
    qtbot.waitUntil(lambda: not lab.is_at_work and lab.issued("RDLIC01") == [])
    driver.press("Finish")

    assert [p.id for p in window.lab.packs("RDLIC01") if p.is_purchased] == [3]
    assert window.lab.issued("RDLIC01") == []


def test_time_that_is_moved_says_in_the_end_what_fell_due(
    window: MainWindow, qtbot: QtBot, driver: UiDriver
) -> None:
    panel = opened(window, "world", qtbot)
    assert isinstance(panel, WorldPanel)
    at(panel, "Clock")
    driver.type({"Move the clock to": "2028-01-01"})
    driver.press("Move")
    qtbot.waitUntil(lambda: not window.lab.is_at_work)

    driver.see(f"Licenses that expired and went back: {USERS}.")


def test_the_prompt_writes_what_became_of_a_removal(
    window: MainWindow, qtbot: QtBot, driver: UiDriver
) -> None:
    prompt = opened(window, "prompt", qtbot)
    driver.select({"Computer": "RDLIC01"})
    line = prompt.findChild(QLineEdit, "command")
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, f"{REMOVAL_CALL}3")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.lab.is_at_work
    qtbot.waitUntil(lambda: not window.lab.is_at_work)

    driver.see("Method execution successful.")
    assert removed(window)


GUI = ROOT / "gui"


def test_what_may_be_long_is_given_to_no_other_door() -> None:
    long = {COMMANDS[name].__name__ for name in LONG}
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in GUI.rglob("*.py")
        for name in done_at_once(path)
        if name in long
    }

    assert found == set()


def done_at_once(path: Path) -> Iterator[str]:
    """Name the commands that a file makes where it also says `….do(`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr == "do":
            for inside in ast.walk(call):
                if isinstance(inside, ast.Name):
                    yield inside.id
