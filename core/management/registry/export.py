"""The text of a registration file: a key, its values, and the keys below it."""

from collections.abc import Iterator
from pathlib import Path

from core import files
from core.management.registry.hives import local_name
from core.management.registry.registry import Registry
from core.management.registry.values import Kind, Value

ENCODING = "utf-16"
"""Registration files have UTF-16 with a byte order mark, and line ends of Windows."""
_HEAD = "Windows Registry Editor Version 5.00"
_NO_DATA = "; {name}: what is in it is not part of this training"
_HEX = {Kind.BINARY: "hex", Kind.EXPANDABLE: "hex(2)", Kind.LINES: "hex(7)"}
_WIDTH = 80


def save_registration_file(registry: Registry, path: str, file: Path) -> None:
    """Write a key and all below it; WriteFailed where the file cannot be written."""
    text = registration_file(registry, path)
    with files.replacing(file) as unfinished:
        unfinished.write_bytes(text.encode(ENCODING))


def registration_file(registry: Registry, path: str) -> str:
    r"""Return a key and all below it, each line ended with `\r\n`."""
    lines = [_HEAD, ""]
    for key in registry.walk(path):
        lines.append(f"[{local_name(key)}]")
        for value in registry.values(key):
            lines += _lines(value)
        lines.append("")
    return "".join(f"{line}\r\n" for line in lines)


def _lines(value: Value) -> Iterator[str]:
    name = f'"{_escaped(value.name)}"' if value.name else "@"
    data = value.data
    if data is None:
        yield _NO_DATA.format(name=name)
    elif isinstance(data, int):
        is_long = value.kind is Kind.QWORD
        hexadecimal = "hex(b):" + data.to_bytes(8, "little").hex(",") if is_long else ""
        yield f"{name}={hexadecimal or f'dword:{data:08x}'}"
    elif value.kind is Kind.TEXT and isinstance(data, str):
        yield f'{name}="{_escaped(data)}"'
    else:
        yield from _wrapped(f"{name}={_HEX[value.kind]}:", _bytes(data).hex(","))


def _bytes(data: str | tuple[str, ...] | bytes) -> bytes:
    """Return text as it lies in the registry: UTF-16, ended by a zero."""
    if isinstance(data, bytes):
        return data
    texts = data if isinstance(data, str) else "".join(f"{line}\0" for line in data)
    return f"{texts}\0".encode("utf-16-le")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _wrapped(head: str, digits: str) -> Iterator[str]:
    """Break a run of bytes where a line is full, with a backslash at its end."""
    line = head
    for byte in digits.split(","):
        if len(line) + len(byte) + 2 > _WIDTH:
            yield f"{line}\\"
            line = "  "
        line += f"{byte},"
    yield line.rstrip(",")
