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
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.models.paged_table import PAGE, PagedTableModel
from tests.gui.surfaces import close_all
from tests.helpers.labs import sql, world

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
    panel = open_companion("world", window.session, window)
    assert isinstance(panel, WorldPanel)
    assert QTest.qWaitForWindowActive(panel)
    return panel


def at(panel: WorldPanel, tab: str) -> None:
    UiDriver().tab(tab)
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


def test_a_user_is_added(panel: WorldPanel, driver: UiDriver) -> None:
    driver.press("Add User…")
    driver.type({"User name": "A.Adams"})
    driver.press("OK")
    driver.wrong("User name", "There is something named A.Adams in this lab already.")
    driver.type({"User name": "z.zhou", "Organizational unit": "R&D"})
    driver.press("OK")
    added = ["z.zhou", "corp.example", "R&D", "None", "", ""]
    assert rows(panel, "users")[-1] == added


def test_a_domain_is_trusted_and_has_users_and_a_group(
    panel: WorldPanel, driver: UiDriver
) -> None:
    """domain.md 3.7."""
    at(panel, "Domains")
    assert rows(panel, "domains") == []
    driver.press("Add Domain…")
    driver.type({"Domain name": "corp.example"})
    driver.press("OK")
    driver.wrong("Domain name", "There is something named corp.example in this lab")
    driver.type({"Domain name": "north.example"})
    driver.press("OK")
    assert rows(panel, "domains") == [["north.example", "In both directions"]]
    driver.tick({"Trust in both directions": False})
    assert rows(panel, "domains") == [["north.example", "In one direction"]]
    members = panel.findChild(QListView, "servers-in-group")
    assert isinstance(members, QListView)
    model = members.model()
    checked = Qt.CheckState.Checked
    model.setData(model.index(0, 0), checked, Qt.ItemDataRole.CheckStateRole)
    assert panel.session.lab.server("RDLIC01").member_in_domains == ("north.example",)

    at(panel, "Users")
    driver.press("Add User…")
    driver.type({"User name": "n.nash"})
    driver.select({"Domain": "north.example"})
    driver.press("OK")
    listed = {row[0]: row for row in rows(panel, "users")}
    assert listed["n.nash"][1] == "north.example"


