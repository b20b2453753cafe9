"""Runs a text in one of the two shells, where nobody is there to be asked."""

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, NamedTuple

from core.errors import Refused
from core.lab import Lab
from core.management.folder import Folder
from core.prompt.answer import Steps
from core.prompt.session import PromptSession
from core.scheduling.script import Script

if TYPE_CHECKING:
    from core.shell.session import Shell

Pauses = Generator[float, None, "Ran"]
"""Pauses in which the host may redraw, or close it; the numbers say nothing."""
Begin = Callable[[str, str], Generator[float, None, object]]
"""Runs the task of a computer that has this name."""
_STREAMS = {"output", "error", "warning", "host"}


class Ran(NamedTuple):
    """What came of a script: the code it ended with, and what it wrote."""

    result: int
    text: str


def run_script(
    lab: Lab, computer: str, script: Script, folder: Folder, begin: Begin
) -> Pauses:
    """Run it on a computer, to its end; a line of it may begin another task."""
    if script.is_powershell:
        return (yield from _in_powershell(lab, computer, script, folder))
    return (yield from _at_the_prompt(lab, computer, script, folder, begin))


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


def _at_the_prompt(
    lab: Lab, computer: str, script: Script, folder: Folder, begin: Begin
) -> Pauses:
    """Run a batch file, or a line as if it were typed."""
    session = PromptSession(lab, folder)
    written: list[str] = []
    here = lab.computer(computer)
    if script.path:
        steps = session.run_file(
            script.path, script.text, "".join(script.arguments), here
        )
    else:
        steps = session.run(script.text, here)
    yield from _answered(lab, steps, written, begin)
    return Ran(session.code, "".join(written).removesuffix("\n"))


def _answered(
    lab: Lab, steps: Steps, written: list[str], begin: Begin
) -> Generator[float, None, None]:
    """Do what a line asks for, and note what it writes."""
    refused: Refused | None = None
    while True:
        try:
            answered = next(steps) if refused is None else steps.send(refused)
        except StopIteration:
            return
        written.append(answered.written)
        refused = None
        yield 0.0
        try:
            if answered.command is not None:
                yield from lab.doing(answered.command)
            if answered.runs is not None:
                yield from begin(*answered.runs)
        except Refused as error:
            refused = error
