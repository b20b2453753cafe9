"""Scripts in the lab's folder: found, read, and made into functions."""

from __future__ import annotations

from core.management.paths import FolderError
from core.shell.drives.files import absolute, file_failure, session_parts
from core.shell.language import tree
from core.shell.language.parse_error import ParseError
from core.shell.language.parser import parse
from core.shell.language.source import decode
from core.shell.running.functions import Function
from core.shell.running.scope import Scope, Source
from core.shell.running.script_block import Body, ScriptBlock
from core.shell.values.errors import ErrorRecord, ScriptError


def script(name: str, scope: Scope) -> Function | None:
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
    return function_of(decode(content), absolute(engine, name), scope)


def function_of(text: str, path: str, scope: Scope) -> Function:
    """Parse a script and make a function of it; ScriptError where it is none."""
    source = Source(text, path)
    owner = Scope(scope.engine, scope.streams, scope, source)
    block = ScriptBlock(Body(parsed(source)), owner, tree.Place(0, len(text)))
    return Function(path, block)


def parsed(source: Source) -> tree.Script:
    """Parse a text that a script reads; ScriptError where it is none."""
    try:
        return parse(source.text)
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
