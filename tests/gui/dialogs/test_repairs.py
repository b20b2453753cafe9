"""The buttons of Review Configuration: confirmed, with the credentials they need."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit

from core.catalog import DiscoveryScope
from core.commands.faults import SetDirectoryReachable
from core.commands.sign_in import SignIn
from core.rules.review import FindingKind
from gui.driver.ui_driver import Gestures
from gui.labels import words
from gui.manager.main_window import MainWindow
from tests.gui.dialogs.test_review import REPAIRS, findings, repairs, review

Kind = FindingKind
OpenWindow = Callable[..., MainWindow]


def test_nothing_is_repaired_in_a_lab_that_is_read_only(
    open_window: OpenWindow, hands: Gestures
) -> None:
    review(open_window("fresh", read_only=True))
    for label in REPAIRS:
        hands.greyed(label)
    hands.press("OK")


def give(hands: Gestures, account: str, password: str = "training") -> None:
    hands.type({"User name": account, "Password": password})
    hands.press("OK")


def test_a_server_is_added_to_the_group_with_other_credentials(
    window: MainWindow, hands: Gestures
) -> None:
    dialog = review(window)
    hands.press("Add to Group")
    hands.see("This needs a domain administrator.")
    hands.press("OK")
    hands.see("It needs this membership: Domain Admins.")
    give(hands, "CORP\\d.diaz")
    hands.see("Restart the Remote Desktop Licensing service on it")
    hands.press("OK")

    assert findings(dialog)[words.FINDING[Kind.IN_AD_GROUP]] == "OK"
    assert repairs(dialog) == ["Register as SCP", "Change Scope"]
    assert window.lab.server("RDLIC01").in_ad_group
    assert window.lab.settings().signed_in == "a.adams"
    hands.press("OK")


@pytest.mark.parametrize("where", ["question", "credentials"])
def test_cancel_adds_nothing(window: MainWindow, hands: Gestures, where: str) -> None:
    before = window.lab.snapshot()
    dialog = review(window)
    hands.press("Add to Group")
    if where == "credentials":
        hands.press("OK")
        hands.type({"User name": "d.diaz", "Password": "training"})
    hands.press("Cancel")

    assert window.lab.snapshot() == before
    assert repairs(dialog) == REPAIRS
    hands.press("OK")


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
    hands: Gestures,
    account: str,
    password: str,
    field: str,
    message: str,
) -> None:
    review(window)
    hands.press("Add to Group")
    hands.press("OK")
    give(hands, account, password)

    hands.wrong(field, message)
    hands.shows("User name", account)
    assert not window.lab.server("RDLIC01").in_ad_group
    give(hands, "Administrator")
    hands.see("RDLIC01 was added")
    hands.press("OK")
    hands.press("OK")
    assert window.lab.server("RDLIC01").in_ad_group


def test_a_password_is_not_shown(window: MainWindow, hands: Gestures) -> None:
    review(window)
    hands.press("Add to Group")
    hands.press("OK")
    hands.type({"Password": "training"})
    field = hands.window.findChild(QLineEdit, "password")
    assert isinstance(field, QLineEdit)

    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert "training" not in field.displayText()
    hands.press("Cancel")
    hands.press("OK")


def test_who_may_do_it_is_asked_for_no_credentials(
    window: MainWindow, hands: Gestures
) -> None:
    window.lab.do(SignIn(account="d.diaz"))
    dialog = review(window)
    hands.press("Add to Group")
    hands.press("OK")
    hands.see("RDLIC01 was added")
    hands.press("OK")
    hands.press("Register as SCP")

    assert repairs(dialog) == ["Change Scope"]
    assert [e.command for e in window.lab.journal()][1:] == [
        "add-to-group",
        "register-as-scp",
    ]
    hands.press("OK")


def test_a_refusal_is_told_and_the_dialog_stays(
    window: MainWindow, hands: Gestures
) -> None:
    dialog = review(window)
    window.lab.do(SetDirectoryReachable(is_reachable=False))
    hands.press("Register as SCP")
    hands.see("RDLIC01 cannot contact Active Directory.")
    hands.press("OK")

    assert dialog.isVisible()
    hands.press("OK")


def test_the_scope_is_changed_by_who_may(window: MainWindow, hands: Gestures) -> None:
    dialog = review(window)
    hands.press("Change Scope")
    hands.greyed("This workgroup")
    hands.tick({"The forest": True})
    hands.press("OK")
    hands.see("Enterprise Admins")
    give(hands, "Administrator")

    assert findings(dialog)[words.FINDING[Kind.FOREST_SCOPE]] == "OK"
    server = window.lab.server("RDLIC01")
    assert (server.scope, server.published) == (DiscoveryScope.FOREST, True)
    hands.press("OK")


def test_the_scope_that_is_already_so_changes_nothing(
    window: MainWindow, hands: Gestures
) -> None:
    before = window.lab.snapshot()
    review(window)
    hands.press("Change Scope")
    hands.press("OK")

    hands.unsee("This workgroup")
    assert window.lab.snapshot() == before
    hands.press("OK")


def test_a_forest_that_is_not_published_is_published_by_the_same_choice(
    window: MainWindow, hands: Gestures
) -> None:
    window.lab._link.execute("UPDATE license_server SET scope = 'forest'")
    window.lab.do(SignIn(account="Administrator"))
    dialog = review(window)
    assert words.FINDING[Kind.FOREST_SCOPE_NOT_PUBLISHED] in findings(dialog)
    hands.press("Change Scope")
    hands.press("OK")

    assert words.FINDING[Kind.FOREST_SCOPE] in findings(dialog)
    hands.press("OK")


def test_a_server_of_a_domain_with_the_scope_of_a_workgroup_can_change_it(
    window: MainWindow, hands: Gestures
) -> None:
    window.lab._link.execute("UPDATE license_server SET scope = 'workgroup'")
    window.lab.do(SignIn(account="d.diaz"))
    dialog = review(window)
    assert words.FINDING[Kind.WORKGROUP_SCOPE_IN_DOMAIN] in findings(dialog)
    hands.press("Change Scope")
    hands.press("OK")

    assert window.lab.server("RDLIC01").scope is DiscoveryScope.DOMAIN
    assert words.FINDING[Kind.DOMAIN_SCOPE_NOT_ON_CONTROLLER] in findings(dialog)
    hands.press("OK")
