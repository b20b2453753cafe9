"""Registry Editor: keys, values, and what is written, deleted, found and saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit

from core.catalog import LicensingMode
from core.commands.history import Undo
from core.lab import Lab
from core.management.registry.export import ENCODING
from gui.companions.registry.window import RegistryEditor
from gui.companions.table import open_companion
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from tests.helpers.prompts import ChosenFile

OpenWindow = Callable[..., MainWindow]
LOCAL = ["Computer", "HKEY_LOCAL_MACHINE"]
CONTROL = [*LOCAL, "SYSTEM", "CurrentControlSet", "Control"]
RCM = [*CONTROL, "Terminal Server", "RCM"]
CORE = [*RCM, "Licensing Core"]
SERVERS = [*LOCAL, "SYSTEM", "CurrentControlSet", "Services", "TermService"]
LIST = [*SERVERS, "Parameters", "LicenseServers"]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("office")


@pytest.fixture
def lab(window: MainWindow) -> Lab:
    return window.lab


@pytest.fixture
def editor(window: MainWindow, driver: UiDriver) -> RegistryEditor:
    opened = open_companion("registry", window.session, window)
    assert isinstance(opened, RegistryEditor)
    driver.go_to(opened.windowTitle())
    return opened


def rows(editor: RegistryEditor) -> dict[str, str]:
    """Give names and data as the right pane shows them."""
    model = editor.list.model()
    return {
        model.index(row, 0).data(): model.index(row, 2).data()
        for row in range(model.rowCount())
    }


def status(editor: RegistryEditor) -> str:
    return editor._status.text()


def address(editor: RegistryEditor) -> QLineEdit:
    found = editor.findChild(QLineEdit, "address")
    assert isinstance(found, QLineEdit)
    return found


def test_the_values_of_a_key_are_listed_and_its_address_is_shown(
    editor: RegistryEditor, driver: UiDriver
) -> None:
    driver.node(CORE)

    assert rows(editor) == {
        "(Default)": "(value not set)",
        "LicensingMode": "0x00000004 (4)",
    }
    assert address(editor).text() == "\\".join(CORE)
    driver.node([*LOCAL[:1], "HKEY_CURRENT_USER"])
    assert rows(editor) == {}


def test_a_number_is_modified_and_undone(
    editor: RegistryEditor, driver: UiDriver, lab: Lab
) -> None:
    driver.node(CORE)
    driver.row("LicensingMode")
    driver.menu(["Edit", "Modify…"])
    driver.tick({"Decimal": True})
    driver.type({"Value data": "3"})
    driver.press("OK")
    driver.wrong("Value data", "2, 4 or 5")
    driver.type({"Value data": "x"})
    driver.press("OK")
    driver.wrong("Value data", "whole number")
    driver.type({"Value data": "2"})
    driver.press("OK")

    assert lab.host("RDSH01").written_mode is LicensingMode.PER_DEVICE
    assert rows(editor)["LicensingMode"] == "0x00000002 (2)"
    assert "after a restart of TermService" in status(editor)
    lab.do(Undo())
    assert rows(editor)["LicensingMode"] == "0x00000004 (4)"


def test_lines_are_deleted_after_a_question_and_made_anew(
    editor: RegistryEditor, driver: UiDriver
) -> None:
    driver.node(LIST)
    driver.row("SpecifiedLicenseServers")
    driver.shortcut("Del")
    driver.see("Delete the value SpecifiedLicenseServers?")
    driver.press("Yes")
    assert [*rows(editor)] == ["(Default)"]

    driver.menu(["Edit", "New", "Multi-String Value"])
    driver.press("OK")
    driver.wrong("Value name", "name of the value")
    lines = editor.findChild(QPlainTextEdit)
    assert isinstance(lines, QPlainTextEdit)
    lines.setPlainText("RDLIC02\n\nRDLIC01 \n")
    driver.type({"Value name": "Servers"})
    driver.press("OK")
    driver.see("SpecifiedLicenseServers is a REG_MULTI_SZ")
    driver.type({"Value name": "SpecifiedLicenseServers"})
    driver.press("OK")
    assert rows(editor)["SpecifiedLicenseServers"] == "RDLIC02 RDLIC01"


def test_deleting_the_grace_period_is_no_cure_and_not_done(
    editor: RegistryEditor, driver: UiDriver, lab: Lab
) -> None:
    """domain.md 9."""
    driver.context([*RCM, "GracePeriod"], choose=["Delete"])
    driver.see("this is no fix")
    driver.press("OK")

    assert list(lab.journal()) == []


def test_what_cannot_be_typed_says_why(
    editor: RegistryEditor, driver: UiDriver
) -> None:
    driver.node(RCM)
    driver.row("Certificate", choose=["Modify…"])

    driver.see("makes its certificates by itself")


def test_find_goes_on_to_the_end(editor: RegistryEditor, driver: UiDriver) -> None:
    driver.node(LOCAL)
    driver.menu(["Edit", "Find…"])
    driver.press("Find Next")
    driver.wrong("Find what", "text to look for")
    driver.type({"Find what": "x509"})
    driver.press("Find Next")
    found = []
    while QApplication.activeModalWidget() is None:
        assert editor.value is not None
        found.append(editor.value.name)
        driver.shortcut("F3")

    driver.see("Finished searching through the registry of RDSH01")
    assert found == ["X509 Certificate", "X509 Certificate ID", "X509 Certificate2"]


def test_an_address_is_gone_to_or_said_not_to_be_there(
    editor: RegistryEditor, driver: UiDriver
) -> None:
    driver.type({"Address": r"hklm\system\nowhere"})
    driver.shortcut("Return")
    driver.wrong("Address", "There is no key hklm\\system\\nowhere on RDSH01")
    driver.type({"Address": "\\".join(CORE).lower()})
    driver.shortcut("Return")

    assert address(editor).text() == "\\".join(CORE)
    driver.menu(["Edit", "Copy Key Name"])
    assert QGuiApplication.clipboard().text() == "\\".join(CORE)


def test_a_client_is_connected_and_its_key_deleted(
    editor: RegistryEditor, driver: UiDriver, lab: Lab
) -> None:
    """domain.md 13.1."""
    before = lab.known_device("PC-0001").hardware_id
    driver.menu(["File", "Connect Network Registry…"])
    driver.type({"Enter the computer name": "NOBODY"})
    driver.press("OK")
    driver.wrong("Enter the computer name", "There is no server NOBODY")
    driver.type({"Enter the computer name": "pc-0001"})
    driver.press("OK")
    driver.node([*LOCAL, "SOFTWARE", "Microsoft", "MSLicensing"])
    driver.shortcut("Del")
    driver.press("Yes")

    assert lab.known_device("PC-0001").hardware_id != before
    assert "another hardware ID" in status(editor)


def test_a_key_is_exported(
    editor: RegistryEditor,
    driver: UiDriver,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = ChosenFile("")
    chosen.file = tmp_path / "core.reg"
    monkeypatch.setattr(editor.session, "prompts", chosen)
    driver.node(CORE)
    driver.menu(["File", "Export…"])

    assert '"LicensingMode"=dword:00000004' in chosen.file.read_text(ENCODING)
    assert "exported as core.reg" in status(editor)


def test_the_menu_of_a_key_opens_by_keys(
    editor: RegistryEditor, driver: UiDriver
) -> None:
    driver.node(CORE)
    driver.shortcut("Shift+F10")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)

    names = [action.objectName() for action in menu.actions()[1:]]
    assert names == ["find", "delete", "export", "copy_key"]
    menu.close()


def test_a_lab_for_reading_says_why_nothing_is_written(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("office", read_only=True)
    opened = open_companion("registry", window.session, window)
    assert isinstance(opened, RegistryEditor)
    driver.go_to(opened.windowTitle())
    driver.node(CORE)

    assert "read" in status(opened)
    for name in ("new_number", "delete"):
        action = opened.findChild(QAction, name)
        assert isinstance(action, QAction)
        assert not action.isEnabled()
