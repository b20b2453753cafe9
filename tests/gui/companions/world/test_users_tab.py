from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from tests.gui.companions.world.acting import rows


def test_users_are_listed_with_their_licenses(panel: WorldPanel) -> None:
    listed = {row[0]: row for row in rows(panel, "users")}
    assert len(listed) == 25
    assert listed["a.adams"][1:4] == ["corp.example", "Sales", "Windows Server 2022"]
    assert listed["a.adams"][-1] == "RDLIC01"
    assert listed["y.yilmaz"][1:] == ["corp.example", "", "None", "", ""]


def test_an_account_is_disabled_and_enabled(
    panel: WorldPanel, driver: UiDriver
) -> None:
    lab = panel.session.lab
    driver.greyed("Account is disabled")
    driver.row("b.baker")
    driver.tick({"Account is disabled": True})
    assert not lab.known_user("b.baker").is_enabled
    assert {row[0] for row in rows(panel, "users")} >= {"b.baker (disabled)"}
    driver.tick({"Account is disabled": False})
    assert lab.known_user("b.baker").is_enabled


def test_a_user_is_renamed_and_removed(panel: WorldPanel, driver: UiDriver) -> None:
    lab = panel.session.lab
    driver.row("b.baker")
    driver.press("Rename…")
    driver.type({"New name": "C.Clark"})
    driver.press("OK")
    driver.wrong("New name", "There is something named C.Clark in this lab already.")
    driver.type({"New name": "b.brown"})
    driver.press("OK")
    assert lab.user("b.baker") is None
    driver.row("b.brown")
    driver.press("Remove User")
    assert lab.user("b.brown") is None


def test_who_is_signed_in_is_told_why_nothing_is_removed(
    panel: WorldPanel, driver: UiDriver
) -> None:
    driver.row("a.adams")
    driver.press("Remove User")
    driver.see("a.adams is signed in at the console.")
    driver.press("OK")
    driver.tick({"Account is disabled": True})
    driver.press("OK")
    assert panel.session.lab.user("a.adams") is not None
