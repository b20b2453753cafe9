"""The World panel."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListView,
    QTableView,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

from core.catalog import CertificateValue, ClearinghouseCondition, LicensingMode
from core.commands.certificates import DeleteCertificate
from core.commands.history import CreateRestorePoint
from core.commands.policy import ConfigureSessionHost
from gui.companions.table import open_companion
from gui.companions.world.results import Results
from gui.companions.world.run import Run
from gui.companions.world.window import WorldPanel
from gui.gestures import Gestures
from gui.item_models.paged_list import PAGE, PagedList
from gui.main_window import MainWindow
from tests.gui.surfaces import close_all
from tests.helpers.labs import world

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(
    open_window: OpenWindow, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    window = open_window(getattr(request, "param", "office"))
    yield window
    close_all(window)


@pytest.fixture
def panel(window: MainWindow) -> WorldPanel:
    panel = open_companion("world", window)
    assert isinstance(panel, WorldPanel)
    assert QTest.qWaitForWindowActive(panel)
    return panel


def at(panel: WorldPanel, tab: str) -> None:
    Gestures().tab(tab)
    tabs = panel.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    assert tabs.tabText(tabs.currentIndex()) == tab


def rows(panel: WorldPanel, name: str) -> list[list[str]]:
    view = panel.findChild(QTableView, name)
    assert isinstance(view, QTableView)
    model = view.model()
    return [
        [str(model.index(r, c).data()) for c in range(model.columnCount())]
        for r in range(model.rowCount())
    ]


def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(2000):
        if is_so():
            return
        QTest.qWait(10)
    raise AssertionError("it did not come to be so")


def wait_for_the_end(panel: WorldPanel) -> None:
    wait_until(lambda: panel.findChild(Run) is None)


def test_users_are_listed_with_their_licenses(panel: WorldPanel) -> None:
    listed = {row[0]: row for row in rows(panel, "users")}
    assert len(listed) == 25
    assert listed["a.adams"][1:4] == ["corp.example", "Sales", "Windows Server 2022"]
    assert listed["a.adams"][-1] == "RDLIC01"
    assert listed["y.yilmaz"][1:] == ["corp.example", "", "None", "", ""]


def test_a_user_is_added(panel: WorldPanel, hands: Gestures) -> None:
    hands.press("Add User…")
    hands.type({"User name": "A.Adams"})
    hands.press("OK")
    hands.wrong("User name", "There is something named A.Adams in this lab already.")
    hands.type({"User name": "z.zhou", "Organizational unit": "R&D"})
    hands.press("OK")
    added = ["z.zhou", "corp.example", "R&D", "None", "", ""]
    assert rows(panel, "users")[-1] == added


def test_a_domain_is_trusted_and_has_users_and_a_group(
    panel: WorldPanel, hands: Gestures
) -> None:
    """domain.md 3.7."""
    at(panel, "Domains")
    assert rows(panel, "domains") == []
    hands.press("Add Domain…")
    hands.type({"Domain name": "corp.example"})
    hands.press("OK")
    hands.wrong("Domain name", "There is something named corp.example in this lab")
    hands.type({"Domain name": "north.example"})
    hands.press("OK")
    assert rows(panel, "domains") == [["north.example", "In both directions"]]
    hands.tick({"Trust in both directions": False})
    assert rows(panel, "domains") == [["north.example", "In one direction"]]
    members = panel.findChild(QListView, "servers-in-group")
    assert isinstance(members, QListView)
    model = members.model()
    checked = Qt.CheckState.Checked
    model.setData(model.index(0, 0), checked, Qt.ItemDataRole.CheckStateRole)
    assert panel.desk.lab.server("RDLIC01").member_in_domains == ("north.example",)

    at(panel, "Users")
    hands.press("Add User…")
    hands.type({"User name": "n.nash"})
    hands.select({"Domain": "north.example"})
    hands.press("OK")
    listed = {row[0]: row for row in rows(panel, "users")}
    assert listed["n.nash"][1] == "north.example"


def test_a_client_license_is_damaged_and_deleted(
    panel: WorldPanel, hands: Gestures
) -> None:
    at(panel, "Devices")
    hands.row("PC-0001")
    hands.press("Damage Client License")
    assert rows(panel, "devices")[0][2] == "Windows Server 2022, damaged"
    hands.press("Delete Client License")
    assert rows(panel, "devices")[0][2] == "None"


def test_certificates_go_stale_and_the_host_is_restarted(
    panel: WorldPanel, hands: Gestures
) -> None:
    at(panel, "Hosts")
    hands.press("Make Certificates Stale")
    assert rows(panel, "hosts")[0][-1] == "Stale"
    for value in CertificateValue:
        panel.desk.lab.do(DeleteCertificate(host="RDSH01", value=value))
    assert rows(panel, "hosts")[0][-1] == "None before a restart"
    hands.press("Restart")
    assert rows(panel, "hosts")[0][-1] == "Valid"


def test_a_full_version_store_stops_the_service(
    panel: WorldPanel, hands: Gestures
) -> None:
    at(panel, "Faults")
    hands.press("Fill Version Store")
    assert rows(panel, "servers")[0][-1] == "Stopped"
    assert not panel.desk.lab.server("RDLIC01").is_available


@pytest.mark.parametrize("window", ["trouble-anonymous"], indirect=True)
def test_a_server_of_a_workgroup_refuses_whom_it_does_not_know(
    panel: WorldPanel, hands: Gestures
) -> None:
    at(panel, "Faults")
    hands.tick({"Refuses session hosts that it does not know": False})
    assert not panel.desk.lab.server("RDLIC01").refuses_anonymous


def test_a_name_is_needed(panel: WorldPanel, hands: Gestures) -> None:
    at(panel, "Devices")
    hands.press("Add Device…")
    hands.press("OK")
    hands.wrong("Device name", "Enter the name of the device.")
    hands.press("Cancel")
    assert list(panel.desk.lab.journal()) == []


def test_a_device_is_reimaged_and_its_license_deleted(
    panel: WorldPanel, hands: Gestures
) -> None:
    at(panel, "Devices")
    hands.row("PC-0001")
    before = {row[0]: row for row in rows(panel, "devices")}
    hands.press("Delete Client License")
    row = rows(panel, "devices")[0]
    assert row[:3] == ["PC-0001", before["PC-0001"][1], "None"]
    hands.greyed("Delete Client License")
    hands.row("PC-0002")
    hands.press("Reimage")
    row = rows(panel, "devices")[1]
    assert row[1] != before["PC-0002"][1]
    assert row[2] == "None"


def test_a_thin_client_stores_none(panel: WorldPanel, hands: Gestures) -> None:
    at(panel, "Devices")
    hands.press("Add Device…")
    hands.type({"Device name": "THIN-01"})
    hands.tick({"Stores its license": False})
    hands.press("OK")
    assert rows(panel, "devices")[-1][2] == "Stores none"


def test_members_of_the_group_are_ticked(panel: WorldPanel, hands: Gestures) -> None:
    at(panel, "Groups")
    hands.see("The policy setting is not in force on RDLIC01.")
    hands.see("RDLIC01 is a member of the Terminal Server License Servers group")
    hands.row("RDSH01")
    hands.shortcut("Space")
    assert panel.desk.lab.server("RDLIC01").security_group_members == ("RDSH01",)
    hands.select({"License server": "RDLIC02"})
    hands.row("RDSH01")
    hands.shortcut("Space")
    assert panel.desk.lab.server("RDLIC02").security_group_members == ("RDSH01",)
    hands.press("Review Configuration")
    hands.see("RDLIC02 Configuration")
    hands.press("OK")


def test_a_host_goes_off_the_network(panel: WorldPanel, hands: Gestures) -> None:
    at(panel, "Hosts")
    (listed,) = rows(panel, "hosts")
    assert listed[:5] == ["RDSH01", "Windows Server 2022", "Per User", "RDLIC01", "120"]
    assert listed[5:] == ["Yes", "Running", "Valid"]
    hands.tick({"Reachable on the network": False})
    assert rows(panel, "hosts")[0][5] == "No"
    host = panel.desk.lab.session_host("RDSH01")
    assert host is not None
    assert not host.is_reachable


def test_faults_are_planted(panel: WorldPanel, hands: Gestures) -> None:
    at(panel, "Faults")
    hands.select({"Clearinghouse": "Unreachable"})
    hands.tick({"Users may update their own license attributes": False})
    settings = panel.desk.lab.settings()
    assert settings.clearinghouse is ClearinghouseCondition.UNREACHABLE
    assert not settings.users_may_update


def test_servers_and_domain_controllers_are_taken_off_the_network(
    panel: WorldPanel, hands: Gestures
) -> None:
    lab = panel.desk.lab
    at(panel, "Faults")
    hands.row("RDLIC02")
    hands.tick({"Reachable on the network": False})
    assert not lab.server("RDLIC02").is_reachable
    assert lab.server("RDLIC01").is_reachable
    hands.cells("RDLIC02", {"Reachable": "No"})
    hands.cells("RDLIC01", {"Reachable": "Yes"})

    hands.tick({"Reachable on the network": True})
    assert lab.server("RDLIC02").is_reachable
    hands.tick({"Domain controller reachable": False})
    assert not lab.settings().directory_reachable


@pytest.mark.parametrize(
    ("button", "then"),
    [
        ("A Day Later", "2026-11-17 08:30"),
        ("A Week Later", "2026-11-23 08:30"),
        ("A Month Later", "2026-12-16 08:30"),
    ],
)
def test_time_passes(
    panel: WorldPanel, hands: Gestures, button: str, then: str
) -> None:
    at(panel, "Clock")
    hands.shows("Lab time (UTC)", "2026-11-16 08:30")
    hands.press(button)
    hands.shows("Lab time (UTC)", then)


def test_a_month_after_the_last_of_january_is_the_last_of_february(
    panel: WorldPanel, hands: Gestures
) -> None:
    at(panel, "Clock")
    hands.type({"Move the clock to": "2027-01-31"})
    hands.press("Move")
    hands.press("A Month Later")
    hands.shows("Lab time (UTC)", "2027-02-28 08:30")


def test_it_is_said_what_fell_due(panel: WorldPanel, hands: Gestures) -> None:
    at(panel, "Clock")
    hands.press("A Day Later")
    hands.see("Nothing fell due.")
    hands.type({"Move the clock to": "2027-12-31"})
    hands.press("Move")
    hands.see("Licenses that expired and went back: 30.")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31.12.2027", "This is not a date."),
        ("", "This is not a date."),
        ("2026-11-15", "The lab's clock only runs forward."),
        ("9999-12-31", "The lab's clock ends with the year 2099."),
    ],
)
def test_a_wrong_date_is_said_at_the_field(
    panel: WorldPanel, hands: Gestures, typed: str, message: str
) -> None:
    at(panel, "Clock")
    hands.type({"Move the clock to": typed})
    hands.press("Move")
    hands.wrong("Move the clock to", message)
    hands.shows("Move the clock to", typed)
    hands.shows("Lab time (UTC)", "2026-11-16 08:30")


def simulate(hands: Gestures, **entries: str) -> None:
    typed = {"Users": "20", "Devices": "20", "Days": "3", **entries}
    hands.type(typed)
    hands.press("Simulate")


def test_between_two_days_the_window_answers(
    panel: WorldPanel, hands: Gestures, qtbot: QtBot
) -> None:
    at(panel, "Simulate")
    simulate(hands, Users="2000", Devices="2000", Days="12")
    run = panel.findChild(Run)
    assert isinstance(run, Run)
    done: list[int] = []
    heart = QTimer(run, interval=1)
    heart.timeout.connect(lambda: done.append(run.done))
    heart.start()
    with qtbot.waitSignal(run.finished):
        pass
    assert max(later - now for now, later in pairwise(done)) == 1


def test_days_are_simulated_and_summed_up(panel: WorldPanel, hands: Gestures) -> None:
    panel.desk.lab.do(
        ConfigureSessionHost(
            host="RDSH01",
            mode=LicensingMode.PER_DEVICE,
            license_servers=("RDLIC01",),
        )
    )
    at(panel, "Simulate")
    simulate(hands)
    wait_for_the_end(panel)
    hands.see("3 days were simulated.")
    days = rows(panel, "results")
    assert [row[1] for row in days] == ["20", "20", "20", "60"]
    assert days[-1][0] == "Total"
    assert days[-1][2:4] == ["8", "8"]
    hands.press("Copy")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[:3] == ["Day", "Logons", "New Temporary"]
    assert len(copied) == 5


def test_a_run_is_taken_back_at_once(panel: WorldPanel, hands: Gestures) -> None:
    lab = panel.desk.lab
    before = world(lab)
    at(panel, "Simulate")
    simulate(hands)
    wait_for_the_end(panel)
    assert [p.name for p in lab.restore_points()] == [
        "Before simulation 2026-11-16 08:30"
    ]
    hands.press("Take Back")
    hands.see("The lab is as it was before the simulation.")
    assert world(lab) == before
    hands.greyed("Take Back")


def test_a_second_run_from_the_same_time_gets_another_restore_point(
    panel: WorldPanel, hands: Gestures
) -> None:
    lab = panel.desk.lab
    name = "Before simulation 2026-11-16 08:30"
    lab.do(CreateRestorePoint(point=name.upper()))
    at(panel, "Simulate")
    simulate(hands, Days="1")
    wait_for_the_end(panel)
    assert lab.restore_points()[-1].name == f"{name} (2)"


def test_cancel_leaves_whole_days(panel: WorldPanel, hands: Gestures) -> None:
    lab = panel.desk.lab
    at(panel, "Simulate")
    simulate(hands, Days="3000")
    wait_until(lambda: len(rows(panel, "results")) > 3)
    hands.press("Cancel")
    wait_for_the_end(panel)
    done = len(rows(panel, "results")) - 1
    assert done < 3000
    hands.see(f"Cancelled after {done} whole days.")
    names = [entry.command for entry in lab.journal()]
    assert names == ["create-restore-point", *["simulate-day"] * done]


def test_closing_the_window_ends_a_run(panel: WorldPanel, hands: Gestures) -> None:
    lab = panel.desk.lab
    at(panel, "Simulate")
    simulate(hands, Days="3000")
    panel.close()
    QApplication.processEvents()
    done = len(list(lab.journal()))
    QTest.qWait(30)
    assert len(list(lab.journal())) == done


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("Users", "0", "Enter a whole number from 1 to 10,000."),
        ("Users", "x", "Enter a whole number from 1 to 10,000."),
        ("Devices", "10001", "Enter a whole number from 1 to 10,000."),
        ("Days", "", "Enter a whole number from 1 to 3,650."),
    ],
)
def test_wrong_numbers_are_said_at_the_field(
    panel: WorldPanel, hands: Gestures, field: str, typed: str, message: str
) -> None:
    at(panel, "Simulate")
    simulate(hands, **{field: typed})
    hands.wrong(field, message)
    assert list(panel.desk.lab.journal()) == []


def test_not_too_many_machines_are_cloned(panel: WorldPanel, hands: Gestures) -> None:
    at(panel, "Simulate")
    hands.select({"Pattern": "Cloned VDI machines"})
    simulate(hands, Devices="251")
    hands.wrong("Devices", "At most 250 cloned machines can be simulated.")


def test_what_stops_a_run_is_told(panel: WorldPanel, hands: Gestures) -> None:
    at(panel, "Hosts")
    hands.tick({"Reachable on the network": False})
    at(panel, "Simulate")
    simulate(hands)
    hands.see("Remote Desktop can't connect to the remote computer RDSH01.")
    hands.press("OK")
    hands.see("Cancelled after 0 whole days.")


def test_nothing_can_be_changed_in_a_lab_that_is_read_only(
    open_window: OpenWindow, hands: Gestures
) -> None:
    window = open_window("office", read_only=True)
    panel = open_companion("world", window)
    assert isinstance(panel, WorldPanel)
    hands.go_to("World")
    hands.greyed("Add User…")
    for tab, labels in {
        "Devices": ["Add Device…", "Reimage", "Delete Client License"],
        "Hosts": ["Reachable on the network"],
        "Faults": [
            "Clearinghouse",
            "Reachable on the network",
            "Domain controller reachable",
            "Users may update their own license attributes",
        ],
        "Clock": ["A Day Later", "Move"],
        "Simulate": ["Simulate", "Cancel", "Take Back", "Copy"],
    }.items():
        at(panel, tab)
        for label in labels:
            hands.greyed(label)
    close_all(window)


def test_long_lists_are_read_page_by_page(
    panel: WorldPanel, watched: Callable[[PagedList[object]], None]
) -> None:
    lab = panel.desk.lab
    with lab._link:
        lab._link.executemany(
            "INSERT INTO user (name) VALUES (?)",
            [(f"user.{i:04d}",) for i in range(3 * PAGE)],
        )
    lab.reload()
    panel.refresh()
    view = panel.findChild(QTableView, "users")
    assert isinstance(view, QTableView)
    model = view.model()
    assert isinstance(model, PagedList)
    watched(model)
    assert model.rowCount() < 25 + 3 * PAGE
    while model.canFetchMore(view.rootIndex()):
        model.fetchMore(view.rootIndex())
    assert model.rowCount() == 25 + 3 * PAGE
    panel.refresh()
    assert model.rowCount() == 25 + 3 * PAGE


def test_the_results_are_empty_at_the_start(panel: WorldPanel) -> None:
    results = panel.findChild(Results)
    assert isinstance(results, Results)
    results.copy()
    assert results.rowCount() == 0
    assert [w.text() for w in panel.findChildren(QLabel, "status")] == [""]
