from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.lab import Lab
from core.management.budget import Budget
from core.shell.running.signals import PAUSE, Ask, Out, Question
from core.shell.session import Piece, Shell
from tests.core.shell.conftest import Show
from tests.helpers.labs import MakeLab, sql
from tests.helpers.shell import transcript

ENDLESS = "while ($true) { $i++ }"


def pieces(shell: Shell, text: str) -> list[Piece]:
    return list(shell.run(text))


def texts(found: Iterable[Piece], stream: str) -> str:
    return "".join(p.text for p in found if isinstance(p, Out) and p.stream == stream)


def test_variables_and_functions_stay(show: Show) -> None:
    show("$x = 5; function f { $x }")

    assert show("f; $x++; f") == "5\n6"


def test_an_error_is_told_with_its_place(shell: Shell) -> None:
    found = pieces(shell, "$a = 1\n  'x'; 1 / 0\n")

    assert texts(found, "error") == (
        "Attempted to divide by zero.\n"
        "At line:2 char:8\n"
        "+   'x'; 1 / 0\n"
        "+        ~~~~~\n"
        "    + CategoryInfo          : NotSpecified: (:) [], RuntimeException\n"
        "    + FullyQualifiedErrorId : RuntimeException\n"
        " \n"
    )


@pytest.mark.parametrize("how", [".", "Import-Module"])
@pytest.mark.parametrize("line", ["function f { 1 / 0 }", "1 / 0; function f {}"])
def test_an_error_in_a_file_that_is_read_tells_its_place_there(
    line: str, how: str, shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "lib.ps1").write_text(f"\n\n{line}", encoding="utf-8")

    told = texts(pieces(shell, f"{how} C:\\lib.ps1\nf; Get-Nothing"), "error")
    assert f"At C:\\lib.ps1:3 char:{line.index('1') + 1}\n+ {line}\n" in told
    assert "At line:2 char:4\n+ f; Get-Nothing\n" in told


def test_an_error_of_a_cmdlet_names_it_and_its_target(shell: Shell) -> None:
    found = pieces(shell, "Get-Content C:\\nope.txt")

    assert texts(found, "error").splitlines() == [
        "Get-Content : Cannot find path 'C:\\nope.txt' because it does not exist.",
        "At line:1 char:1",
        "+ Get-Content C:\\nope.txt",
        "+ ~~~~~~~~~~~~~~~~~~~~~~~",
        "    + CategoryInfo          : ObjectNotFound: (C:\\nope.txt:String) "
        "[Get-Content], ItemNotFoundException",
        "    + FullyQualifiedErrorId : PathNotFound,"
        "Microsoft.PowerShell.Commands.GetContentCommand",
        " ",
    ]


def test_nothing_of_a_text_that_cannot_be_read_is_run(shell: Shell) -> None:
    found = pieces(shell, "'first'\nif ($x {")

    assert texts(found, "output") == ""
    assert texts(found, "error").startswith("At line:2 char:")
    assert shell.has_failed


def test_a_script_knows_its_path_in_errors(shell: Shell) -> None:
    found = list(shell.run("Get-Nothing", path="C:\\Temp\\a.ps1"))

    assert "At C:\\Temp\\a.ps1:1 char:1\n" in texts(found, "error")


def test_a_text_may_declare_parameters(show: Show) -> None:
    assert show("param([int]$Days = 3)\n$Days + 1") == "4"


def test_a_long_script_pauses(shell: Shell) -> None:
    found = pieces(shell, "foreach ($i in 1..20000) { $n += $i }; $n")

    assert found.count(PAUSE) >= 20
    assert texts(found, "output") == "200010000\n"


@pytest.mark.parametrize(
    "script",
    [
        ENDLESS,
        "for (;;) { }",
        "do { $i++ } until ($false)",
        "1..1000000 | Where-Object { $false }",
        "function f { while ($true) { } }; f",
        "1..1000000 | % { $_ } | Out-Null",
        "$a = 1..1000000; $a | Measure-Object -Sum",
    ],
)
def test_what_has_no_end_can_be_stopped(script: str, shell: Shell) -> None:
    run = shell.run(script)

    assert [next(run) for _ in range(9)] == [PAUSE] * 9
    run.close()
    assert transcript(shell, "'after'") == "after"


def test_finally_is_done_when_a_script_is_stopped(shell: Shell) -> None:
    run = shell.run(f"try {{ {ENDLESS} }} finally {{ $done = 'yes' }}")
    assert [next(run) for _ in range(9)] == [PAUSE] * 9

    run.close()

    assert transcript(shell, "$done") == "yes"


