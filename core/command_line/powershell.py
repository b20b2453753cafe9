"""`rdlm powershell`: a script or a text in a lab, with its exit code."""

import argparse
import sys
import time
from collections.abc import Generator
from contextlib import closing, suppress
from pathlib import Path

from core import outside
from core.command_line import output
from core.command_line.endings import raise_if_heard
from core.command_line.retry import retry_while_busy
from core.errors import LabInUse, LabMissing
from core.lab import Lab
from core.shell import script_file
from core.shell.running.signals import Ask, Out, Question
from core.shell.session import Piece, Shell

FAILED = 1
_INPUT = Path("-")
_NO_SERVER = "This lab has no license server. Name a computer with --computer."


def run_script(arguments: argparse.Namespace) -> int:
    """Run a script, or a text, and return its exit code; 1 if an error ended it.

    A text that has no exit of its own has 1 where its last statement failed, whatever
    error that was; a script has not (about_PowerShell_exe).
    """
    text, path = _script(arguments)
    with retry_while_busy(lambda: _open(arguments.file)) as lab:
        shell = Shell(lab, _computer(lab, arguments.computer), folder=arguments.folder)
        run = shell.run(
            text,
            path=path,
            arguments=tuple(arguments.words),
            restore_point=shell.free_restore_point(path) if path else None,
        )
        with closing(run):
            is_ended = _write_all(run, arguments.limit)
    if shell.exit_code is not None:
        return shell.exit_code % 256
    is_text = arguments.text is not None
    has_failed = shell.has_failed or (is_text and not shell.engine.ok)
    return FAILED if has_failed or not is_ended else 0


def _script(arguments: argparse.Namespace) -> tuple[str, str]:
    """Return the text to run, and the path that the script sees as its own."""
    if arguments.text is not None:
        return arguments.text, ""
    if arguments.script == _INPUT:
        return sys.stdin.read(), ""
    return script_file.read(arguments.script), f"C:\\{arguments.script.name}"


def _open(path: Path) -> Lab:
    """Open a lab to change it, or to read it where a window has it."""
    try:
        return Lab.open(outside.absolute(path))
    except LabInUse as error:
        return Lab.open(path, read_only=True, because=error)


def _computer(lab: Lab, name: str | None) -> str:
    if name is None:
        servers = lab.servers()
        if not servers:
            raise LabMissing(_NO_SERVER)
        return servers[0].name
    wanted = name.removeprefix("\\\\").casefold()
    names = dict.fromkeys(computer.name for computer in lab.computers())
    for known in names:
        if known.casefold() == wanted:
            return known
    raise LabMissing(
        f"There is no computer {name} in this lab. The computers are: "
        f"{', '.join(names)}."
    )


def _write_all(run: Generator[Piece, str | None, None], limit: int) -> bool:
    """Write what a script gives; False if its time was over before its end."""
    end = time.monotonic() + limit
    answer: str | None = None
    while True:
        try:
            piece = run.send(answer)
        except StopIteration:
            return True
        answer = None
        raise_if_heard()
        if isinstance(piece, Ask):
            answer = _answer(piece)
        elif isinstance(piece, Out):
            _write(piece)
        if time.monotonic() > end:
            output.complain(
                f"The script was ended after {limit} seconds. Let it do less, or give "
                "it more with --limit."
            )
            return False


def _answer(ask: Ask) -> str | None:
    """Ask on standard error, for standard output is read by scripts.

    Whether it may go on after many steps is said by the limit of time.
    """
    if ask.question is Question.GO_ON:
        return "y"
    if sys.stdin is None:
        return None
    end = " [Y/N]: " if ask.question is Question.CONFIRM else ""
    with suppress(OSError):
        sys.stderr.write(f"{output.visible(ask.prompt)}{end}")
        sys.stderr.flush()
    line = sys.stdin.readline()
    return line.rstrip("\r\n") if line else None


def _write(piece: Out) -> None:
    """Write a text to the stream that it is for; windows are not opened here."""
    if piece.stream == "error":
        with suppress(OSError):
            sys.stderr.write(output.visible(piece.text))
            sys.stderr.flush()
    elif piece.stream == "window":
        output.complain(f"{piece.text} is a window; open it in the program.")
    elif piece.stream not in ("clear", "progress"):
        output.write_part(output.visible(piece.text.expandtabs()))
