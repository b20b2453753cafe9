"""The tools of a table in a long list, with several rows selected, and in Classic."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.manager.main_window import MainWindow
from tests.gui.acting import choose_file
from tests.gui.surfaces import SURFACES, close_all
from tests.gui.tripwires import delete_what_is_to_be_deleted
from tests.helpers.labs import sql

OpenWindow = Callable[..., MainWindow]
MANY = 600
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_window: OpenWindow) -> Iterator[MainWindow]:
    window = open_window("office")
    yield window
    close_all(window)


@pytest.fixture
def users(window: MainWindow) -> QTableView:
    """The users of a domain that has more than one page of them."""
    with sql(window.lab):
        sql(window.lab).executemany(
            "INSERT INTO user (name) VALUES (?)", [(f"z.{i:04d}",) for i in range(MANY)]
        )
    window.lab.reload()
    return table(SURFACES["world: Users"](window), "users")


def table(surface: QWidget, name: str) -> QTableView:
    (found,) = (t for t in surface.findChildren(QTableView, name) if t.isVisible())
    found.setFocus()
    return found


def select(view: QTableView, *rows: int) -> None:
    view.clearSelection()
    view.setSelectionMode(QTableView.SelectionMode.MultiSelection)
    for row in rows:
        view.selectRow(row)
    view.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)


def button(surface: QWidget, name: str) -> QPushButton:
    found = surface.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def lines() -> list[str]:
    return QGuiApplication.clipboard().text().split("\n")


def test_all_rows_are_selected_and_copied_also_those_that_were_not_seen(
    users: QTableView, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("something else")
    QTest.keyClick(users, Qt.Key.Key_A, CONTROL)
    qtbot.waitUntil(lambda: users.model().rowCount() > MANY)
    QTest.keyClick(users, Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: len(lines()) == users.model().rowCount() + 1)

    assert lines()[-1].startswith(f"z.{MANY - 1:04d}\t")


def test_all_rows_are_saved_also_those_that_were_not_seen(
    users: QTableView, tmp_path: Path, qtbot: QtBot
) -> None:
    QTest.keyClick(users, Qt.Key.Key_E, CONTROL)
    target = tmp_path / "users.csv"
    choose_file(target)
    qtbot.waitUntil(target.exists)

    text = target.read_text(encoding="utf-8-sig").splitlines()
    assert text[0].startswith("User,")
    assert text[-1].startswith(f"z.{MANY - 1:04d},")


def test_what_is_saved_is_what_the_filter_shows(
    window: MainWindow, users: QTableView, tmp_path: Path, qtbot: QtBot
) -> None:
    QTest.keyClick(users, Qt.Key.Key_F, CONTROL)
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "z.0599")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert users.hasFocus()
    QTest.keyClick(users, Qt.Key.Key_E, CONTROL)
    target = tmp_path / "one.csv"
    choose_file(target)
    qtbot.waitUntil(target.exists)

    assert len(target.read_text(encoding="utf-8-sig").splitlines()) == 2


def test_where_nothing_is_found_the_table_says_so_and_how_to_go_on(
    window: MainWindow, users: QTableView, qtbot: QtBot
) -> None:
    QTest.keyClick(users, Qt.Key.Key_F, CONTROL)
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "nobody")
    qtbot.waitUntil(lambda: users.model().rowCount() == 0)
    (hint,) = (w for w in users.findChildren(QLabel) if w.isVisible())

    assert hint.text() == (
        "Nothing in this list contains “nobody”. Press Esc to show all."
    )


def test_with_several_rows_selected_a_button_for_one_is_grey(
    window: MainWindow,
) -> None:
    devices = table(SURFACES["world: Devices"](window), "devices")
    select(devices, 1)
    assert button(devices.window(), "reimage").isEnabled()
    select(devices, 1, 3)
    assert not button(devices.window(), "reimage").isEnabled()


def test_a_click_with_the_right_button_keeps_several_rows_selected(
    window: MainWindow,
) -> None:
    devices = table(SURFACES["world: Devices"](window), "devices")
    select(devices, 1, 3)
    menu = opened_menu(devices, row=3)
    assert len(devices.selectionModel().selectedRows()) == 2
    menu.close()
    menu = opened_menu(devices, row=0)
    assert [i.row() for i in devices.selectionModel().selectedRows()] == [0]
    menu.close()


def opened_menu(view: QTableView, row: int) -> QMenu:
    spot = view.visualRect(view.model().index(row, 0)).center()
    reason = QContextMenuEvent.Reason.Mouse
    viewport = view.viewport()
    event = QContextMenuEvent(reason, spot, viewport.mapToGlobal(spot))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_classic_keeps_the_genuine_menus(open_window: OpenWindow) -> None:
    window = open_window("office", classic=True)
    manager = SURFACES["server manager, page 1"](window)
    servers = table(manager, "servers")
    menu = opened_menu(servers, row=0)
    assert "copy" not in [a.objectName() for a in menu.actions()]
    menu.close()
    broken = table(manager, "analyzer")
    QTest.keyClick(broken, Qt.Key.Key_F10, SHIFT)

    assert QApplication.activePopupWidget() is None
    close_all(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_width_that_nobody_chose_is_not_remembered(
    window: MainWindow,
) -> None:
    hosts = table(SURFACES["world: Hosts"](window), "hosts")
    before = window.session.settings.numbers(
        str(hosts.property("settings-key")) + ".widths", range(4001), 8
    )
    close_all(window)
    delete_what_is_to_be_deleted()

    assert before is None
    assert (
        window.session.settings.numbers(
            "columns/HostsTab-hosts-8.widths", range(4001), 8
        )
        is None
    )


def test_columns_are_copied_in_the_order_in_which_they_are_shown(
    window: MainWindow,
) -> None:
    hosts = table(SURFACES["world: Hosts"](window), "hosts")
    hosts.horizontalHeader().moveSection(0, 3)
    QTest.keyClick(hosts, Qt.Key.Key_C, CONTROL)

    assert lines()[0].split("\t")[3] == "Name"
