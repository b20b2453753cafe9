"""Filter as you type: literal, over the columns shown, and never in the way."""

import unicodedata
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.commands.connect import Connect
from core.commands.reports import CreateReport
from core.commands.world import AddUser
from core.errors import LabBusy
from gui.companions.table import open_companion
from gui.manager.main_window import MainWindow
from gui.manager.panes.view_mode import ViewMode
from gui.models.places import ALL_SERVERS, Place, PlaceKind, pack_place, server_place
from gui.tables.filter_bar import FilterBar
from gui.tables.long_table import LongTable
from gui.tables.rows import model_of
from tests.gui.acting import column, rows
from tests.helpers.labs import installation, retail

OpenWindow = Callable[..., MainWindow]
PLACES = [
    ALL_SERVERS,
    server_place("RDLIC01"),
    pack_place("RDLIC01", 3),
    pack_place("RDLIC01", 4),
    Place(PlaceKind.REPORTS, "RDLIC01"),
]
USERS = pack_place("RDLIC01", 3)


@pytest.fixture
def office(open_window: OpenWindow) -> MainWindow:
    window = open_window("office")
    window.go(USERS)
    return window


def line(window: MainWindow) -> QLineEdit:
    found = window.findChild(QLineEdit, "filter")
    assert isinstance(found, QLineEdit)
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier or Qt.KeyboardModifier.NoModifier)


def type_filter(window: MainWindow, text: str) -> None:
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line(window), text)


def count(window: MainWindow) -> str:
    label = window.findChild(QLabel, "item-count")
    assert isinstance(label, QLabel)
    return label.text()


def hints(window: MainWindow) -> list[str]:
    labels = window.list.view.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


def test_the_line_is_hidden_until_it_is_asked_for(office: MainWindow) -> None:
    assert not line(office).isVisible()
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert line(office).hasFocus()


def test_each_letter_narrows_the_list(office: MainWindow) -> None:
    type_filter(office, "A")
    some = column(office, "Issued To User")
    QTest.keyClicks(line(office), "DAM")

    assert column(office, "Issued To User") == ["CORP\\a.adams"]
    assert len(some) > 1
    assert count(office) == "1 of 18 licenses"


@pytest.mark.parametrize("text", [".", "\\", "(", "*", "[a-z]", "^"])
def test_what_is_typed_is_taken_literally(office: MainWindow, text: str) -> None:
    everything = column(office, "Issued To User")
    type_filter(office, text)

    wanted = [user for user in everything if text in user]
    assert column(office, "Issued To User") == wanted


def test_only_columns_that_are_shown_are_searched(office: MainWindow) -> None:
    type_filter(office, "active")
    assert len(rows(office)) == 18
    office.list.show_columns([True, False, True, True])

    assert rows(office) == []
    assert count(office) == "0 of 18 licenses"


@pytest.mark.parametrize("mode", ViewMode)
def test_an_empty_list_names_the_filter(office: MainWindow, mode: ViewMode) -> None:
    office.list.set_mode(mode)
    type_filter(office, "<b>no</b>")

    assert hints(office) == [
        "Nothing in this list contains “<b>no</b>”. Press Esc to show all."
    ]


def test_a_list_without_any_rows_does_not_name_the_filter(office: MainWindow) -> None:
    office.go(Place(PlaceKind.REPORTS, "RDLIC01"))
    type_filter(office, "x")

    assert not any("“x”" in hint for hint in hints(office))


def test_escape_shows_all_and_goes_back_to_the_list(office: MainWindow) -> None:
    type_filter(office, "adams")
    press(Qt.Key.Key_Escape)

    assert len(rows(office)) == 18
    assert count(office) == "18 licenses"
    assert not line(office).isVisible()
    assert office.list.view.hasFocus()


def test_escape_in_the_list_does_so_too(office: MainWindow) -> None:
    type_filter(office, "adams")
    press(Qt.Key.Key_Return)
    assert office.list.view.hasFocus()
    press(Qt.Key.Key_Escape)

    assert len(rows(office)) == 18
    assert office.list.view.hasFocus()


def test_the_filter_stays_while_things_happen(office: MainWindow) -> None:
    office.go(server_place("RDLIC01"))
    type_filter(office, "enterprise")
    before = rows(office)
    office.lab.do(installation(retail(9)))
    office.refresh()

    assert rows(office) == before
    assert count(office) == f"{len(before)} of 4 keypacks"


def test_another_place_is_shown_whole(office: MainWindow) -> None:
    type_filter(office, "adams")
    office.go(ALL_SERVERS)

    assert len(rows(office)) == 2
    assert not line(office).isVisible()
    assert line(office).text() == ""


def test_sorting_and_selection_work_on_what_is_shown(office: MainWindow) -> None:
    type_filter(office, "a")
    table = office.list.table
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    users = column(office, "Issued To User")
    assert users == sorted(users, reverse=True)

    table.selectRow(1)
    chosen = office.list.selected
    press(Qt.Key.Key_Escape)
    assert office.list.selected == chosen
    assert column(office, "Issued To User")[::-1] == sorted(
        column(office, "Issued To User")
    )


