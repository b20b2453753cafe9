import pytest
from PySide6.QtWidgets import QCheckBox

from core.catalog import ClearinghouseCondition
from core.commands.membership import SetDomainMembership
from core.commands.sign_in import SignIn
from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from tests.gui.companions.world.acting import at, rows


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


def test_whoever_left_the_domain_is_refused_as_in_a_workgroup(
    panel: WorldPanel, driver: UiDriver
) -> None:
    lab = panel.session.lab
    at(panel, "Faults")
    box = panel.findChild(QCheckBox, "refuses-anonymous")
    assert isinstance(box, QCheckBox)
    assert not box.isEnabled()
    lab.do(SignIn(account="d.diaz"))
    lab.do(SetDomainMembership(computer="RDSH01", is_member=False))
    driver.tick({"Refuses session hosts that it does not know": True})
    assert lab.server("RDLIC01").refuses_anonymous


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
