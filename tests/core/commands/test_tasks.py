"""Scheduled tasks: who may make them, and what a run changes."""

from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from core.catalog import Repeats
from core.commands.accounts import SetUserEnabled
from core.commands.command import Command
from core.commands.history import Undo
from core.commands.renaming import RenameComputer
from core.commands.sign_in import SignIn
from core.commands.tasks import (
    CANNOT_SIGN_IN,
    BeginTaskRun,
    ChangeTask,
    CreateTask,
    DeleteTask,
    EndTaskRun,
)
from core.errors import Refused
from core.lab import Lab
from core.records import Schedule, ScheduledTask
from core.refusals import Reason
from tests.helpers.labs import GENUINE_LOOKING, MakeLab

HERE: Any = {"computer": "RDLIC01", "task": "Report"}


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def create(lab: Lab, **facts: object) -> Command:
    given = {
        **HERE,
        "account": "Administrator",
        "action": "hostname",
        "schedule": Schedule(repeats=Repeats.DAILY, begins=lab.settings().now),
    }
    return CreateTask.model_validate(given | facts)


def task(lab: Lab) -> ScheduledTask:
    return lab.scheduled_task("rdlic01", "REPORT")


def test_a_run_is_done_as_its_account_and_then_as_before(lab: Lab) -> None:
    lab.do(create(lab))
    lab.do(BeginTaskRun(**HERE))
    assert lab.settings().signed_in == "Administrator"
    assert task(lab).is_running
    lab.do(EndTaskRun(**HERE, result=3, text="two\nlines"))

    assert lab.settings().signed_in == "a.adams"
    found = task(lab)
    assert (found.is_running, found.last_result) == (False, 3)
    assert (found.last_text, found.last_run) == ("two\nlines", lab.settings().now)


def test_all_before_its_time_is_seen_to(lab: Lab) -> None:
    lab.do(create(lab))
    later = lab.settings().now + timedelta(days=3)
    lab.do(BeginTaskRun(**HERE, due=later))

    assert task(lab).handled_until == later


def test_an_account_that_cannot_sign_in_ends_the_run(lab: Lab) -> None:
    lab.do(create(lab, account="b.baker"))
    lab.do(SignIn(account="Administrator"))
    lab.do(SetUserEnabled(user="b.baker", is_enabled=False))
    lab.do(BeginTaskRun(**HERE))

    assert task(lab).last_result == CANNOT_SIGN_IN
    assert "disabled" in task(lab).last_text
    assert lab.settings().signed_in == "Administrator"


def test_what_looks_like_a_key_is_not_kept(lab: Lab) -> None:
    lab.do(create(lab))
    lab.do(BeginTaskRun(**HERE))
    lab.do(EndTaskRun(**HERE, result=0, text=f"Found {GENUINE_LOOKING} there"))

    assert GENUINE_LOOKING not in lab.snapshot()


def test_what_is_due_while_a_task_is_disabled_is_not_made_up_for(lab: Lab) -> None:
    lab.do(create(lab))
    lab.do(ChangeTask(**HERE, is_enabled=False))
    lab.do(ChangeTask(**HERE, is_enabled=True, action="ver"))

    assert (task(lab).is_enabled, task(lab).action) == (True, "ver")
    assert task(lab).handled_until == lab.settings().now


REFUSED = {
    "no computer": (("computer", "NOPE"), Reason.NO_SUCH_COMPUTER),
    "no account": (("account", "nobody"), Reason.NO_SUCH_ACCOUNT),
    "a name that is taken": (("task", "report"), Reason.TASK_EXISTS),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_scheduled_is_refused(lab: Lab, case: str) -> None:
    lab.do(create(lab))
    (field, value), reason = REFUSED[case]
    given = {"task": "Other", field: value}
    with pytest.raises(Refused) as refused:
        lab.do(create(lab, **given))
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (DeleteTask(computer="RDLIC01", task="Other"), Reason.NO_SUCH_TASK),
        (DeleteTask(**HERE), Reason.TASK_RUNNING),
        (BeginTaskRun(**HERE), Reason.TASK_RUNNING),
    ],
    ids=["no such task", "deleted while it runs", "run twice"],
)
def test_what_a_running_task_forbids(
    lab: Lab, command: Command, reason: Reason
) -> None:
    lab.do(create(lab))
    lab.do(BeginTaskRun(**HERE))
    with pytest.raises(Refused) as refused:
        lab.do(command)
    assert refused.value.reason is reason


def test_only_administrators_schedule_and_start_by_hand(lab: Lab) -> None:
    lab.do(create(lab))
    lab.do(SignIn(account="b.baker"))
    by_hand = BeginTaskRun(**HERE)
    for command in (create(lab, task="Other"), DeleteTask(**HERE), by_hand):
        with pytest.raises(Refused) as refused:
            lab.do(command)
        assert refused.value.reason is Reason.NOT_ADMINISTRATOR
    lab.do(BeginTaskRun(**HERE, due=lab.settings().now))
    assert task(lab).is_running


def test_a_run_that_is_over_cannot_be_ended(lab: Lab) -> None:
    lab.do(create(lab))
    with pytest.raises(Refused) as refused:
        lab.do(EndTaskRun(**HERE, result=0))
    assert refused.value.reason is Reason.TASK_NOT_RUNNING


def test_a_task_follows_its_computer_and_is_undone(lab: Lab) -> None:
    lab.do(create(lab))
    lab.do(RenameComputer(computer="RDLIC01", to="RDLIC09"))
    assert lab.scheduled_task("RDLIC09", "Report").action == "hostname"
    lab.do(Undo())
    lab.do(Undo())
    assert lab.scheduled_tasks() == []
    assert lab.problems() == []


@pytest.mark.parametrize("name", ["a/b", "a:b", "  ", 'a"b', "a|b"])
def test_a_name_of_a_task_is_one_of_a_file(lab: Lab, name: str) -> None:
    with pytest.raises(ValidationError):
        create(lab, task=name)
