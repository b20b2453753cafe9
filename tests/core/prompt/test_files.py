"""Files and folders at the prompt: those of the lab's folder, and of the database."""

from pathlib import Path

import pytest

from core.lab import Lab
from core.management.folder import Folder
from core.prompt.session import PromptSession
from tests.core.prompt.lines import type_in

FOLDER = r"C:\Windows\System32\LServer"


@pytest.fixture
def session(lab: Lab, tmp_path: Path) -> PromptSession:
    return PromptSession(lab, Folder(tmp_path / "files"))


def test_a_file_of_the_database_is_renamed_listed_and_deleted(
    session: PromptSession, lab: Lab
) -> None:
    def run(line: str) -> str:
        return type_in(session, lab, line, "RDLIC01")

    away = rf"ren {FOLDER}\TLSLic.edb TLSLic.old"
    assert "Stop it there" in run(away)
    run("net stop TermServLicensing")
    run(away)
    listed = run(f"dir {FOLDER}")
    assert "TLSLic.old" in listed
    assert "TLSLic.edb" not in listed
    run("net start TermServLicensing")
    assert [p.id for p in lab.packs("RDLIC01")] == [2]
    assert "TLSLic.edb" in run(rf"dir {FOLDER}\ ")
    run("net stop TermServLicensing")
    run(r"del %SystemRoot%\system32\lserver\tlslic.edb")
    run(r'rename "%windir%\System32\LServer\TLSLic.old" TLSLic.edb')
    run("net start TermServLicensing")
    assert [p.id for p in lab.packs("RDLIC01")] == [2, 3, 4]


def test_the_database_is_put_away_from_inside_of_its_folder(
    session: PromptSession, lab: Lab
) -> None:
    line = (
        rf"net stop TermServLicensing >nul & cd {FOLDER.lower()} & "
        "ren TLSLic.edb TLSLic.old & dir /b & cd"
    )

    written = type_in(session, lab, line, "RDLIC01")
    assert written == f"TLSLic.old\n{FOLDER}"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ren", "REN path"),
        (rf"ren {FOLDER}\TLSLic.edb {FOLDER}\x", "REN path"),
        (rf"ren {FOLDER}\TLSLic.edb", "REN path"),
        ("ren TLSLic.edb TLSLic.old", "cannot find the file"),
        (rf"ren {FOLDER}\nothing.edb x.edb", "cannot find the file"),
        (rf"type {FOLDER}\TLSLic.edb", "cannot find the path"),
        (rf"copy {FOLDER}\TLSLic.edb x", "Its content is not part"),
        ("del", "DEL [/p]"),
        (rf"del {FOLDER}\nothing.edb", "Could Not Find"),
        (r"del C:\Windows\win.ini", r"Could Not Find C:\Windows\win.ini"),
        ("dir", "LServer"),
        (r"dir C:\Windows", "System32"),
        ("dir /b /ad \\", "Windows"),
        (rf"rd {FOLDER}", "Access is denied."),
        (r"rd /s /q C:\Windows", "Access is denied."),
        (r"dir C:\Nothing", "File Not Found"),
        (r"dir C:\Nothing\x", "cannot find the path"),
        (r"del C:\Nothing\x", "cannot find the path"),
        (r"cd C:\Nothing", "cannot find the path"),
        (r"cd D:\ ", "cannot find the drive"),
        ("rd nothing", "cannot find the file"),
        ("copy nothing x", "cannot find the file"),
        ("move nothing x", "cannot find the file"),
        ("md con", "volume label syntax is incorrect"),
        (r"md \\.\pipe\x", "volume label syntax is incorrect"),
    ],
)
def test_what_cannot_be_done_with_files_is_said(
    session: PromptSession, lab: Lab, line: str, said: str
) -> None:
    assert said in type_in(session, lab, line, "RDLIC01")
    assert list(lab.journal()) == []


def test_a_session_host_has_no_such_folder(session: PromptSession, lab: Lab) -> None:
    for line in (rf"ren {FOLDER}\a b", rf"del {FOLDER}\a", f"cd {FOLDER}"):
        assert "cannot find the path" in type_in(session, lab, line)
    assert type_in(session, lab, f"dir {FOLDER}") == "File Not Found"


