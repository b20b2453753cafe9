"""What Tab offers: lines that fit the computer, options, and names of what there is."""

import re
from contextlib import suppress
from dataclasses import replace

from core.catalog import Service
from core.commands.services import role_with
from core.management.paths import FolderError
from core.prompt.answer import Asked
from core.prompt.language.words import words_of
from core.prompt.lines import LINES
from core.prompt.places import entries, head_of
from core.prompt.programs import PROGRAMS, call

_LAST_WORD = re.compile(
    r'(?:^|(?<=[\s|&>(@=]))(?:/[a-z]+:|\\\\|")?([^\s|&>"(@=]*)$', re.I
)
_PART = re.compile(r"(?:&&?|\|\|?|\()(?=[^&|(]*$)")
_OPTION = re.compile(r"(?<![\w/\\])/[a-z][a-z0-9-]*:?", re.I)


def completions(beginning: str, asked: Asked) -> list[str]:
    """List what a line that begins so can become, on this computer."""
    wanted = beginning.casefold()
    known = (each.line for each in LINES if each.fits(asked.roles))
    lines = [line for line in known if line.casefold().startswith(wanted)]
    if " " not in beginning.strip() and beginning:
        taken = {words_of(line)[0].partition(".")[0].casefold() for line in lines}
        lines += [
            name for name in PROGRAMS if name.startswith(wanted) and name not in taken
        ]
    lines.sort(key=str.casefold)
    if lines and "/" not in beginning:
        return lines
    return list(dict.fromkeys([*lines, *_with_last_word(beginning, asked)]))


def options_of(program: str, asked: Asked) -> list[str]:
    """List the options that a program's usage tells."""
    usage = call(replace(asked, words=(program, "/?"), raw=" /?")).text
    return sorted({found.lower() for found in _OPTION.findall(usage)})


def _with_last_word(beginning: str, asked: Asked) -> list[str]:
    """Complete the last word: an option, or the name of something."""
    found = _LAST_WORD.search(beginning)
    if found is None or not found[1] or found.start(1) == 0:
        return []
    before, word = beginning[: found.start(1)], found[1]
    names = _names(before, word, asked)
    return [
        before + name for name in names if name.casefold().startswith(word.casefold())
    ]


def _names(before: str, word: str, asked: Asked) -> list[str]:
    words = words_of(_PART.split(before)[-1])
    if word.startswith("/") and words:
        return options_of(words[0], asked)
    names = dict.fromkeys(c.name for c in asked.lab.computers())
    names |= dict.fromkeys(
        s.value for s in Service if role_with(s, asked.roles) is not None
    )
    names |= dict.fromkeys(_files(word, asked))
    if not words:
        names |= dict.fromkeys(PROGRAMS)
    return list(names)


def _files(word: str, asked: Asked) -> list[str]:
    head = head_of(word)
    with suppress(FolderError):
        return [head + entry.name for entry in entries(head or ".", asked)]
    return []
