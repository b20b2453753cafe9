"""Get-Content, Set-Content, Add-Content and Clear-Content, of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.management.texts import decoded, lines_of
from core.shell.cmdlets.cmdlet import MANAGEMENT, Call, Cmdlet
from core.shell.cmdlets.files import ENCODING, ENCODINGS, write_text
from core.shell.drives import files
from core.shell.running.parameters import Parameter, switch
from core.shell.running.signals import PAUSE
from core.shell.values.conversion import as_list
from core.shell.values.errors import ScriptError, failure
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

_PAGE = 2_000
"""Lines between two pauses."""


def _get(call: Call) -> Output:
    for path in paths(call):
        try:
            text = _read(call, path)
        except ScriptError as error:
            call.error(error)
            continue
        if call.flag("raw"):
            yield text
            continue
        for number, line in enumerate(_chosen(call, lines_of(text))):
            if number % _PAGE == _PAGE - 1:
                yield PAUSE
            yield line


def paths(call: Call) -> list[str]:
    """Return the paths that a call names; wildcards are looked up."""
    literal = call.texts("literalpath")
    found = [p for t in call.texts("path") for p in files.matching(call.engine, t)]
    return [*found, *literal]


def _read(call: Call, path: str) -> str:
    content = files.read(call.engine, path)
    if call.has("encoding"):
        codec, mark = ENCODINGS[call.text("encoding").lower()]
        return content.removeprefix(mark).decode(codec, errors="replace")
    return decoded(content)


def _chosen(call: Call, lines: list[str]) -> list[str]:
    if call.has("tail"):
        count = int(call.text("tail"))
        return lines[-count:] if count else []
    if call.has("totalcount"):
        return lines[: int(call.text("totalcount"))]
    return lines


def _writer(*, appends: bool) -> Callable[[Call], Output]:
    """Return a cmdlet that writes values to files, a line each."""

    def run(call: Call) -> Output:
        values: list[Value] = as_list(call["value"])
        if call.input is not None:
            values = yield from call.gathered()
        end = "" if call.flag("nonewline") else "\r\n"
        text = "".join(text_of(value) + end for value in values)
        for path in paths(call):
            target = files.absolute(call.engine, path)
            if not (
                yield from call.should_process(f"Path: {target}", _ACTION[appends])
            ):
                continue
            encoding = call.text("encoding", "default")
            write_text(call.engine, path, text, encoding, appends=appends)
        if call.flag("passthru"):
            yield from values

    return run


_ACTION = {True: "Add Content", False: "Set Content"}


def _clear(call: Call) -> Output:
    for path in paths(call):
        target = files.absolute(call.engine, path)
        if not files.is_there(call.engine, path):
            call.error(
                failure(
                    f"Cannot find path '{target}' because it does not exist.",
                    "PathNotFound",
                    "ObjectNotFound",
                    target,
                    "System.Management.Automation.ItemNotFoundException",
                )
            )
        elif (yield from call.should_process(f"Item: {target}", "Clear Content")):
            files.write(call.engine, path, b"")


_PATHS = (
    Parameter("Path", "string[]", position=0, by_name=True),
    Parameter("LiteralPath", "string[]", aliases=("PSPath",), by_name=True),
    switch("Force"),
)
_WRITING = (
    Parameter("Path", "string[]", position=0),
    Parameter("Value", "object[]", position=1),
    Parameter("LiteralPath", "string[]", aliases=("PSPath",)),
    ENCODING,
    switch("Force"),
    switch("NoNewline"),
    switch("PassThru"),
)

CMDLETS = (
    Cmdlet(
        "Get-Content",
        _get,
        (
            *_PATHS,
            switch("Raw"),
            Parameter("TotalCount", "int", aliases=("First", "Head")),
            Parameter("Tail", "int", aliases=("Last",)),
            Parameter("ReadCount", "int"),
            ENCODING,
        ),
        ("gc", "cat", "type"),
        "Reads files, a line an object.",
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Set-Content",
        _writer(appends=False),
        _WRITING,
        ("sc",),
        "Writes a file.",
        streams_input=True,
        confirms=True,
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Add-Content",
        _writer(appends=True),
        _WRITING,
        ("ac",),
        "Writes to the end of a file.",
        streams_input=True,
        confirms=True,
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Clear-Content",
        _clear,
        _PATHS,
        ("clc",),
        "Empties files.",
        confirms=True,
        module=MANAGEMENT,
    ),
)