DAYS = {
    "a folder is made, gone to, and shown": (
        (r"md C:\Temp\a", r"cd C:\temp\A", "cd", "cd ..", "cd", r"cd \ & cd"),
        ("", "", r"C:\Temp\a", "", r"C:\Temp", "C:\\"),
    ),
    "what is there is not made twice": (
        (r"md C:\Temp", r"md C:\Temp", r"md C:\Windows"),
        (
            "",
            r"A subdirectory or file C:\Temp already exists.",
            r"A subdirectory or file C:\Windows already exists.",
        ),
    ),
    "files are copied, renamed, moved and deleted": (
        (
            r"md C:\Temp\b & cd C:\Temp & echo one>a.txt& copy a.txt b.txt",
            "ren b.txt c.txt & move c.txt b & dir /b /s",
            "type a.txt b\\c.txt",
            "del a.txt b\\c.txt & dir /b",
            "rd b & dir /b",
        ),
        (
            "        1 file(s) copied.",
            "        1 file(s) moved.\n"
            "C:\\Temp\\a.txt\nC:\\Temp\\b\nC:\\Temp\\b\\c.txt",
            "a.txt\n\none\n\nb\\c.txt\n\none",
            "b",
            "",
        ),
    ),
    "files are joined": (
        ("echo x>a&echo y>b&copy a+b c >nul& type c", "copy /y a + b & type a"),
        ("x\ny", None),
    ),
    "wildcards mean what fits": (
        (
            r"md C:\T & cd C:\T & echo x>a.txt& echo y>B.TXT& echo z>c.log",
            "dir /b *.txt",
            "dir /b ?.log",
            "copy *.txt *.bak",
            "md x & copy *.txt x",
            r"del *.txt & dir /b /a-d",
            "del *.nothing",
        ),
        (
            "",
            "a.txt\nB.TXT",
            "c.log",
            None,
            "        2 file(s) copied.",
            "c.log",
            r"Could Not Find C:\T\*.nothing",
        ),
    ),
    "a listing counts": (
        (r"md C:\T\in & cd C:\T & echo abcdef>a.txt& dir",),
        (
            " Directory of C:\\T\n\n"
            "                8 a.txt\n"
            "    <DIR>         in\n"
            "               1 File(s)              8 bytes\n"
            "               1 Dir(s)",
        ),
    ),
    "pushd remembers": (
        (r"md C:\T & pushd C:\T & cd", "popd & cd", "popd"),
        (r"C:\T", r"C:\Windows\system32", ""),
    ),
    "the folder of the prompt stays": (
        (r"md C:\T & cd C:\T & rd C:\T", "cd"),
        ("Access is denied.", r"C:\T"),
    ),
    "a folder with something in it stays": (
        (r"md C:\T\x & rd C:\T", r"rd /s /q C:\T & if not exist C:\T echo gone"),
        ("The directory is not empty.", "gone"),
    ),
}


@pytest.mark.parametrize("name", DAYS)
def test_the_folder_of_the_lab_is_worked_in(
    session: PromptSession, lab: Lab, name: str
) -> None:
    lines, written = DAYS[name]

    for line, expected in zip(lines, written, strict=True):
        said = type_in(session, lab, line)
        assert expected is None or said == expected, line
    assert list(lab.journal()) == []


QUESTIONS = {
    "rd /s T": (r"T, Are you sure (Y/N)? ", "dir /b T"),
    "del T\\*": (r"C:\T\*, Are you sure (Y/N)? ", "dir /b T"),
    "del T": (r"C:\T\*, Are you sure (Y/N)? ", "dir /b T"),
    "del /p T\\a": ("T\\a, Delete (Y/N)? ", "dir /b T"),
    "copy b T\\a": ("Overwrite T\\a? (Yes/No/All): ", "type T\\a"),
    "move b T\\a": ("Overwrite T\\a? (Yes/No/All): ", "type T\\a"),
}


@pytest.mark.parametrize("line", QUESTIONS)
def test_what_cannot_be_taken_back_is_asked_for(
    session: PromptSession, lab: Lab, line: str
) -> None:
    asked, look = QUESTIONS[line]
    type_in(session, lab, r"cd \ & md T & echo x>T\a& echo y>b")
    before = type_in(session, lab, look)

    for answers in ((), ("n",), ("",)):
        assert type_in(session, lab, line, answers=answers).startswith(asked.rstrip())
        assert type_in(session, lab, look) == before
    type_in(session, lab, line, answers=("y",))
    assert type_in(session, lab, look) != before


@pytest.mark.parametrize(
    "path",
    [
        *(r"..\..\..\x", r"C:..\..\x", r"\\a\b\..\..\..\x", "/../../x", r"C:\..\..\x"),
        *("x:y", r"\\?\C:\x", r"\\.\C:\x", "nul.txt", "a|b", "\u202ex", "x\0y", "~"),
    ],
)
@pytest.mark.parametrize("line", ["copy a {}", "md {}", "echo x>{}", "move a {}"])
def test_no_path_leads_out_of_the_folder(
    lab: Lab, tmp_path: Path, line: str, path: str
) -> None:
    session = PromptSession(lab, Folder(tmp_path / "in" / "files"))
    type_in(session, lab, r"cd \ & echo x>a")
    before = {each.name for each in tmp_path.iterdir()}
    type_in(session, lab, line.format(f'"{path}"' if "|" in path else path))

    assert {each.name for each in tmp_path.iterdir()} == before
    assert [each.name for each in (tmp_path / "in").iterdir()] == ["files"]
