import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSplitter, QToolBar, QWidget

from core.catalog import ClearinghouseCondition
from core.lab import Lab
from gui.dialogs.about import AboutDialog
from gui.dialogs.properties import PropertiesDialog
from gui.driver.ui_driver import UiDriver
from gui.help.help_window import HelpWindow
from gui.manager.main_window import MainWindow
from gui.manager.panes.view_mode import ViewMode
from gui.models.places import ALL_SERVERS, Place, PlaceKind, pack_place, server_place
from tests.gui.acting import column, rows, select_row, titles
from tests.helpers.labs import activation, installation, retail

OpenWindow = Callable[..., MainWindow]
SERVER = server_place("RDLIC01")
PACK = pack_place("RDLIC01", 3)
REPORTS = Place(PlaceKind.REPORTS, "RDLIC01")
VIEWS = {
    "Large Icons": ViewMode.LARGE_ICONS,
    "Small Icons": ViewMode.SMALL_ICONS,
    "List": ViewMode.LIST,
    "Details": ViewMode.DETAILS,
}


@pytest.fixture
def office(open_window: OpenWindow) -> MainWindow:
    return open_window("office")


def press(keys: str) -> None:
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    QTest.keySequence(target, QKeySequence(keys))


def again(window: MainWindow, open_window: OpenWindow, **how: bool) -> MainWindow:
    """Close a window and open another on the same lab."""
    window.close()
    window.lab.close()
    return open_window(Lab.open(window.lab.path), **how)


