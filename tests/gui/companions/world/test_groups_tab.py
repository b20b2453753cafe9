from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from tests.gui.companions.world.acting import at


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
