"""Lab time: UTC, moved only by commands, never the computer's own clock."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, PlainSerializer

_YEARS = range(1000, 9000)  # with room on both sides for what is added and taken


def parse(text: str) -> datetime:
    """Read an ISO 8601 time in UTC."""
    return _in_utc(datetime.fromisoformat(text))


def iso(moment: datetime) -> str:
    """Write a lab time as ISO 8601 in UTC, whole seconds: `2026-11-16T08:30:00Z`."""
    in_utc = moment.astimezone(UTC).replace(tzinfo=None)
    return f"{in_utc.isoformat(timespec='seconds')}Z"


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a lab time needs a time zone")
    if moment.year not in _YEARS:
        raise ValueError("a lab time is far from all that can be reckoned with")
    return moment.astimezone(UTC).replace(microsecond=0)


LabTime = Annotated[
    datetime,
    AfterValidator(_in_utc),
    PlainSerializer(iso, return_type=str, when_used="json"),
]
"""A moment of the lab in UTC, whole seconds."""
