"""What all companion windows have in common."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from gui.companions.table import COMPANIONS, open_companion
from gui.driver.ui_driver import UiDriver
from gui.help.help_window import HelpWindow
from gui.manager.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]


def shown() -> list[str]:
    return sorted(
        w.windowTitle() for w in QApplication.topLevelWidgets() if w.isVisible()
    )


def test_they_close_with_the_manager(open_window: OpenWindow) -> None:
    window = open_window("fresh")
    open_companion("prompt", window.session, window)
    open_companion("policy", window.session, window)
    assert len(shown()) == 3
    window.close()
    assert shown() == []


def test_there_is_one_of_each(window: MainWindow) -> None:
    first = open_companion("prompt", window.session, window)
    other = open_companion("policy", window.session, window)
    assert open_companion("prompt", window.session, window) is first
    assert other is not first


@pytest.mark.parametrize("name", COMPANIONS)
def test_f5_looks_at_the_lab_again(
    window: MainWindow, driver: UiDriver, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    companion = open_companion(name, window.session, window)
    driver.go_to(companion.windowTitle())
    looks: list[str] = []
    monkeypatch.setattr(companion, "refresh", lambda: looks.append(name))
    driver.shortcut("F5")

    assert looks == [name]


def test_help_opens_at_the_topic_of_the_window(window: MainWindow) -> None:
    open_companion("policy", window.session, window).ask_for_help()
    (shown_help,) = (h for h in window.findChildren(HelpWindow) if h.isVisible())

    assert "Policy Settings" in shown_help._list.currentItem().text()
