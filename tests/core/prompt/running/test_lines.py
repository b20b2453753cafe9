"""What is typed at the prompt: conditions, loops, groups, and reckoning."""

import pytest

from core.lab import Lab
from core.prompt.session import PromptSession
from tests.core.prompt.lines import type_in

SYNTAX = "The syntax of the command is incorrect."
CASES = {
    # if
    "if 1==1 echo yes": "yes",
    "if 1==2 echo yes": "",
    'if "a b"=="a b" echo yes': "yes",
    "if a==A echo yes": "",
    "if /i a==A echo yes": "yes",
    "if not a==b echo yes": "yes",
    "if /i not a==A (echo yes) else echo no": "no",
    "if a==b (echo 1) else if b==b (echo 2) else (echo 3)": "2",
    "if a==b echo 1 & echo 2": "",
    "if a==b (echo 1) & echo 2": "",
    "(if a==b echo 1) & echo 2": "2",
    "if 5 gtr 3 echo yes": "yes",
    "if 10 GTR 9 echo number": "number",
    "if a10 LSS a9 echo text": "text",
    "if 0x10 EQU 16 echo yes": "yes",
    "if exist nothing echo yes": "",
    "if not exist nothing echo no": "no",
    r"if exist C:\Windows\System32 echo yes": "yes",
    "if defined USERNAME echo yes": "yes",
    "if defined nothing (echo yes) else echo no": "no",
    "if errorlevel 0 echo yes": "yes",
    "nope 2>nul & if errorlevel 9009 echo 9009": "9009",
    "nope 2>nul & if errorlevel 9010 echo more": "",
    "nope 2>nul & if not errorlevel 1 echo fine": "",
    "if cmdextversion 1 echo yes": "yes",
    "if": SYNTAX,
    "if a": SYNTAX,
    "if a==": SYNTAX,
    "if a==b": SYNTAX,
    "if a b echo": "B was unexpected at this time.",
    "if 1==1 (echo a) b": "b was unexpected at this time.",
    "if 1==1 (echo a": SYNTAX,
    "echo a) b": "a) b",
    "(echo a) b": "b was unexpected at this time.",
    # for
    "for %i in (a b c) do @echo %i": "a\nb\nc",
    "for %i in (a,b;c=d) do @echo %i": "a\nb\nc\nd",
    'for %i in ("a b" c) do @echo %i-%~i': '"a b"-a b\nc-c',
    "for %i in (a b) do echo %i": "\nC:\\>echo a\na\n\nC:\\>echo b\nb",
    "for %i in (a) do @(echo %i & echo %i)": "a \na",
    "for %i in (1 2) do @for %j in (x y) do @echo %i%j": "1x\n1y\n2x\n2y",
    "for %i in (1) do @for %I in (2) do @echo %i%I": "12",
    "for /l %i in (1,1,3) do @echo %i": "1\n2\n3",
    "for /l %i in (3,-1,1) do @echo %i": "3\n2\n1",
    "for /L %i in (1 2 6) do @echo %i": "1\n3\n5",
    "for %i in (C:\\Temp\\my.file.txt) do @echo %~ni %~xi %~di %~pi %~fi %~nxi": (
        "my.file .txt C: \\Temp\\ C:\\Temp\\my.file.txt my.file.txt"
    ),
    "for %i in (x.txt) do @echo %~dpnxi": r"C:\x.txt",
    "for %%i in (a) do echo": "%%i was unexpected at this time.",
    "for %i (a) do echo": "(a) was unexpected at this time.",
    "for %i in a do echo": "a was unexpected at this time.",
    "for %i in (a) echo": "echo was unexpected at this time.",
    "for %i in (a) do": SYNTAX,
    "for": SYNTAX,
    # for /f
    'for /f %i in ("one two") do @echo %i': "one",
    'for /f "tokens=2" %i in ("one two") do @echo %i': "two",
    'for /f "tokens=1,3" %i in ("a b c") do @echo %j%i': "ca",
    'for /f "tokens=1-3" %i in ("a b c d") do @echo %i%j%k': "abc",
    'for /f "tokens=1*" %i in ("a b  c d") do @echo %j': "b  c d",
    'for /f "tokens=*" %i in ("  a b ") do @echo [%i]': "[a b ]",
    'for /f "delims=" %i in ("  a b ") do @echo [%i]': "[  a b ]",
    'for /f "tokens=2 delims=:, " %i in ("a:b,c") do @echo %i': "b",
    "for /f \"tokens=1,2 delims==\" %a in ('set COMPUTERN') do @echo %b": "RDSH01",
    "for /f %i in ('hostname') do @echo %i": "RDSH01",
    "for /f %i in ('hostname ^& hostname') do @echo %i": "RDSH01\nRDSH01",
    "for /f \"skip=1 tokens=1\" %i in ('echo a^& echo b') do @echo %i": "b",
    "for /f \"eol=b\" %i in ('echo a^& echo b') do @echo %i": "a",
    "for /f %i in ('nope') do @echo %i": (
        "'nope' is not part of this training. Type help to see the commands that are."
    ),
    "for /f %i in ('nope 2^>nul') do @echo %i": "",
    "for /f \"usebackq\" %i in (`hostname`) do @echo %i": "RDSH01",
    "for /f \"usebackq\" %i in ('a b') do @echo %i": "a",
    "for /f %i in (nothing) do @echo %i": "The system cannot find the file nothing.",
    'for /f "what=1" %i in ("a") do @echo %i': "what=1 was unexpected at this time.",
    'for /f "tokens=0" %i in ("a") do @echo %i': "0 was unexpected at this time.",
    'for /f "skip=x" %i in ("a") do @echo %i': "skip=x was unexpected at this time.",
    # set /a
    "set /a 7/2": "3",
    "set /a 2+3*4": "14",
    "set /a (2+3)*4": "20",
    "set /a -7/2": "-3",
    "set /a -7%3": "-1",
    "set /a 010+0x10": "24",
    "set /a 2147483647+1": "-2147483648",
    "set /a x=5,y=x*2": "10",
    "set /a x=1,x+=4": "5",
    "set /a nothing+1": "1",
    'set /a "1<<4|1"': "17",
    'set /a "6&3"': "2",
    "set /a 6^^3": "5",
    "set /a !0": "1",
    "set /a ~0": "-1",
    "set /a 1/0": "Divide by zero error.",
    "set /a 1+": "Missing operand.",
    "set /a 1 2": "Missing operator.",
    "set /a (1": "Unbalanced parenthesis.",
    "set /a 08": "Invalid number. Numbers are decimal, hexadecimal such as 0x11, or "
    "octal such as 021.",
    "set /a 3000000000": "Invalid number. Numbers have 32 bits.",
    # groups and marks
    "(echo a&echo b) | find /c /v \"\"": "2",
    "(echo b&echo a) | sort": "a\nb",
    "a 2>nul || b 2>nul && echo c": "",
    "hostname || nope && nope": "RDSH01",
    "@echo a": "a",
    "@@(@echo a)": "a",
    "()": "",
    "rem anything & echo a": "",
    "::echo a": "",
    "echo a^": SYNTAX,
    "echo a> nul & echo b": "b",
    ">nul echo a": "",
    "2>nul nope": "",
    "echo a2>nul": "",
    "echo 2>nul": "ECHO is on.",
    "echo on": "",
    "echo %CD%": "C:\\",
    "cd": "C:\\",
    "goto nowhere": "",
    "call echo a": "a",
    "call :nowhere": "Labels are those of a batch file: there is none here.",
    "cmd /c echo a": "a",
    "cmd /c exit 3": "",
    "cmd /v:on /c \"set x=1& echo !x!\"": "1",
    "set x=1& cmd /c \"set x=2\" & call echo %^x%": "1",
    "shift & setlocal & endlocal & popd": "",
    "timeout /t 5": "Waiting for 5 seconds, which take no time here.",
    "set USERNAME=x& call echo %^USERNAME%": "x",
    "set USERNAME=& set USERNAME": "Environment variable USERNAME not defined",
    r"C:\Windows\System32\hostname.exe": "RDSH01",
    "%SystemRoot%\\System32\\HOSTNAME.EXE": "RDSH01",
    "%ComSpec% /c hostname": "RDSH01",
}  # fmt: skip


