"""Tasks in the words of the tools."""

from datetime import UTC, datetime
from typing import Any

import pytest

from core.catalog import Repeats, Weekday
from core.management.tasks import (
    clock_text,
    next_text,
    result_text,
    state,
    trigger_text,
)
from core.records import Schedule, ScheduledTask

BEGINS = datetime(2026, 12, 1, 6, tzinfo=UTC)


def task(**facts: object) -> ScheduledTask:
    given = {
        "computer": "RDLIC01",
        "name": "Report",
        "account": "Administrator",
        "action": "whoami",
        "schedule": Schedule(repeats=Repeats.ONCE, begins=BEGINS),
        "handled_until": BEGINS.replace(day=1, hour=0),
    }
    return ScheduledTask.model_validate(given | facts)


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({}, "Ready"),
        ({"is_enabled": False}, "Disabled"),
        ({"runs_for": "a.adams"}, "Running"),
    ],
    ids=["ready", "disabled", "running"],
)
def test_its_state(facts: dict[str, object], shown: str) -> None:
    assert state(task(**facts)) == shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (None, "N/A"),
        (BEGINS, "12/1/2026 6:00:00 AM"),
        (BEGINS.replace(hour=0, minute=5), "12/1/2026 12:05:00 AM"),
        (BEGINS.replace(hour=12), "12/1/2026 12:00:00 PM"),
        (BEGINS.replace(day=31, hour=23), "12/31/2026 11:00:00 PM"),
    ],
    ids=["never", "morning", "midnight", "noon", "night"],
)
def test_a_moment(moment: datetime | None, shown: str) -> None:
    assert clock_text(moment) == shown


def test_when_it_runs_next() -> None:
    assert next_text(task(), BEGINS.replace(hour=1)) == "12/1/2026 6:00:00 AM"
    assert next_text(task(), BEGINS.replace(day=2)) == "N/A"


@pytest.mark.parametrize(
    ("result", "shown"),
    [(None, "N/A"), (0, "0x0"), (3, "0x3"), (-1, "0xFFFFFFFF")],
)
def test_its_result(result: int | None, shown: str) -> None:
    assert result_text(result) == shown


WEEKLY = {"repeats": Repeats.WEEKLY, "weekdays": (Weekday.MONDAY, Weekday.FRIDAY)}


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"repeats": Repeats.ONCE}, "At 6:00:00 AM on 12/1/2026"),
        ({"repeats": Repeats.DAILY}, "At 6:00:00 AM every day"),
        ({"repeats": Repeats.DAILY, "every": 3}, "At 6:00:00 AM every 3 days"),
        (WEEKLY, "At 6:00:00 AM every Monday, Friday of every week"),
        (WEEKLY | {"every": 2}, "At 6:00:00 AM every Monday, Friday of every 2 weeks"),
        (
            {"repeats": Repeats.MONTHLY, "day": 15},
            "At 6:00:00 AM on day 15 of every month",
        ),
    ],
    ids=["once", "daily", "every third day", "weekly", "every other week", "monthly"],
)
def test_when_a_schedule_runs(facts: dict[str, Any], shown: str) -> None:
    assert trigger_text(Schedule(begins=BEGINS, **facts)) == shown
