from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton

from core.lab import Lab
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.training.restore_points import RestorePointsDialog
from tests.helpers.labs import GENUINE_LOOKING, activation, installation, retail, world

OpenDialog = Callable[..., RestorePointsDialog]


@pytest.fixture
def open_dialog(open_window: Callable[..., MainWindow]) -> OpenDialog:
    def call(scenario: str = "fresh", **how: bool) -> RestorePointsDialog:
        return opened(open_window(scenario, **how))

    return call


@pytest.fixture
def dialog(open_dialog: OpenDialog) -> RestorePointsDialog:
    return open_dialog()


def opened(window: MainWindow) -> RestorePointsDialog:
    window.actions_["restore_points"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RestorePointsDialog)
    assert QTest.qWaitForWindowFocused(dialog)
    return dialog


def lab_of(dialog: RestorePointsDialog) -> Lab:
    return dialog._session.lab


def listed(dialog: RestorePointsDialog) -> list[str]:
    found = dialog.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def can_press(dialog: RestorePointsDialog, name: str) -> bool:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    return button.isEnabled()


def problem(dialog: RestorePointsDialog) -> str:
    notes = dialog.findChildren(QLabel, "problem")
    return "".join(n.text() for n in notes if n.isVisible())


def create(driver: UiDriver, name: str) -> None:
    driver.type({"Name": name})
    driver.press("Create")


def test_points_are_listed_with_the_newest_first(
    dialog: RestorePointsDialog, driver: UiDriver
) -> None:
    assert listed(dialog) == []
    create(driver, "before")
    create(driver, "<b>R&D</b>")

    assert listed(dialog) == [
        "<b>R&D</b>  (2026-11-16 08:30)",
        "before  (2026-11-16 08:30)",
    ]
    name = dialog.findChild(QLineEdit, "name")
    assert isinstance(name, QLineEdit)
    assert name.text() == ""
    driver.press("Close")


def test_enter_in_the_name_creates_and_does_not_close(
    dialog: RestorePointsDialog, driver: UiDriver
) -> None:
    driver.type({"Name": "before"})
    driver.shortcut("Return")

    assert dialog.isVisible()
    assert len(listed(dialog)) == 1
    driver.press("Close")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter the name of the restore point."),
        ("   ", "Enter the name of the restore point."),
        ("x" * 10_000, "Enter at most 255 characters."),
        ("a\u202eb", "U+202E"),
        (GENUINE_LOOKING, "Never enter a real key here."),
    ],
)
def test_a_name_that_cannot_be_is_explained_at_its_field(
    dialog: RestorePointsDialog, driver: UiDriver, typed: str, said: str
) -> None:
    create(driver, typed)

    assert said in problem(dialog)
    assert listed(dialog) == []
    assert list(lab_of(dialog).journal()) == []
    driver.type({"Name": "before"})
    assert problem(dialog) == ""
    driver.press("Close")


def test_a_name_that_is_taken_is_refused(
    dialog: RestorePointsDialog, driver: UiDriver
) -> None:
    create(driver, "before")
    create(driver, " Before ")
    driver.see("There is a restore point named Before already.")
    driver.press("OK")

    assert len(listed(dialog)) == 1
    driver.press("Close")


def test_returning_brings_the_world_back_and_closes(
    window: MainWindow, driver: UiDriver
) -> None:
    lab = window.lab
    opened(window)
    create(driver, "before")
    driver.press("Close")
    before = world(lab)
    lab.do(activation(lab))
    lab.do(installation(retail()))
    opened(window)
    driver.row("before  (2026-11-16 08:30)")
    driver.press("Return")

    assert QApplication.activeModalWidget() is None
    assert world(lab) == before
    driver.see("Not Activated")


def test_a_double_click_returns(window: MainWindow, driver: UiDriver) -> None:
    dialog = opened(window)
    create(driver, "before")
    window.lab.do(activation(window.lab))
    found = dialog.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    found.setCurrentRow(0)
    found.itemActivated.emit(found.item(0))

    assert not window.lab.servers()[0].is_activated


def test_returning_wants_a_point(dialog: RestorePointsDialog, driver: UiDriver) -> None:
    create(driver, "before")
    assert not can_press(dialog, "return")
    driver.row("before  (2026-11-16 08:30)")

    assert can_press(dialog, "return")
    driver.press("Close")


def test_a_read_only_lab_shows_its_points_and_takes_none(
    window: MainWindow, open_window: Callable[..., MainWindow], driver: UiDriver
) -> None:
    opened(window)
    create(driver, "before")
    driver.press("Close")
    dialog = opened(open_window(window.lab, read_only=True))
    driver.row("before  (2026-11-16 08:30)")

    assert not can_press(dialog, "create")
    assert not can_press(dialog, "return")
    driver.press("Close")
