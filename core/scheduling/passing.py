"""Moves the clock from one time of a task to the next, and runs it there.

`MoveClock` alone runs nothing: commands know no scripts. Who moves the clock for a
person does it here, so that a script reads its own time, and three months forward
leave three monthly reports. What another program let pass is made up for, at the time
that it is then.
"""

from collections import deque
from collections.abc import Generator, Iterator
from contextlib import suppress
from datetime import datetime
from heapq import merge
from typing import NamedTuple

from core.bus import Event
from core.commands.time import MoveClock
from core.errors import Refused
from core.events import ClockMoved
from core.lab import Lab
from core.management.folder import Folder
from core.records import ScheduledTask
from core.rules import schedules
from core.scheduling.running import run

MOST_RUNS = 400
"""Runs at one time; of more, those that are the latest."""


class Due(NamedTuple):
    """A time of a task."""

    moment: datetime
    computer: str
    name: str


def due(lab: Lab, until: datetime) -> list[Due]:
    """List what falls due until a moment, first first; of very much the last."""
    tasks = lab.scheduled_tasks()
    found = list(merge(*(_times(task, until) for task in tasks)))
    return found[-MOST_RUNS:]


def moving(
    lab: Lab, until: datetime, folder: Folder
) -> Generator[float, None, list[Event]]:
    """Let time pass until a moment, and run what falls due on the way.

    Pauses while it works, and says how far it is, from 0 to 1. Closed in its midst it
    leaves what was done by then. Refused where the clock cannot be moved.
    """
    begun = lab.settings().now
    if until <= begun:
        return (yield from lab.doing(MoveClock(until=until)))
    moved: list[Event] = []
    for each in due(lab, until):
        now = lab.settings().now
        yield (now - begun) / (until - begun)
        if each.moment > now:
            moved += yield from lab.doing(MoveClock(until=each.moment))
        yield from _run(lab, each, folder)
    if lab.settings().now < until:
        moved += yield from lab.doing(MoveClock(until=until))
    return [_together([event for event in moved if isinstance(event, ClockMoved)])]


def catching_up(lab: Lab, folder: Folder) -> Generator[float, None, None]:
    """Run what fell due while the clock was moved by something else."""
    waiting = due(lab, lab.settings().now)
    for number, each in enumerate(waiting):
        yield number / len(waiting)
        yield from _run(lab, each, folder)


def _run(lab: Lab, each: Due, folder: Folder) -> Generator[float, None, None]:
    """Run a task, unless a script before it has deleted, changed or started it."""
    with suppress(Refused):
        task = lab.scheduled_task(each.computer, each.name)
        if task.is_enabled and task.handled_until < each.moment:
            yield from run(lab, task.computer, task.name, folder, due=each.moment)


def _times(task: ScheduledTask, until: datetime) -> Iterator[Due]:
    """Give the times of a task; of very many the last ones."""
    found = deque(schedules.due(task, until), maxlen=MOST_RUNS)
    return (Due(moment, task.computer, task.name) for moment in found)


def _together(moved: list[ClockMoved]) -> ClockMoved:
    """Add up what fell due on each stretch of the way."""
    return ClockMoved(
        licenses_returned=sum(each.licenses_returned for each in moved),
        sessions_ended=sum(each.sessions_ended for each in moved),
        policies_updated=sum(each.policies_updated for each in moved),
        grace_ended=tuple(name for each in moved for name in each.grace_ended),
    )
