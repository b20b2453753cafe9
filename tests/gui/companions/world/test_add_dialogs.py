from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from tests.gui.companions.world.acting import at, rows


def test_a_user_is_added(panel: WorldPanel, driver: UiDriver) -> None:
    driver.press("Add User…")
    driver.type({"User name": "A.Adams"})
    driver.press("OK")
    driver.wrong("User name", "There is something named A.Adams in this lab already.")
    driver.type({"User name": "z.zhou", "Organizational unit": "R&D"})
    driver.press("OK")
    added = ["z.zhou", "corp.example", "R&D", "None", "", ""]
    assert rows(panel, "users")[-1] == added


def test_a_name_is_needed(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Devices")
    driver.press("Add Device…")
    driver.press("OK")
    driver.wrong("Device name", "Enter the name of the device.")
    driver.press("Cancel")
    assert list(panel.session.lab.journal()) == []
