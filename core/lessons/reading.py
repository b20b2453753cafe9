"""Reads lesson files: strict, with the line and the field of what is wrong."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from pydantic import ValidationError

from core import outside, scenarios
from core.commands.attempts import LONGEST_LESSON
from core.errors import LabError, LabMissing
from core.lessons.drawing import Place, Undrawable, drawn
from core.lessons.lines import field_of, line_of
from core.lessons.prose import AUTHORED
from core.lessons.reasons import no_toml, reason
from core.lessons.records import Lesson

MAX_BYTES = LONGEST_LESSON
MAX_DEPTH = 12
SUFFIX = ".toml"
DEFAULT_SEED = 1
_NAME = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(rf"(?<![\w-])(?:{_NAME}[ \t]*+\.[ \t]*+){{30}}")
"""A key of more than thirty names: the time to parse one grows with their square."""
_NO_SERVER = "A server is a table with a name. Write each as [[scenario.server]]."


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
        if outside.is_no_file(path):  # a FIFO would be waited for
            raise LessonError(f"{path} is not a file. Choose a lesson file.")
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
        return self._first if seed == DEFAULT_SEED else self._drawn(seed)

    @cached_property
    def _first(self) -> Lesson:
        """The lesson as it is listed; who draws it again need not wait for it."""
        return self._drawn(DEFAULT_SEED)

    def _drawn(self, seed: int) -> Lesson:
        try:
            return Lesson.model_validate(drawn(self._raw, seed), context=AUTHORED)
        except Undrawable as error:
            raise self.wrong(error.field, str(error)) from None
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            raise self.wrong(self._as_written(first["loc"]), reason(first)) from None

    def _as_written(self, location: Place) -> Place:
        """Count the license servers of a scenario as in the file: a base has others."""
        if location[:1] != ("scenario",) or "server" not in location[:-1]:
            return location
        written = tomllib.loads(self.text)["scenario"]
        if "base" not in written:
            return location
        at = location.index("server") + 1
        server = self._raw["scenario"]["server"][location[at]]
        own = [server["name"] for server in written["server"]]
        return (*location[:at], own.index(server["name"]), *location[at + 1 :])

    @cached_property
    def _raw(self) -> dict[str, Any]:
        if _LONG_KEY.search(self.text):
            raise LessonError(f"{self.name}: it is nested too deep.")
        try:
            raw = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            line, told = no_toml(str(error))
            place = f"{self.name}, line {line}" if line else self.name
            raise LessonError(f"{place}: {told}") from None
        except ValueError:  # of a number or a date
            raise LessonError(f"{self.name}: a number in it is too long.") from None
        except RecursionError:
            raise LessonError(f"{self.name}: it is nested too deep.") from None
        if _depth(raw) > MAX_DEPTH:
            raise LessonError(f"{self.name}: it is nested too deep.")
        try:
            return _with_words_of_scenario(raw)
        except LabMissing as error:
            raise self.wrong(("scenario",), str(error)) from None
        except (AttributeError, KeyError, TypeError):  # the base is laid below
            raise self.wrong(("scenario",), _NO_SERVER) from None

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
    if not isinstance(name, str):  # the record's check says so, and of nothing else
        return {"title": "?", "summary": "?", **raw}
    described = scenarios.describe(name)
    if raw.get("kind") != "exercise":
        return raw
    return {"title": described.title, "summary": described.summary, **raw}