@pytest.mark.parametrize(("answer", "goes_on"), [("y", True), ("n", False)])
def test_after_many_steps_it_is_asked_whether_to_go_on(
    answer: str, goes_on: bool, office: Lab, tmp_path: Path
) -> None:
    shell = Shell(office, "RDLIC01", folder=tmp_path, budget=Budget(steps=5_000))
    run = shell.run("for ($i = 0; $i -lt 8000; $i++) { }; 'end'")
    found: list[Piece] = []
    sent: str | None = None
    while True:
        try:
            found.append(run.send(sent))
        except StopIteration:
            break
        piece = found[-1]
        sent = answer if isinstance(piece, Ask) else None

    asked = [p for p in found if isinstance(p, Ask)]
    assert [ask.question for ask in asked] == [Question.GO_ON]
    assert texts(found, "output") == ("end\n" if goes_on else "")
    assert shell.has_failed is not goes_on


def test_too_much_output_ends_a_script(office: Lab, tmp_path: Path) -> None:
    shell = Shell(office, "RDLIC01", folder=tmp_path, budget=Budget(output=1_000))

    found = pieces(shell, "1..1000 | % { 'x' * 50 }; 'never'")

    assert "never" not in texts(found, "output")
    assert texts(found, "error") == (
        "The script was ended after 1,000 characters of output.\n"
    )


def test_a_person_is_asked(shell: Shell) -> None:
    script = "$n = Read-Host 'Name'; \"Hello $n\""

    assert transcript(shell, script, ["Robin"]) == "? Name:\nHello Robin"


@pytest.mark.parametrize(("answer", "shown"), [("y", "x"), ("n", ""), ("", "x")])
def test_confirm_asks(answer: str, shown: str, shell: Shell) -> None:
    script = "Set-Content f.txt x -Confirm; Get-Content f.txt -ErrorAction Ignore"

    assert transcript(shell, script, [answer]).splitlines()[2:] == (
        [shown] if shown else []
    )


def test_a_mandatory_parameter_is_asked_for(shell: Shell) -> None:
    script = "function f([Parameter(Mandatory)][int]$N) { $N + 1 }; f"

    assert transcript(shell, script, ["4"]) == "? N:\n5"


def test_one_restore_point_takes_a_whole_script_back(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    shell = Shell(lab, "RDLIC01")
    before = lab.snapshot()
    assert before
    name = shell.free_restore_point("C:\\stop.ps1")
    script = "net stop TermServLicensing; net start TermServLicensing"

    list(shell.run(script, path="C:\\stop.ps1", restore_point=name))

    assert [point.name for point in lab.restore_points()][-1] == "Before stop.ps1"
    assert lab.restore_points()[-1].seq == 1
    commands = sql(lab).execute("SELECT count(*) FROM journal").fetchone()[0]
    assert commands == 3


def test_who_may_not_is_refused_as_an_error(office: Lab, tmp_path: Path) -> None:
    shell = Shell(office, "RDLIC01", folder=tmp_path)

    shown = transcript(shell, "1 | Set-Content D:\\x.txt; 'on'")

    assert shown.startswith("! Set-Content : Cannot find drive.")
    assert shown.endswith("\non")


PARTS = st.sampled_from(
    [
        *(
            "$x",
            "$_",
            "5",
            "'a'",
            '"$x"',
            "@(",
            ")",
            "@{",
            "}",
            "{",
            "(",
            "$(",
            "[int]",
        ),
        *("|", ";", "\n", "=", "+", "-", "*", "..", ",", " -eq ", " -f ", " -split "),
        *("if ", "foreach ", "while ($i++ -lt 3) ", " in ", "function f ", "param($p)"),
        *("Get-Date", " % ", " ? ", "Select-Object", " -First 1", "sort", "group"),
        *(".Length", "[0]", "::MaxValue", "++", "return ", "throw ", "try ", "catch "),
        *("2>&1", " > f.txt", "O'Neil", "`", "#", "&", "f", " -WhatIf", "é\u2019"),
    ]
)


@settings(max_examples=150)
@given(st.lists(PARTS, max_size=14).map("".join))
def test_no_text_does_anything_but_output_and_errors(
    office: Lab, tmp_path: Path, text: str
) -> None:
    budget = Budget(steps=3_000, output=100_000, depth=20)
    shell = Shell(office, "RDLIC01", folder=tmp_path, budget=budget)

    found = pieces(shell, text)

    assert all(isinstance(piece, Out | Ask) or piece is PAUSE for piece in found)


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_any_text_comes_back_from_a_variable(
    office: Lab, tmp_path: Path, text: str
) -> None:
    shell = Shell(office, "RDLIC01", folder=tmp_path)
    shell.root.set("t", text)
    script = (
        "$o = [pscustomobject]@{ T = $t } | ConvertTo-Csv -NoType | ConvertFrom-Csv\n"
        "($t -eq \"$t\") -and ('x' + $t).Length -eq $t.Length + 1"
    )

    assert transcript(shell, script) == "True"


def test_a_transcript_goes_on_in_the_next_run(shell: Shell) -> None:
    texts(pieces(shell, r"Start-Transcript C:\t.txt; 'one'"), "output")
    pieces(shell, "'two'")
    shown = texts(pieces(shell, r"Get-Content C:\t.txt"), "output")

    assert "one\ntwo\n" in shown
