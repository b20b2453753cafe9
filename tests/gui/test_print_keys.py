"""Whatever can be printed is printed by Ctrl+P."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from core.commands.reports import CreateReport
from gui.labels.text import strip_mnemonic
from gui.manager.main_window import MainWindow
from gui.models.places import report_place
from tests.gui.acting import select_row
from tests.gui.surfaces import PLACES, SURFACES, close_all

OpenWindow = Callable[..., MainWindow]
WITH_BUTTON = {
    "license monitor",
    "order confirmation",
    "report",
    "result of a lesson",
    "world: Simulate",
}
"""Which windows print; test_accessibility, which opens them all, finds another one."""


@pytest.fixture
def asked(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    """List the windows that asked for a printer."""
    asked: list[QWidget] = []
    monkeypatch.setattr(
        "gui.session.prompts.Prompts.ask_for_printer",
        lambda _, parent, printer, then: asked.append(parent),
    )
    return asked


@pytest.fixture
def window(open_window: OpenWindow) -> Iterator[MainWindow]:
    window = open_window("office", speed=1e-4)
    yield window
    close_all(window)


def print_buttons(surface: QWidget) -> list[QAbstractButton]:
    return [
        button
        for button in surface.findChildren(QAbstractButton)
        if strip_mnemonic(button.text()).startswith("Print") and button.isVisible()
    ]


def press_print_keys(surface: QWidget) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(QApplication.focusWidget() or surface, Qt.Key.Key_P, control)


@pytest.mark.parametrize("name", sorted(WITH_BUTTON))
def test_the_keys_do_what_the_button_does_while_it_can_be_pressed(
    window: MainWindow, asked: list[QWidget], name: str
) -> None:
    surface = SURFACES[name](window)
    (button,) = print_buttons(surface)
    button.setEnabled(False)
    press_print_keys(surface)
    assert asked == []
    button.setEnabled(True)
    press_print_keys(surface)

    assert [parent.window() for parent in asked] == [surface]


def test_the_keys_print_the_selected_report(
    window: MainWindow, asked: list[QWidget]
) -> None:
    window.lab.do(CreateReport(server="RDLIC01"))
    window.go(PLACES["reports"])
    press_print_keys(window)
    assert asked == []
    window.list.view.setFocus()
    select_row(window, report_place("RDLIC01", window.lab.reports("RDLIC01")[-1].id))
    press_print_keys(window)

    assert asked == [window]


def test_every_menu_item_that_prints_has_the_keys(window: MainWindow) -> None:
    actions = [a for a in window.findChildren(QAction) if a.text()]
    printing = [a for a in actions if strip_mnemonic(a.text()).startswith("Print")]

    assert printing
    assert {a.shortcut().toString() for a in printing} == {"Ctrl+P"}
