"""What Tab offers in a line of PowerShell: commands, parameters, variables, files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.management.paths import FolderError
from core.shell.cmdlets.known import alias_of, cmdlet, cmdlets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.shell.session import Shell

_WORD = re.compile(r"[^\s|;(){}=,\"']*$")
_COMMAND = re.compile(r"(?:^|[|;({}=&]|\n)\s*$")
_CALLED = re.compile(r"(?:^|[|;({}=&]|\n)\s*([\w-]+)[^|;({}\n]*$")


def completions(text: str, shell: Shell) -> list[str]:
    """List the texts that may take the place of one that ends where Tab was pressed."""
    word = _WORD.search(text)
    beginning = word[0] if word else ""
    before = text[: len(text) - len(beginning)]
    return [before + found for found in _words(beginning, before, shell)]


def _words(beginning: str, before: str, shell: Shell) -> list[str]:
    if beginning.startswith("$"):
        return _fitting(beginning, (f"${name}" for name in shell.root.names))
    if beginning.startswith("-"):
        return _fitting(beginning, _parameters(before))
    if _COMMAND.search(before) and beginning and "\\" not in beginning:
        functions = (function.name for function in shell.root.functions.values())
        commands = (known.name for known in cmdlets().values())
        return _fitting(beginning, {*functions, *commands})
    return _files(beginning, shell) if beginning else []


def _fitting(beginning: str, names: Iterable[str]) -> list[str]:
    wanted = beginning.casefold()
    fits = (name for name in names if name.casefold().startswith(wanted))
    return sorted(fits, key=str.casefold)


def _parameters(before: str) -> list[str]:
    """List the parameters of the cmdlet that the line calls last."""
    called = _CALLED.search(before)
    name = called[1].casefold() if called else ""
    found = cmdlet((alias_of(name) or name).casefold())
    return [] if found is None else [f"-{p.name}" for p in found.takes]


def _files(beginning: str, shell: Shell) -> list[str]:
    """List the files in the folder of a path, as far as scripts have them."""
    folder, stroke, _ = beginning.rpartition("\\")
    engine = shell.engine
    try:
        found = engine.folder.entries(f"{folder}{stroke}", engine.location)
    except FolderError:
        return []
    return _fitting(beginning, (f"{folder}{stroke}{each.name}" for each in found))