def test_a_client_license_is_damaged_and_deleted(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Devices")
    driver.row("PC-0001")
    driver.press("Damage Client License")
    assert rows(panel, "devices")[0][2] == "Windows Server 2022, damaged"
    driver.press("Delete Client License")
    assert rows(panel, "devices")[0][2] == "None"


def test_certificates_go_stale_and_the_host_is_restarted(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Hosts")
    driver.press("Make Certificates Stale")
    assert rows(panel, "hosts")[0][-1] == "Stale"
    for value in CertificateValue:
        panel.session.lab.do(DeleteCertificate(host="RDSH01", value=value))
    assert rows(panel, "hosts")[0][-1] == "None before a restart"
    driver.press("Restart")
    assert rows(panel, "hosts")[0][-1] == "Valid"


def test_a_full_version_store_stops_the_service(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Faults")
    driver.press("Fill Version Store")
    assert rows(panel, "servers")[0][-1] == "Stopped"
    assert not panel.session.lab.server("RDLIC01").is_available


@pytest.mark.parametrize("window", ["trouble-anonymous"], indirect=True)
def test_a_server_of_a_workgroup_refuses_whom_it_does_not_know(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Faults")
    driver.tick({"Refuses session hosts that it does not know": False})
    assert not panel.session.lab.server("RDLIC01").refuses_anonymous


def test_a_name_is_needed(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Devices")
    driver.press("Add Device…")
    driver.press("OK")
    driver.wrong("Device name", "Enter the name of the device.")
    driver.press("Cancel")
    assert list(panel.session.lab.journal()) == []


def test_a_device_is_reimaged_and_its_license_deleted(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Devices")
    driver.row("PC-0001")
    before = {row[0]: row for row in rows(panel, "devices")}
    driver.press("Delete Client License")
    row = rows(panel, "devices")[0]
    assert row[:3] == ["PC-0001", before["PC-0001"][1], "None"]
    driver.greyed("Delete Client License")
    driver.row("PC-0002")
    driver.press("Reimage")
    row = rows(panel, "devices")[1]
    assert row[1] != before["PC-0002"][1]
    assert row[2] == "None"


def test_a_thin_client_stores_none(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Devices")
    driver.press("Add Device…")
    driver.type({"Device name": "THIN-01"})
    driver.tick({"Stores its license": False})
    driver.press("OK")
    assert rows(panel, "devices")[-1][2] == "Stores none"


def test_members_of_the_group_are_ticked(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Groups")
    driver.see("The policy setting is not in force on RDLIC01.")
    driver.see("RDLIC01 is a member of the Terminal Server License Servers group")
    driver.row("RDSH01")
    driver.shortcut("Space")
    assert panel.session.lab.server("RDLIC01").security_group_members == ("RDSH01",)
    driver.select({"License server": "RDLIC02"})
    driver.row("RDSH01")
    driver.shortcut("Space")
    assert panel.session.lab.server("RDLIC02").security_group_members == ("RDSH01",)
    driver.press("Review Configuration")
    driver.see("RDLIC02 Configuration")
    driver.press("OK")


def test_a_host_goes_off_the_network(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Hosts")
    (listed,) = rows(panel, "hosts")
    assert listed[:5] == ["RDSH01", "Windows Server 2022", "Per User", "RDLIC01", "120"]
    assert listed[5:] == ["Yes", "Running", "Valid"]
    driver.tick({"Reachable on the network": False})
    assert rows(panel, "hosts")[0][5] == "No"
    host = panel.session.lab.session_host("RDSH01")
    assert host is not None
    assert not host.is_reachable


def test_faults_are_planted(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Faults")
    driver.select({"Clearinghouse": "Unreachable"})
    driver.tick({"Users may update their own license attributes": False})
    settings = panel.session.lab.settings()
    assert settings.clearinghouse is ClearinghouseCondition.UNREACHABLE
    assert not settings.users_may_update


def test_servers_and_domain_controllers_are_taken_off_the_network(
    panel: WorldPanel, driver: UiDriver
) -> None:
    lab = panel.session.lab
    at(panel, "Faults")
    driver.row("RDLIC02")
    driver.tick({"Reachable on the network": False})
    assert not lab.server("RDLIC02").is_reachable
    assert lab.server("RDLIC01").is_reachable
    driver.cells("RDLIC02", {"Reachable": "No"})
    driver.cells("RDLIC01", {"Reachable": "Yes"})

    driver.tick({"Reachable on the network": True})
    assert lab.server("RDLIC02").is_reachable
    driver.tick({"Domain controller reachable": False})
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
    panel: WorldPanel, driver: UiDriver, button: str, then: str
) -> None:
    at(panel, "Clock")
    driver.shows("Lab time (UTC)", "2026-11-16 08:30")
    driver.press(button)
    driver.shows("Lab time (UTC)", then)


def test_a_month_after_the_last_of_january_is_the_last_of_february(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Clock")
    driver.type({"Move the clock to": "2027-01-31"})
    driver.press("Move")
    driver.press("A Month Later")
    driver.shows("Lab time (UTC)", "2027-02-28 08:30")


def test_it_is_said_what_fell_due(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Clock")
    driver.press("A Day Later")
    driver.see("Nothing fell due.")
    driver.type({"Move the clock to": "2027-12-31"})
    driver.press("Move")
    driver.see("Licenses that expired and went back: 30.")


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
    panel: WorldPanel, driver: UiDriver, typed: str, message: str
) -> None:
    at(panel, "Clock")
    driver.type({"Move the clock to": typed})
    driver.press("Move")
    driver.wrong("Move the clock to", message)
    driver.shows("Move the clock to", typed)
    driver.shows("Lab time (UTC)", "2026-11-16 08:30")


def simulate(driver: UiDriver, **entries: str) -> None:
    typed = {"Users": "20", "Devices": "20", "Days": "3", **entries}
    driver.type(typed)
    driver.press("Simulate")


def test_between_two_days_the_window_answers(
    panel: WorldPanel, driver: UiDriver, qtbot: QtBot
) -> None:
    at(panel, "Simulate")
    simulate(driver, Users="2000", Devices="2000", Days="12")
    run = panel.findChild(Run)
    assert isinstance(run, Run)
    done: list[int] = []
    heart = QTimer(run, interval=1)
    heart.timeout.connect(lambda: done.append(run.done))
    heart.start()
    with qtbot.waitSignal(run.finished):
        pass
    assert max(later - now for now, later in pairwise(done)) == 1


def test_days_are_simulated_and_summed_up(panel: WorldPanel, driver: UiDriver) -> None:
    panel.session.lab.do(
        ConfigureSessionHost(
            host="RDSH01",
            mode=LicensingMode.PER_DEVICE,
            license_servers=("RDLIC01",),
        )
    )
    at(panel, "Simulate")
    simulate(driver)
    wait_for_the_end(panel)
    driver.see("3 days were simulated.")
    days = rows(panel, "results")
    assert [row[1] for row in days] == ["20", "20", "20", "60"]
    assert days[-1][0] == "Total"
    assert days[-1][2:4] == ["8", "8"]
    driver.press("Copy")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[:3] == ["Day", "Logons", "New Temporary"]
    assert len(copied) == 5


def test_a_run_is_taken_back_at_once(panel: WorldPanel, driver: UiDriver) -> None:
    lab = panel.session.lab
    before = world(lab)
    at(panel, "Simulate")
    simulate(driver)
    wait_for_the_end(panel)
    assert [p.name for p in lab.restore_points()] == [
        "Before simulation 2026-11-16 08:30"
    ]
    driver.press("Take Back")
    driver.see("The lab is as it was before the simulation.")
    assert world(lab) == before
    driver.greyed("Take Back")


def test_a_second_run_from_the_same_time_gets_another_restore_point(
    panel: WorldPanel, driver: UiDriver
) -> None:
    lab = panel.session.lab
    name = "Before simulation 2026-11-16 08:30"
    lab.do(CreateRestorePoint(point=name.upper()))
    at(panel, "Simulate")
    simulate(driver, Days="1")
    wait_for_the_end(panel)
    assert lab.restore_points()[-1].name == f"{name} (2)"


def test_cancel_leaves_whole_days(panel: WorldPanel, driver: UiDriver) -> None:
    lab = panel.session.lab
    at(panel, "Simulate")
    simulate(driver, Days="3000")
    wait_until(lambda: len(rows(panel, "results")) > 3)
    driver.press("Cancel")
    wait_for_the_end(panel)
    done = len(rows(panel, "results")) - 1
    assert done < 3000
    driver.see(f"Cancelled after {done} whole days.")
    names = [entry.command for entry in lab.journal()]
    assert names == ["create-restore-point", *["simulate-day"] * done]


def test_closing_the_window_ends_a_run(panel: WorldPanel, driver: UiDriver) -> None:
    lab = panel.session.lab
    at(panel, "Simulate")
    simulate(driver, Days="3000")
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
    panel: WorldPanel, driver: UiDriver, field: str, typed: str, message: str
) -> None:
    at(panel, "Simulate")
    simulate(driver, **{field: typed})
    driver.wrong(field, message)
    assert list(panel.session.lab.journal()) == []


def test_not_too_many_machines_are_cloned(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Simulate")
    driver.select({"Pattern": "Cloned VDI machines"})
    simulate(driver, Devices="251")
    driver.wrong("Devices", "At most 250 cloned machines can be simulated.")


def test_what_stops_a_run_is_told(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Hosts")
    driver.tick({"Reachable on the network": False})
    at(panel, "Simulate")
    simulate(driver)
    driver.see("Remote Desktop can't connect to the remote computer RDSH01.")
    driver.press("OK")
    driver.see("Cancelled after 0 whole days.")


def test_nothing_can_be_changed_in_a_lab_that_is_read_only(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("office", read_only=True)
    panel = open_companion("world", window.session, window)
    assert isinstance(panel, WorldPanel)
    driver.go_to("World")
    driver.greyed("Add User…")
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
            driver.greyed(label)
    close_all(window)


def test_long_lists_are_read_page_by_page(
    panel: WorldPanel, watched: Callable[[PagedTableModel[object]], None]
) -> None:
    lab = panel.session.lab
    with sql(lab):
        sql(lab).executemany(
            "INSERT INTO user (name) VALUES (?)",
            [(f"user.{i:04d}",) for i in range(3 * PAGE)],
        )
    lab.reload()
    panel.refresh()
    view = panel.findChild(QTableView, "users")
    assert isinstance(view, QTableView)
    model = view.model()
    assert isinstance(model, PagedTableModel)
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
