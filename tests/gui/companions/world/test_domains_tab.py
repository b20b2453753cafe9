from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QListView,
)

from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from tests.gui.companions.world.acting import at, rows


def test_a_domain_is_trusted_and_has_users_and_a_group(
    panel: WorldPanel, driver: UiDriver
) -> None:
    """domain.md 3.7."""
    at(panel, "Domains")
    assert rows(panel, "domains") == []
    driver.press("Add Domain…")
    driver.type({"Domain name": "corp.example"})
    driver.press("OK")
    driver.wrong("Domain name", "There is something named corp.example in this lab")
    driver.type({"Domain name": "north.example"})
    driver.press("OK")
    assert rows(panel, "domains") == [["north.example", "In both directions"]]
    driver.tick({"Trust in both directions": False})
    assert rows(panel, "domains") == [["north.example", "In one direction"]]
    members = panel.findChild(QListView, "servers-in-group")
    assert isinstance(members, QListView)
    model = members.model()
    checked = Qt.CheckState.Checked
    model.setData(model.index(0, 0), checked, Qt.ItemDataRole.CheckStateRole)
    assert panel.session.lab.server("RDLIC01").member_in_domains == ("north.example",)

    at(panel, "Users")
    driver.press("Add User…")
    driver.type({"User name": "n.nash"})
    driver.select({"Domain": "north.example"})
    driver.press("OK")
    listed = {row[0]: row for row in rows(panel, "users")}
    assert listed["n.nash"][1] == "north.example"
