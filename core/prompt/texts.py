"""Programs that write texts or go through them: echo, type, more, sort, find."""

import re
from collections.abc import Iterable

from core.management.paths import FolderError
from core.prompt.answer import Answer, Asked, failed
from core.prompt.control import Echo
from core.prompt.file_errors import told
from core.prompt.options import Options, Syntax
from core.prompt.searching import Pattern, expression, literal

_MANY = 100  # words; files that are named, and texts that are looked for
_ECHO_USAGE = """\
ECHO [text]
ECHO ON | OFF

Writes a text; ECHO. writes an empty line. ON has a batch file show its lines."""
_TYPE = Syntax(most=_MANY)
_TYPE_USAGE = "TYPE file [file ...]\n\nShows what a file of the lab's folder holds."
_MORE = Syntax(switches=("/e", "/c", "/p", "/s"), most=1)
_MORE_USAGE = """\
MORE [file]
command | MORE

Shows a text. The window can be scrolled, so nothing waits for a key."""
_SORT = Syntax(switches=("/r", "/unique"), most=1)
_SORT_USAGE = """\
SORT [/r] [/unique] [file]
command | SORT

Sorts lines by the alphabet; /r backwards, /unique each of them once."""
_FIND = Syntax(switches=("/v", "/c", "/n", "/i"), most=_MANY)
_FIND_USAGE = """\
FIND [/v] [/c] [/n] [/i] "text" [file ...]
command | FIND "text"

  /v  Show the lines without the text.
  /c  Show only how many lines there are.
  /n  Show the numbers of the lines.
  /i  Upper and lower case are the same.

The text stands in quotation marks."""
_FINDSTR = Syntax(
    switches=("/b", "/e", "/l", "/r", "/i", "/x", "/v", "/n", "/m"),
    colon=("/c",),
    most=_MANY,
)
_FINDSTR_USAGE = """\
FINDSTR [/b] [/e] [/x] [/l] [/r] [/i] [/v] [/n] [/m] [/c:"text"] [texts] [file ...]
command | FINDSTR "one two"

  /b /e /x  The text begins the line, ends it, or is the line.
  /l /r     Take marks such as . * ^ $ [a-z] as they stand, or as marks.
  /i        Upper and lower case are the same.
  /v        Show the lines without it.
  /n /m     Show the numbers of the lines, or only the names of files.
  /c        Look for this text, blanks and all; else any one word of the texts."""


def echo(asked: Asked) -> Answer:
    """Write a text, or say whether a batch file shows its lines."""
    text = asked.raw
    if text.strip() in {"/?", "-?"}:
        return Answer(_ECHO_USAGE)
    if not text.strip():
        return Answer(f"ECHO is {'on' if asked.is_echo else 'off'}.")
    if text[0].isspace() and text.strip().casefold() in {"on", "off"}:
        return Answer(control=Echo(text.strip().casefold() == "on"))
    return Answer(f"{text[1:]}\n", is_line=False)


def type_(asked: Asked) -> Answer:
    """Show files."""
    options = _TYPE.read(asked.options)
    if options is None or not options.operands:
        return failed(_TYPE_USAGE)
    try:
        texts = [_content(name, asked) for name in options.operands]
    except FolderError as error:
        return failed(told(error))
    if len(texts) == 1:
        return Answer(texts[0])
    named = zip(options.operands, texts, strict=True)
    return Answer("\n\n".join(f"{name}\n\n{text}" for name, text in named))


def more(asked: Asked) -> Answer:
    """Show a text, as a whole."""
    options = _MORE.read(asked.options)
    if options is None or not (options.operands or asked.input is not None):
        return failed(_MORE_USAGE)
    return _lines_of(asked, options.operands)


def sort(asked: Asked) -> Answer:
    """Sort lines."""
    options = _SORT.read(asked.options)
    if options is None or not (options.operands or asked.input is not None):
        return failed(_SORT_USAGE)
    read = _lines_of(asked, options.operands)
    if read.code:
        return read
    lines = sorted(read.text.splitlines(), key=str.casefold)
    if "/unique" in options.switches:
        lines = list({line.casefold(): line for line in lines}.values())
    return Answer("\n".join(reversed(lines) if "/r" in options.switches else lines))


