"""Every line that PowerShell View shows, pasted into a session, does what it says."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from core.catalog import ProductVersion
from core.commands.command import Command, Nature
from core.commands.rebuild import RebuildDatabase
from core.commands.sign_in import SignIn
from core.lab import Lab
from core.powershell.dialect import Dialect
from core.powershell.translation import TRANSLATIONS, translated
from core.shell.running.signals import Ask, Out
from core.shell.session import Shell
from core.store.comparison import differences
from tests.faults.cases import CASES
from tests.helpers.labs import sql

GIVEN = r"""
$user = 'RDLIC01\Administrator'; $password = 'training'
$key = 'TRAIN-SERVE-RSTAN-DARD0-00000'
$report = @(Get-CimInstance -ComputerName RDLIC01 Win32_TSLicenseReport)[0].FileName
"""
"""What the comments of the lines ask for."""
WITHOUT_CALL = {RebuildDatabase}
"""Some of what they do has a documented call, the whole has none."""
HISTORY = ("journal", "undo", "restore")
# A call of the provider knows no connection method, and who signs in is no part of it.
# An ID is made anew whenever a server is activated.
NOT_SAID = ("connection_method", "license_server_id", "signed_in")
REFUSED = ("refused", "unknown")
BY_NAME = {
    name: case
    for name, case in CASES.items()
    if not any(word in name for word in REFUSED)
}


@pytest.mark.parametrize("name", BY_NAME)
def test_the_lines_of_a_command_do_the_same(name: str, tmp_path: Path) -> None:
    case = BY_NAME[name]
    with Lab.create(tmp_path / "done.rdlab", case.scenario) as done:
        for make in case.before:
            done.do(make(done))
        command = case.command(done)
        ways = {tuple(lines_of(command, done, dialect)) for dialect in Dialect} - {()}
        assert ways or type(command) in WITHOUT_CALL or is_explained(command)
        copies = {lines: tmp_path / f"{n}.rdlab" for n, lines in enumerate(ways)}
        for path in copies.values():
            done.save_copy(path)
        done.do(command)
        for lines, path in copies.items():
            with Lab.open(path) as pasted:
                account = getattr(command, "account", None)
                if account is not None:
                    pasted.do(SignIn(account=account))
                told = paste(lines, command, pasted)
                found = list(differing(sql(pasted), sql(done)))

            assert (told, found) == ([], []), lines


def lines_of(command: Command, lab: Lab, dialect: Dialect) -> list[str]:
    """Return the lines without comments; none where nothing documented exists."""
    is_translated = command.nature is Nature.GENUINE and type(command) in TRANSLATIONS
    if not is_translated or type(command) in WITHOUT_CALL:
        return []
    server = getattr(command, "server", None)
    versions = {each.name: each.version for each in lab.servers()}
    version = versions.get(str(server), lab.settings().edition)
    lines = translated(command, version, dialect)
    return [text for text in lines if text.lstrip()[:1] != "#"]


def is_explained(command: Command) -> bool:
    """Tell whether all that is shown of a command is why there is no call."""
    lines = translated(command, ProductVersion.W2022)
    return bool(lines) and all(line.startswith("#") for line in lines)


def paste(lines: Iterable[str], command: Command, lab: Lab) -> list[str]:
    """Run lines as one text, confirm what is asked, and return the errors."""
    names = [computer.name for computer in lab.computers()]
    shell = Shell(lab, str(place_of(command) or names[0]))
    for _ in shell.run(GIVEN):
        pass
    errors: list[str] = []
    run = shell.run("\n".join(lines))
    answer: str | None = None
    while True:
        try:
            piece = run.send(answer)
        except StopIteration:
            return errors
        answer = "y" if isinstance(piece, Ask) else None
        if isinstance(piece, Out) and piece.stream == "error":
            errors.append(piece.text)


def place_of(command: Command) -> object:
    """Return the computer that a command is about: there its lines are pasted."""
    return getattr(command, "server", None) or getattr(command, "host", None)


def differing(found: sqlite3.Connection, wanted: sqlite3.Connection) -> list[str]:
    """Say where the two differ, apart from their history and what no line says."""
    told = [text for text in differences(found, wanted) if not text.startswith(HISTORY)]
    return [text for text in told if not all(map(is_not_said, parts_of(text)))]


def parts_of(sentence: str) -> list[str]:
    return sentence.partition(": ")[2].split("; ")


def is_not_said(part: str) -> bool:
    return part.startswith(NOT_SAID)
