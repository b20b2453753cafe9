from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from tests.gui.companions.world.acting import at, rows


def test_a_client_license_is_damaged_and_deleted(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Devices")
    driver.row("PC-0001")
    driver.press("Damage Client License")
    assert rows(panel, "devices")[0][2] == "Windows Server 2022, damaged"
    driver.press("Delete Client License")
    assert rows(panel, "devices")[0][2] == "None"


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