def test_a_long_list_is_filtered_bit_by_bit_and_keeps_the_selection(
    office: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.widgets.chunked_task._AT_A_TIME", 0)
    monkeypatch.setattr("core.store.long_list.finding._SEARCHED", 1)
    pane = office.list
    row = column(office, "Issued To User").index("CORP\\a.adams")
    pane.table.selectRow(row)
    chosen = pane.selected
    pane.filter("adams")
    assert len(rows(office)) == 18  # the first bit of the work does not end it
    turns = 0
    while len(rows(office)) == 18:
        QApplication.processEvents()
        turns += 1

    assert turns > 3
    assert column(office, "Issued To User") == ["CORP\\a.adams"]
    assert pane.selected == chosen
    assert pane.table.currentIndex().row() == 0
    assert pane.table.selectionModel().isRowSelected(0, QModelIndex())


def test_the_last_of_several_filters_counts(
    office: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.widgets.chunked_task._AT_A_TIME", 0)
    monkeypatch.setattr("core.store.long_list.finding._SEARCHED", 1)
    office.list.filter("baker")
    office.list.filter("adams")
    for _ in range(80):
        QApplication.processEvents()

    assert column(office, "Issued To User") == ["CORP\\a.adams"]


def test_classic_has_no_filter(open_window: OpenWindow) -> None:
    window = open_window("office", classic=True)
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert not line(window).isVisible()


@pytest.mark.parametrize("place", PLACES)
def test_the_filter_finds_what_is_shown_in_every_column(
    open_window: Callable[..., MainWindow], place: Place
) -> None:
    window = open_window("office")
    window.lab.do(CreateReport(server="RDLIC01"))
    window.go(place)
    cells = {cell for row in rows(window) for cell in row} - {""}
    assert len(cells) > 4
    for text in cells:
        window.list.filter(text)
        while window.list.is_busy:
            QTest.qWait(1)
        assert rows(window), text
        for row in rows(window):
            assert any(text.casefold() in cell.casefold() for cell in row), text


def test_ctrl_e_saves_what_is_filtered_and_down_goes_to_it(
    office: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    prompts = office.session.prompts
    monkeypatch.setattr(prompts, "ask_where_to_save", lambda *v: asked.append(v))
    office.filter_bar.ask()
    QTest.keyClicks(line(office), "a.adams")
    QTest.keyClick(line(office), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1
    QTest.keyClick(line(office), Qt.Key.Key_Down)

    assert office.list.view.hasFocus()
    assert len(rows(office)) == 1


def test_letters_and_their_accents_are_looked_for_as_names_are_written(
    qtbot: QtBot,
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    bar = FilterBar("Filter:", QWidget(parent), parent)
    with qtbot.waitSignal(bar.typed) as typed:
        bar.edit.setText(unicodedata.normalize("NFD", "Jäger"))

    assert typed.args == ["Jäger"]


@pytest.mark.parametrize("place", PLACES)
def test_what_waited_for_a_list_is_not_done_with_another(
    office: MainWindow, place: Place
) -> None:
    done: list[str] = []
    if place == USERS:
        office.go(ALL_SERVERS)
    pane = office.list
    pane._work.start(iter(lambda: None, 0), at_once=False)  # it has no end
    pane.when_ready(lambda: done.append("with another list"))
    office.go(place)

    assert not pane.is_busy
    assert done == []


def test_what_waited_for_a_list_is_not_done_when_that_has_failed(
    office: MainWindow, qtbot: QtBot
) -> None:
    def fail() -> Iterator[None]:
        yield
        raise LabBusy("The lab is in use.")

    done: list[str] = []
    pane = office.list
    pane.failed.disconnect()
    pane._work.start(fail(), at_once=False)
    pane.when_ready(lambda: done.append("long after"))
    with qtbot.waitSignal(pane.failed):
        pass
    pane.filter("a")

    assert not pane.is_busy
    assert done == []


@pytest.mark.parametrize("when", ["while it is filtered", "afterwards"])
@pytest.mark.parametrize("where", ["manager", "world"])
def test_who_waits_for_a_filtered_list_gets_what_was_done_meanwhile(
    office: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    when: str,
) -> None:
    monkeypatch.setattr("gui.widgets.chunked_task._AT_A_TIME", -1)  # a pause each time
    monkeypatch.setattr("core.store.long_list.order.STEP", 4)
    world = open_companion("world", office.session, office)
    users = world.findChild(LongTable, "users")
    assert users is not None
    waits = office.list.when_ready
    if where == "world":
        waits = users.tools._source.when_ready
    office.list.filter("a")
    users.tools.filter_by("a")
    if when == "afterwards":
        qtbot.waitUntil(lambda: not office.list.is_busy)
        qtbot.waitUntil(lambda: not model_of(users).is_busy)
    office.lab.do(AddUser(user="zara"))
    office.lab.do(Connect(host="RDSH01", user="zara", device="PC-0001"))
    seen: list[list[str]] = []
    model = (users if where == "world" else office.list.table).model()

    def see() -> None:
        seen.append([model.index(n, 0).data() for n in range(model.rowCount())])

    waits(see)
    qtbot.waitUntil(lambda: bool(seen))

    assert any("zara" in name for name in seen[0])
    world.close()
