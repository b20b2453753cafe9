"""The programs of the command prompt, called from a script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.management.paths import FolderError
from core.prompt.answer import Answer, Asked, Input
from core.prompt.file_errors import told
from core.prompt.places import saved
from core.prompt.programs import INTERNAL, PROGRAMS, call
from core.rules.network import find_computer
from core.shell.running.code import Output, gather
from core.shell.running.signals import Out
from core.shell.running.telling import fail
from core.shell.values.errors import ErrorRecord, ScriptError, failure
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.records import Computer
    from core.shell.running.binding import Argument
    from core.shell.running.engine import Engine
    from core.shell.running.scope import Scope
    from core.shell.values.kinds import Value

_OF_THE_PROMPT = {
    *INTERNAL,
    *("cmd", "find", "help", "more", "sort", "test-netconnection", "tnc"),
}
"""What the prompt itself does; a script has cmdlets of these names."""
_NOT_RUN_HERE = (
    "A script cannot start a scheduled task. Use the command prompt, or Task Scheduler."
)
_ENDINGS = (".exe", ".msc", ".com")


@dataclass(frozen=True)
class Program:
    """A program of Windows, such as `net` or `gpupdate`."""

    name: str


def program(name: str) -> Program | None:
    """Find a program by its name, with or without a path and an ending."""
    plain = name.rpartition("\\")[2].lower()
    for ending in _ENDINGS:
        plain = plain.removesuffix(ending)
    is_known = plain in PROGRAMS and plain not in _OF_THE_PROMPT
    return Program(plain) if is_known else None


def run_program(
    found: Program, arguments: list[Argument], source: Output | None, scope: Scope
) -> Output:
    """Run a program; its lines are its output, and its code is `$LASTEXITCODE`."""
    engine = scope.engine
    given: Input | None = None
    if source is not None:
        values = yield from gather(source)
        given = Input("\n".join(text_of(value) for value in values))
    words = [found.name, *(w for argument in arguments for w in _words(argument))]
    asked = Asked(
        tuple(words),
        this_computer(engine),
        engine.lab,
        raw=" ".join(_quoted(word) for word in words[1:]),
        input=given,
        folder=engine.folder,
        current=engine.location,
    )
    yield from _told(call(asked), asked, scope)


def _told(answer: Answer, asked: Asked, scope: Scope) -> Output:
    engine = scope.engine
    text, code = answer.text, answer.code
    if answer.command is not None:
        try:
            yield from engine.doing(answer.command)
            text = "\n".join(part for part in (text, answer.done) if part)
        except ScriptError as error:
            text, code = error.record.message, 1
    if answer.runs is not None:
        text, code = _NOT_RUN_HERE, 1
    for file in answer.saves:
        try:
            saved(file, asked)
        except FolderError as error:
            text, code = told(error), 1
    engine.exit_code = code
    engine.failures += code != 0
    if answer.opens:
        engine.put(Out("window", answer.opens))
    if text and (answer.is_error or code != answer.code):
        fail(scope, _native_error(text))
    else:
        yield from text.splitlines()


def _native_error(text: str) -> ErrorRecord:
    return ErrorRecord(
        text,
        "NativeCommandError",
        "NotSpecified",
        text.splitlines()[0],
        "System.Management.Automation.RemoteException",
    )


def _words(argument: Argument) -> list[str]:
    """Write an argument as a program gets it."""
    if argument.name is None:
        value: Value = argument.value if argument.written is None else argument.written
        return (
            [text_of(v) for v in value] if isinstance(value, list) else [text_of(value)]
        )
    tied = f":{text_of(argument.value)}" if argument.has_value else ""
    return [f"-{argument.name}{tied}"]


def _quoted(word: str) -> str:
    return f'"{word}"' if not word or " " in word else word


def this_computer(engine: Engine) -> Computer:
    """Find the computer on which the session is; ScriptError if it is gone."""
    found = find_computer(
        engine.lab.computers(),
        engine.lab.settings().domain,
        engine.computer,
        seen_from=engine.computer,
    )
    if found is None:
        raise failure(f"There is no computer {engine.computer} any more.")
    return found
