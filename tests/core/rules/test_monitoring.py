"""Use, levels and the day on which licenses run out."""

from datetime import date

import pytest
from pydantic import ValidationError

from core.catalog import LicenseProgram, LicenseType, ProductVersion
from core.records import LicenseLevels, LicensePack
from core.rules.monitoring import Level, Use, level_of, rate, runs_out_on, uses_of

W2022 = ProductVersion.W2022
TODAY = date(2026, 11, 16)


def pack(
    total: int | None,
    issued: int,
    program: LicenseProgram = LicenseProgram.RETAIL,
    type_: LicenseType = LicenseType.PER_USER,
) -> LicensePack:
    return LicensePack(
        server="RDLIC01",
        id=3,
        version=W2022,
        type=type_,
        program=program,
        total=total,
        issued=issued,
    )


def levels(warning: int, critical: int) -> LicenseLevels:
    return LicenseLevels(
        version=W2022, type=LicenseType.PER_USER, warning=warning, critical=critical
    )


def test_over_use_is_seen_in_what_is_issued_and_not_in_what_is_available() -> None:
    """Total minus available would be 800 here (domain.md 13.20)."""
    packs = [pack(800, 800), pack(0, 1, LicenseProgram.OVER_USED)]
    use = uses_of(packs)[W2022, LicenseType.PER_USER]
    assert use == Use(installed=800, issued=801, available=0)
    assert use.over_used == 1


def test_what_was_never_bought_is_not_watched() -> None:
    packs = [
        pack(None, 5, LicenseProgram.TEMPORARY, LicenseType.PER_DEVICE),
        pack(None, 0, LicenseProgram.BUILT_IN, LicenseType.PER_DEVICE),
    ]
    assert uses_of(packs) == {}


@pytest.mark.parametrize(
    ("installed", "issued", "level"),
    [
        pytest.param(100, 79, Level.NONE, id="below"),
        pytest.param(100, 80, Level.WARNING, id="at the warning level"),
        pytest.param(100, 99, Level.WARNING, id="below the critical level"),
        pytest.param(100, 100, Level.CRITICAL, id="all are issued"),
        pytest.param(100, 130, Level.CRITICAL, id="over-used"),
        pytest.param(0, 1, Level.CRITICAL, id="over-used without any installed"),
        pytest.param(0, 0, Level.NONE, id="nothing at all"),
    ],
)
def test_the_level_is_that_of_issued_licenses_in_per_cent(
    installed: int, issued: int, level: Level
) -> None:
    use = Use(installed, issued, max(installed - issued, 0))
    assert level_of(use, levels(80, 100)) is level
    assert level_of(use, None) is Level.NONE


@pytest.mark.parametrize(("warning", "critical"), [(90, 80), (0, 50), (50, 1001)])
def test_levels_that_make_no_sense_are_no_levels(warning: int, critical: int) -> None:
    with pytest.raises(ValidationError):
        levels(warning, critical)


@pytest.mark.parametrize(
    ("issued", "per_day"),
    [
        pytest.param([5], None, id="one day has no rate"),
        pytest.param([5, 8], 3.0, id="two days"),
        pytest.param([0, 0, 0, 30], 10.0, id="the mean of all days"),
        pytest.param([9, 0], -9.0, id="fewer"),
        pytest.param([500, *range(31)], 1.0, id="thirty days back and no further"),
    ],
)
def test_the_rate_is_the_mean_growth_of_the_last_days(
    issued: list[int], per_day: float | None
) -> None:
    assert rate(issued) == per_day


@pytest.mark.parametrize(
    ("issued", "per_day", "day"),
    [
        pytest.param(90, 5.0, date(2026, 11, 18), id="in two days"),
        pytest.param(90, 4.0, date(2026, 11, 19), id="a part of a day is a day"),
        pytest.param(100, 0.0, TODAY, id="nothing is left now"),
        pytest.param(90, 0.0, None, id="no growth"),
        pytest.param(90, -1.0, None, id="use goes back"),
        pytest.param(90, None, None, id="no rate"),
        pytest.param(90, 1e-9, None, id="beyond the calendar"),
    ],
)
def test_licenses_run_out_when_the_rate_has_used_up_what_is_left(
    issued: int, per_day: float | None, day: date | None
) -> None:
    assert runs_out_on(Use(100, issued, 100 - issued), per_day, TODAY) == day