def part(window: MainWindow, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def status(window: MainWindow) -> tuple[str, str]:
    labels = [part(window, name) for name in ("status", "item-count")]
    state, count = (w.text() for w in labels if isinstance(w, QLabel))
    return state, count


def mode_of(window: MainWindow) -> ViewMode:
    names = ("large_icons", "small_icons", "list_view", "details")
    (checked,) = [n for n in names if window.actions_[n].isChecked()]
    shown = window.list.view is window.list.table
    mode = list(VIEWS.values())[names.index(checked)]
    assert shown is (mode is ViewMode.DETAILS)
    return mode


# The frame


def test_it_opens_on_all_servers_and_names_the_lab(window: MainWindow) -> None:
    assert window.windowTitle() == "RD Licensing Manager – fresh.rdlab"
    assert window.tree.place == ALL_SERVERS
    assert [row[0] for row in rows(window)] == ["RDLIC01"]
    assert window.size().toTuple() == (1130, 650)


@pytest.mark.parametrize(
    ("edition", "title", "about"),
    [
        ("2008", "TS Licensing Manager", "About TS Licensing Manager"),
        ("2008r2", "RD Licensing Manager", "About RD Licensing Manager"),
        ("2025", "RD Licensing Manager", "About RD Licensing Manager"),
    ],
)
def test_the_edition_names_the_window(
    open_window: OpenWindow, edition: str, title: str, about: str
) -> None:
    window = open_window("fresh", edition=edition)
    assert window.windowTitle() == f"{title} – fresh.rdlab"
    window.view.toggle_classic()
    assert window.windowTitle() == title
    assert window.actions_["about"].text().replace("&", "") == about


# Keys


def test_f5_shows_what_another_program_changed(office: MainWindow) -> None:
    office.go(SERVER)
    with closing(sqlite3.connect(office.lab.path)) as other:
        other.execute("UPDATE license_pack SET total = 33 WHERE server = 'RDLIC01'")
        other.commit()
    assert "33" not in column(office, "Total Licenses")
    press("F5")

    assert column(office, "Total Licenses") == ["33", "33", "33"]
    office.actions_["slow"].trigger()
    assert office.lab.settings().clearinghouse is ClearinghouseCondition.SLOW


def test_f1_opens_the_help(window: MainWindow) -> None:
    press("F1")

    shown = [w for w in window.findChildren(HelpWindow) if w.isVisible()]
    assert len(shown) == 1
    shown[0].close()


def test_alt_enter_opens_the_properties(office: MainWindow, driver: UiDriver) -> None:
    office.go(SERVER)
    press("Alt+Return")

    dialog = office.findChild(PropertiesDialog)
    assert isinstance(dialog, PropertiesDialog)
    assert dialog.windowTitle() == "RDLIC01 Properties"
    driver.press("Cancel")


def test_alt_enter_opens_the_properties_of_the_row_where_the_focus_is(
    office: MainWindow, driver: UiDriver
) -> None:
    office.list.view.setFocus()
    select_row(office, server_place("RDLIC02"))
    press("Alt+Return")

    dialog = office.findChild(PropertiesDialog)
    assert isinstance(dialog, PropertiesDialog)
    assert dialog.windowTitle() == "RDLIC02 Properties"
    driver.press("Cancel")


@pytest.mark.parametrize("keys", ["Backspace", "Alt+Up"])
@pytest.mark.parametrize("focus", ["tree", "list"])
def test_up_goes_to_the_place_above_and_selects_where_one_came_from(
    office: MainWindow, keys: str, focus: str
) -> None:
    office.go(PACK)
    part(office, focus).setFocus()
    press(keys)
    assert (office.tree.place, office.list.selected) == (SERVER, [PACK])

    press(keys)
    assert (office.tree.place, office.list.selected) == (ALL_SERVERS, [SERVER])
    press(keys)
    assert office.tree.place == ALL_SERVERS


def test_up_is_greyed_at_the_top_whatever_is_selected_in_the_list(
    office: MainWindow,
) -> None:
    office.list.view.setFocus()
    select_row(office, SERVER)

    assert not office.actions_["up"].isEnabled()
    office.go(SERVER)
    assert office.actions_["up"].isEnabled()


def test_back_and_forward_walk_the_visited_places(office: MainWindow) -> None:
    for place in (SERVER, PACK):
        office.go(place)
    press("Alt+Left")
    assert (office.tree.place, office.list.row_count) == (SERVER, 3)
    press("Alt+Left")
    assert office.tree.place == ALL_SERVERS
    assert not office.actions_["back"].isEnabled()

    press("Alt+Right")
    press("Alt+Right")
    assert (office.tree.place, office.list.row_count) == (PACK, 18)
    assert not office.actions_["forward"].isEnabled()


def test_tab_moves_between_the_panes(office: MainWindow) -> None:
    places = [office.tree, office.list.table, office.tree]
    for here, there in pairwise(places):
        assert here.hasFocus()
        press("Tab")
        assert there.hasFocus()
    press("Shift+Tab")
    assert office.list.table.hasFocus()


def test_the_buttons_that_are_in_no_menu_have_keys(office: MainWindow) -> None:
    press("Ctrl+T")
    assert office.tree.isHidden()
    assert office.list.view.hasFocus()
    press("Ctrl+T")
    assert office.tree.isVisible()

    press("Ctrl+E")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()


def test_every_icon_button_of_the_toolbar_has_an_icon(window: MainWindow) -> None:
    toolbar = part(window, "toolbar")
    assert isinstance(toolbar, QToolBar)
    actions = [a for a in toolbar.actions() if not a.isSeparator()]

    assert all(isinstance(a.icon(), QIcon) and not a.icon().isNull() for a in actions)


def test_the_training_menu_has_keys(window: MainWindow, driver: UiDriver) -> None:
    window.lab.do(activation(window.lab))
    press("Ctrl+Z")
    assert not window.lab.servers()[0].is_activated

    for keys, title in (("Ctrl+N", "New Lab from Scenario"), ("Ctrl+O", "Open")):
        press(keys)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        assert dialog.windowTitle() == title
        dialog.close()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)


# Places that come and go


def test_a_place_that_is_undone_is_left_for_the_place_before(
    window: MainWindow,
) -> None:
    window.lab.do(activation(window.lab))
    window.lab.do(installation(retail()))
    for place in (SERVER, PACK):
        window.go(place)
    window.labs.undo()

    assert window.tree.place == SERVER
    assert len(rows(window)) == 1
    assert titles(window)[0] == "License Version and Type"
    assert status(window) == ("Activated", "1 keypack")
    assert window.actions_["back"].isEnabled()


def test_back_never_leads_to_a_place_that_is_gone(window: MainWindow) -> None:
    window.lab.do(activation(window.lab))
    window.lab.do(installation(retail()))
    for place in (SERVER, PACK, REPORTS):
        window.go(place)
    window.labs.undo()
    window.go_back()

    assert window.tree.place == SERVER
    assert window.place == SERVER


# The view menu


