"""Runs a task once: as its account, with what it wrote and its result kept."""

from collections.abc import Generator
from datetime import datetime
from functools import partial

from core.commands.tasks import ENDED, BeginTaskRun, EndTaskRun
from core.errors import Refused
from core.lab import Lab
from core.management.folder import Folder
from core.records import ScheduledTask
from core.scheduling.script import script_of
from core.scheduling.shells import Ran, run_script

NO_FILE = 0x80070002
"""The result where there is no such script
(learn.microsoft.com/windows/win32/debug/system-error-codes--0-499-, 2)."""


def run(
    lab: Lab,
    computer: str,
    name: str,
    folder: Folder,
    *,
    due: datetime | None = None,
) -> Generator[float, None, ScheduledTask]:
    """Run a task, and return it as it is then; Refused where it cannot begin.

    Closed in its midst it is over, and its result says that it was ended.
    """
    yield from lab.doing(BeginTaskRun(computer=computer, task=name, due=due))
    task = lab.scheduled_task(computer, name)
    if not task.is_running:  # its account cannot sign in
        return task
    address = lab.computer(task.computer).address
    ran = Ran(ENDED, "")
    try:
        script = script_of(task.action, folder)
        if script.missing:
            ran = Ran(NO_FILE, script.missing)
        else:
            ran = yield from run_script(
                lab, task.computer, script, folder, partial(_run_in, lab, folder)
            )
    except Refused as refused:
        ran = Ran(1, str(refused))
    finally:
        task = task.changed(computer=_at(lab, address, task.computer))
        _end(lab, task, ran)
    return lab.scheduled_task(task.computer, task.name)


def _at(lab: Lab, address: str, name: str) -> str:
    """Return the name of a computer now: a script may have given it another one."""
    return next((c.name for c in lab.computers() if c.address == address), name)


def _run_in(
    lab: Lab, folder: Folder, computer: str, name: str
) -> Generator[float, None, ScheduledTask]:
    """Run another task, which a line of a script begins."""
    return run(lab, computer, name, folder)


def _end(lab: Lab, task: ScheduledTask, ran: Ran) -> None:
    """Keep what the run left, unless its script has ended it, or is undone."""
    running = [each for each in lab.scheduled_tasks(task.computer) if each.is_running]
    if task.name in {each.name for each in running}:
        lab.do(
            EndTaskRun(
                computer=task.computer, task=task.name, result=ran.result, text=ran.text
            )
        )
