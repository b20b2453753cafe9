"""Scripts in the lab's folder: found, read, and made into functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.management.paths import FolderError
from core.shell.drives.files import absolute, file_failure, session_parts
from core.shell.language import tree
from core.shell.language.parse_error import ParseError
from core.shell.language.source import decode
from core.shell.running.compiled import body_of
from core.shell.running.functions import Function
from core.shell.running.scope import Scope, Source
from core.shell.running.script_block import Body, ScriptBlock
from core.shell.values.errors import ErrorRecord, ScriptError

if TYPE_CHECKING:
    from collections.abc import Generator

    from core.shell.values.kinds import Value


def script(name: str, scope: Scope) -> Generator[Value, None, Function | None]:
    """Read a script of the folder; None where there is no such file.

    ScriptError where it cannot be read, or is no script.
    """
    engine = scope.engine
    try:
        if not engine.folder.is_there(name, session_parts(engine)):
            return None
        content = engine.folder.read(name, session_parts(engine))
    except FolderError as error:
        raise file_failure(error, name) from error
    return (yield from function_of(decode(content), absolute(engine, name), scope))


def function_of(text: str, path: str, scope: Scope) -> Generator[Value, None, Function]:
    """Read a script and make a function of it; ScriptError where it is none."""
    source = Source(text, path)
    owner = Scope(scope.engine, scope.streams, scope, source)
    body = yield from read_body(source)
    return Function(path, ScriptBlock(body, owner, tree.Place(0, len(text))))


def read_body(source: Source) -> Generator[Value, None, Body]:
    """Read a text that a script reads; ScriptError where it is none."""
    try:
        return (yield from body_of(source.text))
    except ParseError as error:
        record = ErrorRecord(
            error.message,
            error.error_id,
            "ParserError",
            exception="System.Management.Automation.ParseException",
            place=error.place,
            source=source,
        )
        raise ScriptError(record) from error
