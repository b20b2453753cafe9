"""Scheduled tasks at the prompt."""

import csv
from datetime import UTC, datetime

import pytest

from core.catalog import Repeats, Weekday
from core.commands.tasks import BeginTaskRun
from core.lab import Lab
from core.prompt.schtasks import TASK_CREATE
from core.records import Schedule
from tests.core.prompt.lines import ask, run

REPORT = 'schtasks /create /tn Report /tr "hostname" '
BEGINS = datetime(2026, 11, 16, 6, tzinfo=UTC)
SCHEDULES = {
    "/sc monthly /d 15 /mo 3 /st 06:00": Schedule(
        repeats=Repeats.MONTHLY, begins=BEGINS, every=3, day=15
    ),
    "/sc monthly /st 06:00": Schedule(repeats=Repeats.MONTHLY, begins=BEGINS),
    "/sc DAILY /st 6:00": Schedule(repeats=Repeats.DAILY, begins=BEGINS),
    "/sc weekly /d sat,MON /mo 2 /st 06:00": Schedule(
        repeats=Repeats.WEEKLY,
        begins=BEGINS,
        every=2,
        weekdays=(Weekday.MONDAY, Weekday.SATURDAY),
    ),
    "/sc weekly /st 06:00": Schedule(
        repeats=Repeats.WEEKLY, begins=BEGINS, weekdays=(Weekday.MONDAY,)
    ),
    "/sc weekly /d * /st 06:00": Schedule(
        repeats=Repeats.WEEKLY, begins=BEGINS, weekdays=tuple(Weekday)
    ),
    "/sc once /st 06:00 /sd 12/24/2026": Schedule(
        repeats=Repeats.ONCE, begins=datetime(2026, 12, 24, 6, tzinfo=UTC)
    ),
    "/sc daily": Schedule(
        repeats=Repeats.DAILY, begins=datetime(2026, 11, 16, 8, 30, tzinfo=UTC)
    ),
}
WRONG = {
    "/sc hourly": "/sc",
    "/sc once": "/st",
    "/sc daily /st 25:00": "/st",
    "/sc daily /sd 13/13/2026": "/sd",
    "/sc daily /mo 0": "/mo",
    "/sc monthly /mo 13": "/mo",
    "/sc monthly /d 32": "/d",
    "/sc monthly /d MON": "/d",
    "/sc weekly /d MON,XYZ": "/d",
    "/sc daily /ru nobody /rp training": "/ru",
}


@pytest.mark.parametrize("typed", SCHEDULES)
def test_a_schedule_is_read(lab: Lab, typed: str) -> None:
    assert "successfully been created" in run(lab, REPORT + typed)

    (task,) = lab.scheduled_tasks("RDSH01")
    assert task.schedule == SCHEDULES[typed]
    assert (task.account, task.action) == ("a.adams", "hostname")


@pytest.mark.parametrize("typed", WRONG)
def test_a_value_that_is_wrong_is_named(lab: Lab, typed: str) -> None:
    answered = ask(lab, REPORT + typed)

    assert answered.text.startswith(f'ERROR: Invalid value for "{WRONG[typed]}"')
    assert answered.code == 1
    assert answered.command is None


@pytest.mark.parametrize(
    "line",
    [
        "schtasks /create /tn x /sc daily",
        "schtasks /create /delete /tn x",
        "schtasks /run",
        "schtasks /run /tn x /st 06:00",
        "schtasks /query /fo xml",
        "schtasks /create /tn x /tr y /sc minute /k",
    ],
)
def test_what_it_does_not_know_is_answered_with_the_usage(lab: Lab, line: str) -> None:
    assert ask(lab, line).text.startswith("SCHTASKS /create")


def test_another_account_needs_its_password(lab: Lab) -> None:
    line = rf"{REPORT} /sc daily /ru CORP\Administrator"
    assert "/rp training" in run(lab, line)
    assert lab.scheduled_tasks() == []
    run(lab, f"{line} /rp training")
    assert lab.scheduled_tasks()[0].account == "Administrator"


def test_a_name_that_is_taken_is_refused_unless_it_is_replaced(lab: Lab) -> None:
    run(lab, f"{REPORT} /sc daily")
    again = f"{REPORT} /sc weekly".replace("Report", "report")
    assert "INFO" not in run(lab, f"{again} /f")
    (task,) = lab.scheduled_tasks()
    assert task.schedule.repeats is Repeats.WEEKLY


def test_a_task_is_changed_ended_and_deleted(lab: Lab) -> None:
    run(lab, f"{REPORT} /sc monthly /st 06:00")
    run(lab, "schtasks /change /tn report /disable")
    run(lab, r'schtasks /change /tn \Report /tr "whoami" /st 07:15')
    (task,) = lab.scheduled_tasks()
    assert (task.is_enabled, task.action) == (False, "whoami")
    assert task.schedule.begins == BEGINS.replace(hour=7, minute=15)
    assert "is not running" in run(lab, "schtasks /end /tn Report")
    lab.do(BeginTaskRun(computer="RDSH01", task="Report"))
    assert "Running" in run(lab, "schtasks")
    assert "terminated" in run(lab, "schtasks /end /tn Report")
    assert lab.scheduled_tasks()[0].last_result == 0x41306
    assert "/f" in run(lab, "schtasks /delete /tn Report")
    run(lab, "schtasks /delete /tn Report /f")
    assert lab.scheduled_tasks() == []
    assert "cannot find" in run(lab, "schtasks /run /tn Report")


def test_run_hands_the_task_on(lab: Lab) -> None:
    run(lab, f"{REPORT} /sc daily /s RDLIC01")

    assert ask(lab, "schtasks /run /tn report /s rdlic01").runs == ("RDLIC01", "Report")


def test_tasks_are_listed(lab: Lab) -> None:
    assert "no scheduled tasks" in run(lab, "schtasks /query")
    run(lab, TASK_CREATE)
    run(lab, f"{REPORT} /sc daily /st 23:05")

    table = run(lab, "schtasks").splitlines()
    assert table[1:3] == [
        "Folder: \\",
        "TaskName       Next Run Time          Status",
    ]
    assert table[4:] == [
        "Monthly report 12/1/2026 6:00:00 AM   Ready",
        "Report         11/16/2026 11:05:00 PM Ready",
    ]
    listed = run(lab, r"schtasks /query /tn \REPORT /fo LIST /v")
    assert r"TaskName:             \Report" in listed
    assert "At 11:05:00 PM every day" in listed
    assert "Last Run Time:        N/A" in listed
    first, *rows = csv.reader(run(lab, "schtasks /query /fo csv").splitlines())
    assert first == ["HostName", "TaskName", "Next Run Time", "Status"]
    assert rows[1] == ["RDSH01", r"\Report", "11/16/2026 11:05:00 PM", "Ready"]
