"""Scheduled tasks, by schtasks, which PowerShell starts as any program.

See learn.microsoft.com/windows-server/administration/windows-commands/schtasks.
"""

from core.catalog import ProductVersion, Repeats
from core.commands.tasks import ChangeTask, CreateTask, DeleteTask
from core.powershell.syntax import comment, quoted
from core.records import Schedule
from core.rules.rights import PASSWORD

_DATE, _TIME = "%m/%d/%Y", "%H:%M"


def create(command: CreateTask, _: ProductVersion) -> list[str]:
    """Schedule a task."""
    call = _call("create", command.computer, command.task)
    call += f" /tr {quoted(command.action)}{_as_account(command.account)}"
    call += f" {_when(command.schedule)}"
    return [f"{call} /f" if command.replaces else call]


def change(command: ChangeTask, _: ProductVersion) -> list[str]:
    """Change a task; schtasks changes the time of day of a schedule, and no more."""
    call = _call("change", command.computer, command.task)
    calls = []
    given = ""
    if command.action is not None:
        given += f" /tr {quoted(command.action)}"
    if command.account is not None:
        given += _as_account(command.account)
    if command.schedule is not None:
        given += f" /st {command.schedule.begins:{_TIME}}"
        calls.append(comment("its other times are set in Task Scheduler"))
    if given:
        calls.append(call + given)
    if command.is_enabled is not None:
        calls.append(f"{call} {'/enable' if command.is_enabled else '/disable'}")
    return calls or [comment("nothing is changed")]


def delete(command: DeleteTask, _: ProductVersion) -> list[str]:
    """Delete a task."""
    return [f"{_call('delete', command.computer, command.task)} /f"]


def _call(verb: str, computer: str, task: str) -> str:
    return f"schtasks /{verb} /s {quoted(computer)} /tn {quoted(task)}"


def _as_account(account: str) -> str:
    """Name the account, with the password that every account of a lab has."""
    return f" /ru {quoted(account)} /rp {quoted(PASSWORD)}"


def _when(schedule: Schedule) -> str:
    begins = schedule.begins
    words = [f"/sc {schedule.repeats}"]
    if schedule.repeats is not Repeats.ONCE and schedule.every != 1:
        words.append(f"/mo {schedule.every}")
    if schedule.repeats is Repeats.WEEKLY:
        words.append(f"/d {quoted(','.join(schedule.weekdays))}")
    if schedule.repeats is Repeats.MONTHLY:
        words.append(f"/d {schedule.day}")
    words += [f"/st {begins:{_TIME}}", f"/sd {begins:{_DATE}}"]
    return " ".join(words)
