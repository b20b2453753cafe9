"""A window on a long lab: for reading until its check has ended, and then alive."""

import ast
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event as Gate

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.commands.history import Undo
from core.errors import LabError
from core.lab import Lab
from gui.app import App
from gui.dialogs.properties import PropertiesDialog
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.session.settings import Settings
from tests.gui.acting import rows
from tests.gui.surfaces import SURFACES, close_all
from tests.helpers.imports import ROOT
from tests.helpers.long import held_up, long_lab, spoil
from tests.helpers.long_form import one_of

OpenWindow = Callable[..., MainWindow]
READERS = [name for name in SURFACES if ": " not in name and name != "report"]
"""No pages of wizards, which are opened where the lab can be changed; and no report,
which a command makes first."""
CHECKED = "Ready – Read-only until the file has been checked."
START = '''
import sys
from core.store import connection
WITHOUT_END = """
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT count(*) FROM n"""

def check(link):
    print("checking", flush=True)
    link.execute(WITHOUT_END)

connection.check_content = check
from gui.main import main
sys.exit(main(["--lab", sys.argv[1]]))
'''


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return long_lab(tmp_path / "long.rdlab")


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Let checks stand still until the gate is opened."""
    with held_up(monkeypatch) as go_on:
        yield go_on


def open_late(path: Path, open_window: OpenWindow) -> MainWindow:
    return open_window(Lab.open(path, checks_late=True))


def state(window: MainWindow) -> str:
    label = window.status_bar.findChild(QLabel, "status")
    assert isinstance(label, QLabel)
    return label.text()


def messages() -> list[str]:
    boxes = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox))
    return [b.text().replace("\u200b", "") for b in boxes if b.isVisible()]


def test_what_changes_a_lab_is_greyed_until_its_check_has_ended(
    path: Path, gate: Gate, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_late(path, open_window)
    slow = window.actions_["slow"]
    assert (state(window), slow.isEnabled()) == (CHECKED, False)
    assert rows(window)
    gate.set()
    qtbot.waitUntil(slow.isEnabled)

    assert state(window) == "Ready"
    slow.trigger()
    assert window.lab.undoable() is not None
    assert messages() == []


def test_a_short_lab_is_alive_from_its_first_paint(window: MainWindow) -> None:
    assert state(window) == "Ready"
    assert window.actions_["slow"].isEnabled()


@pytest.mark.parametrize("read_only", [False, True])
def test_damage_behind_the_window_is_told_as_at_opening_and_leaves_reading(
    path: Path,
    open_window: OpenWindow,
    qtbot: QtBot,
    driver: UiDriver,
    read_only: bool,
) -> None:
    lab = Lab.open(spoil(path), read_only=read_only, checks_late=True)
    window = open_window(lab)
    qtbot.waitUntil(lambda: bool(messages()))

    with pytest.raises(LabError) as at_opening:
        Lab.open(path, read_only=True)
    assert messages() == [str(at_opening.value)]
    driver.press("OK")
    assert state(window).startswith("Ready – Read-only, because the file is damaged.")
    assert not window.actions_["slow"].isEnabled()
    assert window.actions_["new_lab"].isEnabled()
    assert rows(window)


def test_damage_is_told_over_the_dialog_that_is_open(
    path: Path, gate: Gate, open_window: OpenWindow, qtbot: QtBot, driver: UiDriver
) -> None:
    window = open_late(spoil(path), open_window)
    server = window.lab.servers()[0]
    PropertiesDialog(server, window.session, window).open()
    gate.set()
    qtbot.waitUntil(lambda: bool(messages()))
    (box,) = window.findChildren(QMessageBox)

    assert isinstance(box.parent(), PropertiesDialog)
    driver.press("OK")
    close_all(window)


def test_a_lab_that_is_opened_in_the_window_is_checked_behind_it(
    path: Path, window: MainWindow, gate: Gate, apps: list[App], qtbot: QtBot
) -> None:
    window.labs.open_lab_file(str(path))
    shown = apps[0].window
    assert shown is not None
    assert state(shown) == CHECKED
    gate.set()
    qtbot.waitUntil(lambda: state(shown) == "Ready")


def test_another_lab_is_shown_in_the_middle_of_a_check(
    path: Path, open_window: OpenWindow, apps: list[App], tmp_path: Path
) -> None:
    open_late(path, open_window)
    apps[0].show_lab(Lab.create(tmp_path / "next.rdlab"))

    with Lab.open(path) as again:
        assert not again.is_read_only


def test_closing_in_the_middle_of_a_check_leaves_one_file(
    path: Path, open_window: OpenWindow, apps: list[App]
) -> None:
    open_late(path, open_window)
    apps.pop().close()

    assert [p.name for p in path.parent.glob("*long*")] == [path.name]


def test_after_a_failure_of_the_disk_the_window_greys_and_comes_alive_again(
    path: Path, gate: Gate, open_window: OpenWindow, qtbot: QtBot, driver: UiDriver
) -> None:
    gate.set()
    window = open_late(path, open_window)
    slow = window.actions_["slow"]
    qtbot.waitUntil(slow.isEnabled)
    gate.clear()
    window.lab._is_in_doubt = True
    slow.trigger()

    assert "long.rdlab is still being checked" in messages()[0]
    driver.press("OK")
    assert (state(window), slow.isEnabled()) == (CHECKED, False)
    gate.set()
    qtbot.waitUntil(slow.isEnabled)
    slow.trigger()
    window.session.do(Undo(), window)
    assert messages() == []


def test_a_check_that_cannot_be_made_is_told_once(
    path: Path, open_window: OpenWindow, qtbot: QtBot, driver: UiDriver
) -> None:
    lab = Lab.open(path, checks_late=True)
    long_lab(path.with_name("other.rdlab")).replace(path)
    window = open_window(lab)
    qtbot.waitUntil(lambda: bool(messages()))
    qtbot.wait(100)

    (said,) = messages()
    assert "was replaced by another file" in said
    driver.press("OK")
    assert state(window) == "Ready"  # and the next command sees to it


def controls(window: QWidget) -> dict[str, bool]:
    """Tell of all that can be done in a window, as it is seen, whether it can be."""
    found: dict[str, bool] = {}
    for widget in window.findChildren(QAbstractButton):
        if widget.isVisibleTo(window):
            found[path_of(widget)] = widget.isEnabledTo(window)
    for action in window.findChildren(QAction):
        if action.objectName():
            found[path_of(action)] = action.isEnabled()
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if isinstance(model, QStandardItemModel) and view.isVisibleTo(window):
            for row in range(model.rowCount()):
                item = model.item(row)
                found[f"{path_of(view)}/{row}"] = item.isCheckable()
    return found


def path_of(thing: QObject) -> str:
    parent = thing.parent()
    above = path_of(parent) if parent is not None else ""
    return f"{above}/{type(thing).__name__}-{thing.objectName()}"


class Standing:
    """Stands for the look at a file that has not ended."""

    is_over = False

    def stop(self) -> None:
        """There is nothing to stop."""

    def result(self) -> None:
        """Find everything whole."""


@pytest.mark.parametrize("name", one_of(3, READERS))
def test_every_window_comes_alive_when_the_check_has_ended(
    open_window: OpenWindow, apps: list[App], name: str
) -> None:
    as_ever = open_window("office")
    expected = controls(SURFACES[name](as_ever))
    close_all(as_ever)
    apps.pop().close()
    as_ever.lab.path.unlink()
    window = open_window("office")
    lab = window.lab
    lab._check.want(lab._link)
    lab._check._look = Standing()  # type: ignore[assignment]
    surface = SURFACES[name](window)
    lab.end_check()

    assert controls(surface) == expected
    close_all(window)


def test_every_place_that_shows_a_lab_lets_it_be_checked_late() -> None:
    # They make their labs themselves, or write without a window.
    apart = {ROOT / f"gui/automation/{name}.py" for name in ("exporting", "showing")}
    files = set((ROOT / "gui").rglob("*.py")) - apart
    calls = [
        (file, {k.arg for k in node.keywords})
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Lab.open"
    ]

    assert len(calls) > 3
    assert [f.name for f, named in calls if "checks_late" not in named] == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_signal_in_the_middle_of_a_check_leaves_the_lab_as_it_was(
    path: Path, tmp_path: Path, name: str
) -> None:
    before = path.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", START, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "checking\n"
        process.send_signal(signal.Signals[name])
        process.wait(20)

    assert path.read_bytes() == before
    with Lab.open(path) as lab:
        assert not lab.is_read_only
    assert [p.name for p in path.parent.glob("*long*")] == [path.name]


def test_the_start_shows_a_long_lab_before_it_is_checked(
    path: Path, gate: Gate, tmp_path: Path, qtbot: QtBot
) -> None:
    from gui.startup.first_lab import open_first_lab

    app = App(folder=tmp_path, settings=Settings(None))
    app.show_lab(open_first_lab(path, tmp_path, read_only=False))
    assert app.window is not None
    assert state(app.window) == CHECKED
    gate.set()
    qtbot.waitUntil(lambda: app.window is not None and state(app.window) == "Ready")
    app.close()
