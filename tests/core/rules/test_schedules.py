"""When scheduled tasks run."""

from datetime import UTC, datetime
from itertools import islice

import pytest

from core.catalog import Repeats, Weekday
from core.records import Schedule, ScheduledTask
from core.rules.schedules import due, next_run, times

BEGINS = datetime(2026, 1, 31, 6, tzinfo=UTC)  # a Saturday


def schedule(repeats: Repeats, **facts: object) -> Schedule:
    return Schedule.model_validate({"repeats": repeats, "begins": BEGINS, **facts})


WEEKEND = (Weekday.SATURDAY, Weekday.SUNDAY)
CASES = {
    "once": (schedule(Repeats.ONCE), ["01-31"]),
    "daily": (schedule(Repeats.DAILY), ["01-31", "02-01", "02-02"]),
    "every third day": (
        schedule(Repeats.DAILY, every=3),
        ["01-31", "02-03", "02-06"],
    ),
    "weekly": (
        schedule(Repeats.WEEKLY, weekdays=WEEKEND),
        ["01-31", "02-01", "02-07"],
    ),
    "every second week": (
        schedule(Repeats.WEEKLY, weekdays=(Weekday.MONDAY, *WEEKEND), every=2),
        ["01-31", "02-01", "02-09", "02-14"],
    ),
    "monthly": (schedule(Repeats.MONTHLY, day=1), ["02-01", "03-01", "04-01"]),
    "only months that have the day": (
        schedule(Repeats.MONTHLY, day=31),
        ["01-31", "03-31", "05-31"],
    ),
    "every quarter": (
        schedule(Repeats.MONTHLY, day=30, every=3),
        ["04-30", "07-30", "10-30"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_schedule_has_its_times(case: str) -> None:
    found, wanted = CASES[case]
    before = BEGINS.replace(day=1)

    dates = [f"{t:%m-%d}" for t in islice(times(found, before), len(wanted))]
    assert dates == wanted
    assert all(t.hour == BEGINS.hour for t in islice(times(found, before), 3))


@pytest.mark.parametrize("case", CASES)
def test_times_are_found_from_any_moment_on(case: str) -> None:
    found, _ = CASES[case]
    every = list(islice(times(found, BEGINS.replace(day=1)), 9))

    for number, moment in enumerate(every):
        after = next(times(found, moment), None)
        assert after == (every[number + 1] if number + 1 < len(every) else after)
        assert after is None or after > moment


def test_the_calendar_ends() -> None:
    late = datetime(2099, 12, 30, 7, tzinfo=UTC)

    assert list(times(schedule(Repeats.DAILY), late)) == [
        datetime(2099, 12, 31, 6, tzinfo=UTC)
    ]


def test_what_is_due_is_what_was_not_handled() -> None:
    task = ScheduledTask(
        computer="A",
        name="t",
        account="a",
        action="ver",
        schedule=schedule(Repeats.DAILY),
        handled_until=BEGINS,
    )
    until = BEGINS.replace(month=2, day=2)

    assert [t.day for t in due(task, until)] == [1, 2]
    assert next_run(task, until) == until.replace(day=3)
    assert list(due(task.changed(is_enabled=False), until)) == []
    assert next_run(task.changed(is_enabled=False), until) is None
