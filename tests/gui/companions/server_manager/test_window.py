"""Server Manager: pages, tools, deployment properties."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from core.catalog import LicensingMode, ProductVersion
from core.lab import Lab
from core.rules.best_practices import Practice, Violation
from gui.companions.server_manager.rows import group_fact
from gui.companions.server_manager.window import ServerManager
from gui.companions.table import open_companion
from gui.driver.ui_driver import Gestures, NotThere
from gui.labels.server_manager import ServerManagerText
from gui.manager.main_window import MainWindow
from gui.models.places import server_place
from gui.widgets.row_table import FactTable
from tests.gui.surfaces import close_all
from tests.helpers.labs import activation

OpenWindow = Callable[..., MainWindow]
Open = Callable[..., ServerManager]
SERVICES = "Remote Desktop Services"
SERVERS = [SERVICES, "Servers"]
OVERVIEW = [SERVICES, "Overview"]
TYPED = "Specify a license server, and then click Add"


@pytest.fixture
def open_manager(open_window: OpenWindow) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def show(scenario: str = "office", **options: object) -> ServerManager:
        window = open_window(scenario, **options)
        windows.append(window)
        manager = open_companion("server-manager", window)
        assert isinstance(manager, ServerManager)
        assert QTest.qWaitForWindowActive(manager)
        Gestures().go_to("Server Manager")
        return manager

    yield show
    for window in windows:
        close_all(window)


def owner(manager: ServerManager) -> MainWindow:
    window = manager.parentWidget()
    assert isinstance(window, MainWindow)
    return window


def host_of(lab: Lab) -> tuple[LicensingMode, tuple[str, ...]]:
    (host,) = lab.session_hosts()
    return host.own_mode, host.own_servers


def test_the_dashboard_sums_up(open_manager: Open, hands: Gestures) -> None:
    open_manager("fresh")
    hands.see("Welcome to Server Manager")
    hands.cells(
        "Remote Desktop Services",
        {"Servers": "2", "BPA Results": "Errors: 3, warnings: 2"},
    )
    hands.open("All Servers")
    hands.see("RD Session Host")


def test_warnings_alone_are_no_green_tick() -> None:
    text = ServerManagerText()
    warning = Violation(Practice.NOT_IN_AD_GROUP, "RDLIC01")
    error = Violation(Practice.NOT_ACTIVATED, "RDLIC01")
    signs = [
        group_fact("", [], v, text).icon for v in ([], [warning], [warning, error])
    ]

    assert signs == ["finding-ok", "finding-warning", "finding-error"]


@pytest.mark.parametrize(
    ("step", "seen"),
    [
        ("See the servers of this lab", "Best Practices Analyzer"),
        ("See how licensing is set up", "Deployment"),
        ("Add roles and features", "Before You Begin"),
    ],
)
def test_the_welcome_leads_on(
    open_manager: Open, hands: Gestures, step: str, seen: str
) -> None:
    open_manager()
    hands.press(step)
    hands.see(seen)


def test_enter_follows_a_step(open_manager: Open, hands: Gestures) -> None:
    open_manager()
    hands.shortcut("Tab")
    hands.shortcut("Return")
    hands.see("Best Practices Analyzer")


def test_servers_are_listed_by_name(open_manager: Open, hands: Gestures) -> None:
    manager = open_manager()
    hands.node(SERVERS)
    (table,) = (t for t in manager.findChildren(FactTable, "servers") if t.isVisible())
    model = table.model()
    names = [model.index(row, 0).data() for row in range(model.rowCount())]

    assert names == ["RDLIC01", "RDLIC02", "RDSH01"]


def test_a_page_follows_the_lab(open_manager: Open, hands: Gestures) -> None:
    manager = open_manager("fresh")
    hands.node(SERVERS)
    documented = "RDS: The license server must be activated before you can install"
    hands.see(documented)
    details = manager.findChild(QPlainTextEdit, "details")
    hands.see("Impact: Session hosts may stop accepting connections.")
    manager.desk.lab.do(activation(manager.desk.lab))
    hands.unsee(documented)
    assert details is None or not details.toPlainText().startswith(documented)


def test_a_server_is_shown_in_the_manager(open_manager: Open, hands: Gestures) -> None:
    manager = open_manager()
    window = owner(manager)
    hands.node(SERVERS)
    hands.row("RDLIC02", ["RD Licensing Manager"])
    assert QApplication.activeWindow() is window
    assert window.place == server_place("RDLIC02")


def test_licenses_are_installed_from_the_list(
    open_manager: Open, hands: Gestures
) -> None:
    open_manager()
    hands.node(["All Servers"])
    hands.row("RDLIC01", ["Install Licenses"])
    hands.see("Welcome to the Install Licenses Wizard")
    hands.press("Cancel")


def test_no_licenses_are_installed_before_activation(
    open_manager: Open, hands: Gestures
) -> None:
    open_manager("fresh")
    hands.node(SERVERS)
    with pytest.raises(NotThere, match="Install Licenses is greyed"):
        hands.row("RDLIC01", ["Install Licenses"])


def test_the_menu_of_a_server_opens_by_keyboard(
    open_manager: Open, hands: Gestures
) -> None:
    open_manager()
    hands.node(SERVERS)
    hands.row("RDLIC01")
    hands.shortcut("Shift+F10")
    hands.see("Install Licenses")
    hands.shortcut("Esc")
    hands.row("RDSH01")
    hands.shortcut("Shift+F10")
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ([SERVICES, "Remote Desktop Licensing Manager"], "RD Licensing Manager"),
        ([SERVICES, "RD Licensing Diagnoser"], "RD Licensing Diagnoser"),
        (["Event Viewer"], "Event Viewer"),
        (["Local Group Policy Editor"], "Local Group Policy Editor"),
    ],
)
def test_tools_are_opened(
    open_manager: Open, hands: Gestures, path: list[str], title: str
) -> None:
    open_manager()
    hands.menu(["Tools", *path])
    front = QApplication.activeWindow()
    assert front is not None
    assert front.windowTitle() == title


def test_the_menu_of_2012_says_terminal_services(
    open_manager: Open, hands: Gestures
) -> None:
    open_manager(edition=ProductVersion.W2012)
    hands.menu(["Tools", "Terminal Services", "RD Licensing Diagnoser"])
    hands.see("RD Licensing Diagnoser")


def test_the_deployment_is_edited(open_manager: Open, hands: Gestures) -> None:
    lab = open_manager("fresh").desk.lab
    hands.node(OVERVIEW)
    hands.press("Edit Deployment Properties")
    hands.see("Deployment Properties")
    hands.tick({"Per Device": True})
    for name in ("RDLIC02", "RDLIC01"):
        hands.type({TYPED: name})
        hands.press("Add")
    hands.press("Move Up")
    hands.press("Apply")
    assert host_of(lab) == (LicensingMode.PER_DEVICE, ("RDLIC01", "RDLIC02"))
    hands.press("Move Down")
    hands.press("Remove")
    hands.press("OK")
    assert host_of(lab) == (LicensingMode.PER_DEVICE, ("RDLIC02",))
    shown = {"Licensing Mode": "Per Device", "License Servers": "RDLIC02"}
    hands.cells("RDSH01", shown)
    assert [e.command for e in lab.journal()] == ["configure-session-host"] * 2


def test_a_typed_name_is_not_forgotten(open_manager: Open, hands: Gestures) -> None:
    lab = open_manager("fresh").desk.lab
    hands.node(OVERVIEW)
    hands.press("Edit Deployment Properties")
    hands.type({TYPED: " RDLIC01 "})
    hands.press("OK")
    assert host_of(lab)[1] == ("RDLIC01",)


def test_enter_adds_a_name_before_it_closes(
    open_manager: Open, hands: Gestures
) -> None:
    lab = open_manager("fresh").desk.lab
    hands.node(OVERVIEW)
    hands.press("Edit Deployment Properties")
    hands.greyed("Apply")
    hands.type({TYPED: "RDLIC01"})
    hands.shortcut("Return")
    hands.shows(TYPED, "")
    assert host_of(lab)[1] == ()
    hands.shortcut("Return")
    assert host_of(lab)[1] == ("RDLIC01",)


def test_the_dialog_names_the_session_host(open_manager: Open, hands: Gestures) -> None:
    open_manager()
    hands.node(OVERVIEW)
    hands.press("Edit Deployment Properties")
    hands.see("Session host: RDSH01")
    hands.press("Cancel")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Enter the name of a license server."),
        ("rdlic01", "rdlic01 is in the list already."),
        ("A, B", "Enter one name at a time, without a comma."),
        ("A" * 256, "This is too long."),
    ],
)
def test_a_wrong_name_is_said_at_the_field(
    open_manager: Open, hands: Gestures, typed: str, message: str
) -> None:
    lab = open_manager().desk.lab
    hands.node(OVERVIEW)
    hands.press("Edit Deployment Properties")
    hands.type({TYPED: typed})
    hands.press("Add")
    hands.wrong(TYPED, message)
    hands.shows(TYPED, typed)
    hands.press("Cancel")
    assert list(lab.journal()) == []


def test_nothing_is_written_where_nothing_was_changed(
    open_manager: Open, hands: Gestures
) -> None:
    lab = open_manager().desk.lab
    hands.node(OVERVIEW)
    hands.press("Edit Deployment Properties")
    hands.press("OK")
    assert list(lab.journal()) == []


def test_a_workgroup_is_licensed_per_device(
    open_manager: Open, hands: Gestures
) -> None:
    open_manager("workgroup")
    hands.node(OVERVIEW)
    hands.press("Edit Deployment Properties")
    hands.greyed("Per User")
    hands.see("only Per Device licensing is possible")
    hands.press("Cancel")


def test_what_a_policy_makes_of_it_is_not_shown(
    open_manager: Open, hands: Gestures
) -> None:
    """domain.md 11, 20: a change in the console is ignored."""
    open_manager("trouble-policy")
    hands.node(OVERVIEW)
    hands.cells("RDSH01", {"Licensing Mode": "Per User", "License Servers": "RDLIC01"})


def test_a_read_only_lab_is_only_looked_at(open_manager: Open, hands: Gestures) -> None:
    open_manager(read_only=True)
    hands.node(SERVERS)
    with pytest.raises(NotThere, match="greyed"):
        hands.row("RDLIC01", ["Install Licenses"])
    with pytest.raises(NotThere, match="greyed"):
        hands.menu(["Manage", "Add Roles and Features"])
    hands.shortcut("Esc")
    hands.node(OVERVIEW)
    hands.press("Edit Deployment Properties")
    hands.greyed("OK")
    hands.greyed("Apply")
    hands.press("Cancel")
