"""Which cmdlets there are, by names and aliases; `table.py` says it at the start."""

from collections.abc import Iterable, Mapping

from core.shell.cmdlets.cmdlet import Cmdlet

_cmdlets: dict[str, Cmdlet] = {}
_aliases: dict[str, str] = {}


def learn(found: Iterable[Cmdlet]) -> None:
    """Take the cmdlets that there are from now on."""
    for each in found:
        _cmdlets[each.name.lower()] = each
        for alias in each.aliases:
            _aliases[alias] = each.name


def cmdlets() -> Mapping[str, Cmdlet]:
    """Return all cmdlets by their names in lower case."""
    return _cmdlets


def aliases() -> Mapping[str, str]:
    """Return the names of cmdlets by their aliases in lower case."""
    return _aliases


def cmdlet(name: str) -> Cmdlet | None:
    """Find a cmdlet by its name in lower case."""
    return _cmdlets.get(name)


def alias_of(name: str) -> str | None:
    """Return what an alias means; its name is in lower case."""
    return _aliases.get(name)
