"""The buttons of Review Configuration: confirmed, with the credentials they need."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit

from core.catalog import DiscoveryScope
from core.commands.faults import SetDirectoryReachable
from core.commands.sign_in import SignIn
from core.rules.review import FindingKind
from gui.driver.ui_driver import UiDriver
from gui.labels import words
from gui.manager.main_window import MainWindow
from tests.gui.dialogs.test_review import REPAIRS, findings, repairs, review
from tests.helpers.labs import sql

Kind = FindingKind
OpenWindow = Callable[..., MainWindow]


def test_nothing_is_repaired_in_a_lab_that_is_read_only(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    review(open_window("fresh", read_only=True))
    for label in REPAIRS:
        driver.greyed(label)
    driver.press("OK")


def give(driver: UiDriver, account: str, password: str = "training") -> None:
    driver.type({"User name": account, "Password": password})
    driver.press("OK")


def test_a_server_is_added_to_the_group_with_other_credentials(
    window: MainWindow, driver: UiDriver
) -> None:
    dialog = review(window)
    driver.press("Add to Group")
    driver.see("This needs a domain administrator.")
    driver.press("OK")
    driver.see("It needs this membership: Domain Admins.")
    give(driver, "CORP\\d.diaz")
    driver.see("Restart the Remote Desktop Licensing service on it")
    driver.press("OK")

    assert findings(dialog)[words.FINDING[Kind.IN_AD_GROUP]] == "OK"
    assert repairs(dialog) == ["Register as SCP", "Change Scope"]
    assert window.lab.server("RDLIC01").in_ad_group
    assert window.lab.settings().signed_in == "a.adams"
    driver.press("OK")


@pytest.mark.parametrize("where", ["question", "credentials"])
def test_cancel_adds_nothing(window: MainWindow, driver: UiDriver, where: str) -> None:
    before = window.lab.snapshot()
    dialog = review(window)
    driver.press("Add to Group")
    if where == "credentials":
        driver.press("OK")
        driver.type({"User name": "d.diaz", "Password": "training"})
    driver.press("Cancel")

    assert window.lab.snapshot() == before
    assert repairs(dialog) == REPAIRS
    driver.press("OK")


@pytest.mark.parametrize(
    ("account", "password", "field", "message"),
    [
        ("", "training", "User name", "Enter the user name."),
        ("d.dias", "training", "User name", "There is no account of this name"),
        ("d.diaz", "", "Password", "Enter the password."),
        ("d.diaz", "secret", "Password", "Enter the training password: training"),
        (
            "a.adams",
            "training",
            "User name",
            "a.adams is not a member of the Domain Admins group.",
        ),
        (
            "b.baker",
            "training",
            "User name",
            "b.baker is not a member of the Domain Admins group.",
        ),
    ],
)
def test_wrong_credentials_are_told_at_their_field_and_can_be_mended(
    window: MainWindow,
    driver: UiDriver,
    account: str,
    password: str,
    field: str,
    message: str,
) -> None:
    review(window)
    driver.press("Add to Group")
    driver.press("OK")
    give(driver, account, password)

    driver.wrong(field, message)
    driver.shows("User name", account)
    assert not window.lab.server("RDLIC01").in_ad_group
    give(driver, "Administrator")
    driver.see("RDLIC01 was added")
    driver.press("OK")
    driver.press("OK")
    assert window.lab.server("RDLIC01").in_ad_group


def test_a_password_is_not_shown(window: MainWindow, driver: UiDriver) -> None:
    review(window)
    driver.press("Add to Group")
    driver.press("OK")
    driver.type({"Password": "training"})
    field = driver.window.findChild(QLineEdit, "password")
    assert isinstance(field, QLineEdit)

    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert "training" not in field.displayText()
    driver.press("Cancel")
    driver.press("OK")


def test_who_may_do_it_is_asked_for_no_credentials(
    window: MainWindow, driver: UiDriver
) -> None:
    window.lab.do(SignIn(account="d.diaz"))
    dialog = review(window)
    driver.press("Add to Group")
    driver.press("OK")
    driver.see("RDLIC01 was added")
    driver.press("OK")
    driver.press("Register as SCP")

    assert repairs(dialog) == ["Change Scope"]
    assert [e.command for e in window.lab.journal()][1:] == [
        "add-to-group",
        "register-as-scp",
    ]
    driver.press("OK")


def test_a_refusal_is_told_and_the_dialog_stays(
    window: MainWindow, driver: UiDriver
) -> None:
    dialog = review(window)
    window.lab.do(SetDirectoryReachable(is_reachable=False))
    driver.press("Register as SCP")
    driver.see("RDLIC01 cannot contact Active Directory.")
    driver.press("OK")

    assert dialog.isVisible()
    driver.press("OK")


def test_the_scope_is_changed_by_who_may(window: MainWindow, driver: UiDriver) -> None:
    dialog = review(window)
    driver.press("Change Scope")
    driver.greyed("This workgroup")
    driver.tick({"The forest": True})
    driver.press("OK")
    driver.see("Enterprise Admins")
    give(driver, "Administrator")

    assert findings(dialog)[words.FINDING[Kind.FOREST_SCOPE]] == "OK"
    server = window.lab.server("RDLIC01")
    assert (server.scope, server.published) == (DiscoveryScope.FOREST, True)
    driver.press("OK")


def test_the_scope_that_is_already_so_changes_nothing(
    window: MainWindow, driver: UiDriver
) -> None:
    before = window.lab.snapshot()
    review(window)
    driver.press("Change Scope")
    driver.press("OK")

    driver.unsee("This workgroup")
    assert window.lab.snapshot() == before
    driver.press("OK")


def test_a_forest_that_is_not_published_is_published_by_the_same_choice(
    window: MainWindow, driver: UiDriver
) -> None:
    sql(window.lab).execute("UPDATE license_server SET scope = 'forest'")
    window.lab.do(SignIn(account="Administrator"))
    dialog = review(window)
    assert words.FINDING[Kind.FOREST_SCOPE_NOT_PUBLISHED] in findings(dialog)
    driver.press("Change Scope")
    driver.press("OK")

    assert words.FINDING[Kind.FOREST_SCOPE] in findings(dialog)
    driver.press("OK")


def test_a_server_of_a_domain_with_the_scope_of_a_workgroup_can_change_it(
    window: MainWindow, driver: UiDriver
) -> None:
    sql(window.lab).execute("UPDATE license_server SET scope = 'workgroup'")
    window.lab.do(SignIn(account="d.diaz"))
    dialog = review(window)
    assert words.FINDING[Kind.WORKGROUP_SCOPE_IN_DOMAIN] in findings(dialog)
    driver.press("Change Scope")
    driver.press("OK")

    assert window.lab.server("RDLIC01").scope is DiscoveryScope.DOMAIN
    assert words.FINDING[Kind.DOMAIN_SCOPE_NOT_ON_CONTROLLER] in findings(dialog)
    driver.press("OK")
