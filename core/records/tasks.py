"""Scheduled tasks: what runs, as whom, and when."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from core.catalog import Repeats, Weekday
from core.clock import LabTime
from core.records.record import Record
from core.text import Name

MOST_TEXT = 100_000
"""Characters of what a run wrote that are kept."""
_FORBIDDEN = set('\\/:*?"<>|')


def _task_name(name: str) -> str:
    if set(name) & _FORBIDDEN:
        raise ValueError('The name of a task has none of \\ / : * ? " < > |')
    return name


TaskName = Annotated[Name, AfterValidator(_task_name)]
"""The name of a task, as the rules for file names allow it."""


class Schedule(Record):
    """When a task runs; the time of day is that of its beginning."""

    repeats: Repeats
    begins: LabTime  # the first moment that is possible
    every: int = Field(default=1, ge=1, le=365)  # so many days, weeks or months
    weekdays: tuple[Weekday, ...] = ()  # of a weekly one
    day: int = Field(default=1, ge=1, le=31)  # of a monthly one; shorter months: none

    @model_validator(mode="after")
    def _a_weekly_one_has_days(self) -> Self:
        if (self.repeats is Repeats.WEEKLY) is not bool(self.weekdays):
            raise ValueError("A weekly schedule, and no other, names days of the week.")
        return self


class ScheduledTask(Record):
    """A task of one computer, and what came of it last."""

    computer: Name
    name: TaskName
    account: Name  # it runs with the rights of this one
    action: Name  # as typed: a line for the prompt, or powershell with a script
    schedule: Schedule
    is_enabled: bool = True
    handled_until: LabTime  # what was due until then has run
    last_run: LabTime | None = None
    last_result: int | None = None  # None: it has not ended
    last_text: str = Field(default="", max_length=MOST_TEXT)
    runs_for: Name | None = None  # while it runs: who was signed in before

    @property
    def is_running(self) -> bool:
        """Tell whether a run has begun and not ended."""
        return self.runs_for is not None
