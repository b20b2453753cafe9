r"""Values of keys, and how tools write them."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The type of a value, by the name that `reg` and Registry Editor show."""

    TEXT = "REG_SZ"
    EXPANDABLE = "REG_EXPAND_SZ"
    LINES = "REG_MULTI_SZ"
    DWORD = "REG_DWORD"
    QWORD = "REG_QWORD"
    BINARY = "REG_BINARY"

    @property
    def is_number(self) -> bool:
        """Tell whether its data is a whole number."""
        return self in {Kind.DWORD, Kind.QWORD}


LARGEST = {Kind.DWORD: 2**32 - 1, Kind.QWORD: 2**64 - 1}
"""What a number of this type can be at most; none is below 0."""

Data = str | int | tuple[str, ...] | bytes
"""Text, a number, lines, or bytes."""


@dataclass(frozen=True)
class Value:
    """A value; `data` is None where the lab knows only that there is some."""

    name: str  # empty: the default value of its key
    kind: Kind
    data: Data | None

    def is_named(self, name: str) -> bool:
        """Tell whether it has this name, whatever the case."""
        return self.name.casefold() == name.casefold()


def text_value(name: str, data: str) -> Value:
    """Make a value that is text."""
    return Value(name, Kind.TEXT, data)


def number_value(name: str, data: int) -> Value:
    """Make a value that is a number of 32 bits."""
    return Value(name, Kind.DWORD, data)


def lines_value(name: str, data: tuple[str, ...]) -> Value:
    """Make a value of several lines."""
    return Value(name, Kind.LINES, data)


def as_reg_writes(value: Value) -> str:
    r"""Return the data as `reg query` does: `0x4`, `A\0B`, bytes in one run."""
    data = value.data
    if isinstance(data, tuple):
        return r"\0".join(data)
    if isinstance(data, bytes):
        return data.hex().upper()
    if isinstance(data, int):
        return f"{data:#x}"
    return data or ""


def as_editor_shows(value: Value) -> str:
    """Return the data as the list of Registry Editor does: `0x00000004 (4)`."""
    data = value.data
    if isinstance(data, tuple):
        return " ".join(data)
    if isinstance(data, bytes):
        return data.hex(" ")
    if isinstance(data, int):
        return f"0x{data:0{16 if value.kind is Kind.QWORD else 8}x} ({data})"
    return data or ""