@pytest.mark.parametrize("line", CASES)
def test_a_line_writes(session: PromptSession, lab: Lab, line: str) -> None:
    assert type_in(session, lab, line) == CASES[line]
    assert list(lab.journal()) == []


VALUES = {
    "%X%": "abcdef",
    "%x:~2%": "cdef",
    "%X:~-2%": "ef",
    "%X:~1,2%": "bc",
    "%X:~1,-1%": "bcde",
    "%X:~,3%": "abc",
    "%X:C=-%": "ab-def",
    "%X:*c=-%": "-def",
    "%X:z=y%": "abcdef",
    "%X:cd=%": "abef",
    "%MY VAR%": "two words",
    "%X%%X%": "abcdefabcdef",
    "%NOPE% %X%": "%NOPE% abcdef",
    "100% %X%": "100% abcdef",
    "%NOPE:~1%": "%NOPE:~1%",
}


@pytest.mark.parametrize("typed", VALUES)
def test_a_variable_is_written_out(
    session: PromptSession, lab: Lab, typed: str
) -> None:
    type_in(session, lab, "set X=abcdef")
    type_in(session, lab, "set My Var=two words")

    assert type_in(session, lab, f"echo {typed}") == VALUES[typed]


ERRORLEVELS = {
    "cmd /c exit 3": "3",
    "cmd /c nope 2>nul": "9009",
    "nope 2>nul & echo a": "9009",
    "nope 2>nul & ver >nul": "0",
    "nope 2>nul & cd": "0",
    "nope 2>nul | hostname": "0",
    "hostname | nope 2>nul": "9009",
    "for %i in (1) do @cmd /c exit 7": "7",
    "find \"x\" nothing 2>nul": "2",
    "del nothing": "0",
    "set /a 1/0": "1073750993",
    "set /p x= <nul": "1",
    "net start nothing": "2",
}  # fmt: skip


