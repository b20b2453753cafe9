"""Whatever is typed: no line crashes, hangs, or leaves the folder."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.lab import Lab
from core.management.budget import Budget
from core.management.folder import Folder
from core.prompt.session import PromptSession
from tests.core.prompt.lines import done, type_in

WORDS = (
    *("for /l %i in (1,1,3) do", "for /f %i in ('", "for %i in (", "do", "in", "%%i"),
    *("if", "not", "exist", "a==b", "else", "errorlevel 1", "(", ")", "&", "&&", "||"),
    *("|", ">", ">>", "<", "2>&1", "2>nul", "^", '"', "'", "%", "%~1", "%*", "!", "@"),
    *("echo", "echo.", "set", "set /a", "set /p", "call", "call :a", "goto a", ":a"),
    *("exit /b", "setlocal", "endlocal", "shift", "cd", "md", "rd /s /q", "del /q"),
    *("copy", "move", "ren", "type", "dir /s", "cmd /c", "cmd /v:on /c", "t", "rem"),
    *("..", "\\", "/", r"..\..\..\x", r"\\a\b\..\x", "C:", "D:x", "*", "?", "x", "nul"),
    *("Ünal", "O'Neil", "%USERNAME%", "%x:~-99,-99%", "שלום", "\u3000", "~", "\t", "1"),
    *("%CD%", "!x!", "=", ",", ";", "+", "0x", "08", "\n", " ", " ", " "),
)
ANY = settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
TEXT = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=14).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.text(alphabet='&|<>^"% a1:~/\\=;()@!*é\u200b\u202e', max_size=30),
)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Give a folder in which nothing but the folder of files may ever lie."""
    (tmp_path / "around" / "files").mkdir(parents=True)
    return tmp_path / "around"


@ANY
@given(TEXT)
def test_no_line_is_more_than_a_line(lab: Lab, outside: Path, line: str) -> None:
    session = PromptSession(lab, Folder(outside / "files"), budget=Budget(steps=300))
    type_in(session, lab, line)

    assert [each.name for each in outside.iterdir()] == ["files"]
    assert list(lab.journal()) == []


@ANY
@given(st.lists(TEXT, max_size=6).map("\r\n".join), TEXT)
def test_no_batch_file_is_more_than_one(
    lab: Lab, outside: Path, text: str, arguments: str
) -> None:
    session = PromptSession(lab, Folder(outside / "files"), budget=Budget(steps=300))
    computer = lab.computer("RDSH01")
    done(lab, session.run_file(r"C:\t.cmd", text, arguments, computer))

    assert [each.name for each in outside.iterdir()] == ["files"]
    assert list(lab.journal()) == []


MEGA = 1_000_000


@pytest.mark.parametrize(
    "text",
    ["x" * MEGA, "(" * MEGA, "%" * MEGA, '"' * MEGA, "a&" * MEGA, "^" * MEGA],
)
def test_a_very_long_line_is_refused(lab: Lab, outside: Path, text: str) -> None:
    session = PromptSession(lab, Folder(outside / "files"))
    said = type_in(session, lab, text)
    assert "too long" in said
    said = done(lab, session.run_file("t", text, "", lab.computer("RDSH01")))
    assert "too long" in said


@pytest.mark.parametrize(
    "text",
    [
        *("(" * 8000, "@" * 8000, "if not " * 1000, "if a==a " * 900, "^" * 8000),
        *("for %i in (a) do " * 400, "a|" * 4000, "a&&" * 2500, "a||" * 2500),
        *("set /a " + "(" * 8000, "set /a " + "-" * 8000, "set /a " + "a=" * 4000),
        *(
            "%x:" * 2500,
            "%~" * 4000,
            "!" * 8000,
            "echo " + "%" * 8000,
            "cd " + ".." * 4000,
        ),
        *("findstr " + "a*" * 4000 + " x", "dir " + "*" * 8000, "echo a>" * 1000),
    ],
)
def test_a_line_of_one_thing_again_and_again_ends(
    lab: Lab, outside: Path, text: str
) -> None:
    session = PromptSession(lab, Folder(outside / "files"), budget=Budget(steps=3000))
    type_in(session, lab, text)
    done(lab, session.run_file("t", text, "", lab.computer("RDSH01")))

    assert list(lab.journal()) == []


def test_a_long_group_is_refused(lab: Lab, outside: Path) -> None:
    session = PromptSession(lab, Folder(outside / "files"))
    text = "@(\n" + "echo a line of a group\n" * 5000 + ")"
    steps = session.run_file("t", text, "", lab.computer("RDSH01"))

    assert done(lab, steps) == "The syntax of the command is incorrect."
