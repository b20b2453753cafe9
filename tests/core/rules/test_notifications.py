"""Who sees which balloon: a row for each combination (domain.md 3.6, 9, 13.3)."""

from itertools import product
from typing import NamedTuple

import pytest

from core.catalog import LicensingMode, Rights
from core.rules.notifications import (
    Notice,
    Notification,
    Serving,
    Situation,
    notification,
)

UNSET = LicensingMode.NOT_CONFIGURED
PER_USER, PER_DEVICE = LicensingMode.PER_USER, LicensingMode.PER_DEVICE
ADMINISTRATORS = [r for r in Rights if r is not Rights.USER]
ANY = None


class Row(NamedTuple):
    """What it takes, where it does not matter None, and what is shown then."""

    mode: set[LicensingMode] | None
    serving: set[Serving] | None
    in_grace: bool | None
    is_administrative: bool | None
    is_told: bool  # an administrator, and the policy does not hide it
    notice: Notification | None
    is_false_alarm: bool = False


SET = {PER_USER, PER_DEVICE}
ROWS = [
    Row(ANY, ANY, ANY, ANY, False, None),
    Row({UNSET}, ANY, True, ANY, True, Notification.MODE_NOT_CONFIGURED),
    Row({UNSET}, ANY, False, ANY, True, Notification.MODE_NOT_CONFIGURED_GRACE_OVER),
    Row(SET, {Serving.NONE}, True, ANY, True, Notification.NO_SERVER),
    Row(SET, {Serving.NONE}, False, ANY, True, Notification.NO_SERVER_GRACE_OVER),
    Row(SET, {Serving.IN_TROUBLE}, ANY, ANY, True, None),
    Row(SET, {Serving.WELL}, ANY, False, True, None),
    Row({PER_DEVICE}, {Serving.WELL}, ANY, True, True, None),
    Row({PER_USER}, {Serving.WELL}, True, True, True, Notification.MODE_NOT_CONFIGURED,
        is_false_alarm=True),
    Row({PER_USER}, {Serving.WELL}, False, True, True,
        Notification.MODE_NOT_CONFIGURED_GRACE_OVER, is_false_alarm=True),
]  # fmt: skip
COMBINATIONS = [
    Situation(*facts)
    for facts in product(
        LicensingMode, Serving, (90, 1, 0), (False, True), Rights, (False, True)
    )
]


def fits(row: Row, situation: Situation) -> bool:
    is_admin = situation.rights in ADMINISTRATORS
    return row.is_told == (is_admin and not situation.is_hidden) and all(
        (
            row.mode is ANY or situation.mode in row.mode,
            row.serving is ANY or situation.serving in row.serving,
            row.in_grace in {ANY, situation.days_left > 0},
            row.is_administrative in {ANY, situation.is_administrative},
        )
    )


@pytest.mark.parametrize("situation", COMBINATIONS, ids=str)
def test_each_combination_has_one_row_and_is_told_what_it_says(
    situation: Situation,
) -> None:
    (row,) = [row for row in ROWS if fits(row, situation)]

    expected = row.notice and Notice(
        row.notice, situation.days_left, is_false_alarm=row.is_false_alarm
    )
    assert notification(situation) == expected


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_each_row_is_met(row: Row) -> None:
    assert any(fits(row, situation) for situation in COMBINATIONS)
