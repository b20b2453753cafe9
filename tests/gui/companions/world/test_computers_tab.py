from core.commands.removal import RemoveSessionHostRole
from core.commands.sign_in import SignIn
from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from tests.gui.companions.world.acting import at, rows


def test_each_computer_is_listed_once_with_roles_edition_and_domain(
    panel: WorldPanel,
) -> None:
    at(panel, "Computers")
    assert rows(panel, "computers") == [
        [name, version, role, "Standard", "corp.example"]
        for name, version, role in (
            ("RDLIC01", "Windows Server 2022", "RD Licensing"),
            ("RDLIC02", "Windows Server 2016", "RD Licensing"),
            ("RDSH01", "Windows Server 2022", "RD Session Host"),
        )
    ]
    panel.session.lab.do(RemoveSessionHostRole(host="RDSH01"))
    assert rows(panel, "computers")[2][2] == "None"


def test_a_computer_is_renamed(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Computers")
    driver.row("RDSH01")
    driver.press("Rename…")
    driver.see("RDSH01")
    driver.type({"New name": "RDLIC01"})
    driver.press("OK")
    driver.wrong("New name", "There is something named RDLIC01 in this lab already.")
    driver.type({"New name": "RDSH07"})
    driver.press("OK")
    assert [h.name for h in panel.session.lab.session_hosts()] == ["RDSH07"]
    assert rows(panel, "computers")[2][0] == "RDSH07"


def test_a_computer_is_upgraded_as_far_as_there_is_a_path(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Computers")
    driver.row("RDLIC02")
    driver.press("Upgrade…")
    driver.select({"Upgrade to": "Windows Server 2025"})
    driver.press("OK")
    assert rows(panel, "computers")[1][1] == "Windows Server 2025"
    driver.row("RDLIC02")
    driver.greyed("Upgrade…")


def test_a_session_host_gets_an_evaluation_edition_and_a_license_server_none(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Computers")
    driver.row("RDLIC01")
    driver.greyed("Evaluation edition of Windows Server")
    driver.row("RDSH01")
    driver.tick({"Evaluation edition of Windows Server": True})
    assert rows(panel, "computers")[2][3] == "Standard Evaluation"
    driver.tick({"Evaluation edition of Windows Server": False})
    assert not panel.session.lab.host("RDSH01").is_evaluation


def test_a_computer_leaves_the_domain_and_comes_back(
    panel: WorldPanel, driver: UiDriver
) -> None:
    lab = panel.session.lab
    at(panel, "Computers")
    driver.row("RDSH01")
    driver.tick({"Member of the domain": False})
    driver.see("no domain administrator")
    driver.press("OK")
    assert rows(panel, "computers")[2][4] == "corp.example"
    lab.do(SignIn(account="d.diaz"))
    driver.tick({"Member of the domain": False})
    assert rows(panel, "computers")[2][4] == "WORKGROUP"
    driver.tick({"Member of the domain": True})
    assert rows(panel, "computers")[2][4] == "corp.example"
