import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QTableView

from core.commands.connect import Connect
from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from tests.gui.companions.world.acting import at, rows

ID, CLIENT, LICENSE, RIGHTS = 1, 2, 3, 5


def test_a_client_license_is_damaged_and_deleted(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Devices")
    driver.row("PC-0001")
    driver.press("Damage Stored License")
    assert rows(panel, "devices")[0][LICENSE] == "Windows Server 2022, damaged"
    driver.press("Delete Stored License")
    assert rows(panel, "devices")[0][LICENSE] == "None"


def test_a_device_is_reimaged_and_its_license_deleted(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Devices")
    driver.row("PC-0001")
    before = {row[0]: row for row in rows(panel, "devices")}
    driver.press("Delete Stored License")
    row = rows(panel, "devices")[0]
    assert row[ID] == before["PC-0001"][ID]
    assert (row[LICENSE], row[RIGHTS]) == ("None", "Not writable")
    driver.greyed("Delete Stored License")
    driver.row("PC-0002")
    driver.press("Reimage")
    row = rows(panel, "devices")[1]
    assert row[ID] != before["PC-0002"][ID]
    assert (row[LICENSE], row[RIGHTS]) == ("None", "Writable")


def test_the_whole_key_is_deleted_and_the_rights_on_it_mended(
    panel: WorldPanel, driver: UiDriver
) -> None:
    """domain.md 13.1."""
    at(panel, "Devices")
    driver.row("PC-0001")
    before = rows(panel, "devices")[0]
    driver.press("Delete Key MSLicensing")
    row = rows(panel, "devices")[0]
    assert row[ID] != before[ID]
    assert (row[LICENSE], row[RIGHTS]) == ("None", "Not writable")
    driver.tick({"Ordinary users may write the key MSLicensing": True})
    assert rows(panel, "devices")[0][RIGHTS] == "Writable"


def test_another_client_has_another_id_and_no_registry_key(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Devices")
    driver.row("PC-0001")
    before = rows(panel, "devices")[0]
    kinds = panel.findChild(QComboBox, "client")
    assert isinstance(kinds, QComboBox)
    kinds.setFocus()
    QTest.keyClick(kinds, Qt.Key.Key_Down)
    row = rows(panel, "devices")[0]
    assert row[ID].startswith("ff")
    assert row[CLIENT:] == ["App with IDs of its own", "None", "", ""]
    driver.greyed("Delete Key MSLicensing")
    driver.greyed("Delete Stored License")
    driver.greyed("Ordinary users may write the key MSLicensing")
    QTest.keyClick(kinds, Qt.Key.Key_Up)
    assert rows(panel, "devices")[0][ID] == before[ID]


def test_a_thin_client_stores_none(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Devices")
    driver.press("Add Device…")
    driver.type({"Device name": "THIN-01"})
    driver.select({"Client": "Thin client"})
    driver.press("OK")
    row = rows(panel, "devices")[-1]
    assert row[CLIENT : LICENSE + 1] == ["Thin client", "Stores none"]


def test_a_device_is_renamed(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Devices")
    driver.greyed("Rename…")
    driver.row("PC-0001")
    driver.press("Rename…")
    driver.type({"New name": "RECEPTION"})
    driver.press("OK")
    assert panel.session.lab.device("PC-0001") is None
    assert panel.session.lab.device("RECEPTION") is not None


@pytest.mark.parametrize("window", ["trouble-many-cals"], indirect=True)
def test_a_temporary_license_is_read_as_a_whole(panel: WorldPanel) -> None:
    panel.session.lab.do(Connect(host="RDSH01", user="a.adams", device="PC-0013"))
    at(panel, "Devices")
    view = panel.findChild(QTableView, "devices")
    assert isinstance(view, QTableView)
    assert any("temporary" in row[LICENSE] for row in rows(panel, "devices"))

    for column in range(view.model().columnCount()):
        assert view.sizeHintForColumn(column) <= view.columnWidth(column), column
    assert not view.horizontalScrollBar().isVisible()