@pytest.mark.parametrize("line", ERRORLEVELS)
def test_a_line_leaves_an_errorlevel(
    session: PromptSession, lab: Lab, line: str
) -> None:
    type_in(session, lab, line)

    assert type_in(session, lab, "echo %ERRORLEVEL%") == ERRORLEVELS[line]


def test_a_line_is_asked_for_and_read(session: PromptSession, lab: Lab) -> None:
    asked = type_in(session, lab, "set /p Name=Who? ", answers=("Ann Lee",))

    assert asked == "Who? "
    assert type_in(session, lab, "echo %NAME%!") == "Ann Lee!"
    type_in(session, lab, "set /p Name=Who? ", answers=("",))
    assert type_in(session, lab, "echo %NAME%!") == "Ann Lee!"
    assert type_in(session, lab, "pause", answers=("",)).startswith("Press any key")


def test_lines_of_a_file_are_read_one_by_one(session: PromptSession, lab: Lab) -> None:
    type_in(session, lab, "(echo one&echo two&echo three)>f.txt")
    type_in(session, lab, "(set /p a=&set /p b=)<f.txt")

    assert type_in(session, lab, "echo %a%-%b%") == "one-two"
    read = "for /f %i in (f.txt) do @echo %i"
    assert type_in(session, lab, read) == "one\ntwo\nthree"
    assert type_in(session, lab, 'for /f "skip=2" %i in (f.txt) do @echo %i') == "three"
    assert type_in(session, lab, "for %i in (*.txt) do @echo %~zi %i") == "17 f.txt"
    type_in(session, lab, "echo | set /p c=")
    assert type_in(session, lab, "if not defined c echo a pipe keeps it") == (
        "a pipe keeps it"
    )


def test_a_text_without_the_end_of_its_line_is_written(
    session: PromptSession, lab: Lab
) -> None:
    type_in(session, lab, "(<nul set /p =a&<nul set /p=b&echo c)>f.txt")

    assert type_in(session, lab, "type f.txt") == "abc"


def test_folders_are_gone_through(session: PromptSession, lab: Lab) -> None:
    type_in(session, lab, r"md a\b & md c & echo x>a\b\f.txt & echo y>c\g.txt")
    type_in(session, lab, "echo z>h.txt")

    assert type_in(session, lab, "for /d %i in (*) do @echo %i") == "a\nc\nWindows"
    assert type_in(session, lab, "for /r %i in (*.txt) do @echo %i") == (
        "C:\\h.txt\nC:\\a\\b\\f.txt\nC:\\c\\g.txt"
    )
    assert type_in(session, lab, "for /r a %i in (.) do @echo %~fi") == (
        "C:\\a\nC:\\a\\b"
    )


def test_a_long_text_is_searched_with_and_without_marks(
    session: PromptSession, lab: Lab
) -> None:
    type_in(session, lab, "(echo Ünal 1.5&echo ÜNAL 105&echo x)>f.txt")

    for line, count in {
        'find "Ünal" f.txt': 1,
        'find /i "ünal" f.txt': 2,
        'findstr "1.5" f.txt': 2,
        'findstr /c:"1.5" f.txt': 1,
        'findstr /i "ünal" f.txt': 2,
        'findstr "Ünal x" f.txt': 2,
        'findstr /v "l" f.txt': 2,
        'findstr /b "x" f.txt': 1,
    }.items():
        command = line.replace(" f.txt", "")
        said = type_in(session, lab, f'type f.txt | {command} | find /c /v ""')
        assert said == str(count), line


def test_a_group_goes_on_in_further_lines(session: PromptSession, lab: Lab) -> None:
    computer = lab.computer("RDSH01")
    lines = ("if 1==1 (", "echo a", ") else (", "echo b", ")")

    for count in range(1, len(lines)):
        assert not session.is_whole("\n".join(lines[:count]), computer)
    assert session.is_whole("\n".join(lines), computer)
    assert type_in(session, lab, "\n".join(lines)) == "a"
    assert not session.is_whole("echo a ^", computer)
    assert type_in(session, lab, "echo a ^\nb") == "a b"
    assert session.is_whole("if", computer)
