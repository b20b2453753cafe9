"""Lab time: UTC, moved only by commands, never the computer's own clock."""

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, PlainSerializer

_YEARS = range(1000, 9000)  # with room on both sides for what is added and taken
_TOO_FAR = "a lab time is far from all that can be reckoned with"


def parse(text: str) -> datetime:
    """Read an ISO 8601 time in UTC."""
    return _in_utc(datetime.fromisoformat(text))


def iso(moment: datetime) -> str:
    """Write a lab time as ISO 8601 in UTC, whole seconds: `2026-11-16T08:30:00Z`."""
    in_utc = moment.astimezone(UTC).replace(tzinfo=None)
    return f"{in_utc.isoformat(timespec='seconds')}Z"


def day(moment: datetime) -> str:
    """Write the day of a lab time (UTC) as ISO 8601: `2026-11-16`."""
    return iso_day(moment.date())


def iso_day(value: date) -> str:
    """Write a day as ISO 8601: `2026-11-16`."""
    return value.isoformat()


def parse_day(text: str) -> date:
    """Read a day, `2026-11-16`; ValueError where a text is none."""
    return datetime.strptime(text.strip(), "%Y-%m-%d").date()


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a lab time needs a time zone")
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError:  # of the first and the last day that there are
        raise ValueError(_TOO_FAR) from None


def _reckonable(moment: datetime) -> datetime:
    if moment.year not in _YEARS:
        raise ValueError(_TOO_FAR)
    return moment


Moment = Annotated[
    datetime,
    AfterValidator(_in_utc),
    PlainSerializer(iso, return_type=str, when_used="json"),
]
"""A moment in UTC, whole seconds, that a person may ask for."""

LabTime = Annotated[Moment, AfterValidator(_reckonable)]
"""A moment of the lab."""