@pytest.mark.parametrize("view", VIEWS)
def test_the_view_is_remembered(
    office: MainWindow, open_window: OpenWindow, driver: UiDriver, view: str
) -> None:
    driver.menu(["View", view])
    assert mode_of(office) is VIEWS[view]

    assert mode_of(again(office, open_window)) is VIEWS[view]


def test_columns_can_be_customized_in_details_only(
    office: MainWindow, driver: UiDriver
) -> None:
    for view, mode in VIEWS.items():
        driver.menu(["View", view])
        is_possible = office.actions_["customize_columns"].isEnabled()
        assert is_possible is (mode is ViewMode.DETAILS)


@pytest.mark.parametrize(
    ("item", "name"), [("Toolbar", "toolbar"), ("Status Bar", "status-bar")]
)
def test_toolbar_and_status_bar_can_be_hidden_and_that_is_remembered(
    window: MainWindow, open_window: OpenWindow, driver: UiDriver, item: str, name: str
) -> None:
    action = name.replace("-", "_")
    assert part(window, name).isVisible()
    assert window.actions_[action].isChecked()
    driver.menu(["View", item])
    assert part(window, name).isHidden()
    assert not window.actions_[action].isChecked()

    second = again(window, open_window)
    assert part(second, name).isHidden()
    assert not second.actions_[action].isChecked()
    driver.menu(["View", item])
    assert part(again(second, open_window), name).isVisible()


def test_classic_hides_what_the_genuine_manager_never_had(
    window: MainWindow, open_window: OpenWindow, driver: UiDriver
) -> None:
    def extras(shown: MainWindow) -> list[bool]:
        training = shown.menuBar().actions()[-1]
        parts = [part(shown, name) for name in ("replica-mark", "lab-time")]
        return [training.isVisible(), *(extra.isVisible() for extra in parts)]

    window.lab.do(activation(window.lab))
    assert extras(window) == [True] * 3
    driver.menu(["View", "Classic"])
    assert extras(window) == [False] * 3
    for keys in ("Ctrl+Z", "Ctrl+N", "Ctrl+O"):
        press(keys)
    assert window.lab.servers()[0].is_activated
    assert QApplication.activeModalWidget() is None

    second = again(window, open_window)
    assert extras(second) == [False] * 3
    driver.menu(["View", "Classic"])
    assert extras(second) == [True] * 3


def test_size_and_panes_are_remembered(
    office: MainWindow, open_window: OpenWindow
) -> None:
    office.resize(712, 543)
    splitter = office.findChild(QSplitter)
    assert isinstance(splitter, QSplitter)
    splitter.moveSplitter(280, 1)

    second = again(office, open_window)
    assert second.size().toTuple() == (712, 543)
    assert second.tree.width() == 280


def test_safe_mode_remembers_nothing_and_reads_nothing(
    office: MainWindow, open_window: OpenWindow, driver: UiDriver, tmp_path: Path
) -> None:
    driver.menu(["View", "List"])
    safe = again(office, open_window, remembers=False)
    assert mode_of(safe) is ViewMode.DETAILS
    before = (tmp_path / "settings.ini").read_text(encoding="utf-8")
    driver.menu(["View", "Toolbar"])
    safe.resize(600, 500)

    third = again(safe, open_window)
    assert mode_of(third) is ViewMode.LIST
    assert part(third, "toolbar").isVisible()
    assert (tmp_path / "settings.ini").read_text(encoding="utf-8") == before


# The status bar


@pytest.mark.parametrize(
    ("place", "scenario", "expected"),
    [
        (ALL_SERVERS, "fresh", ("Ready", "1 server")),
        (ALL_SERVERS, "office", ("Ready", "2 servers")),
        (SERVER, "fresh", ("Not Activated", "1 keypack")),
        (SERVER, "office", ("Activated", "3 keypacks")),
        (PACK, "office", ("Ready", "18 licenses")),
        (REPORTS, "office", ("Ready", "0 reports")),
    ],
)
def test_the_status_bar_says_the_state_and_counts_the_items(
    open_window: OpenWindow,
    place: Place,
    scenario: str,
    expected: tuple[str, str],
) -> None:
    window = open_window(scenario)
    window.go(place)

    assert status(window) == expected


