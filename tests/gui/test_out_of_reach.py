"""Every place of the window tells what went wrong with the lab in one way."""

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.commands.repair import AddToGroup
from core.commands.reports import CreateReport
from core.errors import LabError
from core.store import causes
from core.store.causes import Cause
from core.store.connection import LabConnection
from gui.app import App
from gui.companions.prompt.console import CommandLine
from gui.companions.table import open_companion
from gui.companions.world.add_dialogs import AddUserDialog
from gui.dialogs.connect import ConnectDialog
from gui.dialogs.credentials import CredentialsDialog
from gui.driver.ui_driver import UiDriver
from gui.export.saving import save
from gui.manager.main_window import MainWindow
from gui.models.long_table import LongTableModel
from gui.models.places import ALL_SERVERS, pack_place, report_place, server_place
from gui.reports.sheet import report_sheet
from gui.startup.crash import Reporter
from gui.training.restore_points import RestorePointsDialog
from gui.wizards.deactivate_wizard import DeactivateWizard
from tests.gui.surfaces import close_all
from tests.helpers.imports import ROOT
from tests.helpers.long_form import one_of

OpenWindow = Callable[..., MainWindow]
Try = Callable[[], object]
Place = Callable[[MainWindow], Try]
"""Opens something on a sound lab, and returns what is done there then."""

CAUSES = {
    cause.text: cause
    for cause in (
        *(c for c in vars(causes).values() if isinstance(c, Cause)),
        *causes._BY_CODE.values(),
        *causes._BY_ERRNO.values(),
    )
}
LOOK = "SELECT count(*) FROM lab"


