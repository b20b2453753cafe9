"""Convert Licenses, from the menu of a license pack."""

from collections.abc import Callable

import pytest

from core.lab import Lab
from gui.driver.ui_driver import Gestures, NotThere
from gui.manager.main_window import MainWindow

PACK = ("All servers", "RDLIC01", "Windows Server 2022 - Installed RDS Per User CAL")
DEVICE_PACK = (*PACK[:2], "Windows Server 2022 - Installed RDS Per Device CAL")


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window("office")


def totals(lab: Lab) -> list[int | None]:
    return [p.total for p in lab.packs("RDLIC01")]


def test_licenses_are_converted_into_a_new_pack(
    window: MainWindow, hands: Gestures
) -> None:
    hands.context(PACK, ["Convert Licenses"])
    hands.see("Licenses that are not issued: 82")
    hands.see("RDS Per Device CAL")
    hands.type({"Quantity": "30"})
    hands.press("OK")
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
    window: MainWindow, hands: Gestures, typed: str, text: str
) -> None:
    hands.context(PACK, ["Convert Licenses"])
    hands.type({"Quantity": typed})
    hands.press("OK")
    hands.see(text)
    assert totals(window.lab) == [None, 100, 50]
    hands.type({"Quantity": "82"})
    hands.press("OK")
    assert totals(window.lab) == [None, 18, 50, 82]


def test_cancel_changes_nothing(window: MainWindow, hands: Gestures) -> None:
    hands.context(PACK, ["Convert Licenses"])
    hands.type({"Quantity": "30"})
    hands.press("Cancel")
    assert totals(window.lab) == [None, 100, 50]


def test_the_built_in_pack_has_nothing_to_convert(
    window: MainWindow, hands: Gestures
) -> None:
    built_in = (*PACK[:2], "Windows 2000 Server - Built-in TS Per Device CAL")
    with pytest.raises(NotThere, match="greyed"):
        hands.context(built_in, ["Convert Licenses"])


def test_revoking_asks_first_and_no_changes_nothing(
    window: MainWindow, hands: Gestures
) -> None:
    hands.node(DEVICE_PACK)
    hands.row("PC-0007", ["Revoke License"])
    hands.see("Revoke the license issued to PC-0007?")
    hands.press("No")
    assert window.lab.packs("RDLIC01")[2].issued == 12


def test_a_revoked_license_cannot_be_revoked_again(
    window: MainWindow, hands: Gestures
) -> None:
    hands.node(DEVICE_PACK)
    hands.row("PC-0007", ["Revoke License"])
    hands.press("Yes")
    assert window.lab.packs("RDLIC01")[2].issued == 11
    with pytest.raises(NotThere, match="greyed"):
        hands.row("PC-0007", ["Revoke License"])


def test_a_license_of_a_user_cannot_be_revoked(
    window: MainWindow, hands: Gestures
) -> None:
    hands.node(PACK)
    with pytest.raises(NotThere, match="greyed"):
        hands.row("CORP\\a.adams", ["Revoke License"])
