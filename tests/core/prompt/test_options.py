"""Every program of the prompt: its options, and what it does with any other."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from core.commands.policy import UpdatePolicy
from core.commands.services import RestartComputer, SetServiceRunning
from core.lab import Lab
from core.management.folder import Folder
from core.prompt.answer import Answer
from core.prompt.completion import completions, options_of
from core.prompt.options import Syntax
from core.prompt.programs import PROGRAMS
from core.prompt.session import PromptSession
from tests.core.prompt.lines import ask, run, type_in
from tests.helpers.labs import MakeLab

USAGES = {
    **{"licmgr": "LICMGR", "gpedit": "GPEDIT.MSC", "lsdiag": "LSDIAG.MSC"},
    **{"eventvwr": "EVENTVWR", "mstsc": "MSTSC", "servermanager": "SERVERMANAGER"},
    **{"regedit": "REGEDIT", "regedt32": "REGEDIT", "powershell": "POWERSHELL"},
    **{"gpupdate": "GPUPDATE", "gpresult": "GPRESULT", "net": "NET STOP service"},
    **{"test-netconnection": "SYNTAX", "tnc": "SYNTAX", "netsh": "Of netsh"},
    **{"dsacls": "Of dsacls", "ping": "Usage: ping", "wmic": "WMIC ["},
    **{"hostname": "HOSTNAME", "whoami": "WHOAMI", "reg": "REG QUERY"},
    **{"cmdkey": "cmdkey /add:", "shutdown": "SHUTDOWN /r", "cls": "CLS"},
    **{"exit": "EXIT", "help": "HELP", "dism": "Of dism", "netdom": "Of netdom"},
    **{"ren": "REN path", "rename": "REN path", "dir": "DIR [path]"},
    **{"del": "DEL [/p]", "erase": "DEL [/p]", "copy": "COPY [/y", "move": "MOVE [/y"},
    **{"md": "MD path", "mkdir": "MD path", "rd": "RD [/s]", "rmdir": "RD [/s]"},
    **{"cd": "CD [/d]", "chdir": "CD [/d]", "pushd": "PUSHD", "popd": "POPD"},
    **{"call": "CALL file", "goto": "GOTO label", "if": "IF [/i]", "for": "FOR %i IN"},
    **{"setlocal": "SETLOCAL", "endlocal": "ENDLOCAL", "shift": "SHIFT"},
    **{"pause": "PAUSE", "rem": "REM [text]", "title": "TITLE", "cmd": "CMD /c"},
    **{"timeout": "TIMEOUT /t"},
    **{"echo": "ECHO [text]", "set": "SET [name", "type": "TYPE file"},
    **{"more": "MORE [file]", "sort": "SORT [/r]", "find": "FIND [/v]"},
    **{"findstr": "FINDSTR [/b]", "schtasks": "SCHTASKS /create"},
    **{"sc": r"SC [\\computer]", "tasklist": "TASKLIST /svc", "ver": "VER"},
    **{"qwinsta": "QUERY SESSION", "quser": "QUERY USER", "query": "QUERY {SESSION"},
    **{"logoff": "LOGOFF {", "ipconfig": "IPCONFIG [/all", "telnet": "TELNET comp"},
    **{"nslookup": "NSLOOKUP name", "netstat": "NETSTAT -a", "date": "DATE /t"},
    **{"taskschd": "TASKSCHD.MSC"},
    **{"time": "TIME /t", "systeminfo": "SYSTEMINFO", "wevtutil": "WEVTUTIL el"},
    **{"lsview": "LSVIEW", "lsreport": "LSREPORT [server", "tsctst": "TSCTST client"},
}
"""By program: what its usage says first, or at least."""
UNKNOWN = ("/nonsense", "-nonsense", "/nonsense:1", "nonsense /nonsense")
TEXT = ("echo", "rem", "title", "call", "goto")
"""Programs that take whatever is typed; UNKNOWN is no error of theirs."""
PATH = ("cd", "chdir", "pushd")
"""Programs that take the rest of a line as one path."""
OPENED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "mstsc /v:RDSH01": ("connection", {"computer": "RDSH01"}),
    "mstsc /v:RDSH01:3389 /admin": (
        "connection",
        {"computer": "RDSH01", "administrative": "yes"},
    ),
    "mstsc.exe /ADMIN -V:rdsh01": (
        "connection",
        {"computer": "rdsh01", "administrative": "yes"},
    ),
    "mstsc /f /w:800 /h:600 /public /span /multimon /prompt": ("connection", {}),
    "gpedit.msc /gpcomputer:RDLIC01": ("policy", {"computer": "RDLIC01"}),
    'gpedit.msc /gpcomputer:"rdlic01"': ("policy", {"computer": "RDLIC01"}),
    "regedit": ("registry", {"computer": "RDSH01"}),
    "powershell.exe": ("powershell", {"computer": "RDSH01"}),
    "eventvwr RDSH01": ("events", {"computer": "RDSH01"}),
    r"eventvwr.msc \\RDSH01": ("events", {"computer": "RDSH01"}),
}
"""What opens a window, which, and what is set in it."""


def does_something(answered: Answer) -> bool:
    """Tell whether more comes of a line than a text."""
    return not answered.is_text_alone


def test_the_table_has_every_program() -> None:
    assert set(USAGES) == set(PROGRAMS)


@pytest.mark.parametrize("program", USAGES)
def test_a_program_tells_its_usage(lab: Lab, program: str) -> None:
    for asking in ("/?", "-?"):
        answered = ask(lab, f"{program} {asking}")

        assert USAGES[program] in answered.text
        assert not does_something(answered)
        assert (answered.code, answered.is_error) == (0, False)


@pytest.mark.parametrize("program", [name for name in USAGES if name not in TEXT])
def test_what_a_program_does_not_know_is_answered_with_its_usage(
    lab: Lab, program: str
) -> None:
    for unknown in UNKNOWN[:1] if program in PATH else UNKNOWN:
        answered = ask(lab, f"{program} {unknown}")

        assert USAGES[program] in answered.text
        assert not does_something(answered)
        assert answered.code != 0
        assert answered.is_error


@pytest.mark.parametrize("program", USAGES)
def test_a_usage_goes_through_pipes_and_into_files(
    lab: Lab, tmp_path: Path, program: str
) -> None:
    session = PromptSession(lab, Folder(tmp_path / "files"))
    usage = type_in(session, lab, f"{program} /?")

    assert type_in(session, lab, f"{program} /? >u.txt & type u.txt") == usage
    assert type_in(session, lab, f'{program} /? | find /c /v ""') == str(
        len(usage.splitlines())
    )
    assert type_in(session, lab, f'{program} /? | find "x{program}x"') == ""


@pytest.mark.parametrize(
    "program", [name for name in USAGES if name not in (*TEXT, "if", "for")]
)
def test_an_error_goes_where_errors_go(lab: Lab, tmp_path: Path, program: str) -> None:
    session = PromptSession(lab, Folder(tmp_path / "files"))

    assert type_in(session, lab, f"{program} /nonsense 2>nul") == ""
    assert session.code != 0
    assert type_in(session, lab, f"{program} /nonsense >nul") != ""
    assert type_in(session, lab, f"{program} /nonsense 2>nul || echo no") == "no"


@pytest.mark.parametrize("program", USAGES)
def test_tab_completes_a_program_and_its_options(lab: Lab, program: str) -> None:
    asked = PromptSession(lab).asked(lab.computer("RDSH01"))
    offered = completions(program[:-1] or program, asked)

    assert any(line.casefold().startswith(program) for line in offered)
    for option in options_of(program, asked):
        assert f"{program} {option}" in completions(f"{program} {option[:2]}", asked)


@pytest.mark.parametrize("line", OPENED)
def test_a_window_opens_with_the_options_set(lab: Lab, line: str) -> None:
    answered = ask(lab, line)

    assert (answered.opens, dict(answered.set)) == OPENED[line]
    assert answered.text == ""


@pytest.mark.parametrize(
    "line",
    [
        *("mstsc /v:", "mstsc /w:wide", "mstsc lab.rdp", "mstsc /v:A /v:B"),
        *("gpedit.msc /gpcomputer:", "gpedit.msc RDLIC01", "eventvwr RDSH01 RDLIC01"),
        *("licmgr RDLIC01", "lsdiag.msc RDSH01", "servermanager RDLIC01"),
    ],
)
def test_no_window_opens_on_a_line_that_is_wrong(lab: Lab, line: str) -> None:
    program = line.split()[0].removesuffix(".msc")

    assert USAGES[program] in ask(lab, line).text
    assert ask(lab, line).opens == ""


@pytest.mark.parametrize(
    ("typed", "computer"),
    [
        *(("localhost", "RDLIC01"), ("127.0.0.1", "RDLIC01"), ("::1", "RDLIC01")),
        *(("rdsh01.corp.example.", "RDSH01"), ("10.0.0.21", "RDSH01")),
    ],
)
def test_an_option_names_a_computer_as_the_network_does(
    lab: Lab, typed: str, computer: str
) -> None:
    """domain.md 13.6."""
    restarts = RestartComputer(computer=computer)
    here = "RDLIC01"

    for line in (f"eventvwr {typed}", f"gpedit.msc /gpcomputer:{typed}"):
        assert ask(lab, line, here).set == {"computer": computer}
    assert ask(lab, rf"shutdown /r /m \\{typed}", here).command == restarts
    assert f"for {computer}" in ask(lab, f"gpresult /s {typed} /r", here).text


@pytest.mark.parametrize("line", ["gpedit.msc /gpcomputer:NOPE", "eventvwr NOPE"])
def test_a_computer_that_is_not_there_is_named(lab: Lab, line: str) -> None:
    assert "NOPE" in ask(lab, line).text
    assert ask(lab, line).opens == ""


@pytest.mark.parametrize(
    "line",
    [
        *("gpupdate", "gpupdate /force", "gpupdate /target:computer /wait:30"),
        *("gpupdate /Wait:-1 /Logoff /Boot", "gpupdate -force"),
    ],
)
def test_gpupdate_takes_its_options(lab: Lab, line: str) -> None:
    assert ask(lab, line).command == UpdatePolicy(computer="RDSH01")


def test_gpupdate_for_the_user_leaves_the_computer_alone(lab: Lab) -> None:
    answered = ask(lab, "gpupdate /target:user /force")

    assert answered.command is None
    assert "User Policy update has completed" in answered.text
    assert "Computer Policy" not in answered.text


def test_gpupdate_for_the_computer_says_nothing_of_the_user(lab: Lab) -> None:
    assert "User Policy" not in run(lab, "gpupdate /target:computer")


def test_gpresult_looks_at_another_computer(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-policy")

    assert "for RDLIC01" in ask(lab, "gpresult /s RDLIC01 /r").text
    assert "NOPE" in ask(lab, "gpresult /s NOPE /r").text


def test_gpresult_of_the_user_has_no_setting_of_a_computer(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-policy")

    assert "LicensingMode" in ask(lab, "gpresult /r /scope computer").text
    assert "LicensingMode" not in ask(lab, "gpresult /r /scope user").text


@pytest.mark.parametrize(
    "line", ["gpresult /scope nobody /r", "gpresult /scope", "gpresult /r /h a.html"]
)
def test_gpresult_refuses_what_it_cannot_do(lab: Lab, line: str) -> None:
    assert USAGES["gpresult"] in ask(lab, line).text


def test_net_start_lists_the_services_that_run(lab: Lab) -> None:
    lab.do(RestartComputer(computer="RDSH01"))

    assert "Remote Desktop Services" in ask(lab, "net start").text
    assert "Remote Desktop Licensing" in ask(lab, "net start", "RDLIC01").text


def test_net_stop_needs_no_question(lab: Lab) -> None:
    command = ask(lab, "net stop TermService /y").command

    assert isinstance(command, SetServiceRunning)


@pytest.mark.parametrize(
    "line",
    [
        *("shutdown /r", "shutdown /g", "shutdown -r -t 0 -f"),
        *('shutdown /r /t 30 /c "new license server" /d p:4:1',),
        r"shutdown /r /m \\RDSH01",
    ],
)
def test_shutdown_takes_its_options(lab: Lab, line: str) -> None:
    assert ask(lab, line).command == RestartComputer(computer="RDSH01")


def test_shutdown_restarts_another_computer(lab: Lab) -> None:
    other = ask(lab, r"shutdown /r /m \\RDLIC01").command

    assert other == RestartComputer(computer="RDLIC01")
    assert "NOPE" in ask(lab, r"shutdown /r /m \\NOPE").text


@pytest.mark.parametrize("line", ["shutdown /s", "shutdown /r /t soon", "shutdown /t"])
def test_shutdown_refuses_what_it_cannot_do(lab: Lab, line: str) -> None:
    assert USAGES["shutdown"] in ask(lab, line).text


@pytest.mark.parametrize(
    ("line", "replies", "size"),
    [
        ("ping rdlic01 -n 2", 2, 32),
        ("ping -n 1 -l 64 -w 500 -4 rdlic01", 1, 64),
        ("ping /n 3 rdlic01", 3, 32),
        ("ping -a -f -i 64 rdlic01", 4, 32),
    ],
)
def test_ping_takes_its_options(lab: Lab, line: str, replies: int, size: int) -> None:
    text = ask(lab, line).text

    assert text.count(f"bytes={size}") == replies
    assert f"with {size} bytes of data" in text
    assert f"Sent = {replies}, Received = {replies}" in text


@pytest.mark.parametrize(
    "line", ["ping -n rdlic01", "ping -n 0 rdlic01", "ping -n 500 rdlic01", "ping -n"]
)
def test_ping_refuses_a_count_that_is_none(lab: Lab, line: str) -> None:
    assert USAGES["ping"] in ask(lab, line).text


def test_whoami_tells_the_name_for_the_directory(lab: Lab) -> None:
    assert ask(lab, "whoami /upn").text == "a.adams@corp.example"


def test_whoami_knows_no_directory_name_in_a_workgroup(make_lab: MakeLab) -> None:
    text = ask(make_lab("workgroup"), "whoami /upn").text

    assert "not a domain user" in text


def test_help_tells_the_usage_of_a_program(lab: Lab) -> None:
    assert ask(lab, "help mstsc").text == ask(lab, "mstsc /?").text
    assert "'nope' is not part of this training" in ask(lab, "help nope").text


@pytest.mark.parametrize("line", ["dsacls /?", "dsacls nonsense /nonsense"])
def test_dsacls_tells_its_usage_where_there_is_no_directory(
    make_lab: MakeLab, line: str
) -> None:
    assert USAGES["dsacls"] in ask(make_lab("workgroup"), line).text


@pytest.mark.parametrize("line", ["exit /b", "exit 0", "exit /b 1", "exit"])
def test_exit_takes_a_code(lab: Lab, line: str) -> None:
    *_, last = PromptSession(lab).run(line, lab.computer("RDSH01"))
    assert last.closes


RCM = r'"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM"'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"reg query {RCM} /s", "X509 Certificate2"),
        (f'reg query {RCM} /v "X509 Certificate ID"', "X509 Certificate ID"),
        (f"reg query {RCM} /v Nope", "unable to find"),
        (f"reg export {RCM} saved.reg /y", "successfully"),
        (f"reg export {RCM}", "REG QUERY"),
        (f"reg query {RCM} /v", "REG QUERY"),
        (f"reg query {RCM} /nonsense", "REG QUERY"),
        (f"reg delete {RCM} /v Certificate /x", "REG QUERY"),
    ],
)
def test_reg_takes_its_options(lab: Lab, line: str, said: str) -> None:
    assert said in run(lab, line)
    assert list(lab.journal()) == []


def test_reg_query_of_one_value_shows_no_other(lab: Lab) -> None:
    text = ask(lab, f'reg query {RCM} /v "X509 Certificate ID"').text

    assert text.count("REG_BINARY") == 1


def test_cmdkey_lists_what_is_stored(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-anonymous")
    assert "NONE" in ask(lab, "cmdkey /list").text
    run(lab, r"cmdkey /add:RDLIC01 /user:RDLIC01\Administrator /pass:training")

    assert "RDLIC01" in ask(lab, "cmdkey /list").text
    assert "NONE" in ask(lab, "cmdkey /list:RDLIC02").text


def test_an_option_is_read_once_and_in_any_case() -> None:
    syntax = Syntax(switches=("/r",), colon=("/v",), following=("/t",), most=1)

    read = syntax.read(("-R", "/V:a:b", "/t", "0", "x"))
    assert read is not None
    assert read.switches == {"/r"}
    assert read.values == {"/v": "a:b", "/t": "0"}
    assert read.operands == ("x",)
    for wrong in (("/r:1",), ("/v",), ("/v:",), ("/t",), ("x", "y"), ("/r", "-r")):
        assert syntax.read(wrong) is None
