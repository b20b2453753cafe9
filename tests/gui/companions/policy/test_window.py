"""Local Group Policy Editor: folders, settings, and what is kept of them."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QRadioButton,
    QTreeWidget,
)

from core.catalog import PolicyName, PolicyState
from core.commands.history import Undo
from core.commands.policy import EditPolicy, UpdatePolicy
from core.lab import Lab
from core.records import PolicySetting
from gui.companions.policy.setting_dialog import SettingDialog
from gui.companions.policy.window import PolicyEditor
from gui.companions.table import open_companion
from gui.driver.ui_driver import UiDriver
from gui.labels.policy import EXPLANATION, SETTING
from gui.manager.main_window import MainWindow
from gui.tables.row_table import RowTable
from gui.tables.text_table import Row, TextTable

OpenWindow = Callable[..., MainWindow]
SERVICES = [
    "Computer Configuration",
    "Administrative Templates",
    "Windows Components",
    "Remote Desktop Services",
]
LICENSING = [*SERVICES, "Remote Desktop Session Host", "Licensing"]
MODE = "Set the Remote Desktop licensing mode"
SERVERS = "Use the specified Remote Desktop license servers"
HIDE = SETTING[PolicyName.HIDE_NOTIFICATIONS]
SPECIFY = "Specify the licensing mode for the Remote Desktop Session Host server"
TO_USE = "License servers to use"
WAITING = "Changes are in force after gpupdate /force or the next policy refresh."


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("office")


@pytest.fixture
def lab(window: MainWindow) -> Lab:
    return window.lab


@pytest.fixture
def editor(window: MainWindow, driver: UiDriver) -> PolicyEditor:
    """The editor at the folder Licensing."""
    opened = open_companion("policy", window.session, window)
    assert isinstance(opened, PolicyEditor)
    driver.go_to(opened.windowTitle())
    driver.node(LICENSING)
    return opened


def table(editor: PolicyEditor) -> RowTable[Row]:
    found = editor.findChild(RowTable)
    assert isinstance(found, RowTable)
    return found


def rows(editor: PolicyEditor) -> dict[str, str]:
    """Give settings and states as the right pane shows them."""
    view = table(editor)
    model = view.model()
    return {
        model.index(row, 0).data(): model.index(row, 1).data()
        for row in range(model.rowCount())
    }


def dialog() -> SettingDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, SettingDialog)
    return found


def policy(lab: Lab, computer: str = "RDSH01") -> dict[PolicyName, PolicySetting]:
    return lab.computer(computer).policy


def enabled(value: str = "") -> PolicySetting:
    return PolicySetting(state=PolicyState.ENABLED, value=value)


def test_the_folders_hold_the_settings(editor: PolicyEditor, driver: UiDriver) -> None:
    assert list(rows(editor)) == [SERVERS, HIDE, MODE]
    driver.node([*SERVICES, "RD Licensing"])
    assert list(rows(editor)) == [
        "License server security group",
        "Prevent license upgrade",
    ]
    driver.node(SERVICES)
    assert list(rows(editor)) == ["RD Licensing", "Remote Desktop Session Host"]


def test_every_setting_has_its_name_and_explanation() -> None:
    assert set(SETTING) == set(EXPLANATION) == set(PolicyName)


def test_a_folder_of_the_list_is_opened(editor: PolicyEditor, driver: UiDriver) -> None:
    driver.node(SERVICES)
    driver.open("Remote Desktop Session Host")
    driver.open("Licensing")
    tree = editor.findChild(QTreeWidget)
    assert isinstance(tree, QTreeWidget)

    assert tree.currentIndex().data() == "Licensing"
    assert list(rows(editor)) == [SERVERS, HIDE, MODE]


def test_a_change_is_shown_and_waits_for_the_update(
    editor: PolicyEditor, lab: Lab
) -> None:
    labels = editor.statusBar().findChildren(type(editor._status))
    edit = EditPolicy(
        computer="RDSH01",
        setting=PolicyName.LICENSING_MODE,
        to=enabled("per-device"),
    )
    lab.do(edit)
    assert rows(editor)[MODE] == "Enabled"
    assert [label.text() for label in labels if label.text()] == [WAITING]
    lab.do(UpdatePolicy(computer="RDSH01"))
    assert editor._status.text() == "3 setting(s)"
    lab.do(Undo())
    lab.do(Undo())
    assert rows(editor)[MODE] == "Not configured"


def test_each_computer_has_its_own_settings(
    editor: PolicyEditor, lab: Lab, driver: UiDriver
) -> None:
    driver.select({"Computer": "RDLIC01"})
    driver.node([*SERVICES, "RD Licensing"])
    driver.open("License server security group")
    driver.tick({"Enabled": True})
    driver.press("OK")

    assert policy(lab, "RDLIC01") == {PolicyName.SECURITY_GROUP: enabled()}
    assert editor._status.text() == WAITING
    driver.select({"Computer": "RDSH01"})
    assert set(rows(editor).values()) == {"Not configured"}
    assert editor._status.text() == "2 setting(s)"


def test_options_count_only_while_the_setting_is_enabled(
    editor: PolicyEditor, lab: Lab, driver: UiDriver
) -> None:
    driver.open(MODE)
    combo = dialog().findChild(QComboBox, "mode")
    assert isinstance(combo, QComboBox)
    assert not combo.isEnabled()
    driver.tick({"Enabled": True})
    driver.select({SPECIFY: "Per Device"})
    driver.press("Apply")
    assert policy(lab)[PolicyName.LICENSING_MODE] == enabled("per-device")

    driver.tick({"Disabled": True})
    assert not combo.isEnabled()
    driver.press("Apply")
    off = PolicySetting(state=PolicyState.DISABLED)
    assert policy(lab)[PolicyName.LICENSING_MODE] == off
    driver.tick({"Not Configured": True})
    driver.press("OK")
    assert policy(lab) == {}


def test_ok_without_a_change_writes_nothing(
    editor: PolicyEditor, lab: Lab, driver: UiDriver
) -> None:
    driver.open(MODE)
    driver.tick({"Enabled": True})
    driver.tick({"Not Configured": True})
    driver.press("OK")

    assert list(lab.journal()) == []


def test_cancel_forgets_what_was_not_applied(
    editor: PolicyEditor, lab: Lab, driver: UiDriver
) -> None:
    driver.open(SERVERS)
    driver.tick({"Enabled": True})
    driver.type({TO_USE: "RDLIC02"})
    driver.press("Apply")
    driver.type({TO_USE: "RDLIC01"})
    driver.press("Cancel")

    assert policy(lab) == {PolicyName.LICENSE_SERVERS: enabled("RDLIC02")}
    assert len(list(lab.journal())) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter the name of a license server."),
        (" , ,", "Enter the name of a license server."),
        ("x" * 300, "at most 255 characters"),
        ("a\u200bb", "invisible character"),
    ],
)
def test_bad_names_are_told_at_the_field_and_kept_there(
    editor: PolicyEditor, lab: Lab, driver: UiDriver, typed: str, said: str
) -> None:
    driver.open(SERVERS)
    driver.tick({"Enabled": True})
    edit = dialog().findChild(QLineEdit, "servers")
    assert isinstance(edit, QLineEdit)
    edit.setText(typed)
    driver.press("OK")

    assert said in edit.accessibleDescription()
    assert edit.text() == typed
    assert edit.hasFocus()
    assert list(lab.journal()) == []
    driver.type({TO_USE: "RDLIC01"})
    assert edit.accessibleDescription() == ""


def test_a_neighbour_is_reached_and_what_was_changed_is_kept(
    editor: PolicyEditor, lab: Lab, driver: UiDriver
) -> None:
    driver.open(SERVERS)
    driver.tick({"Enabled": True})
    driver.press("Next Setting")
    assert dialog().windowTitle() == SERVERS  # a name is missing

    driver.type({TO_USE: "RDLIC01"})
    driver.press("Next Setting")
    assert dialog().windowTitle() == HIDE
    assert policy(lab) == {PolicyName.LICENSE_SERVERS: enabled("RDLIC01")}
    driver.press("Next Setting")
    assert dialog().windowTitle() == MODE
    driver.press("Previous Setting")
    driver.press("Previous Setting")
    assert dialog().windowTitle() == SERVERS
    button = dialog().findChild(QRadioButton, "enabled")
    assert isinstance(button, QRadioButton)
    assert button.isChecked()


def test_tab_goes_from_the_state_to_the_options(
    editor: PolicyEditor, driver: UiDriver
) -> None:
    driver.open(MODE)
    driver.tick({"Enabled": True})
    driver.shortcut("Tab")
    focused = dialog().focusWidget()
    assert focused is not None
    assert focused.objectName() == "mode"


def test_a_long_name_of_a_server_stays_in_its_list(
    editor: PolicyEditor, driver: UiDriver
) -> None:
    driver.open(SERVERS)
    driver.tick({"Enabled": True})
    driver.type({TO_USE: "a" * 200})
    driver.press("Show")
    contents = QApplication.activeModalWidget()
    assert contents is not None
    listed = contents.findChild(TextTable)
    assert isinstance(listed, TextTable)
    assert listed.columnWidth(0) == listed.viewport().width()
    driver.press("Cancel")


def test_the_list_of_servers_is_edited_in_a_dialog_of_its_own(
    editor: PolicyEditor, driver: UiDriver
) -> None:
    driver.open(SERVERS)
    driver.tick({"Enabled": True})
    driver.type({TO_USE: "RDLIC01, RDLIC02"})
    driver.press("Show")
    driver.row("RDLIC01")
    driver.press("Remove")
    driver.type({"Value": "10.0.0.11, rdlic02"})
    driver.press("Add")
    driver.see("rdlic02 is in the list already.")
    driver.type({"Value": "10.0.0.11"})
    driver.shortcut("Return")
    edit = dialog().findChild(QLineEdit, "servers")
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "RDLIC02, 10.0.0.11"

    driver.press("Show")
    driver.row("RDLIC02")
    driver.press("Remove")
    driver.press("Cancel")
    assert edit.text() == "RDLIC02, 10.0.0.11"


def test_the_keyboard_opens_a_setting_and_its_menu(
    editor: PolicyEditor, driver: UiDriver
) -> None:
    table(editor).setFocus()
    driver.shortcut("Down")
    driver.shortcut("Return")
    assert dialog().windowTitle() == HIDE
    driver.shortcut("Esc")

    table(editor).setFocus()
    driver.shortcut("Shift+F10")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [a.text() for a in menu.actions()][:2] == ["&Edit", ""]
    driver.shortcut("Down")
    driver.shortcut("Return")
    assert dialog().windowTitle() == HIDE


def test_in_a_read_only_lab_nothing_can_be_applied(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("office", read_only=True)
    opened = open_companion("policy", window.session, window)
    driver.go_to(opened.windowTitle())
    driver.node(LICENSING)
    driver.open(MODE)
    driver.tick({"Enabled": True})

    driver.greyed("OK")
    driver.greyed("Apply")
    driver.press("Cancel")
