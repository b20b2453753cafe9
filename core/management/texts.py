"""Text of files in the folder: which encoding it is in, and lines as Windows ends."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(content: bytes) -> str:
    """Read bytes as their mark says, else as UTF-8, else as Windows-1252."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if encoding is not None:
        return content.decode(encoding, errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def lines_of(text: str) -> list[str]:
    """Part a text into lines; the end of the last line begins no other."""
    found = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return found[:-1] if found[-1] == "" else found


def encoded(text: str) -> bytes:
    """Write lines as Windows ends them, in UTF-8."""
    lines = text.replace("\r\n", "\n").rstrip("\n")
    return (lines.replace("\n", "\r\n") + "\r\n").encode(errors="replace")
