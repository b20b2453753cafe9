from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.labels.words import LICENSE_STATUS
from gui.manager.main_window import MainWindow
from gui.models.places import ALL_SERVERS, Place, PlaceKind, pack_place, server_place
from tests.gui.acting import CHANGES, OFFICE_CHANGES, column, rows, titles
from tests.gui.conftest import Watch

SERVER = server_place("RDLIC01")
PER_USER = pack_place("RDLIC01", 3)
PER_DEVICE = pack_place("RDLIC01", 4)
REPORTS = Place(PlaceKind.REPORTS, "RDLIC01")
LISTS = {
    ALL_SERVERS: ["Name", "Scope", "Activation Status", "Version", "Configuration"],
    SERVER: [
        "License Version and Type",
        "License Program",
        "Total Licenses",
        "Available",
        "Issued",
        "Expiry Date",
        "Keypack ID",
    ],
    PER_USER: ["Issued To User", "License Status", "Issued On", "Expires On"],
    PER_DEVICE: [
        "Issued To Computer",
        "Issued To User",
        "License Status",
        "Issued On",
        "Expires On",
    ],
    REPORTS: [
        "Report",
        "Created On",
        "Scope",
        "Per User CALs Installed",
        "Per User CALs Issued",
    ],
}
ORDERS = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
OpenWindow = Callable[..., MainWindow]


def read_rows(window: MainWindow) -> list[list[str]]:
    """Give the rows once they are read: on a busy computer that takes some slices."""

    while window.list.is_busy:
        QTest.qWait(10)
    return rows(window)


@pytest.mark.parametrize("place", LISTS, ids=lambda p: f"{p.kind}-{p.pack_id}")
def test_each_place_has_its_columns(open_window: OpenWindow, place: Place) -> None:
    window = open_window("office")
    window.go(place)

    assert titles(window) == LISTS[place]


@pytest.mark.parametrize(
    "place", [ALL_SERVERS, SERVER, pack_place("RDLIC01", 2), REPORTS], ids=str
)
def test_every_list_stays_sound_through_every_event(
    window: MainWindow, watched: Watch, place: Place
) -> None:
    window.go(place)
    watched(window.list._proxy)
    watched(window.list._proxy.sourceModel())
    for number, change in enumerate(CHANGES):
        window.list.table.sortByColumn(number % 5, ORDERS[number % 2])
        window.lab.do(change(window.lab))
        shown = sorted(read_rows(window))
        window.refresh()
        assert sorted(read_rows(window)) == shown


@pytest.mark.parametrize("place", LISTS, ids=lambda p: f"{p.kind}-{p.pack_id}")
def test_every_list_of_a_busy_server_stays_sound_through_every_event(
    open_window: OpenWindow, watched: Watch, place: Place
) -> None:
    window = open_window("office")
    window.go(place)
    watched(window.tree.model())
    watched(window.list._proxy)
    watched(window.list._proxy.sourceModel())
    before = sorted(rows(window))
    for number, change in enumerate(OFFICE_CHANGES):
        window.list.table.sortByColumn(number % 4, ORDERS[number % 2])
        window.lab.do(change(window.lab))
        shown = sorted(read_rows(window))
        window.refresh()
        assert sorted(read_rows(window)) == shown

    while window.actions_["undo"].isEnabled():
        window.labs.undo()
    assert sorted(read_rows(window)) == before


def test_the_list_of_a_new_pack_is_sound(window: MainWindow, watched: Watch) -> None:
    for change in CHANGES[:3]:
        window.lab.do(change(window.lab))
    window.go(PER_USER)
    watched(window.list._proxy)

    assert rows(window) == []


def test_servers_say_what_the_console_shows_of_them(open_window: OpenWindow) -> None:
    assert rows(open_window("office")) == [
        ["RDLIC01", "Domain", "Activated", "Windows Server 2022", "OK"],
        ["RDLIC02", "Domain", "Activated", "Windows Server 2016", "OK"],
    ]


@pytest.mark.parametrize(
    ("scenario", "scope", "status", "configuration"),
    [
        ("fresh", "Domain", "Not Activated", "Review"),
        ("activated", "Domain", "Activated", "OK"),
        ("workgroup", "Workgroup", "Not Activated", "Review"),
    ],
)
def test_a_server_says_its_scope_its_status_and_whether_to_review_it(
    open_window: OpenWindow, scenario: str, scope: str, status: str, configuration: str
) -> None:
    assert rows(open_window(scenario)) == [
        ["RDLIC01", scope, status, "Windows Server 2022", configuration]
    ]


def test_packs_say_what_the_console_shows_of_them(open_window: OpenWindow) -> None:
    window = open_window("office")
    window.go(SERVER)

    per_user = "Windows Server 2022 - Installed RDS Per User CAL"
    per_device = "Windows Server 2022 - Installed RDS Per Device CAL"
    built_in = "Windows 2000 Server - Built-in TS Per Device CAL"
    assert rows(window) == [
        [built_in, "Built-in", "Unlimited", "Unlimited", "0", "Never", "2"],
        [per_device, "Retail Purchase", "50", "38", "12", "Never", "4"],
        [per_user, "Volume Purchase", "100", "82", "18", "Never", "3"],
    ]


def test_issued_licenses_say_to_whom_and_until_when(open_window: OpenWindow) -> None:
    window = open_window("office")
    window.go(PER_USER)
    assert rows(window)[0][:2] == ["CORP\\a.adams", "Active"]

    window.go(PER_DEVICE)
    assert rows(window)[0][:3] == ["PC-0001", "CORP\\a.adams", "Active"]


def test_more_issued_licenses_than_one_page_are_all_listed(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.store.long_list.long_list._RECORDS", 3)
    monkeypatch.setattr("core.store.long_list.order.STEP", 3)
    monkeypatch.setattr("core.store.long_list.long_list.STEP", 3)
    window = open_window("office")
    window.go(PER_USER)

    assert len(set(column(window, "Issued To User"))) == 18


def test_the_codes_of_states_are_in_the_order_of_their_words() -> None:
    """Their index has them in the order of the codes."""
    words = LICENSE_STATUS
    by_code = [words[status] for status in sorted(words)]

    assert by_code == sorted(words.values(), key=str.casefold)
