import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

from core.catalog import ConnectionMethod
from core.commands.faults import SetServerReachable
from core.lab import Lab
from core.numbers.kinds import shown
from gui.dialogs.properties import PropertiesDialog
from gui.driver.ui_driver import UiDriver
from gui.help.help_window import HelpWindow
from gui.manager.main_window import MainWindow
from gui.models.places import server_place
from tests.helpers.labs import GENUINE_LOOKING

OpenDialog = Callable[..., PropertiesDialog]
METHOD, REQUIRED, OPTIONAL = range(3)
TEXTS = {
    "first_name": (REQUIRED, "First name"),
    "last_name": (REQUIRED, "Last name"),
    "company": (REQUIRED, "Company"),
    "email": (OPTIONAL, "E-mail"),
    "organizational_unit": (OPTIONAL, "Organizational unit"),
    "address": (OPTIONAL, "Company address"),
    "city": (OPTIONAL, "City"),
    "state": (OPTIONAL, "State/province"),
    "postal_code": (OPTIONAL, "Postal code"),
}
TABS = ["Connection Method", "Required Information", "Optional Information"]


@pytest.fixture
def open_dialog(open_window: Callable[..., MainWindow]) -> OpenDialog:
    """Open the properties of RDLIC01 in a lab of a scenario."""

    def call(scenario: str | Lab = "activated", **how: bool) -> PropertiesDialog:
        window = open_window(scenario, **how)
        window.go(server_place("RDLIC01"))
        window.actions_["properties"].trigger()
        dialog = window.findChild(PropertiesDialog)
        assert isinstance(dialog, PropertiesDialog)
        dialog.activateWindow()
        assert QTest.qWaitForWindowFocused(dialog)
        return dialog

    return call


@pytest.fixture
def dialog(open_dialog: OpenDialog) -> PropertiesDialog:
    return open_dialog()


def lab_of(dialog: PropertiesDialog) -> Lab:
    return dialog._session.lab


def commands(dialog: PropertiesDialog) -> list[str]:
    return [entry.command for entry in lab_of(dialog).journal()]


def text_of(dialog: PropertiesDialog, name: str) -> str:
    edit = dialog.findChild(QLineEdit, name)
    assert isinstance(edit, QLineEdit)
    return edit.text()


