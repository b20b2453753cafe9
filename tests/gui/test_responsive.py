"""Nothing makes the window stand still: what cannot be had now is told at once."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QProgressBar
from pytestqt.qtbot import QtBot

from core.catalog import ClearinghouseCondition
from core.commands.connect import Connect
from core.commands.revoke import RevokeLicense
from core.lab import Lab
from core.store.long_list.order import STEP
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.manager.panes.view_mode import ViewMode
from gui.models.long_table import LongTableModel
from gui.models.places import pack_place, server_place
from gui.tables.rows import rows_as_shown
from gui.wizards.activate_wizard import ActivateWizard
from tests.gui.acting import column, rows, select_row
from tests.gui.conftest import Watch
from tests.helpers.labs import sql

OpenWindow = Callable[..., MainWindow]
SERVER = server_place("RDLIC01")
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
connection.execute("ROLLBACK")
"""
LONGEST_WAIT = 100  # milliseconds that SQLite may wait for a lock


@pytest.fixture
def office(open_window: OpenWindow) -> MainWindow:
    window = open_window("office")
    window.go(SERVER)
    return window


class Holder:
    """Another process that holds the lock of a lab."""

    def __init__(self, path: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "locked\n"

    def let_go(self) -> None:
        if self._process.poll() is None:
            self._process.communicate("")


@pytest.fixture
def holder(office: MainWindow) -> Iterator[Holder]:
    holder = Holder(office.lab.path)
    yield holder
    holder.let_go()


def told() -> str:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    return box.text()


def test_the_lab_never_waits_long_for_a_lock(office: MainWindow) -> None:
    (patience,) = sql(office.lab).execute("PRAGMA busy_timeout").fetchone()

    assert 0 < patience <= LONGEST_WAIT


@pytest.mark.parametrize(
    "action",
    ["refresh", "slow", "properties", "review_configuration", "install_licenses"],
)
def test_a_lab_that_another_process_holds_is_told_at_once(
    office: MainWindow, holder: Holder, driver: UiDriver, action: str
) -> None:
    before = rows(office)
    office.actions_[action].trigger()

    assert "Another program is using office.rdlab just now." in told()
    driver.press("OK")
    assert rows(office) == before
    assert office.actions_["reachable"].isChecked()


def test_the_window_is_usable_again_when_the_lock_is_gone(
    office: MainWindow, holder: Holder, driver: UiDriver
) -> None:
    office.go(pack_place("RDLIC01", 3))
    driver.press("OK")
    holder.let_go()
    office.refresh()
    assert len(column(office, "Issued To User")) == 18

    office.actions_["slow"].trigger()
    assert office.lab.settings().clearinghouse is ClearinghouseCondition.SLOW
    assert office.actions_["slow"].isChecked()


def test_moving_the_focus_and_the_selection_needs_no_lab(
    office: MainWindow, holder: Holder
) -> None:
    office.list.view.setFocus()
    select_row(office, pack_place("RDLIC01", 4))
    office.tree.setFocus()
    office._fill_action_menu()

    assert QApplication.activeModalWidget() is None


def test_what_was_done_is_not_said_to_have_failed_when_it_cannot_be_shown(
    office: MainWindow, driver: UiDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.errors import LabBusy

    def busy() -> None:
        raise LabBusy("Another program is using office.rdlab just now.")

    monkeypatch.setattr(office.lab, "servers", busy)
    office.actions_["slow"].trigger()

    assert office.lab.settings().clearinghouse is ClearinghouseCondition.SLOW
    driver.press("OK")


def test_connecting_leaves_the_window_free_and_can_be_cancelled(
    open_window: OpenWindow, driver: UiDriver, qtbot: QtBot
) -> None:
    window = open_window("fresh", speed=1e-4)  # hours
    driver.context(["All servers", "RDLIC01"], ["Activate Server"])
    driver.press("Next")
    driver.press("Next")
    driver.type({"First name": "Alex", "Last name": "Adams", "Company": "Example"})
    driver.select({"Country or Region": "Canada"})
    driver.press("Next")
    driver.press("Next")
    wizard = window.findChild(ActivateWizard)
    assert isinstance(wizard, ActivateWizard)
    assert wizard.findChild(QProgressBar, "progress") is not None
    witness = QObject()
    with qtbot.waitSignal(witness.destroyed):
        QTimer.singleShot(0, witness.deleteLater)
    driver.press("Cancel")

    assert QApplication.activeModalWidget() is None
    assert list(window.lab.journal()) == []
    assert not window.lab.servers()[0].is_activated


def test_a_lab_that_somebody_reads_can_be_changed(
    office: MainWindow, tmp_path: Path
) -> None:
    with Lab.open(office.lab.path, read_only=True) as reader:
        assert len(reader.servers()) == 2
        office.actions_["slow"].trigger()
        reader.reload()

        assert reader.settings().clearinghouse is ClearinghouseCondition.SLOW
    assert QApplication.activeModalWidget() is None


MANY = 20_000
WATCHED = 4_000
"""Qt's tester of models asks for every row, again and again."""
USERS = pack_place("RDLIC01", 3)
DEVICES = pack_place("RDLIC01", 4)


@pytest.fixture
def crowded(office: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The office with many devices; each slice of work is as short as can be."""
    monkeypatch.setattr("gui.widgets.chunked_task._AT_A_TIME", 0)
    issue(office.lab, *(f"PC-X{number * 7919 % MANY:05d}" for number in range(MANY)))
    return office


def issue(lab: Lab, *names: str, pack: int = 4) -> None:
    """Let a pack have issued to these alone, as another program would."""
    with sql(lab):
        sql(lab).execute("BEGIN")
        sql(lab).execute(
            "UPDATE license_pack SET total = ? WHERE id = ?", (2 * MANY, pack)
        )
        sql(lab).execute("DELETE FROM issued_license WHERE pack_id = ?", (pack,))
        sql(lab).executemany(
            "INSERT INTO issued_license (server, pack_id, computer, user, status, "
            "issued_on, expires_on) VALUES ('RDLIC01', ?, ?, ?, 'active', "
            "'2026-10-17T08:30:00Z', '2026-12-16T08:30:00Z')",
            [
                (pack, name, f"CORP\\user{number * 31 % MANY:05d}")
                if pack == 4
                else (pack, None, name)
                for number, name in enumerate(names)
            ],
        )
    lab.reload()


def count(window: MainWindow) -> str:
    label = window.findChild(QLabel, "item-count")
    assert isinstance(label, QLabel)
    return label.text()


def until_ready(window: MainWindow) -> int:
    turns = 0
    while window.list.is_busy:
        QApplication.processEvents()
        turns += 1
    return turns


def test_the_first_rows_of_a_long_list_are_there_at_once_and_the_others_soon(
    crowded: MainWindow,
) -> None:
    crowded.go(DEVICES)
    assert crowded.list.row_count == STEP
    assert crowded.list.is_busy
    assert crowded.list.table.model().index(0, 0).data() == "PC-X00000"
    assert until_ready(crowded) > 20

    assert count(crowded) == f"{MANY:,} licenses"
    names = column(crowded, "Issued To Computer")
    assert names == sorted(names)
    assert len(set(names)) == MANY


def test_another_place_ends_the_reading(crowded: MainWindow) -> None:
    crowded.go(DEVICES)
    crowded.go(SERVER)

    assert not crowded.list.is_busy
    assert count(crowded) == "3 keypacks"


def test_a_row_that_changes_is_read_again_and_no_other_row_moves(
    office: MainWindow, watched: Watch
) -> None:
    issue(office.lab, *(f"PC-X{number:05d}" for number in range(WATCHED)))
    office.go(DEVICES)
    until_ready(office)
    watched(office.list._proxy.sourceModel())
    table = office.list.table
    table.selectRow(WATCHED - 1)
    (chosen,) = office.list.selected
    office.lab.do(RevokeLicense(server="RDLIC01", license_id=chosen.issued_id))

    assert not office.list.is_busy
    assert office.list.selected == [chosen]
    _, _, (slice_,) = rows_as_shown(table, selected_only=True)
    assert [row[2] for row in slice_] == ["Revoked"]


def test_what_is_looked_at_stays_where_it_is_while_rows_come_and_go_above(
    office: MainWindow, watched: Watch
) -> None:
    computers = [f"CORP\\user{number:05d}" for number in range(WATCHED)]
    issue(office.lab, *computers, pack=3)
    office.go(USERS)
    until_ready(office)
    watched(office.list._proxy.sourceModel())
    table = office.list.table
    QApplication.processEvents()  # only then it knows how far it can be scrolled
    table.verticalScrollBar().setValue(WATCHED // 2)
    top = table.indexAt(table.rect().topLeft()).data()
    office.lab.do(Connect(host="RDSH01", user="a.adams", device="PC-0001"))
    assert office.list.row_count == WATCHED + 1
    assert table.model().index(0, 0).data() == "CORP\\a.adams"
    assert table.indexAt(table.rect().topLeft()).data() == top

    office.labs.undo()
    assert office.list.row_count == WATCHED
    assert table.indexAt(table.rect().topLeft()).data() == top


def test_a_long_list_is_sorted_and_filtered_while_it_is_read(
    crowded: MainWindow,
) -> None:
    crowded.go(DEVICES)
    crowded.list.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    crowded.list.filter("x0001")
    until_ready(crowded)

    names = [f"PC-X0001{n}" for n in reversed(range(10))]
    assert column(crowded, "Issued To Computer") == names
    assert count(crowded) == f"10 of {MANY:,} licenses"


def test_a_long_list_is_sorted_bit_by_bit_and_keeps_what_is_selected_and_seen(
    crowded: MainWindow,
) -> None:
    crowded.go(DEVICES)
    until_ready(crowded)
    table = crowded.list.table
    table.selectRow(3)
    (chosen,) = crowded.list.selected
    table.verticalScrollBar().setValue(MANY // 2)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    first = table.model().index(0, 0).data()
    assert first == f"PC-X{MANY - 1:05d}"  # it is the same order, read backwards
    assert not crowded.list.is_busy

    names = column(crowded, "Issued To Computer")
    assert names == sorted(names, reverse=True)
    assert crowded.list.selected == [chosen]
    assert table.currentIndex().row() == MANY - 4
    assert table.verticalScrollBar().value() == MANY // 2


def test_rows_that_are_selected_together_are_selected_after_sorting(
    crowded: MainWindow,
) -> None:
    crowded.go(DEVICES)
    until_ready(crowded)
    table = crowded.list.table
    table.selectAll()
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    until_ready(crowded)
    assert crowded.list.selected_count == MANY

    table.selectRow(10)
    shift = Qt.KeyboardModifier.ShiftModifier
    for _ in range(100):
        QTest.keyClick(table, Qt.Key.Key_PageDown, shift)
    chosen = crowded.list.selected
    assert len(chosen) > 1000
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    until_ready(crowded)
    assert crowded.list.selected == chosen[::-1]


def test_many_rows_that_no_longer_follow_each_other_are_not_selected_again(
    crowded: MainWindow,
) -> None:
    crowded.go(DEVICES)
    until_ready(crowded)
    table = crowded.list.table
    selection, index = table.selectionModel(), table.model().index
    half = QItemSelection(index(0, 0), index(MANY // 2, 0))
    flags = QItemSelectionModel.SelectionFlag
    selection.select(half, flags.Select | flags.Rows)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    until_ready(crowded)

    assert crowded.list.selected_count == 0


def test_some_hundred_rows_are_selected_again_in_any_order(crowded: MainWindow) -> None:
    crowded.go(DEVICES)
    until_ready(crowded)
    table = crowded.list.table
    selection, index = table.selectionModel(), table.model().index
    some = QItemSelection(index(7, 0), index(306, 0))
    flags = QItemSelectionModel.SelectionFlag
    selection.select(some, flags.Select | flags.Rows)
    before = {place.issued_id for place in crowded.list.selected}
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    until_ready(crowded)

    assert len(before) == 300
    assert {place.issued_id for place in crowded.list.selected} == before


@pytest.mark.parametrize("mode", ViewMode)
def test_selecting_all_looks_at_no_row_that_is_not_seen(
    crowded: MainWindow, mode: ViewMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    for name in ("data", "rowCount"):
        genuine = getattr(LongTableModel, name)

        def counted(*given: Any, genuine: Any = genuine) -> Any:
            asked.append(1)
            return genuine(*given)

        monkeypatch.setattr(LongTableModel, name, counted)
    crowded.go(DEVICES)
    until_ready(crowded)
    crowded.list.set_mode(mode)
    QApplication.processEvents()
    asked.clear()
    crowded.list.view.setFocus()
    QTest.keyClick(crowded.list.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    crowded.tree.setFocus()
    QApplication.processEvents()

    assert crowded.list.selected_count == MANY
    assert 0 < len(asked) < MANY
    assert crowded.actions_["copy"].isEnabled()


def test_many_rows_are_copied_bit_by_bit(crowded: MainWindow) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    crowded.go(DEVICES)
    until_ready(crowded)
    crowded.list.view.setFocus()
    crowded.list.view.selectAll()
    crowded.actions_["copy"].trigger()
    assert clipboard.text() == "before"
    turns = 0
    while clipboard.text() == "before":
        QApplication.processEvents()
        turns += 1

    lines = clipboard.text().split("\n")
    assert turns > 20
    assert lines[0].startswith("Issued To Computer\tIssued To User")
    assert len(lines) == MANY + 1
    assert lines[-1].startswith(f"PC-X{MANY - 1:05d}\tCORP\\user11951\tActive")


def test_typing_finds_a_row_far_below(crowded: MainWindow) -> None:
    crowded.go(DEVICES)
    until_ready(crowded)
    crowded.list.table.selectRow(5)
    QTest.keyClicks(crowded.list.table, "pc-x19999")

    assert crowded.list.table.currentIndex().row() == MANY - 1


def test_closing_the_window_ends_the_reading(crowded: MainWindow) -> None:
    crowded.go(DEVICES)
    crowded.close()

    assert not crowded.list.is_busy
