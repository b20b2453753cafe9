"""Dates and times as a person reads them: one form in all windows and languages."""

from datetime import datetime

from core.clock import day


def date(value: datetime) -> str:
    """Write the day of a lab time (UTC): `2026-11-16`."""
    return day(value)


def moment(value: datetime) -> str:
    """Write a lab time (UTC) to the minute: `2026-11-16 08:30`."""
    return f"{day(value)} {time_of_day(value)}"


def time_of_day(value: datetime) -> str:
    """Write the time of day of a lab time (UTC): `08:30`."""
    return f"{value:%H:%M}"


def local(value: datetime) -> str:
    """Write a real time to the minute, as it was on the clock of this computer."""
    return moment(value.astimezone())
