from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QTabWidget, QWidget

from core.commands.reports import CreateReport
from core.errors import Refused
from core.lab import Lab
from gui.companions.world import window as world_window
from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from gui.labels.world import WorldText
from gui.manager.main_window import MainWindow
from gui.models.places import (
    ALL_SERVERS,
    Place,
    PlaceKind,
    pack_place,
    report_place,
    server_place,
)
from gui.training import powershell_view
from gui.training.powershell_view import PowerShellView
from tests.helpers.labs import activation, installation, retail, sql

OpenWindow = Callable[..., MainWindow]


def text_of(window: MainWindow) -> QPlainTextEdit:
    found = window.findChild(QPlainTextEdit, "powershell_text")
    assert isinstance(found, QPlainTextEdit)
    return found


def blocks(window: MainWindow) -> list[str]:
    return text_of(window).toPlainText().split("\n\n")


@pytest.fixture
def shown(window: MainWindow, driver: UiDriver) -> MainWindow:
    driver.menu(["Training", "PowerShell View"])
    return window


def test_what_was_done_before_is_shown(window: MainWindow, driver: UiDriver) -> None:
    window.lab.do(activation(window.lab))
    driver.shortcut("Ctrl+Shift+P")

    (block,) = blocks(window)
    assert block.startswith("# 1  Activate Server: RDLIC01\nGet-CimInstance ")
    assert block.endswith("-MethodName ActivateServerAutomatic")
    assert text_of(window).isReadOnly()


def test_what_is_done_comes_as_it_is_done(shown: MainWindow) -> None:
    assert text_of(shown).toPlainText() == ""
    shown.lab.do(activation(shown.lab))
    with pytest.raises(Refused):
        shown.lab.do(activation(shown.lab))
    shown.labs.undo()

    first, second, third = blocks(shown)
    assert first.startswith("# 1  Activate Server: RDLIC01\n")
    assert second == "# 2  Activate Server: RDLIC01 (refused: already-activated)"
    assert third.startswith("# 3  Undo\n# training only")


