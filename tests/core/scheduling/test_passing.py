"""The clock passes the times of tasks, and their scripts run there."""

from datetime import UTC, datetime, timedelta

import pytest

from core.catalog import Repeats
from core.commands.command import Command
from core.commands.tasks import ENDED, CreateTask, EndTaskRun
from core.commands.time import MoveClock
from core.errors import Refused
from core.events import ClockMoved
from core.lab import Lab, replay
from core.management.folder import Folder, folder_beside
from core.records import Schedule, ScheduledTask
from core.scheduling.passing import MOST_RUNS, catching_up, due, moving
from core.scheduling.running import NO_FILE, run
from core.store.slices import finish
from tests.helpers.labs import MakeLab, sql

FIRST = datetime(2026, 12, 1, 6, tzinfo=UTC)
MONTHS = [FIRST, FIRST.replace(year=2027, month=1), FIRST.replace(year=2027, month=2)]
REPORT = r"""
"Made at $(Get-Date -Format 'yyyy-MM-dd HH:mm')" | Add-Content C:\Reports\made.txt
"done"
exit 3
"""


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


@pytest.fixture
def folder(lab: Lab) -> Folder:
    return Folder(folder_beside(lab.path))


def monthly(action: str, **facts: object) -> Command:
    given = {
        "computer": "RDLIC01",
        "task": "Report",
        "account": "Administrator",
        "action": action,
        "schedule": Schedule(repeats=Repeats.MONTHLY, begins=FIRST),
    }
    return CreateTask.model_validate(given | facts)


def task(lab: Lab) -> ScheduledTask:
    return lab.scheduled_task("RDLIC01", "Report")


def test_three_months_leave_three_monthly_runs(lab: Lab, folder: Folder) -> None:
    lab.do(monthly(r"echo %DATE% %USERNAME%>> C:\Reports\made.txt & whoami"))
    until = MONTHS[-1] + timedelta(days=3)
    (event,) = finish(moving(lab, until, folder))

    made = folder.read(r"Reports\made.txt").decode().splitlines()
    assert [line.split()[1:] for line in made] == [
        ["12/01/2026", "Administrator"],
        ["01/01/2027", "Administrator"],
        ["02/01/2027", "Administrator"],
    ]
    assert isinstance(event, ClockMoved)
    assert lab.settings().now == until
    assert lab.settings().signed_in == "a.adams"
    assert (task(lab).last_run, task(lab).last_result) == (MONTHS[-1], 0)
    assert task(lab).last_text == r"corp\administrator"
    assert due(lab, until) == []


def test_what_ran_is_replayed(lab: Lab, folder: Folder) -> None:
    lab.do(monthly("net stop TermServLicensing && net start TermServLicensing"))
    finish(moving(lab, MONTHS[1], folder))

    with replay(lab, lab.path.with_name("again.rdlab")) as again:
        assert again.differences_from(lab) == []
    commands = [entry.command for entry in lab.journal()]
    assert commands.count("set-service-running") == 4
    assert commands.count("move-clock") == 2


def test_a_script_runs_at_its_time_and_its_code_is_the_result(
    lab: Lab, folder: Folder
) -> None:
    folder.write(r"C:\Scripts\report.ps1", REPORT.encode())
    lab.do(monthly(r'powershell -NoProfile -File "C:\Scripts\report.ps1"'))
    finish(moving(lab, MONTHS[-1], folder))

    made = folder.read(r"Reports\made.txt").decode().splitlines()
    assert made == [f"Made at {moment:%Y-%m-%d} 06:00" for moment in MONTHS]
    assert task(lab).last_text.strip().endswith("done")
    assert task(lab).last_result == 3


@pytest.mark.parametrize(
    ("action", "result", "said"),
    [
        (r"powershell -File C:\none.ps1", NO_FILE, "cannot find the file"),
        (r"C:\none.cmd", NO_FILE, "cannot find the file"),
        ("nope", 9009, "is not part of this training"),
        ("cmd /c echo %COMPUTERNAME%", 0, "RDLIC01"),
        ("powershell -Command 1 + 2", 0, "3"),
        ("shutdown /r", 0, "RDLIC01 was restarted."),
    ],
)
def test_a_run_has_its_result(
    lab: Lab, folder: Folder, action: str, result: int, said: str
) -> None:
    lab.do(monthly(action))
    found = finish(run(lab, "RDLIC01", "Report", folder))

    assert (found.last_result, said in found.last_text) == (result, True)


