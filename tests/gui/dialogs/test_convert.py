"""Convert Licenses, from the menu of a license pack."""

from collections.abc import Callable

import pytest

from core.lab import Lab
from gui.driver.finding import NotThere
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow

PACK = ("All servers", "RDLIC01", "Windows Server 2022 - Installed RDS Per User CAL")
DEVICE_PACK = (*PACK[:2], "Windows Server 2022 - Installed RDS Per Device CAL")


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window("office")


def totals(lab: Lab) -> list[int | None]:
    return [p.total for p in lab.packs("RDLIC01")]


def test_licenses_are_converted_into_a_new_pack(
    window: MainWindow, driver: UiDriver
) -> None:
    driver.context(PACK, ["Convert Licenses"])
    driver.see("Licenses that are not issued: 82")
    driver.see("RDS Per Device CAL")
    driver.type({"Quantity": "30"})
    driver.press("OK")
    assert totals(window.lab) == [None, 70, 50, 30]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("", "Enter the quantity."),
        ("0", "out of range"),
        ("ten", "not a whole number"),
        ("83", "only 82 are not issued"),
    ],
)
def test_a_wrong_quantity_is_explained_and_changes_nothing(
    window: MainWindow, driver: UiDriver, typed: str, text: str
) -> None:
    driver.context(PACK, ["Convert Licenses"])
    driver.type({"Quantity": typed})
    driver.press("OK")
    driver.see(text)
    assert totals(window.lab) == [None, 100, 50]
    driver.type({"Quantity": "82"})
    driver.press("OK")
    assert totals(window.lab) == [None, 18, 50, 82]


def test_cancel_changes_nothing(window: MainWindow, driver: UiDriver) -> None:
    driver.context(PACK, ["Convert Licenses"])
    driver.type({"Quantity": "30"})
    driver.press("Cancel")
    assert totals(window.lab) == [None, 100, 50]


def test_the_built_in_pack_has_nothing_to_convert(
    window: MainWindow, driver: UiDriver
) -> None:
    built_in = (*PACK[:2], "Windows 2000 Server - Built-in TS Per Device CAL")
    with pytest.raises(NotThere, match="greyed"):
        driver.context(built_in, ["Convert Licenses"])


def test_revoking_asks_first_and_no_changes_nothing(
    window: MainWindow, driver: UiDriver
) -> None:
    driver.node(DEVICE_PACK)
    driver.row("PC-0007", ["Revoke License"])
    driver.see("Revoke the license issued to PC-0007?")
    driver.press("No")
    assert window.lab.packs("RDLIC01")[2].issued == 12


def test_a_revoked_license_cannot_be_revoked_again(
    window: MainWindow, driver: UiDriver
) -> None:
    driver.node(DEVICE_PACK)
    driver.row("PC-0007", ["Revoke License"])
    driver.press("Yes")
    assert window.lab.packs("RDLIC01")[2].issued == 11
    with pytest.raises(NotThere, match="greyed"):
        driver.row("PC-0007", ["Revoke License"])


def test_a_license_of_a_user_cannot_be_revoked(
    window: MainWindow, driver: UiDriver
) -> None:
    driver.node(PACK)
    with pytest.raises(NotThere, match="greyed"):
        driver.row("CORP\\a.adams", ["Revoke License"])
