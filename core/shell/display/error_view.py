"""An error as the window shows it (NormalView), and where it arose."""

from core.shell.values.errors import ErrorRecord
from core.shell.values.kinds import short_name
from core.shell.values.text import text_of

_MOST_TEXT = 120
_MOST_TARGET = 40


def error_text(record: ErrorRecord) -> str:
    """Write message, place, category and id of an error."""
    message = record.message
    if command := record.activity or record.command:
        message = f"{command} : {message}"
    lines = [*message.splitlines(), *place_lines(record)]
    info = f"    + CategoryInfo          : {category_info(record)}"
    lines += [info, f"    + FullyQualifiedErrorId : {record.full_id}", " "]
    return "".join(f"{line}\n" for line in lines)


def category_info(record: ErrorRecord) -> str:
    """Write category, target, cmdlet and exception of an error."""
    kind = "" if record.target is None else short_name(record.target)
    target = "" if record.target is None else _shortened(text_of(record.target))
    where_from = f"({target}:{kind}) [{record.activity}]"
    return f"{record.category}: {where_from}, {record.reason}"


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_TARGET else f"{text[:19]}...{text[-18:]}"


def place_lines(record: ErrorRecord) -> list[str]:
    """Write where an error arose: the line, and its part underlined."""
    if record.place is None or record.source is None:
        return []
    line, column, text = where(record)
    if not text:
        return []
    path = record.source.path
    head = (
        f"At {path}:{line} char:{column}" if path else f"At line:{line} char:{column}"
    )
    meant = record.source.text[record.place.start : record.place.end].rstrip()
    length = min(len(meant), len(text) - column + 1)
    cut, before = text, column - 1
    if len(text) > _MOST_TEXT:
        first = max(before - _MOST_TEXT // 2, 0)
        cut, before = text[first : first + _MOST_TEXT], before - first
        cut = f"{'... ' if first else ''}{cut}"
        before += 4 if first else 0
    mark = " " * before + "~" * max(min(length, len(cut) - before), 1)
    return [head, f"+ {cut}", f"+ {mark}"]


def where(record: ErrorRecord) -> tuple[int, int, str]:
    """Return the line, the character in it (both from 1), and the line's text."""
    if record.place is None or record.source is None:
        return 0, 0, ""
    text, start = record.source.text, record.place.start
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line = text[line_start : len(text) if line_end < 0 else line_end].rstrip("\r")
    return text.count("\n", 0, start) + 1, start - line_start + 1, line
