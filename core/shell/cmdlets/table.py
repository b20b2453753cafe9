"""All cmdlets and aliases by name; a new file of cmdlets is named here."""

import functools
from importlib import import_module

from core.shell.cmdlets.cmdlet import Cmdlet

_FILES = (
    "content",
    "conversions",
    "dates",
    "discovery",
    "environment",
    "files",
    "formatting",
    "grouping",
    "messages",
    "objects",
    "paths",
    "selecting",
    "sorting",
    "variables",
)
"""The files of this package that have `CMDLETS`."""


@functools.cache
def cmdlets() -> dict[str, Cmdlet]:
    """Return all cmdlets by their names in lower case."""
    found: dict[str, Cmdlet] = {}
    for file in _FILES:
        for cmdlet in import_module(f"core.shell.cmdlets.{file}").CMDLETS:
            found[cmdlet.name.lower()] = cmdlet
    return found


@functools.cache
def aliases() -> dict[str, str]:
    """Return the names of cmdlets by their aliases in lower case."""
    return {alias: c.name for c in cmdlets().values() for alias in c.aliases}


def cmdlet(name: str) -> Cmdlet | None:
    """Find a cmdlet by its name in lower case."""
    return cmdlets().get(name)


def alias_of(name: str) -> str | None:
    """Return what an alias means; its name is in lower case."""
    return aliases().get(name)
