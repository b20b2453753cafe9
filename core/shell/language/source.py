"""The bytes of a script file as text, as Windows PowerShell 5.1 takes them."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """Read a script's bytes: UTF-8 or UTF-16 with a mark, else UTF-8, else cp1252.

    A file without a mark is cp1252 to the real program (about_Character_Encoding); that
    UTF-8 is tried before is ours, for scripts from the Internet have lost their marks.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if encoding := _encoding_by_zeros(data):
        return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _encoding_by_zeros(data: bytes) -> str:
    """Tell UTF-16 without a mark by the zeros beside the letters of the first line."""
    if data[1:4:2] == b"\0\0" and b"\0" not in data[0:4:2]:
        return "utf-16-le"
    if data[0:3:2] == b"\0\0" and b"\0" not in data[1:4:2]:
        return "utf-16-be"
    return ""
