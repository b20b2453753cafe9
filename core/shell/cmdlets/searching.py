"""Select-String: the lines of texts and files in which a pattern fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.management.texts import decoded, lines_of
from core.shell.cmdlets.cmdlet import Call, Cmdlet
from core.shell.drives import files
from core.shell.running.parameters import Parameter, switch
from core.shell.running.signals import PAUSE, Signal
from core.shell.types.regexes import Match
from core.shell.values import patterns
from core.shell.values.errors import ScriptError
from core.shell.values.instance import Instance
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

_PAGE = 1_000
_STREAM = "InputStream"


class MatchInfo(Instance):
    """A line in which a pattern fits, and where it stands."""

    net_name = "Microsoft.PowerShell.Commands.MatchInfo"

    def __init__(self, said: dict[str, Value]) -> None:
        """Take what is said of it."""
        self._said = said

    def names(self) -> Sequence[str]:
        """List that."""
        return tuple(self._said)

    def read(self, name: str) -> Value:
        """Return one of these."""
        return {key.lower(): value for key, value in self._said.items()}[name.lower()]

    def text(self) -> str:
        """Return the line, behind its file and number where it has one."""
        line = text_of(self._said["Line"])
        if self._said["Path"] == _STREAM:
            return line
        return f"{self._said['Path']}:{self._said['LineNumber']}:{line}"


def _select(call: Call) -> Output:
    if call.flag("quiet"):
        found = False
        for one in _found(call):
            if isinstance(one, Signal):
                yield one
            else:
                found = True
                break
        yield found
        return
    yield from _found(call)


def _found(call: Call) -> Output:
    paths = [*call.texts("path"), *call.texts("literalpath")]
    if call.input is not None and not paths:
        yield from _of_input(call)
        return
    for path in (one for typed in paths for one in files.matching(call.engine, typed)):
        try:
            text = decoded(files.read(call.engine, path))
        except ScriptError as error:
            call.error(error)
            continue
        yield from _of_lines(call, lines_of(text), files.absolute(call.engine, path))


def _of_input(call: Call) -> Output:
    number = 0
    for item in call.objects():
        if isinstance(item, Signal):
            yield item
            continue
        number += 1
        found = _in_line(call, text_of(item), number, _STREAM)
        if found is not None:
            yield found


def _of_lines(call: Call, lines: list[str], path: str) -> Generator[Value, None, None]:
    for number, line in enumerate(lines, 1):
        if number % _PAGE == 0:
            yield PAUSE
        found = _in_line(call, line, number, path)
        if found is not None:
            yield found
            if call.flag("list"):
                return


def _in_line(call: Call, line: str, number: int, path: str) -> MatchInfo | None:
    for pattern in call.texts("pattern"):
        matches = [*_matches(call, pattern, line)]
        if bool(matches) is call.flag("notmatch"):
            continue
        return MatchInfo(
            {
                "IgnoreCase": not call.flag("casesensitive"),
                "LineNumber": number,
                "Line": line,
                "Filename": path.rpartition("\\")[2],
                "Path": path,
                "Pattern": pattern,
                "Context": None,
                "Matches": matches,
            }
        )
    return None


def _matches(call: Call, pattern: str, line: str) -> Iterator[Value]:
    """Find where a pattern fits: the first place, or all."""
    wanted = re.escape(pattern) if call.flag("simplematch") else pattern
    known = patterns.expression(wanted, case=call.flag("casesensitive"))
    place = 0
    while place <= len(line):
        found = patterns.timed(known.search, line, place)
        if found is None:
            return
        yield Match(found)
        if not call.flag("allmatches"):
            return
        place = found.end() + (found.end() == found.start())


CMDLETS = (
    Cmdlet(
        "Select-String",
        _select,
        (
            Parameter("Pattern", "string[]", position=0, mandatory=True),
            Parameter("Path", "string[]", position=1),
            Parameter("LiteralPath", "string[]", aliases=("PSPath",)),
            Parameter("InputObject", "object"),
            Parameter("Encoding", "string"),
            switch("SimpleMatch"),
            switch("CaseSensitive"),
            switch("NotMatch"),
            switch("AllMatches"),
            switch("Quiet"),
            switch("List"),
        ),
        ("sls",),
        "Finds lines in which a pattern fits.",
        streams_input=True,
    ),
)
