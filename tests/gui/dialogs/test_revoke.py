"""Revoke License for several rows: preview, one step, one undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from core.catalog import LicenseStatus
from core.commands.history import Undo
from core.lab import Lab
from gui.dialogs.revoke import RevokeDialog
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.models.places import PlaceKind, pack_place
from tests.gui.surfaces import settle
from tests.helpers.labs import revoking_most

OpenWindow = Callable[..., MainWindow]


def at_devices(window: MainWindow) -> MainWindow:
    """Show the licenses of devices, all of them selected."""
    window.go(pack_place("RDLIC01", 4))
    settle(window)
    window.list.focus()
    QTest.keyClick(window.list.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    return window


def dialog() -> RevokeDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, RevokeDialog)
    settle(found)
    return found


def said(shown: RevokeDialog) -> str:
    label = shown.findChild(QLabel, "preview")
    assert isinstance(label, QLabel)
    return label.text()


def left(shown: RevokeDialog) -> list[tuple[str, str]]:
    model = shown._left.model()
    rows = range(model.rowCount())
    return [(model.index(r, 0).data(), model.index(r, 1).data()) for r in rows]


def revoked(lab: Lab) -> int:
    rows = lab.issued("RDLIC01", 4)
    return sum(row.status is LicenseStatus.REVOKED for row in rows)


def test_the_preview_says_what_the_limit_allows_and_does_it_in_one_step(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = at_devices(open_window("office"))
    window.actions_["revoke_license"].trigger()
    shown = dialog()
    assert "Selected licenses: 12" in said(shown)
    assert "10 more may be revoked today" in said(shown)
    assert "10 will be revoked" in said(shown)
    ((why, count),) = left(shown)
    assert why.startswith("Beyond the limit; from 20")
    assert count == "2"

    driver.press("Revoke")
    driver.see("10 of 12 licenses were revoked.")
    driver.press("OK")
    assert revoked(window.lab) == 10
    window.lab.do(Undo())
    assert revoked(window.lab) == 0


def test_it_follows_what_happens_in_the_lab(open_window: OpenWindow) -> None:
    window = at_devices(open_window("office"))
    window.actions_["revoke_license"].trigger()
    shown = dialog()
    window.lab.do(revoking_most(window.lab))
    shown = dialog()
    assert "None of them can be revoked now." in said(shown)
    assert [count for _, count in left(shown)] == ["10", "2"]
    button = shown.findChild(QPushButton, "ok")
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()


def test_licenses_of_users_are_left(open_window: OpenWindow) -> None:
    window = open_window("office")
    window.go(pack_place("RDLIC01", 3))
    settle(window)
    window.list.focus()
    window.list.view.selectAll()
    window.actions_["revoke_license"].trigger()
    assert left(dialog())[0][0].startswith("Per User licenses cannot be revoked")


def test_the_context_menu_of_one_of_several_is_that_of_all(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = at_devices(open_window("office"))
    table = window.list.table
    spot = table.visualRect(table.model().index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=spot)
    assert window.list.selected_count == 12
    assert window.place.kind is PlaceKind.SEVERAL_ISSUED


@pytest.mark.parametrize(("classic", "kind"), [(True, "pack"), (False, "several")])
def test_classic_takes_one_license_at_a_time(
    open_window: OpenWindow, *, classic: bool, kind: str
) -> None:
    window = at_devices(open_window("office", classic=classic))
    assert window.place.kind.startswith(kind)
    assert window.actions_["revoke_license"].isEnabled() is not classic


def test_one_selected_row_is_asked_about_as_before(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = at_devices(open_window("office"))
    flags = QItemSelectionModel.SelectionFlag
    model = window.list.table.selectionModel()
    first = window.list.table.model().index(0, 0)
    model.setCurrentIndex(first, flags.ClearAndSelect | flags.Rows)
    window.actions_["revoke_license"].trigger()
    driver.see("Revoke the license issued to")
    driver.press("Yes")
    assert revoked(window.lab) == 1
