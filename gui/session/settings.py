"""What the window remembers: its place, columns, view mode, recent labs.

The file holds nothing but our own small values, as JSON behind each name: of Qt's
states one wrong character is enough for it never to come back.
"""

import json
import logging
from collections.abc import Collection
from pathlib import Path
from typing import Any, TypeGuard

from core import outside
from core.errors import LabError
from core.files import PRIVATE, replacing

_VERSION = 1
_VERSION_KEY = "file/version"
_LONGEST = 65_536
"""Bytes of a file of settings; ours has a few hundred."""
_LONGEST_TEXT = 32_768
_MOST_NUMBERS = 64
_log = logging.getLogger(__name__)


class Settings:
    """Remembered values; in safe mode they last as long as the program."""

    def __init__(self, file: Path | None) -> None:
        """Keep the values in a file, or nowhere."""
        self._file = None if file is None else outside.real(file)
        self._changed: dict[str, object] = {}
        if self._file is not None and outside.is_no_file(self._file):
            _log.warning("%s is no file of settings and is left alone", file)
            self._file = None
        self._values = _read(self._file) if self._file else {}
        if self._is_of_others(file):
            _log.warning("%s leads to a file of others and is left alone", file)
            self._file, self._values = None, {}
        if self._values.get(_VERSION_KEY, _VERSION) != _VERSION:
            _log.warning("%s is of another version and left alone", file)
            self._file, self._values = None, {}

    def _is_of_others(self, file: Path | None) -> bool:
        """Tell whether a link leads to something that this program never wrote."""
        if file is None or self._file is None or _VERSION_KEY in self._values:
            return False
        is_link = outside.real(file.parent) / file.name != self._file
        found = outside.read(self._file, _LONGEST)
        return is_link and not found.is_missing and found.text != ""

    def flag(self, key: str, *, default: bool) -> bool:
        """Return a remembered yes or no."""
        value = self._values.get(key)
        if isinstance(value, bool):
            return value
        self._drop(key)
        return default

    def text(
        self, key: str, default: str = "", among: Collection[str] | None = None
    ) -> str:
        """Return a remembered text, one of these if there is a choice."""
        value = self._values.get(key)
        if _is_text(value) and (among is None or value in among):
            return value
        self._drop(key)
        return default

    def texts(self, key: str) -> list[str]:
        """Return remembered texts; what is none among them is dropped alone."""
        value = self._values.get(key, [])
        found = value if isinstance(value, list) else [value]
        texts = [text for text in found if _is_text(text) and text]
        if texts != found:
            self._drop(key)
            self._values[key] = texts
        return texts

    def numbers(self, key: str, within: range, count: int) -> list[int] | None:
        """Return remembered whole numbers, so many and all within a range, or None."""
        found: object = self._values.get(key)
        if isinstance(found, list) and len(found) == count <= _MOST_NUMBERS:
            numbers = [n for n in found if type(n) is int and n in within]
            if len(numbers) == count:
                return numbers
        self._drop(key)
        return None

    def remember(self, key: str, value: bool | str | list[str] | list[int]) -> None:
        """Keep a value for the next start."""
        if self._values.get(key) != value:
            self._values[key] = self._changed[key] = value

    def save(self) -> None:
        """Write what was changed to the file, beside what another window wrote.

        Writing waits for the disk: most starts and ends need not.
        """
        if self._file is None or not self._changed:
            return
        values = {**_read(self._file), **self._changed, _VERSION_KEY: _VERSION}
        try:
            with replacing(self._file, PRIVATE) as unfinished:
                unfinished.write_text(_written(values), encoding="ascii")
        except LabError as error:  # no place for settings is no reason to fail
            _log.warning("%s", error)
        self._changed.clear()

    def _drop(self, key: str) -> None:
        """Forget a value that does not fit, and say so; it never costs the others."""
        if key in self._values:
            del self._values[key]
            _log.warning("The setting %s is not as it should be, and dropped", key)


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) <= _LONGEST_TEXT


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    group = ""
    for line in _lines(file):
        name, sign, value = line.partition("=")
        if line.startswith("["):
            group = line.strip("[]")
        elif sign and not value.startswith("@"):  # which marks an object of Qt
            found[f"{group}/{name}"] = _value(value)
    return found


def _lines(file: Path) -> list[str]:
    """Read a file that is one, and not too long."""
    found = outside.read(file, _LONGEST)
    if found.why_not and not found.is_missing:
        _log.warning("%s cannot be read: %s", file, found.why_not)
    return found.text.split("\n")


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        return None
    except ValueError:  # an earlier version wrote texts as they are
        return text.strip()


def _written(values: dict[str, object]) -> str:
    groups: dict[str, list[str]] = {}
    for key in sorted(values):
        group, _, name = key.rpartition("/")
        groups.setdefault(group, []).append(f"{name}={json.dumps(values[key])}")
    return "".join(
        f"[{group}]\n" + "".join(f"{line}\n" for line in lines)
        for group, lines in groups.items()
    )
