"""Sign In As: another account uses the console."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QListWidget

from core.catalog import Rights
from gui.dialogs.sign_in import SignInDialog
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from tests.helpers.labs import sql

OpenWindow = Callable[..., MainWindow]
DIAZ = "d.diaz  (Domain Admins)"


def sign_in(window: MainWindow) -> QListWidget:
    window.actions_["sign_in_as"].trigger()
    dialog = window.findChild(SignInDialog)
    assert isinstance(dialog, SignInDialog)
    found = dialog.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return found


def test_the_accounts_say_what_they_may_do_and_who_is_signed_in(
    window: MainWindow, driver: UiDriver
) -> None:
    accounts = sign_in(window)

    assert [accounts.item(i).text() for i in range(accounts.count())] == [
        "a.adams  (Administrator of the license servers)",
        "Administrator  (Enterprise Admins)",
        "b.baker  (User without administrative rights)",
        DIAZ,
    ]
    assert accounts.currentItem().text().startswith("a.adams")
    driver.press("Cancel")


def test_another_account_signs_in(window: MainWindow, driver: UiDriver) -> None:
    sign_in(window)
    driver.select({"Accounts": DIAZ})
    driver.type({"Password": "training"})
    driver.press("OK")

    driver.unsee("Sign In As")
    assert window.lab.rights() is Rights.DOMAIN_ADMIN
    assert window.actions_["undo"].text() == "&Undo Sign In"


def test_what_was_wrong_is_not_said_of_another_account(
    window: MainWindow, driver: UiDriver
) -> None:
    sign_in(window)
    driver.press("OK")
    driver.see("Enter the password.")
    driver.select({"Accounts": DIAZ})
    driver.unsee("Enter the password.")
    driver.press("Cancel")


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("", "Enter the password."),
        ("TRAINING", "The password is not correct."),
        (" training", "The password is not correct."),
    ],
)
def test_a_wrong_password_is_told_at_its_field(
    window: MainWindow, driver: UiDriver, password: str, message: str
) -> None:
    sign_in(window)
    driver.select({"Accounts": DIAZ})
    driver.type({"Password": password})
    driver.press("OK")

    driver.wrong("Password", message)
    assert window.lab.rights() is Rights.SERVER_ADMIN
    driver.press("Cancel")


def test_cancel_changes_nothing(window: MainWindow, driver: UiDriver) -> None:
    before = window.lab.snapshot()
    sign_in(window)
    driver.select({"Accounts": DIAZ})
    driver.type({"Password": "training"})
    driver.press("Cancel")

    assert window.lab.snapshot() == before


def test_a_lab_whose_account_is_gone_can_still_be_signed_in_to(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("fresh")
    sql(window.lab).execute("UPDATE lab SET signed_in = 'x.gone'")
    accounts = sign_in(window)

    assert accounts.currentRow() == 0
    driver.type({"Password": "training"})
    driver.press("OK")
    assert window.lab.settings().signed_in == "a.adams"