def test_another_windows_work_comes_with_a_refresh(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    reader = open_window("fresh", read_only=True)
    driver.menu(["Training", "PowerShell View"])
    with Lab.open(reader.lab.path) as writer:
        writer.do(activation(writer))
    reader.refresh()

    assert len(blocks(reader)) == 1
    assert "ActivateServerAutomatic" in blocks(reader)[0]


def test_copy_takes_the_selection_or_everything(
    shown: MainWindow, driver: UiDriver
) -> None:
    shown.lab.do(activation(shown.lab))
    shown.lab.do(installation(retail(1)))
    driver.press("Copy")
    assert QGuiApplication.clipboard().text() == text_of(shown).toPlainText()

    cursor = text_of(shown).textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.movePosition(
        QTextCursor.MoveOperation.Down, QTextCursor.MoveMode.KeepAnchor, 2
    )
    text_of(shown).setTextCursor(cursor)
    driver.press("Copy")
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2


def test_the_menu_and_the_close_button_hide_it(
    shown: MainWindow, driver: UiDriver
) -> None:
    view = shown.findChild(PowerShellView)
    assert isinstance(view, PowerShellView)
    action = shown.actions_["powershell_view"]
    assert (view.isVisible(), action.isChecked()) == (True, True)
    close = view.findChild(QWidget, "qt_dockwidget_closebutton")
    assert isinstance(close, QWidget)
    assert close.accessibleName() == "Close"
    view.close()
    assert (view.isVisible(), action.isChecked()) == (False, False)

    driver.menu(["Training", "PowerShell View"])
    assert (view.isVisible(), action.isChecked()) == (True, True)
    driver.menu(["Training", "PowerShell View"])
    assert (view.isVisible(), action.isChecked()) == (False, False)


def test_classic_hides_it(shown: MainWindow, driver: UiDriver) -> None:
    driver.menu(["View", "Classic"])

    assert not text_of(shown).isVisible()
    assert not shown.actions_["powershell_view"].isChecked()


def test_of_a_long_history_the_end_is_shown(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(powershell_view, "_HISTORY", 2)
    for _ in range(3):
        window.lab.do(activation(window.lab))
        window.labs.undo()
    window.panels.toggle_powershell()

    assert [block.splitlines()[0] for block in blocks(window)] == [
        "# 5  Activate Server: RDLIC01",
        "# 6  Undo",
    ]


def test_a_row_that_nobody_can_read_is_told_in_its_place(window: MainWindow) -> None:
    window.lab.do(activation(window.lab))
    sql(window.lab).execute("UPDATE journal SET command = 'of-the-future'")
    window.panels.toggle_powershell()

    assert blocks(window) == ["# 1  Of The Future: this version cannot read it"]


def dialects_of(window: MainWindow) -> QComboBox:
    found = window.findChild(QComboBox, "powershell_dialect")
    assert isinstance(found, QComboBox)
    return found


def test_another_dialect_is_for_all_that_is_shown_and_is_kept(
    window: MainWindow,
) -> None:
    window.lab.do(activation(window.lab))
    window.panels.toggle_powershell()
    dialects_of(window).setCurrentIndex(1)
    window.lab.do(installation(retail(1)))

    first, second = blocks(window)
    assert r"Set-Item RDS:\LicenseServer\ActivationStatus -Value 1" in first
    assert "InstallRetailPurchaseLicenseKeyPack" in second
    again = PowerShellView(window.session, window).findChild(QComboBox)
    assert isinstance(again, QComboBox)
    assert again.currentIndex() == 1
    dialects_of(window).setCurrentIndex(0)
    assert "RDS:" not in text_of(window).toPlainText()


SERVER = "RDLIC01"
TABS = {
    WorldText.users_tab: "users",
    WorldText.devices_tab: "devices",
    WorldText.groups_tab: "groups of RDLIC01",
    WorldText.domains_tab: "domains",
    WorldText.hosts_tab: "session hosts",
    WorldText.faults_tab: "what can go wrong around the servers",
    WorldText.closed_tab: "what gets through",
    WorldText.clock_tab: "clock",
    WorldText.simulate_tab: "simulated days",
    WorldText.computers_tab: "computers",
}


def world_of(window: MainWindow) -> QTabWidget:
    window.open_window("world")
    (panel,) = window.findChildren(WorldPanel)
    (tabs,) = panel.findChildren(QTabWidget)
    return tabs


def show_tab(title: str, window: MainWindow) -> None:
    tabs = world_of(window)
    tabs.setCurrentIndex([*TABS].index(title))
    assert tabs.tabText(tabs.currentIndex()) == title


def go_back_to_all_servers(window: MainWindow) -> None:
    window.go(server_place(SERVER))
    window.go(ALL_SERVERS)


LOOKS: dict[str, tuple[Callable[[MainWindow], object], str]] = {
    "packs": (lambda w: w.go(server_place(SERVER)), "license packs of RDLIC01"),
    "issued": (
        lambda w: w.go(pack_place(SERVER, w.lab.packs(SERVER)[-1].id)),
        "issued licenses of license pack",
    ),
    "reports": (lambda w: w.go(Place(PlaceKind.REPORTS, SERVER)), "reports of RDLIC01"),
    "report": (lambda w: w.reports.open_report(report_place(SERVER, 1)), "report "),
    "properties": (
        lambda w: w.servers.properties(server_place(SERVER)),
        "properties of RDLIC01",
    ),
    "review": (lambda w: w.review(SERVER, w), "configuration of RDLIC01"),
    "diagnoser": (lambda w: w.open_window("diagnoser"), "licensing diagnosis of"),
    "events": (lambda w: w.open_window("events"), "event logs"),
    "policy": (lambda w: w.open_window("policy"), "policies in force on"),
    "registry": (lambda w: w.open_window("registry"), "registry key HKLM:"),
    "tasks": (lambda w: w.open_window("tasks"), "scheduled tasks of"),
    "server manager": (lambda w: w.open_window("server-manager"), "role services"),
    "all servers": (go_back_to_all_servers, "all servers"),
    **{title: (partial(show_tab, title), TABS[title]) for title in TABS},
}


@pytest.mark.parametrize("name", LOOKS)
def test_what_is_looked_at_is_shown_once_and_never_journaled(
    name: str, open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("office")
    window.lab.do(CreateReport(server=SERVER))
    look, title = LOOKS[name]
    driver.shortcut("Ctrl+Shift+P")
    before, seq = text_of(window).toPlainText(), window.lab.last_seq()
    look(window)
    window.refresh()

    added = text_of(window).toPlainText().removeprefix(before)
    assert added.count(f"# Looked at: {title}") == 1
    assert window.lab.last_seq() == seq


def test_each_tab_of_world_is_looked_at() -> None:
    assert TABS.keys() == world_window.TABS.keys()


def test_a_tab_is_told_as_it_is_chosen_and_a_server_of_its_list(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("office")
    driver.shortcut("Ctrl+Shift+P")
    show_tab(WorldText.groups_tab, window)
    (servers,) = world_of(window).currentWidget().findChildren(QComboBox, "server")
    servers.setCurrentIndex(1)

    assert [block.splitlines()[0] for block in blocks(window)] == [
        "# Looked at: users",
        "# Looked at: groups of RDLIC01",
        "# Looked at: groups of RDLIC02",
    ]


def test_what_is_looked_at_while_it_is_hidden_is_not_told(
    shown: MainWindow, driver: UiDriver
) -> None:
    driver.shortcut("Ctrl+Shift+P")
    shown.go(server_place(SERVER))
    driver.shortcut("Ctrl+Shift+P")

    assert text_of(shown).toPlainText() == ""