def button(dialog: PropertiesDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def tab(dialog: PropertiesDialog) -> int:
    tabs = dialog.findChild(QTabWidget, "tabs")
    assert isinstance(tabs, QTabWidget)
    return tabs.currentIndex()


def problems(dialog: PropertiesDialog) -> list[str]:
    notes = dialog.findChildren(QLabel, "problem")
    return [n.text() for n in notes if n.isVisible()]


# What it shows


def test_it_has_the_three_tabs_and_the_genuine_buttons(
    dialog: PropertiesDialog,
) -> None:
    tabs = dialog.findChild(QTabWidget, "tabs")
    assert isinstance(tabs, QTabWidget)

    assert dialog.windowTitle() == "RDLIC01 Properties"
    assert [tabs.tabText(i) for i in range(tabs.count())] == TABS
    assert tab(dialog) == METHOD
    names = ("ok", "cancel", "apply", "help")
    labels = [button(dialog, name).text().replace("&", "") for name in names]
    assert labels == ["OK", "Cancel", "Apply", "Help"]


@pytest.mark.parametrize(
    ("scenario", "is_activated", "scope"),
    [
        ("fresh", False, "Domain"),
        ("activated", True, "Domain"),
        ("workgroup", False, "Workgroup"),
    ],
)
def test_the_first_tab_has_the_facts_of_the_server(
    open_dialog: OpenDialog, scenario: str, is_activated: bool, scope: str
) -> None:
    dialog = open_dialog(scenario)
    server = lab_of(dialog).servers()[0]
    server_id = (
        shown(server.license_server_id)
        if is_activated
        else "Available after activation"
    )

    assert text_of(dialog, "product_id") == shown(server.product_id)
    assert text_of(dialog, "license_server_id") == server_id
    assert text_of(dialog, "discovery_scope") == scope
    assert text_of(dialog, "database_path") == r"C:\Windows\System32\LServer"


def test_the_whole_license_server_id_is_seen(dialog: PropertiesDialog) -> None:
    edit = dialog.findChild(QLineEdit, "license_server_id")
    assert isinstance(edit, QLineEdit)

    assert edit.fontMetrics().horizontalAdvance(edit.text()) < edit.width() - 12


@pytest.mark.parametrize(
    "name", ["product_id", "license_server_id", "discovery_scope", "database_path"]
)
def test_facts_can_be_copied_and_not_changed(
    dialog: PropertiesDialog, name: str
) -> None:
    edit = dialog.findChild(QLineEdit, name)
    assert isinstance(edit, QLineEdit)
    before = edit.text()
    QTest.keyClicks(edit, "X")
    edit.selectAll()

    assert edit.text() == edit.selectedText() == before
    assert edit.cursorPosition() == len(before)


@pytest.mark.parametrize(
    ("method", "description", "requirement"),
    [
        ("Automatic connection (recommended)", "recommended method", "TCP port 443"),
        ("Web Browser", "another computer", "web browser"),
        ("Telephone", "on the telephone", "telephone"),
    ],
)
def test_a_connection_method_says_what_it_is_and_what_it_needs(
    dialog: PropertiesDialog,
    driver: UiDriver,
    method: str,
    description: str,
    requirement: str,
) -> None:
    driver.select({"Connection method": "Telephone"})
    driver.select({"Connection method": method})
    labels = [w for w in dialog.findChildren(QLabel) if w.isVisible()]
    labels.sort(key=lambda w: w.mapTo(dialog, QPoint()).y())
    texts = [w.text() for w in labels]
    below = texts[texts.index("Description:") + 1 :]

    assert description in below[0]
    assert requirement in below[2]


def test_the_registration_is_filled_in(dialog: PropertiesDialog) -> None:
    country = dialog.findChild(QComboBox, "country")
    assert isinstance(country, QComboBox)

    assert text_of(dialog, "first_name") == "Alex"
    assert text_of(dialog, "company") == "Example Corp"
    assert country.currentText() == "Canada"


# What it changes


@pytest.mark.parametrize("name", ["ok", "cancel"])
def test_without_a_change_no_command_is_given(
    dialog: PropertiesDialog, driver: UiDriver, name: str
) -> None:
    assert not button(dialog, "apply").isEnabled()
    QTest.mouseClick(button(dialog, name), Qt.MouseButton.LeftButton)

    assert QApplication.activeModalWidget() is None
    assert commands(dialog) == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_field_is_kept(
    dialog: PropertiesDialog, driver: UiDriver, name: str
) -> None:
    which, label = TEXTS[name]
    driver.tab(TABS[which])
    driver.type({label: "  <b>R&D</b> "})
    assert button(dialog, "apply").isEnabled()
    driver.press("OK")

    assert QApplication.activeModalWidget() is None
    assert commands(dialog) == ["change-server-properties"]
    server = lab_of(dialog).servers()[0]
    assert getattr(server.registration, name) == "<b>R&D</b>"
    assert server.registration.country == "Canada"


def test_the_country_is_kept(dialog: PropertiesDialog, driver: UiDriver) -> None:
    driver.tab("Required Information")
    driver.select({"Country or Region": "Norway"})
    driver.press("OK")

    assert lab_of(dialog).servers()[0].registration.country == "Norway"


@pytest.mark.parametrize(
    ("method", "is_asked"),
    [
        ("Automatic connection (recommended)", False),
        ("Web Browser", False),
        ("Telephone", True),
    ],
)
def test_the_telephone_alone_asks_for_a_country(
    dialog: PropertiesDialog, driver: UiDriver, method: str, is_asked: bool
) -> None:
    driver.select({"Connection method": method})
    country = dialog.findChild(QComboBox, "telephone_country")
    assert isinstance(country, QComboBox)

    assert country.isVisible() is is_asked
    assert country.currentText() == "Canada"


def test_the_country_of_the_telephone_is_that_of_the_registration(
    dialog: PropertiesDialog, driver: UiDriver
) -> None:
    driver.select({"Connection method": "Telephone"})
    driver.select({"Select Country or Region": "Norway"})
    driver.tab("Required Information")
    driver.shows("Country or Region", "Norway")
    driver.select({"Country or Region": "Japan"})
    driver.tab("Connection Method")
    driver.shows("Select Country or Region", "Japan")
    driver.press("OK")
    server = lab_of(dialog).servers()[0]

    assert server.connection_method is ConnectionMethod.TELEPHONE
    assert server.registration.country == "Japan"
    assert commands(dialog) == ["change-server-properties"]


def test_the_connection_method_is_kept(
    dialog: PropertiesDialog, driver: UiDriver
) -> None:
    driver.select({"Connection method": "Web Browser"})
    driver.press("OK")

    assert lab_of(dialog).servers()[0].connection_method is ConnectionMethod.WEB


def test_apply_keeps_the_change_and_the_dialog(
    dialog: PropertiesDialog, driver: UiDriver
) -> None:
    driver.tab("Optional Information")
    driver.type({"City": " Oslo "})
    driver.press("Apply")

    assert dialog.isVisible()
    assert tab(dialog) == OPTIONAL
    assert not button(dialog, "apply").isEnabled()
    assert lab_of(dialog).servers()[0].registration.city == "Oslo"
    driver.type({"City": "Bergen"})
    driver.press("Apply")
    driver.press("OK")
    assert commands(dialog) == ["change-server-properties"] * 2


def test_what_is_changed_back_is_no_change(
    dialog: PropertiesDialog, driver: UiDriver
) -> None:
    driver.tab("Required Information")
    driver.type({"Company": "Other"})
    driver.type({"Company": "Example Corp"})

    assert not button(dialog, "apply").isEnabled()
    driver.press("OK")
    assert commands(dialog) == []


@pytest.mark.parametrize("way", ["Cancel", "Esc", "close"])
def test_cancel_keeps_what_was(
    dialog: PropertiesDialog, driver: UiDriver, way: str
) -> None:
    driver.tab("Required Information")
    driver.type({"Company": "Other"})
    if way == "Cancel":
        driver.press("Cancel")
    elif way == "Esc":
        driver.shortcut("Esc")
    else:
        dialog.close()

    assert commands(dialog) == []
    assert lab_of(dialog).servers()[0].registration.company == "Example Corp"


def test_enter_is_ok(dialog: PropertiesDialog, driver: UiDriver) -> None:
    driver.tab("Required Information")
    driver.type({"Company": "Other"})
    driver.shortcut("Return")

    assert QApplication.activeModalWidget() is None
    assert lab_of(dialog).servers()[0].registration.company == "Other"


# What it refuses


@pytest.mark.parametrize(
    ("name", "typed", "problem"),
    [
        *((name, "x" * 256, "Enter at most 255 characters.") for name in TEXTS),
        ("company", "a\u202eb", "U+202E"),
        ("company", GENUINE_LOOKING, "Never enter a real key here."),
        ("city", "a\tb", "U+0009"),
    ],
)
def test_a_problem_is_said_at_its_field_on_its_tab(
    dialog: PropertiesDialog, driver: UiDriver, name: str, typed: str, problem: str
) -> None:
    which, label = TEXTS[name]
    driver.tab(TABS[which])
    driver.type({label: typed})
    driver.tab("Connection Method")
    driver.press("OK")

    assert tab(dialog) == which
    assert len(problems(dialog)) == 1
    assert problem in problems(dialog)[0]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == name
    assert commands(dialog) == []
    driver.type({label: "R&D"})
    assert problems(dialog) == []
    driver.press("OK")
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("name", ["first_name", "last_name", "company"])
def test_an_activated_server_keeps_its_required_information(
    dialog: PropertiesDialog, driver: UiDriver, name: str
) -> None:
    label = TEXTS[name][1]
    driver.tab("Required Information")
    driver.type({label: "   "})
    driver.press("Apply")

    assert problems(dialog) == [f"Enter the {label.lower()}."]
    assert commands(dialog) == []
    driver.press("Cancel")


def test_a_server_that_is_not_activated_needs_no_information(
    open_dialog: OpenDialog, driver: UiDriver
) -> None:
    dialog = open_dialog("fresh")
    driver.tab("Optional Information")
    driver.type({"City": "Oslo"})
    driver.press("OK")

    assert commands(dialog) == ["change-server-properties"]


def test_a_read_only_lab_can_be_looked_at(
    open_dialog: OpenDialog, driver: UiDriver
) -> None:
    dialog = open_dialog("activated", read_only=True)
    driver.tab("Required Information")
    driver.type({"Company": "Other"})

    assert not button(dialog, "ok").isEnabled()
    assert not button(dialog, "apply").isEnabled()
    driver.press("Cancel")
    assert lab_of(dialog).servers()[0].registration.company == "Example Corp"


def test_what_the_world_refuses_is_told_and_the_dialog_stays(
    open_dialog: OpenDialog, driver: UiDriver
) -> None:
    dialog = open_dialog()
    lab_of(dialog).do(SetServerReachable(server="RDLIC01", is_reachable=False))
    driver.tab("Optional Information")
    driver.type({"City": "Oslo"})
    driver.press("OK")
    driver.see("The license server RDLIC01 is not available.")
    driver.press("OK")

    assert dialog.isVisible()
    assert text_of(dialog, "city") == "Oslo"
    driver.press("Cancel")
    assert json.loads(lab_of(dialog).snapshot())["license_server"]


# Help


@pytest.mark.parametrize("way", ["Help", "F1"])
def test_help_is_about_the_properties(
    dialog: PropertiesDialog, driver: UiDriver, qtbot: QtBot, way: str
) -> None:
    if way == "F1":
        driver.shortcut("F1")
    else:
        driver.press("Help")
    window = dialog.parent()
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: window.findChild(HelpWindow) is not None)
    (shown_help,) = window.findChildren(HelpWindow)

    assert dialog.isVisible()
    assert "Properties" in shown_help._text.toPlainText().splitlines()[0]
    shown_help.close()
