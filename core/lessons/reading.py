"""Reads lesson files: strict, with the line and the field of what is wrong."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from pydantic import ValidationError

from core import scenarios
from core.commands.attempts import LONGEST_LESSON
from core.errors import LabError, LabMissing
from core.lessons.drawing import Place, Undrawable, drawn
from core.lessons.records import Lesson

MAX_BYTES = LONGEST_LESSON
MAX_DEPTH = 12
SUFFIX = ".toml"
DEFAULT_SEED = 1
_HEADER = re.compile(r"^\s*\[+\s*([A-Za-z0-9_.\-]+)\s*\]+")
_STRING = re.compile(r'"""|\'\'\'')
_NAME = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(rf"(?<![\w-])(?:{_NAME}[ \t]*+\.[ \t]*+){{30}}")
"""A key of more than thirty names: the time to parse one grows with their square."""


class LessonError(LabError):
    """A lesson file cannot be used; the text says file, line, field and reason."""


@dataclass(frozen=True)
class LessonFile:
    """The text of one lesson file, from which a lesson is drawn."""

    name: str  # of the file, for messages
    text: str

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file; LessonError where it is none, too long, or not to be read."""
        try:
            with path.open("rb") as file:
                content = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise LessonError(f"{path}: {error.strerror}.") from error
        if len(content) > MAX_BYTES:
            raise LessonError(
                f"{path.name}: a lesson file has at most {MAX_BYTES:,} bytes."
            )
        try:
            text = content.decode("utf-8-sig")  # some editors put a mark before it
        except UnicodeDecodeError as error:
            raise LessonError(f"{path.name}: it is not a text in UTF-8.") from error
        return cls(path.name, text)

    @property
    def digest(self) -> str:
        """The hash by which an attempt names the lesson it was made with."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def draws(self) -> bool:
        """Tell whether values are drawn anew for each attempt."""
        described = self._raw.get("variables", {}).values()
        return any(
            isinstance(v, dict) and {"pick", "between"} & v.keys() for v in described
        )

    def lesson(self, seed: int = DEFAULT_SEED) -> Lesson:
        """Draw the lesson by a seed; LessonError says what is wrong, and where."""
        try:
            return Lesson.model_validate(drawn(self._raw, seed))
        except Undrawable as error:
            raise self.wrong(error.field, str(error)) from None
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            raise self.wrong(first["loc"], _reason(first)) from None

    @cached_property
    def _raw(self) -> dict[str, Any]:
        if _LONG_KEY.search(self.text):
            raise LessonError(f"{self.name}: it is nested too deep.")
        try:
            raw = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise LessonError(f"{self.name}: {error}.") from None
        except ValueError:  # of a number or a date
            raise LessonError(f"{self.name}: a number in it is too long.") from None
        except RecursionError:
            raise LessonError(f"{self.name}: it is nested too deep.") from None
        if _depth(raw) > MAX_DEPTH:
            raise LessonError(f"{self.name}: it is nested too deep.")
        try:
            return _with_words_of_scenario(raw)
        except (LabMissing, AttributeError, KeyError, TypeError) as error:
            raise self.wrong(("scenario",), f"It cannot be read: {error}") from None

    def wrong(self, location: Place, reason: str) -> LessonError:
        """Make the error that says file, line and field of a place, and a reason."""
        line = line_of(self.text, location)
        field = field_of(location)
        place = f"{self.name}, line {line}" if line else self.name
        return LessonError(
            f"{place}, {field}: {reason}" if field else f"{place}: {reason}"
        )


def read(path: Path, seed: int = DEFAULT_SEED) -> Lesson:
    """Read a lesson file and draw its values; LessonError says what is wrong in it."""
    return LessonFile.read(path).lesson(seed)


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
    own_header = ".".join([*(name for name, _ in table), wanted])
    for number, line in lines[start:] if wanted else ():
        if (header := _HEADER.match(line)) and number != start:
            return number if header[1] == own_header else start
        if re.match(rf"\s*[\"']?{re.escape(wanted)}[\"']?\s*[.=]", line):
            return number
    return start


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
    tables: list[tuple[str, int]] = []
    i = 0
    while (
        i + 1 < len(path) and isinstance(path[i], str) and isinstance(path[i + 1], int)
    ):
        tables.append((str(path[i]), int(path[i + 1])))
        i += 2
    rest = [str(p) for p in path[i:]]
    if rest[:1] == ["variables"] and not tables:
        tables, rest = [("variables", 0)], rest[1:]
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


def _reason(error: Any) -> str:
    message = str(error["msg"]).removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        return "There is no such field."
    return message if message.endswith(".") else f"{message}."


def _depth(value: Any) -> int:
    """Count how deep tables lie in each other, without recursion."""
    deepest, layer = 0, [value]
    while layer:
        deepest += 1
        layer = [
            inner
            for outer in layer
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
    return deepest


def _with_words_of_scenario(raw: dict[str, Any]) -> dict[str, Any]:
    """Take title and summary of an exercise from the scenario where it has none."""
    name = raw.get("scenario")
    if isinstance(name, dict):
        return {**raw, "scenario": scenarios.on_its_base(name)}
    described = scenarios.describe(str(name))
    if raw.get("kind") != "exercise":
        return raw
    return {"title": described.title, "summary": described.summary, **raw}
