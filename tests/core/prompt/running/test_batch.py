"""Batch files: arguments, labels, what they set, and how they end."""

import pytest

from core.lab import Lab
from core.management.budget import Budget
from core.management.folder import Folder
from core.prompt.session import PromptSession
from tests.core.prompt.lines import done, type_in

CASES = {
    "arguments": (
        "@echo off\necho %1-%2-%~2-%3.\necho %*\nshift\necho %1 %*\nshift /1\n"
        "echo [%1]",
        'a "b c" ',
        'a-"b c"-b c-.\na "b c"\n"b c" a "b c"\n[]',
    ),
    "its own name": (
        "@echo %0 %~n0 %~x0 %~dp0 %~f0",
        "",
        r"t t .cmd C:\ C:\t.cmd",
    ),
    "percent signs": ("@echo 100%% %NOPE%%x%.", "", "100% ."),
    "lines are shown": (
        "echo a\n@echo b\nif 1==1 (echo c) else echo d\nrem r",
        "",
        "\nC:\\>echo a\na\nb\n\nC:\\>if 1 == 1 (echo c) else echo d\nc\n\nC:\\>rem r",
    ),
    "a loop of its own": (
        "@echo off\nset n=0\n:again\nset /a n+=1\nif %n% lss 3 goto again\necho %n%",
        "",
        "3",
    ),
    "labels": (
        "@echo off\ngoto :b\n:a\necho a\ngoto :eof\n:b and a remark\necho b\ngoto a",
        "",
        "b\na",
    ),
    "a label that is not there": (
        "@goto nowhere\necho a",
        "",
        "The system cannot find the batch label specified - nowhere",
    ),
    "a subroutine": (
        "@echo off\ncall :twice 4\necho %result%\ncall :nowhere\nexit /b\n"
        ":twice\nset /a result=%1*2\nexit /b",
        "",
        "8\nThe system cannot find the batch label specified - nowhere",
    ),
    "the code of a subroutine": (
        "@echo off\ncall :fail || echo failed %errorlevel%\necho %errorlevel%\n"
        "exit /b\n:fail\nexit /b 3",
        "",
        "failed 0\n3",
    ),
    "what is local": (
        "@echo off\nset a=1\nsetlocal\nset a=2\ncd Windows\necho %a% %cd%\nendlocal\n"
        "echo %a% %cd%",
        "",
        "2 C:\\Windows\n1 C:\\",
    ),
    "delayed expansion": (
        "@echo off\nset n=0\nfor %%i in (a b) do (set n=%%i& echo %n% !n!)\n"
        "setlocal EnableDelayedExpansion\nfor %%i in (a b) do (set n=%%i& echo !n!)\n"
        "echo 1^^!2!nope!3!n:b=c!",
        "",
        "0 !n!\n0 !n!\na\nb\n1!23c",
    ),
    "a value is written out before a group runs": (
        "@echo off\nset a=1\nif 1==1 (\n  set a=2\n  echo %a%\n)\necho %a%",
        "",
        "1\n2",
    ),
    "a group of many lines": (
        "@echo off\n(\n\n  echo a\n  :: a remark\n  echo b & echo c\n)>x\ntype x",
        "",
        "a\nb \nc",
    ),
    "a set of many lines": (
        "@echo off\nfor %%i in (\n  a\n  b\n) do (\n  echo %%i\n)",
        "",
        "a\nb",
    ),
    "a line goes on": ("@echo a ^\n  b", "", "a   b"),
    "goto ends a loop": (
        "@echo off\nfor %%i in (a b c) do (\n echo %%i\n if %%i==b goto out\n)\n:out\n"
        "echo out",
        "",
        "a\nb\nout",
    ),
    "else stands behind the parenthesis": (
        "@if 1==2 (echo a)\n@else echo b",
        "",
        "'else' is not part of this training. Type help to see the commands that are.",
    ),
    "an error ends it": (
        "@echo off\necho a\nif a b c\necho b",
        "",
        "a\nB was unexpected at this time.",
    ),
    "it goes on in another one": (
        "@echo off\necho @echo in other %%1>o.cmd\ncall o.cmd 1\no 2\necho never",
        "",
        "in other 1\nin other 2",
    ),
    "call writes variables out once more": (
        "@echo off\nset a=b\nset b=c\ncall echo %%%a%%%",
        "",
        "c",
    ),
    "echo tells": ("@echo\n@echo off\n@echo", "", "ECHO is on.\nECHO is off."),
    "tabs are blanks": ("@echo off\n\tif\t1==1\techo a", "", "a"),
    "quotes and marks": (
        "@echo off\nset \"a=x & y\"\necho \"%a%\"\nset b=1^&2\necho \"%b%\"",
        "",
        '"x & y"\n"1&2"',
    ),
    "names in many scripts": (
        "@echo off\nset n=Ünal O'Neil שלום\nfor %%i in (%n%) do echo %%i",
        "",
        "Ünal\nO'Neil\nשלום",  # noqa: RUF001
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_batch_file_runs(
    session: PromptSession, lab: Lab, folder: Folder, name: str
) -> None:
    text, arguments, written = CASES[name]
    folder.write("t.cmd", text.encode())

    assert type_in(session, lab, f"t {arguments}") == written
    assert type_in(session, lab, "cd") == "C:\\"
    assert list(lab.journal()) == []


def test_its_code_is_the_errorlevel(
    session: PromptSession, lab: Lab, folder: Folder
) -> None:
    folder.write("t.cmd", b"@exit /b 5")
    folder.write("u.bat", b"@t.cmd")

    for line in ("t", r"C:\t.cmd", "call t", "u", r"\t", "cmd /c t", "echo 1 | t"):
        assert type_in(session, lab, f"{line} & call echo %^errorlevel%") == "5", line
        type_in(session, lab, "ver >nul")


def test_exit_ends_all_and_closes_the_window(
    session: PromptSession, lab: Lab, folder: Folder
) -> None:
    folder.write("t.cmd", b"@echo off\r\ncall :x\r\n:x\r\nexit 4")
    answers = [*session.run("t & echo never", lab.computer("RDSH01"))]

    assert answers[-1].closes
    assert not any(each.text for each in answers)
    assert session.code == 4


def test_a_file_comes_before_a_program_but_for_the_folder_of_windows(
    session: PromptSession, lab: Lab, folder: Folder
) -> None:
    folder.write("hostname.cmd", b"@echo mine")
    folder.write(r"Windows\System32\whoami.cmd", b"@echo mine")

    assert type_in(session, lab, "hostname") == "mine"
    assert type_in(session, lab, r"cd Windows\System32 & whoami") == r"corp\a.adams"


def test_files_that_call_each_other_without_end_are_ended(
    session: PromptSession, lab: Lab, folder: Folder
) -> None:
    folder.write("t.cmd", b"@echo off\r\nset /a n+=1\r\ncall t")

    assert "more than 50 deep" in type_in(session, lab, "t")
    assert type_in(session, lab, "echo %n%") == "50"


@pytest.mark.parametrize("line", ["t", "for /l %i in (1,0,2) do @rem"])
def test_what_has_no_end_asks_whether_it_may_go_on(
    lab: Lab, folder: Folder, line: str
) -> None:
    session = PromptSession(lab, folder, budget=Budget(steps=1000))
    folder.write(r"Windows\System32\t.cmd", b"@echo off\r\n:a\r\ngoto a")

    said = type_in(session, lab, line, answers=("y",))
    assert "has taken 1,000 steps. Go on? (Y/N)" in said
    assert "was ended after 2,000 steps." in said


def test_output_without_end_is_ended(lab: Lab, folder: Folder) -> None:
    session = PromptSession(lab, folder, budget=Budget(output=1000))
    line = "for /l %i in (1,0,2) do @echo a long line"

    assert "after 1,000 characters" in type_in(session, lab, line)
    assert "after 1,000 characters" in type_in(session, lab, f"({line})>nul")


CHANGES = "net stop TermService", "net start TermService"


@pytest.mark.parametrize(
    ("line", "points"),
    [
        (" & ".join(CHANGES), []),
        (f"({CHANGES[0]}\n{CHANGES[1]})", ["Before the script"]),
        ("t", ["Before t.cmd"]),
        ("for %i in (stop start) do @net %i TermService", ["Before the script"]),
        ("t & t & call t", ["Before t.cmd"]),
    ],
)
def test_one_restore_point_takes_a_script_back(
    lab: Lab, folder: Folder, line: str, points: list[str]
) -> None:
    folder.write(r"Windows\System32\t.cmd", "\r\n".join(CHANGES).encode())
    session = PromptSession(lab, folder, restores=True)

    type_in(session, lab, line)
    assert [point.name for point in lab.restore_points()] == points


def test_a_script_can_be_ended_at_every_step(
    session: PromptSession, lab: Lab, folder: Folder
) -> None:
    folder.write("t.cmd", b"@echo off\r\nsetlocal\r\nset a=1\r\ncd Windows\r\ncall t")
    for count in (1, 2, 5, 20, 100):
        steps = session.run("t", lab.computer("RDSH01"))
        for _ in zip(range(count), steps, strict=False):
            pass
        steps.close()
        assert type_in(session, lab, "cd & if defined a echo kept") == "C:\\"


def test_a_file_is_run_as_a_task_runs_it(lab: Lab, folder: Folder) -> None:
    session = PromptSession(lab, folder)
    steps = session.run_file(
        r"C:\t.cmd", "@echo %1 %~dp0& exit /b 2", "x", lab.computer("RDSH01")
    )

    assert done(lab, steps) == "x C:\\"
    assert session.code == 2
