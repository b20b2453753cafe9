"""The command prompt: what is typed, what is answered, and what it changes."""

from pathlib import Path

import pytest

from core.lab import Lab
from core.management.folder import Folder
from core.prompt.answer import Answer
from core.prompt.completion import completions
from core.prompt.credentials import CREDENTIALS_ADD
from core.prompt.session import PromptSession
from core.prompt.windows import MANAGER
from core.prompt.wmi import (
    DEFAULTS,
    GRACE_QUERY,
    PACKS_QUERY,
    PART_REMOVAL,
    PERMISSION,
    REMOVAL,
)
from tests.core.prompt.lines import ask, run
from tests.helpers.labs import GENUINE_LOOKING


def tab(
    lab: Lab, beginning: str, computer: str = "RDSH01", folder: Folder | None = None
) -> list[str]:
    return completions(
        beginning, PromptSession(lab, folder).asked(lab.computer(computer))
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ping rdlic99", "could not find host rdlic99"),
        ("ping", "Usage: ping"),
        ('ping ""', "Usage: ping"),
        ("ping a b", "Usage: ping"),
        ("hostname", "RDSH01"),
        ("whoami", r"corp\a.adams"),
        ("wmic os get caption", "WMIC [/namespace:name]"),
        ("reg query HKLM", "HKEY_LOCAL_MACHINE\\SYSTEM"),
        ("format c:", "'format' is not part of this training"),
        ('""', "'' is not part of this training"),
        ("help", "net stop TermService"),
        ("", ""),
        ("   ", ""),
        ("x" * 9000, "too long"),
        (f"ping {GENUINE_LOOKING}", "real product key"),
    ],
)
def test_what_is_typed_is_answered_and_changes_nothing(
    lab: Lab, line: str, said: str
) -> None:
    assert said in run(lab, line)
    assert list(lab.journal()) == []


@pytest.mark.parametrize(
    ("line", "window"),
    [
        ("licmgr", MANAGER),
        ("licmgr.exe", MANAGER),
        ("gpedit.msc", "policy"),
        ("GPEDIT.MSC", "policy"),
        ("lsdiag.msc", "diagnoser"),
        ("eventvwr", "events"),
        ("mstsc", "connection"),
        ("servermanager", "server-manager"),
    ],
)
def test_programs_open_windows(lab: Lab, line: str, window: str) -> None:
    assert ask(lab, line) == Answer(opens=window)


def test_the_window_is_cleared_and_closed(lab: Lab) -> None:
    assert ask(lab, "cls") == Answer(clears=True)
    assert ask(lab, "exit") == Answer(closes=True)


def test_a_beginning_is_completed(lab: Lab) -> None:
    assert tab(lab, "GP") == ["gpedit.msc", "gpresult /r", "gpupdate /force"]
    assert tab(lab, "wm") == [GRACE_QUERY, f'{PERMISSION}"CORP\\c.clark",2', DEFAULTS]
    assert tab(lab, "wm", "RDLIC01") == [
        f"{PART_REMOVAL}3,10",
        f"{REMOVAL}3",
        PACKS_QUERY,
    ]
    assert tab(lab, "cmd") == ["cmd /c", "cmdkey", CREDENTIALS_ADD]
    assert tab(lab, "setl") == ["setlocal"]
    assert tab(lab, "cmdkey /a") == [CREDENTIALS_ADD, "cmdkey /add:"]
    assert tab(lab, "net sto") == ["net stop TermService"]
    assert tab(lab, "net sto", "RDLIC01") == ["net stop TermServLicensing"]
    assert tab(lab, "nothing") == []


def test_the_last_word_is_completed(lab: Lab, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write(r"Temp\report.csv", b"")

    assert tab(lab, "ping rds") == ["ping RDSH01"]
    assert tab(lab, r"shutdown /m \\rdl") == [
        r"shutdown /m \\RDLIC01",
        r"shutdown /m \\RDLIC02",
    ]
    assert tab(lab, "sc query terms") == ["sc query TermService"]
    assert tab(lab, "hostname & ping rdl") == [
        "hostname & ping RDLIC01",
        "hostname & ping RDLIC02",
    ]
    assert tab(lab, r"type \tem", folder=folder) == [r"type \Temp"]
    assert tab(lab, r"type C:\Temp\r", folder=folder) == [r"type C:\Temp\report.csv"]
    assert tab(lab, "dir LS", "RDLIC01") == ["dir LServer"]
    assert tab(lab, "cd & (hostn") == ["cd & (hostname"]
    assert tab(lab, r"type D:\r", folder=folder) == []


def test_nothing_that_is_completed_is_unknown(lab: Lab) -> None:
    for line in tab(lab, ""):
        assert "not part of this training" not in ask(lab, line).text
