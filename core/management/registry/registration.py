"""Registration files are read: which values of which keys they set or take away."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.management.registry.values import Data, Kind, Value
from core.management.texts import lines_of

_HEADS = {"Windows Registry Editor Version 5.00": "utf-16-le", "REGEDIT4": "cp1252"}
"""The first line, and in which encoding texts in bytes are."""
_KEY = re.compile(r"\[(-?)([^\]]+)\]")
_VALUE = re.compile(r'(?:@|"((?:[^"\\]|\\.)*)")\s*=\s*(.*)')
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_NUMBER = re.compile("dword:([0-9a-f]{1,8})", re.IGNORECASE)
_BYTES = re.compile(r"hex(?:\(([0-9a-f]+)\))?:([0-9a-f,\s]*)", re.IGNORECASE)
_KINDS = {
    "": Kind.BINARY,
    "1": Kind.TEXT,
    "2": Kind.EXPANDABLE,
    "3": Kind.BINARY,
    "4": Kind.DWORD,
    "7": Kind.LINES,
    "b": Kind.QWORD,
}

_LENGTHS = {Kind.DWORD: 4, Kind.QWORD: 8}  # in bytes


class Entry(NamedTuple):
    """What one line does to a key; without a value and a name it is the key's own."""

    key: str  # with its hive
    name: str | None = None
    value: Value | None = None
    is_deleted: bool = False


class NotRead(Exception):
    """A line that no registration file has."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number  # from 1


def read_registration(text: str) -> list[Entry]:
    """Return all that a file does, in its order; NotRead where it is none."""
    entries: list[Entry] = []
    encoding = key = ""
    for number, line in _joined(text):
        if not line or line.startswith(";"):
            continue
        if not encoding:
            encoding = _HEADS.get(line, "")
            if not encoding:
                raise NotRead(number)
        elif (begun := _KEY.fullmatch(line)) is not None:
            key = begun[2]
            entries.append(Entry(key, is_deleted=begun[1] == "-"))
        else:
            entry = _entry(key, line, encoding)
            if entry is None:
                raise NotRead(number)
            entries.append(entry)
    if not encoding:
        raise NotRead(1)
    return entries


def _joined(text: str) -> Iterator[tuple[int, str]]:
    """Give each line with its number; bytes go on after a backslash at the end."""
    begun, first = "", 0
    for number, line in enumerate(lines_of(text.removeprefix("\ufeff")), 1):
        stripped = line.strip()
        first = first if begun else number
        if stripped.endswith("\\") and '"' not in stripped.partition("=")[2]:
            begun += stripped[:-1]
            continue
        yield first, begun + stripped
        begun = ""
    if begun:
        yield first, begun


def _entry(key: str, line: str, encoding: str) -> Entry | None:
    found = _VALUE.fullmatch(line)
    if found is None or not key:
        return None
    name = _plain(found[1] or "")
    if found[2] == "-":
        return Entry(key, name, is_deleted=True)
    value = _value(name, found[2], encoding)
    return None if value is None else Entry(key, name, value)


def _value(name: str, written: str, encoding: str) -> Value | None:
    if (text := _TEXT.fullmatch(written)) is not None:
        return Value(name, Kind.TEXT, _plain(text[1]))
    if (number := _NUMBER.fullmatch(written)) is not None:
        return Value(name, Kind.DWORD, int(number[1], 16))
    run = _BYTES.fullmatch(written)
    kind = None if run is None else _KINDS.get((run[1] or "").lower())
    if run is None or kind is None:
        return None
    try:
        content = bytes.fromhex(run[2].replace(",", " "))
    except ValueError:
        return None
    if kind.is_number and len(content) != _LENGTHS[kind]:
        return None
    return Value(name, kind, _data(kind, content, encoding))


def _data(kind: Kind, content: bytes, encoding: str) -> Data:
    if kind.is_number:
        return int.from_bytes(content, "little")
    if kind is Kind.BINARY:
        return content
    text = content.decode(encoding, errors="replace")
    if kind is Kind.LINES:
        return tuple(line for line in text.split("\0") if line)
    return text.removesuffix("\0")


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
