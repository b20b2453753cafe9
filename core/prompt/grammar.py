"""The command line as a language: what cmd makes of its marks, without running it.

Quotation marks keep blanks and marks; `^` keeps the one after it
(learn.microsoft.com/windows-server/administration/windows-commands/cmd).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

MOST = 8191
"""Characters of a command line, as cmd takes them."""

_MARK = re.compile(
    r"(?P<handle>(?<!\S)[012])?(?P<way>>>|>|<)(?P<to>&[12])?|&&|\|\||&|\|"
)
_WORD = re.compile(r'(?:"[^"]*"?|\S)+')


class LineError(ValueError):
    """A mark has nothing before or behind it; the text is that mark."""


class Joint(StrEnum):
    """When a command runs, by what came of the one before it."""

    ALWAYS = "&"
    AFTER_SUCCESS = "&&"
    AFTER_FAILURE = "||"


@dataclass
class Target:
    """A file that is read or written."""

    path: str
    appends: bool = False


@dataclass
class Part:
    """One program with what it was given, and where its output goes."""

    text: str = ""
    input: Target | None = None
    output: Target | None = None  # None: on, or to be read
    errors: Target | None = None
    joins_errors: bool = False  # 2>&1

    @property
    def words(self) -> tuple[str, ...]:
        """The words, without quotation marks."""
        return tuple(word.replace('"', "") for word in _WORD.findall(self.text))

    @property
    def rest(self) -> str:
        """What follows the program's name, as it was typed."""
        found = _WORD.match(self.text.lstrip())
        return self.text.lstrip()[found.end() :] if found else ""


@dataclass
class Link:
    """Programs of which each reads what the one before it wrote."""

    joint: Joint = Joint.ALWAYS
    parts: list[Part] = field(default_factory=lambda: [Part()])


def read(line: str) -> list[Link]:
    """Part a line, its variables written out already; LineError where it is none."""
    links = [Link()]
    awaiting: re.Match[str] | None = None  # the mark whose file comes next
    for piece in _pieces(line):
        part = links[-1].parts[-1]
        if isinstance(piece, str):
            part.text += _take_target(part, awaiting, piece) if awaiting else piece
            awaiting = None
            continue
        if awaiting is not None:
            raise LineError(piece[0])
        if piece["way"] is None:
            _begin_another(links, piece[0])
        elif piece["to"] is None:
            awaiting = piece
        else:
            part.joins_errors |= piece["handle"] == "2"
    if awaiting is not None:
        raise LineError("newline")
    return _whole(links)


def _pieces(line: str) -> Iterator[str | re.Match[str]]:
    """Give text and marks in turn."""
    text, place, is_quoted = "", 0, False
    while place < len(line):
        char = line[place]
        found = None if is_quoted else _MARK.match(line, place)
        if found:
            if text:
                yield text
            yield found
            text, place = "", found.end()
            continue
        if char == "^" and not is_quoted:
            place += 1
            char = line[place : place + 1]
        is_quoted ^= line[place : place + 1] == '"'
        text += char
        place += 1
    if text:
        yield text


def _take_target(part: Part, mark: re.Match[str], text: str) -> str:
    """Take the name of a file from a text, and return the rest."""
    found = _WORD.search(text)
    if found is None:
        raise LineError("newline")
    target = Target(found[0].replace('"', ""), appends=mark["way"] == ">>")
    if mark["way"] == "<":
        part.input = target
    elif mark["handle"] == "2":
        part.errors = target
    else:
        part.output = target
    return text[found.end() :]


def _begin_another(links: list[Link], mark: str) -> None:
    if not links[-1].parts[-1].text.strip():
        raise LineError(mark)
    if mark == "|":
        links[-1].parts.append(Part())
    else:
        links.append(Link(Joint(mark)))


def _whole(links: list[Link]) -> list[Link]:
    """Return the links, without an empty one after a last `&`."""
    last = links[-1]
    if last.parts[-1].text.strip():
        return links
    if last.parts == [Part(last.parts[0].text)] and last.joint is Joint.ALWAYS:
        return links[:-1]
    raise LineError("|" if len(last.parts) > 1 else last.joint)
