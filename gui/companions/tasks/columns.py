"""What Task Scheduler's list shows of a task."""

from collections.abc import Callable
from datetime import datetime

from core.management.tasks import result_text, state, trigger_text
from core.records import ScheduledTask
from core.rules.schedules import next_run
from gui.labels.tasks import TaskText as Text
from gui.models.columns import Column, TableSpec, moment_column


def tasks(now: Callable[[], datetime]) -> TableSpec[ScheduledTask]:
    """Describe the tasks, with when each runs next."""
    return TableSpec(
        "tasks",
        (
            Column(Text.name, lambda t: t.name, width=170),
            Column(Text.status, state, width=70),
            Column(Text.triggers, lambda t: trigger_text(t.schedule), width=230),
            moment_column(Text.next_run, lambda t: next_run(t, now()), width=122),
            moment_column(Text.last_run, lambda t: t.last_run, width=122),
            Column(Text.last_result, _result, width=110),
        ),
        place=lambda t: t.name,
        icon=lambda _: "tasks",
        empty=Text.empty,
    )


def _result(task: ScheduledTask) -> str:
    return "" if task.last_result is None else result_text(task.last_result)
