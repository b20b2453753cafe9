from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from core import clock
from core.clock import LabTime, Moment

LAB_TIME, MOMENT = TypeAdapter(LabTime), TypeAdapter(Moment)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-16T08:30:00Z",
        "2024-02-29T23:59:59Z",
        "2038-01-19T03:14:08Z",
        "9999-12-31T23:59:59Z",
        "0999-01-01T00:00:00Z",
    ],
)
def test_a_time_comes_back_as_it_was_written(text: str) -> None:
    assert clock.iso(clock.parse(text)) == text
    assert MOMENT.dump_json(MOMENT.validate_python(text)).decode() == f'"{text}"'


@pytest.mark.parametrize(
    "text",
    [
        "9000-01-01T00:00:00Z",
        "0999-12-31T23:59:59Z",
        "0001-01-01T00:00:00+05:00",  # in UTC it is before all days that there are
        "9999-12-31T23:59:59-05:00",
    ],
)
def test_a_lab_is_at_no_time_that_cannot_be_reckoned_with(text: str) -> None:
    with pytest.raises(ValidationError, match="far from all"):
        LAB_TIME.validate_python(text)


@pytest.mark.parametrize(
    ("text", "in_utc"),
    [
        ("2026-11-16T08:30:00+02:00", "2026-11-16T06:30:00Z"),
        ("2026-11-16T08:30:00.999999Z", "2026-11-16T08:30:00Z"),
        ("2026-03-29T02:30:00+01:00", "2026-03-29T01:30:00Z"),
    ],
)
def test_a_time_is_kept_in_utc_and_whole_seconds(text: str, in_utc: str) -> None:
    assert clock.iso(clock.parse(text)) == in_utc


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        clock.parse("2026-11-16T08:30:00")
    with pytest.raises(ValidationError, match="time zone"):
        LAB_TIME.validate_python(datetime(2026, 11, 16))


@given(st.datetimes(), st.integers(-23, 23))
def test_every_moment_comes_back(moment: datetime, hours: int) -> None:
    aware = moment.replace(tzinfo=timezone(timedelta(hours=hours)), microsecond=0)
    try:
        in_utc = aware.astimezone(UTC)
    except OverflowError:  # the first and last hours of the calendar
        return
    assert clock.parse(clock.iso(aware)) == in_utc
