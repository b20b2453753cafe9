"""What the lab is about can be read at any time, and the cause once it is asked for."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget

from core import scenarios
from core.scenarios.plans import Group
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from tests.helpers.labs import sql

OpenWindow = Callable[..., MainWindow]


def labels() -> list[str]:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QWidget)
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def box() -> QCheckBox:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QWidget)
    found = dialog.findChild(QCheckBox, "show_cause")
    assert isinstance(found, QCheckBox)
    return found


@pytest.mark.parametrize("name", ["trouble-grace-over", "office"])
def test_the_training_menu_tells_what_the_lab_is_about(
    open_window: OpenWindow, driver: UiDriver, name: str
) -> None:
    described = scenarios.describe(name)
    is_trouble = described.group is Group.TROUBLES
    open_window(name)
    driver.menu(["Training", "About This Scenario…"])
    told = labels()
    assert not box().hasFocus()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text().replace("&", "") == "Close"
    assert described.title in told
    assert described.summary in told
    assert ("What its users say:" in told) == is_trouble
    assert not is_trouble or described.cause not in told
    assert box().isEnabled() == is_trouble
    box().click()

    assert not is_trouble or described.cause in labels()
    driver.press("Close")


def test_a_scenario_that_this_version_does_not_have_is_told(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("office")
    sql(window.lab).execute("UPDATE lab SET scenario = 'gone'")
    window.lab.reload()
    driver.menu(["Training", "About This Scenario…"])
    driver.see("There is no scenario gone.")
    driver.press("OK")