@pytest.fixture
def office(
    open_window: OpenWindow,
    apps: list[App],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    """The window as it runs: what no place catches, the reporter tells."""
    window = open_window("office")
    file = tmp_path / "crash-report.txt"
    reporter = Reporter(file, apps[0].refresh, apps[0].tell_error)
    monkeypatch.setattr(sys, "excepthook", reporter.report)
    yield window
    close_all(window)
    assert not file.exists(), file.read_text()


def boxes() -> list[QMessageBox]:
    windows = QApplication.topLevelWidgets()
    return [w for w in windows if isinstance(w, QMessageBox) and w.isVisible()]


def told(attempt: Try, qtbot: QtBot) -> list[QMessageBox]:
    """Do something as Qt does; return the messages that came of it."""
    done: list[bool] = []

    def do() -> None:
        try:
            attempt()
        finally:
            done.append(True)

    QTimer.singleShot(0, do)
    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(20)  # a thing that is done in slices
    return boxes()


def buttons(message: QMessageBox) -> set[str]:
    return {b.text().replace("&", "") for b in message.buttons()}


def typed() -> list[str]:
    """Read what stands in the fields of every window."""
    return [
        edit.text()
        for window in QApplication.topLevelWidgets()
        if window.isVisible() and not isinstance(window, QMessageBox)
        for edit in window.findChildren(QLineEdit)
    ]


def _companion(name: str, window: MainWindow) -> Any:
    return open_companion(name, window.session, window)


def _in_world(tab: str) -> Callable[[MainWindow], Any]:
    def show(window: MainWindow) -> Any:
        panel = _companion("world", window)
        panel.activateWindow()
        assert QTest.qWaitForWindowFocused(panel)
        UiDriver().tab(tab)
        return panel

    return show


def _button(panel: QWidget, name: str) -> Try:
    button = panel.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    return button.click


def _menu(window: MainWindow) -> Try:
    return window.actions_["slow"].trigger


def _undo(window: MainWindow) -> Try:
    window.actions_["slow"].trigger()
    return window.actions_["undo"].trigger


def _refresh(window: MainWindow) -> Try:
    return window.actions_["refresh"].trigger


def _navigation(window: MainWindow) -> Try:
    def go() -> None:
        window.go(ALL_SERVERS)
        window.go(server_place("RDLIC01"))

    return go


def _list(window: MainWindow) -> Try:
    """A long list that is read again after its rest."""
    window.go(pack_place("RDLIC01", 3))

    def rest_is_over() -> None:
        rows = window.list._model
        assert isinstance(rows, LongTableModel)
        rows._is_stale = True
        rows._on_rested()

    return rest_is_over


def _restore_points(window: MainWindow) -> Try:
    dialog = RestorePointsDialog(window.session, window)
    dialog.open()
    dialog._name.setText("here")
    return dialog._on_create


def _wizard(window: MainWindow) -> Try:
    wizard = DeactivateWizard(window.lab.servers()[0], window.session, window)
    wizard.open()
    return wizard.commit


def _connect(window: MainWindow) -> Try:
    dialog = ConnectDialog(window.session, window, window.go)
    dialog.open()
    dialog._computer.setText("RDLIC01")
    return dialog.accept


def _credentials(window: MainWindow) -> Try:
    command = AddToGroup(server="RDLIC01")
    dialog = CredentialsDialog(command, window.session, window, window.refresh)
    dialog.open()
    UiDriver().type({"User name": "Administrator", "Password": "training"})
    return dialog.accept


def _clock(window: MainWindow) -> Try:
    return _button(_in_world("Clock")(window), "day")


def _simulation(window: MainWindow) -> Try:
    return _button(_in_world("Simulate")(window), "simulate")


def _add_user(window: MainWindow) -> Try:
    dialog = AddUserDialog(window.session, _companion("world", window))
    dialog.open()
    UiDriver().type({"User name": "n.new"})
    return dialog.accept


def _connection(window: MainWindow) -> Try:
    return cast("Try", _companion("connection", window).connect_user)


def _prompt(window: MainWindow) -> Try:
    line = _companion("prompt", window).findChild(CommandLine)
    return lambda: line.entered.emit("net stop TermService")


def _companion_refresh(window: MainWindow) -> Try:
    return cast("Try", _companion("policy", window).refresh_action.trigger)


def _events(window: MainWindow) -> Try:
    return cast("Try", _companion("events", window)._on_choice)


def _table(tab: str, name: str) -> Place:
    def show(window: MainWindow) -> Try:
        view = _in_world(tab)(window).findChild(QTableView, name)
        return cast("Try", view.model().refresh)

    return show


def _report(window: MainWindow) -> Try:
    window.lab.do(CreateReport(server="RDLIC01"))
    report = window.lab.reports("RDLIC01")[-1]
    window.reports.open_report(report_place("RDLIC01", report.id))
    dialog: Any = QApplication.activeModalWidget()
    dialog._table.hide()  # it reads while it is painted
    return lambda: dialog._filter._on_typed("a")


def _export(window: MainWindow) -> Try:
    window.lab.do(CreateReport(server="RDLIC01"))
    session, report = window.session, window.lab.reports("RDLIC01")[-1]
    sheet = report_sheet(report, window.lab, session.labels)
    return lambda: save(sheet, window.lab.path.with_name("r.csv"), session, window)


PLACES: dict[str, Place] = {
    "menu": _menu,
    "undo": _undo,
    "F5": _refresh,
    "going to a place": _navigation,
    "long list": _list,
    "restore points": _restore_points,
    "wizard": _wizard,
    "connect": _connect,
    "credentials": _credentials,
    "clock": _clock,
    "simulation": _simulation,
    "add user": _add_user,
    "Remote Desktop Connection": _connection,
    "command prompt": _prompt,
    "F5 in a companion": _companion_refresh,
    "Event Viewer": _events,
    "users": _table("Users", "users"),
    "devices": _table("Devices", "devices"),
    "report": _report,
    "export": _export,
    "what nobody catches": lambda window: window.lab.problems,
}


@pytest.mark.parametrize("place", one_of(2, PLACES))
def test_every_place_offers_a_copy_where_that_is_a_way_on(
    office: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    attempt = PLACES[place](office)
    before = typed()
    execute = LabConnection.execute
    for cause in CAUSES.values():
        if place == "command prompt" and not cause.leaves_content:
            continue  # it is written there, and that is all
        error = causes._told(cause, office.lab.path)

        def fail(link: LabConnection, *arguments: Any, error: LabError = error) -> Any:
            if arguments == (LOOK,):
                return execute(link, *arguments)
            raise error

        with monkeypatch.context() as patch:
            patch.setattr(LabConnection, "execute", fail)
            messages = told(attempt, qtbot)
            offered = {"Save a Copy…", "Close"} if cause.leaves_content else {"OK"}
            assert {m.text() for m in messages} == {str(error)}, place
            assert [b for m in messages if (b := buttons(m)) != offered] == []
            while boxes():
                boxes()[-1].reject()
        assert typed() == before

    done = ["The file was saved:"] if place == "export" else []
    assert [m.text().split("\n")[0] for m in told(attempt, qtbot)] == done


MAY_TELL_OTHERWISE = {
    "gui/companions/prompt/window.py": "a console writes, too, what went wrong",
    "gui/companions/world/clock_tab.py": "a refusal at its field, and only that",
    "gui/companions/world/command_dialog.py": "a refusal at its field, and only that",
    "gui/lessons/recorder/begin_dialog.py": "at the field of what is to begin",
    "gui/lessons/recorder/checking.py": "the answer of a check, below the lesson",
    "gui/lessons/recorder/editor.py": "what is wrong with the lesson, below it",
    "gui/session/session.py": "is where all others tell it",
    "gui/training/new_lab.py": "at the field of the file that is to be made",
    "gui/manager/handlers/labs.py": "offers a lab that is in use for reading",
}


def test_no_place_tells_an_error_of_the_lab_in_another_way() -> None:
    """Refusals are told where they belong; all else by Session.tell."""
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "gui").rglob("*.py")
        if any(map(_tells_by_itself, ast.walk(ast.parse(path.read_text("utf-8")))))
    }

    assert found == set(MAY_TELL_OTHERWISE)


def _tells_by_itself(node: ast.AST) -> bool:
    """Tell whether a handler of LabErrors shows or sends on their mere text."""
    if isinstance(node, ast.ExceptHandler) and node.type is not None:
        told: list[ast.AST] = [node.type]
    elif isinstance(node, ast.FunctionDef):  # what is called with the error
        told = [a.annotation for a in node.args.args if a.annotation is not None]
    else:
        return False
    kinds = {n.id for t in told for n in ast.walk(t) if isinstance(n, ast.Name)}
    kinds -= {"Lab", "Labels"}
    if not any(kind.startswith("Lab") for kind in kinds):
        return False
    texts = {"str", "JoinedStr"}
    shows = {"show_message", "ask", "say", "write", "emit", "setText"}
    return any(
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in shows
        and any(
            getattr(getattr(part, "func", part), "id", type(part).__name__) in texts
            for argument in (*call.args, *call.keywords)
            for part in ast.walk(argument)
        )
        for statement in node.body
        for call in ast.walk(statement)
    )
