"""Server Manager: pages, tools, deployment properties."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from core.catalog import LicensingMode, ProductVersion
from core.lab import Lab
from core.rules.best_practices import Practice, Violation
from gui.companions.server_manager.rows import group_fact
from gui.companions.server_manager.window import ServerManager
from gui.companions.table import open_companion
from gui.driver.finding import NotThere, is_titled
from gui.driver.ui_driver import UiDriver
from gui.labels.server_manager import ServerManagerText
from gui.manager.main_window import MainWindow
from gui.models.places import server_place
from gui.tables.row_table import RowTable
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
        manager = open_companion("server-manager", window.session, window)
        assert isinstance(manager, ServerManager)
        assert QTest.qWaitForWindowActive(manager)
        UiDriver().go_to("Server Manager")
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


def test_the_dashboard_sums_up(open_manager: Open, driver: UiDriver) -> None:
    open_manager("fresh")
    driver.see("Welcome to Server Manager")
    driver.cells(
        "Remote Desktop Services",
        {"Servers": "2", "BPA Results": "Errors: 3, warnings: 2"},
    )
    driver.open("All Servers")
    driver.see("RD Session Host")


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
    open_manager: Open, driver: UiDriver, step: str, seen: str
) -> None:
    open_manager()
    driver.press(step)
    driver.see(seen)


def test_enter_follows_a_step(open_manager: Open, driver: UiDriver) -> None:
    open_manager()
    driver.shortcut("Tab")
    driver.shortcut("Return")
    driver.see("Best Practices Analyzer")


def test_servers_are_listed_by_name(open_manager: Open, driver: UiDriver) -> None:
    manager = open_manager()
    driver.node(SERVERS)
    (table,) = (t for t in manager.findChildren(RowTable, "servers") if t.isVisible())
    model = table.model()
    names = [model.index(row, 0).data() for row in range(model.rowCount())]

    assert names == ["RDLIC01", "RDLIC02", "RDSH01"]


def test_a_page_follows_the_lab(open_manager: Open, driver: UiDriver) -> None:
    manager = open_manager("fresh")
    driver.node(SERVERS)
    documented = "RDS: The license server must be activated before you can install"
    driver.see(documented)
    details = manager.findChild(QPlainTextEdit, "details")
    driver.see("Impact: Session hosts may stop accepting connections.")
    manager.session.lab.do(activation(manager.session.lab))
    driver.unsee(documented)
    assert details is None or not details.toPlainText().startswith(documented)


def test_a_server_is_shown_in_the_manager(open_manager: Open, driver: UiDriver) -> None:
    manager = open_manager()
    window = owner(manager)
    driver.node(SERVERS)
    driver.row("RDLIC02", ["RD Licensing Manager"])
    assert QApplication.activeWindow() is window
    assert window.place == server_place("RDLIC02")


def test_licenses_are_installed_from_the_list(
    open_manager: Open, driver: UiDriver
) -> None:
    open_manager()
    driver.node(["All Servers"])
    driver.row("RDLIC01", ["Install Licenses"])
    driver.see("Welcome to the Install Licenses Wizard")
    driver.press("Cancel")


def test_no_licenses_are_installed_before_activation(
    open_manager: Open, driver: UiDriver
) -> None:
    open_manager("fresh")
    driver.node(SERVERS)
    with pytest.raises(NotThere, match="Install Licenses is greyed"):
        driver.row("RDLIC01", ["Install Licenses"])


def test_the_menu_of_a_server_opens_by_keyboard(
    open_manager: Open, driver: UiDriver
) -> None:
    open_manager()
    driver.node(SERVERS)
    driver.row("RDLIC01")
    driver.shortcut("Shift+F10")
    driver.see("Install Licenses")
    driver.shortcut("Esc")
    driver.row("RDSH01")
    driver.shortcut("Shift+F10")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Install Licenses" not in [a.text() for a in menu.actions()]
    menu.close()


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
    open_manager: Open, driver: UiDriver, path: list[str], title: str
) -> None:
    open_manager()
    driver.menu(["Tools", *path])
    front = QApplication.activeWindow()
    assert front is not None
    assert is_titled(front, title)


def test_the_menu_of_2012_says_terminal_services(
    open_manager: Open, driver: UiDriver
) -> None:
    open_manager(edition=ProductVersion.W2012)
    driver.menu(["Tools", "Terminal Services", "RD Licensing Diagnoser"])
    driver.see("RD Licensing Diagnoser")


def test_the_deployment_is_edited(open_manager: Open, driver: UiDriver) -> None:
    lab = open_manager("fresh").session.lab
    driver.node(OVERVIEW)
    driver.press("Edit Deployment Properties")
    driver.see("Deployment Properties")
    driver.tick({"Per Device": True})
    for name in ("RDLIC02", "RDLIC01"):
        driver.type({TYPED: name})
        driver.press("Add")
    driver.press("Move Up")
    driver.press("Apply")
    assert host_of(lab) == (LicensingMode.PER_DEVICE, ("RDLIC01", "RDLIC02"))
    driver.press("Move Down")
    driver.press("Remove")
    driver.press("OK")
    assert host_of(lab) == (LicensingMode.PER_DEVICE, ("RDLIC02",))
    shown = {"Licensing Mode": "Per Device", "License Servers": "RDLIC02"}
    driver.cells("RDSH01", shown)
    assert [e.command for e in lab.journal()] == ["configure-session-host"] * 2


def test_a_typed_name_is_not_forgotten(open_manager: Open, driver: UiDriver) -> None:
    lab = open_manager("fresh").session.lab
    driver.node(OVERVIEW)
    driver.press("Edit Deployment Properties")
    driver.type({TYPED: " RDLIC01 "})
    driver.press("OK")
    assert host_of(lab)[1] == ("RDLIC01",)


def test_enter_adds_a_name_before_it_closes(
    open_manager: Open, driver: UiDriver
) -> None:
    lab = open_manager("fresh").session.lab
    driver.node(OVERVIEW)
    driver.press("Edit Deployment Properties")
    driver.greyed("Apply")
    driver.type({TYPED: "RDLIC01"})
    driver.shortcut("Return")
    driver.shows(TYPED, "")
    assert host_of(lab)[1] == ()
    driver.shortcut("Return")
    assert host_of(lab)[1] == ("RDLIC01",)


def test_the_dialog_names_the_session_host(
    open_manager: Open, driver: UiDriver
) -> None:
    open_manager()
    driver.node(OVERVIEW)
    driver.press("Edit Deployment Properties")
    driver.see("Session host: RDSH01")
    driver.press("Cancel")


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
    open_manager: Open, driver: UiDriver, typed: str, message: str
) -> None:
    lab = open_manager().session.lab
    driver.node(OVERVIEW)
    driver.press("Edit Deployment Properties")
    driver.type({TYPED: typed})
    driver.press("Add")
    driver.wrong(TYPED, message)
    driver.shows(TYPED, typed)
    driver.press("Cancel")
    assert list(lab.journal()) == []


def test_nothing_is_written_where_nothing_was_changed(
    open_manager: Open, driver: UiDriver
) -> None:
    lab = open_manager().session.lab
    driver.node(OVERVIEW)
    driver.press("Edit Deployment Properties")
    driver.press("OK")
    assert list(lab.journal()) == []


def test_a_workgroup_is_licensed_per_device(
    open_manager: Open, driver: UiDriver
) -> None:
    open_manager("workgroup")
    driver.node(OVERVIEW)
    driver.press("Edit Deployment Properties")
    driver.greyed("Per User")
    driver.see("only Per Device licensing is possible")
    driver.press("Cancel")


def test_what_a_policy_makes_of_it_is_not_shown(
    open_manager: Open, driver: UiDriver
) -> None:
    """domain.md 11, 20: a change in the console is ignored."""
    open_manager("trouble-policy")
    driver.node(OVERVIEW)
    driver.cells("RDSH01", {"Licensing Mode": "Per User", "License Servers": "RDLIC01"})


def test_a_read_only_lab_is_only_looked_at(
    open_manager: Open, driver: UiDriver
) -> None:
    open_manager(read_only=True)
    driver.node(SERVERS)
    with pytest.raises(NotThere, match="greyed"):
        driver.row("RDLIC01", ["Install Licenses"])
    with pytest.raises(NotThere, match="greyed"):
        driver.menu(["Manage", "Add Roles and Features"])
    driver.shortcut("Esc")
    driver.node(OVERVIEW)
    driver.press("Edit Deployment Properties")
    driver.greyed("OK")
    driver.greyed("Apply")
    driver.press("Cancel")
