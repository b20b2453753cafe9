"""A computer that is a session host and a license server, in every window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QComboBox

from core.catalog import PolicyName, PolicyState
from core.commands.roles import AddLicensingRole
from core.prompt.programs import answer
from gui.companions.table import COMPANIONS, open_companion
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from tests.gui.surfaces import close_all

OpenWindow = Callable[..., MainWindow]
LICENSING = [
    "Computer Configuration",
    "Administrative Templates",
    "Windows Components",
    "Remote Desktop Services",
    "RD Licensing",
]


@pytest.fixture
def window(open_window: OpenWindow) -> Iterator[MainWindow]:
    window = open_window("office")
    window.lab.do(AddLicensingRole(host="RDSH01"))
    yield window
    close_all(window)


@pytest.mark.parametrize("name", COMPANIONS)
def test_every_window_opens(window: MainWindow, name: str) -> None:
    assert open_companion(name, window.session, window).isVisible()


@pytest.mark.parametrize("name", ["policy", "prompt"])
def test_the_computer_is_listed_once(window: MainWindow, name: str) -> None:
    box = open_companion(name, window.session, window).findChild(QComboBox, "computer")

    assert isinstance(box, QComboBox)
    listed = [box.itemText(row) for row in range(box.count())]
    assert listed == ["RDSH01", "RDLIC01", "RDLIC02"]


def test_a_policy_of_the_license_server_is_edited(
    window: MainWindow, driver: UiDriver
) -> None:
    open_companion("policy", window.session, window)
    driver.go_to("Local Group Policy Editor")
    driver.node(LICENSING)
    driver.open("License server security group")
    driver.tick({"Enabled": True})
    driver.press("OK")

    for computer in window.lab.roles_of("RDSH01"):
        state = computer.policy[PolicyName.SECURITY_GROUP].state
        assert state is PolicyState.ENABLED
    driver.cells("License server security group", {"State": "Enabled"})


def test_its_command_prompt_is_that_of_the_session_host(window: MainWindow) -> None:
    lab = window.lab
    command = answer("net stop TermService", lab.computer("RDSH01"), lab).command
    assert command is not None
    lab.do(command)

    (host,) = lab.session_hosts()
    assert not host.is_running
    assert lab.server("RDSH01").is_reachable
