"""Scheduled tasks are made, changed and deleted; and what their runs begin and leave.

A run is two commands with the script's own between them: what is signed in changes at
the first, so that each command of the script checks the rights of the task's account.
"""

from abc import abstractmethod
from typing import Annotated

from pydantic import AfterValidator

from core.clock import Moment
from core.commands.command import Command, Nature, require_administrator
from core.errors import Refused
from core.events import ScheduledTaskChanged, ScheduledTaskRan
from core.numbers.symbols import looks_genuine
from core.records import Schedule, ScheduledTask
from core.records.tasks import MOST_TEXT, TaskName
from core.refusals import Reason
from core.store.transaction import Transaction
from core.text import Name, PlainText

CANNOT_SIGN_IN = 0x8007052E
"""The result where the account of a task does not exist, or is disabled
(learn.microsoft.com/windows/win32/debug/system-error-codes--1300-1699-)."""
ENDED = 0x41306
"""The result of a run that was ended before its time
(learn.microsoft.com/windows/win32/taskschd/task-scheduler-error-and-success-constants).
"""
_NOT_KEPT = "What the task wrote looks like a real product key, so it was not kept."


def _kept(text: str) -> str:
    """Return what is kept, and journaled, of what a run wrote."""
    return _NOT_KEPT if looks_genuine(text) else text[:MOST_TEXT]


class TaskCommand(Command):
    """A command to one computer's tasks, for an administrator of that computer."""

    computer: PlainText
    task: TaskName

    def execute(self, tx: Transaction) -> None:
        """Check the computer and the rights, then carry the command out."""
        computer = tx.computer(self.computer).name
        require_administrator(computer, tx)
        self.change(computer, tx)
        tx.tell(ScheduledTaskChanged(computer, self.task))

    @abstractmethod
    def change(self, computer: str, tx: Transaction) -> None:
        """Change the tasks through `tx`; raise Refused to change nothing."""


class CreateTask(TaskCommand):
    """Schedule a task."""

    account: Name
    action: Name
    schedule: Schedule
    replaces: bool = False  # one of the same name, as schtasks /f

    def change(self, computer: str, tx: Transaction) -> None:
        """Add it; what was due before now is not made up for."""
        _known_account(self.account, tx)
        known = {each.name.casefold(): each for each in tx.scheduled_tasks(computer)}
        there = known.get(self.task.casefold())
        if there is not None:
            if not self.replaces:
                raise Refused(Reason.TASK_EXISTS, task=there.name, computer=computer)
            _require_ended(there)
            tx.remove_scheduled_task(there)
        tx.add_scheduled_task(
            ScheduledTask(
                computer=computer,
                name=self.task,
                account=self.account,
                action=self.action,
                schedule=self.schedule,
                handled_until=tx.settings().now,
            )
        )


class ChangeTask(TaskCommand):
    """Change a task; what is not named stays as it is."""

    account: Name | None = None
    action: Name | None = None
    schedule: Schedule | None = None
    is_enabled: bool | None = None

    def change(self, computer: str, tx: Transaction) -> None:
        """Write the changes; what was due while it was disabled is not made up for."""
        task = tx.scheduled_task(computer, self.task)
        if self.account is not None:
            _known_account(self.account, tx)
        named = self.model_dump(exclude={"computer", "task"}, exclude_none=True)
        changed = task.changed(**named, handled_until=tx.settings().now)
        tx.save_scheduled_task(changed)


class DeleteTask(TaskCommand):
    """Delete a task."""

    def change(self, computer: str, tx: Transaction) -> None:
        """Remove it; Refused while it runs."""
        task = tx.scheduled_task(computer, self.task)
        _require_ended(task)
        tx.remove_scheduled_task(task)


class BeginTaskRun(Command):
    """Sign in as the account of a task, whose script runs now."""

    nature = Nature.WORLD
    computer: PlainText
    task: TaskName
    due: Moment | None = None  # its time, with all before it; None: started by hand

    def execute(self, tx: Transaction) -> None:
        """Note who was signed in; where the account cannot sign in the run is over."""
        task = tx.scheduled_task(self.computer, self.task)
        _require_ended(task)
        if self.due is None:
            require_administrator(task.computer, tx)
        now, handled = tx.settings().now, self.due or task.handled_until
        begun = task.changed(last_run=now, last_text="", handled_until=handled)
        try:
            account = _known_account(task.account, tx)
        except Refused as refused:
            over = begun.changed(last_result=CANNOT_SIGN_IN, last_text=str(refused))
            tx.save_scheduled_task(over)
            tx.tell(ScheduledTaskRan(task.computer, task.name, CANNOT_SIGN_IN))
            return
        before = tx.settings().signed_in
        tx.save_scheduled_task(begun.changed(last_result=None, runs_for=before))
        tx.save_settings(tx.settings().changed(signed_in=account))
        tx.tell(ScheduledTaskChanged(task.computer, task.name))


class EndTaskRun(Command):
    """Keep what a run left, and sign in again who was signed in before."""

    nature = Nature.WORLD
    computer: PlainText
    task: TaskName
    result: int
    text: Annotated[str, AfterValidator(_kept)] = ""

    def execute(self, tx: Transaction) -> None:
        """Write both down."""
        task = tx.scheduled_task(self.computer, self.task)
        if task.runs_for is None:
            raise Refused(Reason.TASK_NOT_RUNNING, task=task.name)
        tx.save_settings(tx.settings().changed(signed_in=task.runs_for))
        tx.save_scheduled_task(
            task.changed(runs_for=None, last_result=self.result, last_text=self.text)
        )
        tx.tell(ScheduledTaskRan(task.computer, task.name, self.result))


def _known_account(name: str, tx: Transaction) -> str:
    """Return an account as it is written; Refused if it cannot sign in."""
    account = tx.account(name)
    if account is None:
        raise Refused(Reason.NO_SUCH_ACCOUNT, account=name)
    user = tx.user(account.name)
    if user is not None and user.domain is None and not user.is_enabled:
        raise Refused(Reason.ACCOUNT_DISABLED, user=user.name)
    return account.name


def _require_ended(task: ScheduledTask) -> None:
    if task.is_running:
        raise Refused(Reason.TASK_RUNNING, task=task.name)
