from datetime import UTC, datetime

import pytest

from core.catalog import Availability, ProductVersion, ReportScope
from core.rules.reports import availability, lists_failed_users, report_name

NOW = datetime(2026, 11, 16, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("installed", "available", "word"),
    [
        (100, 100, Availability.AVAILABLE),
        (100, 10, Availability.AVAILABLE),
        (100, 9, Availability.LIMITED),
        (5, 1, Availability.AVAILABLE),
        (11, 1, Availability.LIMITED),
        (100, 0, Availability.NONE),
        (0, 0, Availability.NONE),
    ],
)
def test_less_than_a_tenth_is_little(
    installed: int, available: int, word: Availability
) -> None:
    assert availability(installed, available, is_tracked=True) is word
    assert (
        availability(installed, available, is_tracked=False)
        is Availability.NOT_TRACKING
    )


@pytest.mark.parametrize(
    ("edition", "lists"),
    [("2008", False), ("2008r2", False), ("2012", True), ("2025", True)],
)
def test_failed_users_are_listed_since_2012(edition: str, lists: bool) -> None:
    assert lists_failed_users(ProductVersion(edition)) is lists


def test_a_name_is_the_first_that_is_free() -> None:
    taken = {"CAL Usage 2026-11-16", "CAL Usage 2026-11-16 (2)"}
    assert report_name(ReportScope.ALL, NOW, taken) == "CAL Usage 2026-11-16 (3)"
    assert report_name(ReportScope.DOMAIN, NOW, taken) == (
        "Per User CAL Usage 2026-11-16"
    )
