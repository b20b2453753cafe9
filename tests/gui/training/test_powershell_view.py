from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.errors import Refused
from core.lab import Lab
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
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
