"""Where in the text of a lesson file a field stands, and how a person names it."""

import re

from core.lessons.drawing import Place

_HEADER = re.compile(r"^\s*\[+\s*([A-Za-z0-9_.\-]+)\s*\]+")
_STRING = re.compile(r'"""|\'\'\'')


def field_of(location: Place) -> str:
    """Name a place in the file for a person: `step 3, do`; numbers count from 1."""
    words: list[str] = []
    for part in _in_file(location):
        if isinstance(part, int):
            words[-1:] = [f"{words[-1]} {part + 1}"] if words else [str(part + 1)]
        else:
            words.append(part)
    return ", ".join(words)


def line_of(text: str, location: Place) -> int:
    """Find the line where a field stands, or else that of its table; 0: nowhere."""
    path = _in_file(location)
    table, wanted = _table_and_keys(path)
    lines = list(_outside_of_texts(text))
    start = _start_of(lines, table)
    if not start and path:
        return _line_at_top(lines, str(path[0]))
    own_header = ".".join([*(name for name, _ in table), wanted])
    for number, line in lines[start:] if wanted else ():
        if header := _HEADER.match(line):
            return number if header[1] == own_header else start
        if _names(line, wanted):
            return number
    return start


def _line_at_top(lines: list[tuple[int, str]], wanted: str) -> int:
    """Find a field above all tables, or else the table of this name."""
    is_above = True
    for number, line in lines:
        header = _HEADER.match(line)
        is_above = is_above and header is None
        if (is_above and _names(line, wanted)) or (header and header[1] == wanted):
            return number
    return 0


def _names(line: str, field: str) -> bool:
    return re.match(rf"\s*[\"']?{re.escape(field)}[\"']?\s*[.=]", line) is not None


def _in_file(location: Place) -> list[str | int]:
    """Leave out the names that pydantic gives to the kinds of a union."""
    kept: list[str | int] = []
    for i, part in enumerate(location):
        above, after_number = (
            location[max(i - 2, 0) : i],
            isinstance(location[i - 1], int),
        )
        of_step = after_number and part in {"step", "quiz"} and above[:1] == ("step",)
        of_gesture = above[-1:] == ("do",)
        of_check = above[-1:] == ("that",) or above[-1:] == ("by",)
        of_scenario = above[-1:] == ("scenario",)
        of_variable = above[:1] == ("variables",) and len(above) == 2
        if not (
            of_step
            or of_gesture
            or of_check
            or of_scenario
            or of_variable
            or "[" in str(part)
        ):
            kept.append(part)
    return kept


def _table_and_keys(path: list[str | int]) -> tuple[list[tuple[str, int]], str]:
    """Split a path into the tables that have headers and the key below them."""
    if path[:1] == ["scenario"] and any(isinstance(part, int) for part in path[2:3]):
        path = [f"scenario.{path[1]}", *path[2:]]  # which has no number of its own
    tables: list[tuple[str, int]] = []
    i = 0
    while (
        i + 1 < len(path) and isinstance(path[i], str) and isinstance(path[i + 1], int)
    ):
        tables.append((str(path[i]), int(path[i + 1])))
        i += 2
    rest = [str(p) for p in path[i:]]
    if rest[:1] in (["variables"], ["scenario"]) and not tables:
        tables, rest = [(rest[0], 0)], rest[1:]
    return tables, rest[0] if rest else ""


def _start_of(lines: list[tuple[int, str]], tables: list[tuple[str, int]]) -> int:
    """Find the header of the last of these tables, each within the one before."""
    start, prefix = 0, ""
    for name, number in tables:
        prefix = f"{prefix}.{name}" if prefix else name
        headers = [
            n
            for n, line in lines[start:]
            if (m := _HEADER.match(line)) and m[1] == prefix
        ]
        if number >= len(headers):
            return start
        start = headers[number]
    return start


def _outside_of_texts(text: str) -> list[tuple[int, str]]:
    """Number the lines from 1, and empty those within texts of several lines."""
    found, within = [], ""
    for number, line in enumerate(text.split("\n"), start=1):
        found.append((number, "" if within else line))
        for mark in _STRING.findall(line):
            if not within:
                within = mark
            elif within == mark:
                within = ""
    return found
