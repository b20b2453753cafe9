"""Scheduled tasks as the tools show them."""

from datetime import datetime

from core.catalog import Repeats, Weekday
from core.records import Schedule, ScheduledTask
from core.rules.schedules import next_run

NEVER = "N/A"
_DAYS = {day: day.name.capitalize() for day in Weekday}
_UNITS = {Repeats.DAILY: "day", Repeats.WEEKLY: "week", Repeats.MONTHLY: "month"}


def state(task: ScheduledTask) -> str:
    """Tell whether a task runs, waits, or does neither."""
    if task.is_running:
        return "Running"
    return "Ready" if task.is_enabled else "Disabled"


def clock_text(moment: datetime | None) -> str:
    """Write a moment as in the United States: `12/1/2026 6:00:00 AM`."""
    if moment is None:
        return NEVER
    hour = moment.hour % 12 or 12
    half = "AM" if moment.hour < 12 else "PM"  # noon
    day = f"{moment.month}/{moment.day}/{moment.year}"
    return f"{day} {hour}:{moment:%M:%S} {half}"


def next_text(task: ScheduledTask, now: datetime) -> str:
    """Write when a task runs next."""
    return clock_text(next_run(task, now))


def result_text(result: int | None) -> str:
    """Write a last result: small ones as numbers, those of Windows as it does."""
    if result is None:
        return NEVER
    return f"0x{result & 0xFFFFFFFF:X}"


def trigger_text(schedule: Schedule) -> str:
    """Say in words when a task runs."""
    at = clock_text(schedule.begins).partition(" ")[2]
    if schedule.repeats is Repeats.ONCE:
        day = clock_text(schedule.begins).partition(" ")[0]
        return f"At {at} on {day}"
    unit = _UNITS[schedule.repeats]
    every = schedule.every
    how_often = f"every {unit}" if every == 1 else f"every {every} {unit}s"
    if schedule.repeats is Repeats.DAILY:
        return f"At {at} {how_often}"
    if schedule.repeats is Repeats.WEEKLY:
        days = ", ".join(_DAYS[day] for day in schedule.weekdays)
        return f"At {at} every {days} of {how_often}"
    return f"At {at} on day {schedule.day} of {how_often}"
