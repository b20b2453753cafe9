"""Lines of several programs: marks, variables, files, and what goes on after what."""

from pathlib import Path

import pytest

from core.commands.sign_in import SignIn
from core.lab import Lab
from core.management.folder import Folder
from core.prompt.session import PromptSession
from tests.core.prompt.lines import type_in


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "files")


@pytest.fixture
def session(lab: Lab, folder: Folder) -> PromptSession:
    return PromptSession(lab, folder)


LINES = {
    "hostname & whoami": "RDSH01\ncorp\\a.adams",
    "hostname&hostname": "RDSH01\nRDSH01",
    "hostname && whoami": "RDSH01\ncorp\\a.adams",
    "hostname || whoami": "RDSH01",
    "nope && hostname": "'nope' is not part of this training. Type help to see the "
    "commands that are.",
    "nope 2>nul || hostname": "RDSH01",
    "nope >nul 2>&1 & hostname": "RDSH01",
    "hostname > nul": "",
    'net start | find "Desktop Services"': "   Remote Desktop Services",
    'net start | find /c "Desktop S"': "1",
    'net start | find /i /n "remote desktop s"': "[3]   Remote Desktop Services",
    'net start | find "x" || echo none': "none",
    "(hostname)": "RDSH01",
    "(hostname & (whoami))": "RDSH01\ncorp\\a.adams",
    "echo a^&b^|c^>d": "a&b|c>d",
    'echo "a & b"': '"a & b"',
    "echo.": "",
    "echo(& echo:a": "\na",
    "echo": "ECHO is on.",
    "echo %COMPUTERNAME% %UserName% %USERDOMAIN%": "RDSH01 a.adams CORP",
    "echo %NOPE% 100%": "%NOPE% 100%",
    "echo %DATE%": "Mon 11/16/2026",
    "echo %DATE:~-4%-%DATE:~4,2%": "2026-11",
    "echo %TIME%": " 8:30:00.00",
    "echo %COMPUTERNAME:RD=X%": "XSH01",
    "nope 2>nul & echo %ERRORLEVEL%": "0",
    "set X=one two& echo %X%": "%X%",
    "set COMP": "COMPUTERNAME=RDSH01",
    "set NOPE": "Environment variable NOPE not defined",
    "sort < none.txt": "The system cannot find the file specified.",
    r"hostname > D:\x": "The system cannot find the drive specified.",
    "hostname > nul.txt": "The filename, directory name, or volume label syntax is "
    "incorrect.",
    "hostname |": "The syntax of the command is incorrect.",
    "&& hostname": "&& was unexpected at this time.",
    "hostname >": "The syntax of the command is incorrect.",
    "hostname &": "RDSH01",
    "type none.txt": "The system cannot find the file specified.",
    "more": "MORE [file]\ncommand | MORE\n\nShows a text. The window can be scrolled, "
    "so nothing waits for a key.",
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_writes(session: PromptSession, lab: Lab, line: str) -> None:
    assert type_in(session, lab, line) == LINES[line]
    assert list(lab.journal()) == []


def test_what_is_set_stays_until_it_is_removed(
    session: PromptSession, lab: Lab
) -> None:
    type_in(session, lab, "set Mine=one two")
    assert type_in(session, lab, "echo %MINE%!") == "one two!"
    assert type_in(session, lab, "set m") == "Mine=one two"
    type_in(session, lab, 'set "mine="')
    assert type_in(session, lab, "echo %MINE%") == "%MINE%"


def test_a_variable_is_written_out_before_the_line_begins(
    session: PromptSession, lab: Lab
) -> None:
    type_in(session, lab, "nope")

    assert type_in(session, lab, "echo %ERRORLEVEL%") == "9009"


def test_files_are_written_read_and_gone_through(
    session: PromptSession, lab: Lab, folder: Folder
) -> None:
    for line in ("echo pear>list.txt", "echo Apple>> list.txt", "echo fig 2>>list.txt"):
        type_in(session, lab, line)

    assert folder.read(r"Windows\system32\list.txt") == b"pear\r\nApple\r\n"
    assert type_in(session, lab, "sort list.txt") == "Apple\npear"
    assert type_in(session, lab, "sort /r < LIST.TXT") == "pear\nApple"
    assert type_in(session, lab, "type list.txt | sort | more") == "Apple\npear"
    assert type_in(session, lab, 'findstr /i "^app ^x" list.txt') == "Apple"
    assert type_in(session, lab, "findstr /v /n apple list.txt") == "1:pear\n2:Apple"
    assert type_in(session, lab, "findstr /m pea list.txt") == "list.txt"
    assert type_in(session, lab, 'findstr /x /c:"pear" list.txt') == "pear"
    assert "Cannot open none" in type_in(session, lab, "findstr a none")
    assert type_in(session, lab, 'find "e" list.txt').splitlines() == [
        "",
        "---------- LIST.TXT",
        "pear",
        "Apple",
    ]
    assert type_in(session, lab, 'find /c "e" list.txt').endswith("LIST.TXT: 2")


def test_a_file_is_read_in_the_encoding_it_is_in(
    session: PromptSession, lab: Lab, folder: Folder
) -> None:
    folder.write(r"Windows\System32\a", "Größe\r\n".encode("utf-16"))
    folder.write(r"Windows\System32\b", "Größe".encode("cp1252"))

    assert type_in(session, lab, "type a") == type_in(session, lab, "type b") == "Größe"


def test_commands_are_done_one_after_another(session: PromptSession, lab: Lab) -> None:
    line = "net stop TermService >nul && net start TermService | find /c started"
    said = type_in(session, lab, line.replace("started", '"started"'))

    assert said == "1"
    assert [entry.command for entry in lab.journal()] == ["set-service-running"] * 2


def test_a_refusal_goes_where_errors_go(session: PromptSession, lab: Lab) -> None:
    lab.do(SignIn(account="b.baker"))
    line = "netdom remove RDSH01 /domain:corp.example"

    assert "administrator" in type_in(session, lab, f"{line} && hostname")
    assert type_in(session, lab, f"{line} 2>nul || echo no") == "no"
    assert session.code == 1  # echo leaves it alone
