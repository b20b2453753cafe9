import shutil
from io import StringIO
from pathlib import Path

import pytest

from core.lab import Lab
from tests.core.command_line.conftest import Rdlm


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the lab once; each test has a copy."""
    path = tmp_path_factory.mktemp("powershell") / "class.rdlab"
    Lab.create(path, "office").close()
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "class.rdlab"))


def test_a_text_is_run(path: Path, rdlm: Rdlm) -> None:
    answer = rdlm("powershell", path, "-Command", "1..3 | % { $_ * 2 }")

    assert (answer.code, answer.out) == (0, "2\n4\n6\n")


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("exit 3", 3),
        ("exit -1", 255),
        ("throw 'x'", 1),
        ("if (", 1),
        ("1/0", 1),
        ("Get-Nothing", 1),
        ("Get-Nothing; 'fine'", 0),
        ("reg query HKLM\\Nothing", 1),
        ("try { Get-Item X:\\ -ErrorAction Stop } catch { 'told' }", 0),
        ("'fine'", 0),
    ],
)
def test_the_exit_code_is_the_texts(
    script: str, code: int, path: Path, rdlm: Rdlm
) -> None:
    assert rdlm("powershell", path, "-Command", script).code == code


def test_an_error_that_does_not_end_a_script_is_no_exit_code(
    path: Path, rdlm: Rdlm, tmp_path: Path
) -> None:
    script = tmp_path / "goes on.ps1"
    script.write_text("Get-Nothing")

    assert rdlm("powershell", path, script).code == 0


def test_a_scripts_own_exit_is_the_code(path: Path, rdlm: Rdlm, tmp_path: Path) -> None:
    script = tmp_path / "check.ps1"
    script.write_text("'WARNING - 3 left'; exit 1; 'never'")

    answer = rdlm("powershell", path, script)

    assert (answer.code, answer.out) == (1, "WARNING - 3 left\n")


def test_a_script_gets_its_arguments(path: Path, rdlm: Rdlm, tmp_path: Path) -> None:
    script = tmp_path / "report.ps1"
    script.write_text('param([int]$Days = 1, [switch]$All) "$Days $All $args"')

    answer = rdlm("powershell", path, script, "-Days", "30", "-All")

    assert answer.out == "30 True \n"


def test_files_lie_in_the_folder(path: Path, rdlm: Rdlm, tmp_path: Path) -> None:
    text = r"1,2 | Set-Content C:\Temp\x.txt; Get-Content \temp\X.TXT"
    folder = tmp_path / "disk"

    answer = rdlm("powershell", path, "--folder", folder, "-Command", text)

    assert answer.out == "1\n2\n"
    assert (folder / "Temp" / "x.txt").read_bytes() == b"1\r\n2\r\n"


def test_tabs_and_line_ends_are_written_and_other_marks_are_escaped(
    path: Path, rdlm: Rdlm
) -> None:
    text = '"a`tb`r`nc"; "[$([char]27)[31m]"; @{ k = 1 } | Out-String'

    answer = rdlm("powershell", path, "-Command", text)

    assert answer.out == (
        "a       b\nc\n[\\x1b[31m]\n\nName Value\n---- -----\nk    1\n\n\n"
    )


def test_errors_go_to_the_other_stream(path: Path, rdlm: Rdlm) -> None:
    answer = rdlm("powershell", path, "-Command", "Get-Nothing; 'on'")

    assert answer.out == "on\n"
    assert "+ Get-Nothing; 'on'\n+ ~~~~~~~~~~~\n" in answer.err


def test_a_line_is_read_from_the_input(
    path: Path, rdlm: Rdlm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("Robin\n"))

    answer = rdlm("powershell", path, "-Command", "\"Hello $(Read-Host 'Name')\"")

    assert (answer.out, answer.err) == ("Hello Robin\n", "Name: ")


def test_a_script_is_read_from_the_input(
    path: Path, rdlm: Rdlm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("'from there'"))

    assert rdlm("powershell", path, "-").out == "from there\n"


def test_one_of_script_and_text_is_meant(path: Path, rdlm: Rdlm) -> None:
    assert rdlm("powershell", path).code == 2
    assert rdlm("powershell", path, "-Command", "1", "x.ps1").code == 2


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["nowhere.ps1"], "nowhere.ps1 cannot be read: No such file or directory."),
        (
            ["--computer", "NOPE", "-Command", "1"],
            "There is no computer NOPE in this lab. The computers are:",
        ),
    ],
    ids=["script", "computer"],
)
def test_what_is_not_there(
    words: list[str], reason: str, path: Path, rdlm: Rdlm
) -> None:
    answer = rdlm("powershell", path, *words)

    assert answer.code == 1
    assert answer.reason.startswith(reason)


def test_a_script_that_does_something_has_a_restore_point_before_it(
    path: Path, rdlm: Rdlm, tmp_path: Path
) -> None:
    script = tmp_path / "stop.ps1"
    script.write_text(
        "'looks'; net stop TermServLicensing; net start TermServLicensing"
    )

    first, second = rdlm("powershell", path, script), rdlm("powershell", path, script)

    assert (first.code, second.code) == (0, 0)
    with Lab.open(path, read_only=True) as lab:
        names = [point.name for point in lab.restore_points()]
        assert names[-2:] == ["Before stop.ps1", "Before stop.ps1 (2)"]


def test_a_script_that_only_looks_leaves_nothing(
    path: Path, rdlm: Rdlm, tmp_path: Path
) -> None:
    before = path.read_bytes()
    script = tmp_path / "look.ps1"
    script.write_text("Get-Date | Out-Null; hostname")

    rdlm("powershell", path, script)

    assert path.read_bytes() == before


def test_a_script_without_an_end_is_ended(path: Path, rdlm: Rdlm) -> None:
    answer = rdlm(
        "powershell", path, "--limit", "1", "-Command", "while ($true) { $i++ }"
    )

    assert answer.code == 1
    assert answer.reason.startswith("The script was ended after 1 seconds.")
