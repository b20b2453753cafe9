"""Runs a text in one of the two shells, where nobody is there to be asked."""

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, NamedTuple

from core.errors import Refused
from core.lab import Lab
from core.management.folder import Folder
from core.prompt.session import PromptSession, Steps
from core.scheduling.script import Script

if TYPE_CHECKING:
    from core.shell.session import Shell

Pauses = Generator[float, None, "Ran"]
"""Pauses in which the host may redraw, or close it; the numbers say nothing."""
_STREAMS = {"output", "error", "warning", "host"}


class Ran(NamedTuple):
    """What came of a script: the code it ended with, and what it wrote."""

    result: int
    text: str


def run_script(lab: Lab, computer: str, script: Script, folder: Folder) -> Pauses:
    """Run it on a computer, to its end."""
    run = _in_powershell if script.is_powershell else _at_the_prompt
    return (yield from run(lab, computer, script, folder))


def _in_powershell(lab: Lab, computer: str, script: Script, folder: Folder) -> Pauses:
    from core.shell.running.signals import Out
    from core.shell.session import Shell

    shell = Shell(lab, computer, folder=folder.root)
    written: list[str] = []
    for piece in shell.run(script.text, path=script.path, arguments=script.arguments):
        if isinstance(piece, Out):
            written += [piece.text] if piece.stream in _STREAMS else []
        else:
            yield 0.0
    return Ran(_code_of(shell, script), "".join(written))


def _code_of(shell: "Shell", script: Script) -> int:
    """Return the code of `exit`; without one whether it went wrong."""
    if shell.exit_code is not None:
        return shell.exit_code
    last = shell.engine.exit_code if script.path else 0
    return last or int(shell.has_failed)


def _at_the_prompt(lab: Lab, computer: str, script: Script, folder: Folder) -> Pauses:
    """Run each line as if it were typed."""
    session = PromptSession(lab, folder)
    written: list[str] = []
    for line in _lines(script.text):
        steps = session.run(line, lab.computer(computer))
        yield from _answered(lab, folder, steps, written)
    return Ran(session.code, "\n".join(written))


def _lines(text: str) -> Iterator[str]:
    """Give the lines that do something."""
    for line in text.splitlines():
        plain = line.strip().removeprefix("@")
        if plain and plain.casefold() != "echo off":
            yield plain


def _answered(
    lab: Lab, folder: Folder, steps: Steps, written: list[str]
) -> Generator[float, None, None]:
    """Do what a line asks for, and note what it writes."""
    from core.scheduling.running import run

    refused: Refused | None = None
    while True:
        try:
            answered = next(steps) if refused is None else steps.send(refused)
        except StopIteration:
            return
        written += [answered.text] if answered.text else []
        refused = None
        try:
            if answered.command is not None:
                yield from lab.doing(answered.command)
            if answered.runs is not None:
                yield from run(lab, *answered.runs, folder)
        except Refused as error:
            refused = error
