"""What Tab offers: lines that fit the computer, and names of what the lab has."""

import re
from contextlib import suppress

from core.catalog import Service
from core.commands.services import role_with
from core.management.folder import Folder
from core.management.paths import FolderError
from core.prompt.lines import LINES
from core.records import Computer
from core.store.queries import Queries

_LAST_WORD = re.compile(r'(?:^|(?<=[\s|&>]))(?:/[a-z]+:|\\\\|")?([^\s|&>"]*)$', re.I)


def completions(
    beginning: str, computer: Computer, lab: Queries, folder: Folder | None = None
) -> list[str]:
    """List what a line that begins so can become, on this computer."""
    wanted = beginning.casefold()
    roles = lab.roles_of(computer.name)
    known = sorted((each.line for each in LINES if each.fits(roles)), key=str.casefold)
    lines = [line for line in known if line.casefold().startswith(wanted)]
    return lines or _with_last_word(beginning, roles, lab, folder)


def _with_last_word(
    beginning: str, roles: list[Computer], lab: Queries, folder: Folder | None
) -> list[str]:
    """Complete the last word with the name of a computer, a service or a file."""
    found = _LAST_WORD.search(beginning)
    if found is None or not found[1] or found.start(1) == 0:
        return []
    before, word = beginning[: found.start(1)], found[1]
    names = dict.fromkeys(c.name for c in lab.computers())
    names |= dict.fromkeys(s.value for s in Service if role_with(s, roles) is not None)
    names |= dict.fromkeys(_files(word, folder))
    return [
        before + name for name in names if name.casefold().startswith(word.casefold())
    ]


def _files(word: str, folder: Folder | None) -> list[str]:
    place, slash, _ = word.rpartition("\\")
    if folder is None:
        return []
    with suppress(FolderError):
        return [place + slash + entry.name for entry in folder.entries(place)]
    return []