def find(asked: Asked) -> Answer:
    """Show the lines that have a text."""
    options = _FIND.read(asked.options)
    if options is None or not options.operands or not _is_quoted(asked.raw):
        return failed(_FIND_USAGE, 2)
    wanted, *names = options.operands
    pattern = literal(wanted, ignores_case="/i" in options.switches)
    found = _Search((pattern,), options)
    if not names:
        if asked.input is None:
            return failed(_FIND_USAGE, 2)
        return found.answer([found.listed(asked.input.rest(), "[{}]")])
    parts = []
    for name in names:
        try:
            text = _content(name, asked)
        except FolderError:
            return failed(f"File not found - {name.upper()}", 2)
        parts.append(f"\n---------- {name.upper()}{found.listed(text, '[{}]', ': ')}")
    return found.answer(parts)


def findstr(asked: Asked) -> Answer:
    """Show the lines that have one of several texts."""
    options = _FINDSTR.read(asked.options)
    texts, names = _wanted(options) if options else ((), ())
    if options is None or not texts or not (names or asked.input is not None):
        return failed(_FINDSTR_USAGE, 2)
    found = _Search(tuple(_pattern(text, options) for text in texts), options)
    if not names:
        return found.answer([found.listed(_rest(asked), "{}:")])
    parts = []
    for name in names:
        try:
            text = _content(name, asked)
        except FolderError:
            return failed(f"FINDSTR: Cannot open {name}", 2)
        before = f"{name}:" if len(names) > 1 else ""
        lines = found.lines(text)
        if "/m" in options.switches:
            parts += [name] if lines else []
        else:
            parts += [f"{before}{found.numbered(line, '{}:')}" for line in lines]
    return found.answer(parts)


class _Search:
    """Goes through texts, and remembers whether anything was found."""

    def __init__(self, patterns: tuple[Pattern, ...], options: Options) -> None:
        self._patterns = patterns
        self._switches = options.switches
        self._has_found = False

    def lines(self, text: str) -> list[tuple[int, str]]:
        """Give the lines that are to be shown; no line has nothing, so /v gives all."""
        is_other = "/v" in self._switches
        found = [
            (number, line)
            for number, line in enumerate(text.splitlines(), start=1)
            if any(p.pieces and p.is_in(line) for p in self._patterns) is not is_other
        ]
        self._has_found |= bool(found)
        return found

    def numbered(self, line: tuple[int, str], form: str) -> str:
        """Write a line as it is shown."""
        number, text = line
        return form.format(number) + text if "/n" in self._switches else text

    def listed(self, text: str, form: str, before_count: str = "") -> str:
        """Write the lines of a text, or how many there are."""
        lines = self.lines(text)
        if "/c" in self._switches:
            return f"{before_count}{len(lines)}"
        shown = "\n".join(self.numbered(line, form) for line in lines)
        return f"\n{shown}" if before_count else shown

    def answer(self, parts: Iterable[str]) -> Answer:
        """Answer with what was found; the code is 1 where nothing was."""
        return Answer("\n".join(parts), code=0 if self._has_found else 1)


def _wanted(options: Options) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part what findstr looks for from the files."""
    if "/c" in options.values:
        return (options.values["/c"],), options.operands
    if not options.operands:
        return (), ()
    texts, *names = options.operands
    return tuple(texts.split()), tuple(names)


def _pattern(text: str, options: Options) -> Pattern:
    """Make a pattern of a text; a /c text stands as it is, unless /r says not."""
    switches = options.switches
    has_marks = "/r" in switches or not ("/l" in switches or "/c" in options.values)
    begins = "^" if switches & {"/b", "/x"} else ""
    ends = "$" if switches & {"/e", "/x"} else ""
    if not has_marks:
        if not begins + ends:
            return literal(text, ignores_case="/i" in switches)
        text = re.sub(r"([.*^$\[\]\\])", r"\\\1", text)
    return expression(begins + text + ends, ignores_case="/i" in switches)


def _is_quoted(raw: str) -> bool:
    return raw.count('"') >= 2  # one before and one behind


def _lines_of(asked: Asked, names: tuple[str, ...]) -> Answer:
    if not names:
        return Answer(_rest(asked))
    try:
        return Answer(_content(names[0], asked))
    except FolderError as error:
        return failed(told(error))


def _rest(asked: Asked) -> str:
    return asked.input.rest().removesuffix("\n") if asked.input else ""


def _content(name: str, asked: Asked) -> str:
    return asked.read(name).replace("\r\n", "\n").removesuffix("\n")
