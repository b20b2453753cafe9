import pytest

from core.catalog import Way
from core.commands.sign_in import SignIn
from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from tests.gui.companions.world.acting import at, rows

RPC = "RPC (TCP 135)"


@pytest.mark.parametrize("window", ["trouble-closed-rpc"], indirect=True)
def test_what_is_closed_is_listed_and_opened(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Closed")
    listed = rows(panel, "passages")
    assert [row[:2] for row in listed] == [["RDSH02", "RDLIC01"]] * 2
    assert [row[2:] for row in listed] == [
        [RPC, "Closed"],
        ["RPC, dynamic ports (TCP 49152–65535)", "Closed"],
    ]
    driver.row("RDSH02")
    driver.press("Remove")
    driver.row("RDSH02")
    driver.press("Remove")
    assert panel.session.lab.passages() == []


def test_a_way_is_closed_between_two(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Closed")
    driver.press("Close Way…")
    driver.select({"Way": RPC, "From": "RDSH01", "To": "RDLIC02"})
    driver.press("OK")
    assert rows(panel, "passages") == [["RDSH01", "RDLIC02", RPC, "Closed"]]


def test_the_way_decides_between_whom(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Closed")
    driver.press("Close Way…")
    driver.select({"Way": "Update of license attributes"})
    driver.select({"From": "SELF", "To": "OU=Sales"})
    driver.select({"Way": "HTTPS (TCP 443)"})
    driver.select({"From": "Everybody", "To": "Clearinghouse"})
    driver.press("OK")
    (passage,) = panel.session.lab.passages()
    assert (passage.origin, passage.way) == ("", Way.HTTPS)


def test_what_leads_nowhere_is_said_at_the_field(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Closed")
    driver.press("Close Way…")
    driver.select({"Way": RPC, "From": "RDLIC01", "To": "RDLIC01"})
    driver.press("OK")
    driver.see("Nothing goes from RDLIC01 to RDLIC01")
    driver.press("Cancel")
    assert panel.session.lab.passages() == []


@pytest.mark.parametrize("window", ["trouble-one-unit"], indirect=True)
def test_control_is_delegated_on_a_unit(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Users")
    driver.press("Delegate Control…")
    driver.select({"On": "OU=Sales", "To": "Terminal Server License Servers"})
    driver.press("OK")
    driver.see("a.adams is not a member of the Domain Admins group")
    driver.press("OK")
    driver.unsee("a.adams is not a member of the Domain Admins group")
    panel.session.lab.do(SignIn(account="d.diaz"))
    driver.press("OK")
    assert panel.session.lab.passages() == []


@pytest.mark.parametrize("window", ["workgroup"], indirect=True)
def test_a_workgroup_has_nothing_to_delegate(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Users")
    driver.greyed("Delegate Control…")