def test_a_batch_file_is_read_line_by_line(lab: Lab, folder: Folder) -> None:
    folder.write("a.cmd", b"@echo off\r\nset X=7\r\n\r\n@echo %X%\r\nhostname\r\n")
    lab.do(monthly("a.cmd"))

    assert finish(run(lab, "RDLIC01", "Report", folder)).last_text == "7\nRDLIC01"


def test_an_account_without_rights_is_refused_what_it_may_not(
    lab: Lab, folder: Folder
) -> None:
    lab.do(monthly("netdom remove RDSH01 /domain:corp.example", account="b.baker"))
    found = finish(run(lab, "RDLIC01", "Report", folder))

    assert "administrator" in found.last_text.casefold()
    assert found.last_result == 1
    assert lab.settings().signed_in == "a.adams"


def test_a_task_that_starts_another_starts_itself_once(
    lab: Lab, folder: Folder
) -> None:
    lab.do(monthly("schtasks /run /tn Other", account="a.adams"))
    lab.do(monthly("schtasks /run /tn Report", task="Other", account="a.adams"))
    found = finish(run(lab, "RDLIC01", "Report", folder))

    assert found.last_result == 0
    assert "is running" in lab.scheduled_task("RDLIC01", "Other").last_text


def test_a_run_that_is_closed_is_over(lab: Lab, folder: Folder) -> None:
    lab.do(monthly("powershell -Command while ($true) { $x = 1 }"))
    running = run(lab, "RDLIC01", "Report", folder)
    next(running)
    assert lab.settings().signed_in == "Administrator"
    running.close()

    assert (task(lab).is_running, task(lab).last_result) == (False, ENDED)
    assert lab.settings().signed_in == "a.adams"


def test_a_script_may_delete_its_own_schedule(lab: Lab, folder: Folder) -> None:
    lab.do(monthly("schtasks /change /tn Report /disable", account="a.adams"))
    finish(moving(lab, MONTHS[-1], folder))

    assert task(lab).last_run == MONTHS[0]
    assert not task(lab).is_enabled


def test_what_was_passed_over_is_made_up_for(lab: Lab, folder: Folder) -> None:
    lab.do(monthly("hostname"))
    lab.do(MoveClock(until=MONTHS[1]))
    assert [each.moment for each in due(lab, MONTHS[1])] == MONTHS[:2]
    finish(catching_up(lab, folder))

    assert due(lab, MONTHS[1]) == []
    runs = [e.command for e in lab.journal() if e.command == "begin-task-run"]
    assert len(runs) == 2


def test_of_very_many_times_the_last_count(lab: Lab) -> None:
    daily = Schedule(repeats=Repeats.DAILY, begins=FIRST)
    lab.do(monthly("hostname", schedule=daily))
    found = due(lab, FIRST + timedelta(days=1000))

    assert len(found) == MOST_RUNS
    assert found[-1].moment == FIRST + timedelta(days=1000)


def test_a_clock_that_cannot_be_moved_runs_nothing(lab: Lab, folder: Folder) -> None:
    lab.do(monthly("hostname"))
    with pytest.raises(Refused):
        finish(moving(lab, lab.settings().now, folder))
    assert task(lab).last_run is None


def test_a_run_by_hand_can_be_ended_by_its_script(lab: Lab, folder: Folder) -> None:
    lab.do(monthly("schtasks /end /tn Report", account="a.adams"))

    assert finish(run(lab, "RDLIC01", "Report", folder)).last_result == ENDED
    with pytest.raises(Refused):
        lab.do(EndTaskRun(computer="RDLIC01", task="Report", result=0))


def test_a_script_may_give_its_own_computer_another_name(
    lab: Lab, folder: Folder
) -> None:
    action = "netdom renamecomputer %COMPUTERNAME% /newname:NEW01 /force"
    lab.do(monthly(action))
    found = finish(run(lab, "RDLIC01", "Report", folder))

    assert (found.computer, found.is_running) == ("NEW01", False)
    assert lab.settings().signed_in == "a.adams"


def test_an_account_that_is_gone_cannot_sign_in(lab: Lab, folder: Folder) -> None:
    lab.do(monthly("hostname"))
    sql(lab).execute("UPDATE scheduled_task SET account = 'nobody'")
    sql(lab).commit()
    lab.answers.forget()
    found = finish(run(lab, "RDLIC01", "Report", folder))

    assert found.last_result
    assert not found.is_running
