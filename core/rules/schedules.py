"""When scheduled tasks run.

See learn.microsoft.com/windows-server/administration/windows-commands/schtasks-create.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import takewhile

from core.catalog import Repeats, Weekday
from core.records.tasks import Schedule, ScheduledTask

_NUMBERS = {day: number for number, day in enumerate(Weekday)}
_LAST_YEAR = 2099
_MONTHS = 12


def next_run(task: ScheduledTask, now: datetime) -> datetime | None:
    """Return when a task runs next; None where it does not."""
    if not task.is_enabled:
        return None
    return next(times(task.schedule, max(now, task.handled_until)), None)


def due(task: ScheduledTask, until: datetime) -> Iterator[datetime]:
    """Give the times that came since a task was last seen to, up to a moment."""
    if not task.is_enabled:
        return iter(())
    return takewhile(
        lambda moment: moment <= until, times(task.schedule, task.handled_until)
    )


def times(schedule: Schedule, after: datetime) -> Iterator[datetime]:
    """Give the times of a schedule after a moment, to the end of the calendar."""
    for moment in _TIMES[schedule.repeats](schedule, after):
        if moment.year > _LAST_YEAR:
            return
        if moment > after:
            yield moment


def _once(schedule: Schedule, _: datetime) -> Iterator[datetime]:
    yield schedule.begins


def _daily(schedule: Schedule, after: datetime) -> Iterator[datetime]:
    step = timedelta(days=schedule.every)
    moment = schedule.begins + max((after - schedule.begins) // step, 0) * step
    while True:
        yield moment
        moment += step


def _weekly(schedule: Schedule, after: datetime) -> Iterator[datetime]:
    """Go through its days in every so many weeks, which begin on Mondays."""
    step = timedelta(weeks=schedule.every)
    monday = schedule.begins - timedelta(days=schedule.begins.weekday())
    monday += max((after - monday) // step, 0) * step
    days = sorted(_NUMBERS[day] for day in schedule.weekdays)
    while True:
        for day in days:
            moment = monday + timedelta(days=day)
            if moment >= schedule.begins:
                yield moment
        monday += step


def _monthly(schedule: Schedule, after: datetime) -> Iterator[datetime]:
    """Go through every so many months; one without the day is passed over."""
    begins = schedule.begins
    first = begins.year * _MONTHS + begins.month - 1
    passed = after.year * _MONTHS + after.month - 1 - first
    number = first + max(passed // schedule.every, 0) * schedule.every
    while number // _MONTHS <= _LAST_YEAR:
        year, month = number // _MONTHS, number % _MONTHS + 1
        if schedule.day <= monthrange(year, month)[1]:
            moment = begins.replace(year=year, month=month, day=schedule.day)
            if moment >= begins:
                yield moment
        number += schedule.every


_TIMES = {
    Repeats.ONCE: _once,
    Repeats.DAILY: _daily,
    Repeats.WEEKLY: _weekly,
    Repeats.MONTHLY: _monthly,
}