def test_the_status_bar_follows_what_happens(window: MainWindow) -> None:
    window.go(SERVER)
    window.lab.do(activation(window.lab))
    window.lab.do(installation(retail(1, 2)))

    assert status(window) == ("Activated", "3 keypacks")


def test_the_status_bar_says_that_a_lab_is_read_only(open_window: OpenWindow) -> None:
    window = open_window("office", read_only=True)
    why = "Read-only, because it was opened for reading. To change it, Training >"
    assert status(window) == (f"Ready – {why} Save a Copy of the Lab.", "2 servers")
    window.go(SERVER)
    assert status(window)[0].startswith("Activated – Read-only, because")
    window.resize(400, 300)
    assert window.width() == 400


def test_the_status_bar_says_that_this_is_a_replica(window: MainWindow) -> None:
    mark = part(window, "replica-mark")

    assert isinstance(mark, QLabel)
    assert mark.text() == "Training replica"
    assert "Not affiliated with Microsoft" in mark.toolTip()
    assert "Never enter real product keys" in mark.toolTip()


# The simulated Clearinghouse


@pytest.mark.parametrize(
    ("name", "condition"),
    [
        ("reachable", ClearinghouseCondition.REACHABLE),
        ("slow", ClearinghouseCondition.SLOW),
        ("unreachable", ClearinghouseCondition.UNREACHABLE),
        ("wrong_date", ClearinghouseCondition.WRONG_DATE),
    ],
)
def test_the_simulated_fault_is_ticked(
    window: MainWindow, name: str, condition: ClearinghouseCondition
) -> None:
    def ticked() -> list[str]:
        names = ("reachable", "slow", "unreachable", "wrong_date")
        return [n for n in names if window.actions_[n].isChecked()]

    assert ticked() == ["reachable"]
    window.actions_[name].trigger()

    assert window.lab.settings().clearinghouse is condition
    assert ticked() == [name]
    window.labs.undo()
    assert ticked() == ["reachable"]


def test_a_lab_may_start_with_a_fault(open_window: OpenWindow) -> None:
    window = open_window("trouble-clearinghouse-unreachable")

    assert window.actions_["unreachable"].isChecked()


# Dragging a lab on to the window


def dragged(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def drag_and_drop(window: MainWindow, data: QMimeData) -> bool:
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    entering.ignore()
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        dropping = QDropEvent(QPointF(50, 50), copy, data, left, none)
        QApplication.sendEvent(window, dropping)
    return entering.isAccepted()


@pytest.mark.parametrize("suffix", [".rdlab", ".RDLAB"])
def test_a_lab_file_can_be_dropped_on_the_window(
    window: MainWindow, tmp_path: Path, suffix: str
) -> None:
    Lab.create(tmp_path / f"other{suffix}", "office").close()
    shown: list[Lab] = []
    window.show_lab = shown.append
    picture = tmp_path / "picture.png"

    assert drag_and_drop(window, dragged(picture, tmp_path / f"other{suffix}"))
    assert [lab.path.name for lab in shown] == [f"other{suffix}"]
    shown[0].close()


def test_nothing_else_can_be_dropped(window: MainWindow, tmp_path: Path) -> None:
    text = QMimeData()
    text.setText("class.rdlab")

    assert not drag_and_drop(window, dragged(tmp_path / "picture.png"))
    assert not drag_and_drop(window, text)


def test_nothing_is_dropped_while_a_dialog_is_open(
    window: MainWindow, tmp_path: Path, driver: UiDriver
) -> None:
    Lab.create(tmp_path / "other.rdlab", "office").close()
    window.actions_["about"].trigger()

    assert not drag_and_drop(window, dragged(tmp_path / "other.rdlab"))
    driver.press("OK")
    assert window.isVisible()


# Closing


def test_a_closed_window_hears_no_more_of_its_lab(window: MainWindow) -> None:
    window.close()
    before = rows(window)
    window.lab.do(activation(window.lab))

    assert rows(window) == before


def test_exit_closes_the_window(window: MainWindow, driver: UiDriver) -> None:
    driver.menu(["Action", "Exit"])

    assert not window.isVisible()


def test_about_is_opened_from_the_help_menu(
    window: MainWindow, driver: UiDriver
) -> None:
    driver.menu(["Help", "About RD Licensing Manager"])

    assert isinstance(QApplication.activeModalWidget(), AboutDialog)
    driver.press("OK")
