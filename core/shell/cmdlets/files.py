"""Out-File, and what other cmdlets need to write text as Windows does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import INPUT, Call, Cmdlet
from core.shell.display.showing import shown
from core.shell.display.tables import WIDTH
from core.shell.drives import files
from core.shell.running.parameters import Parameter, switch
from core.shell.running.signals import Signal
from core.shell.values.errors import failure

if TYPE_CHECKING:
    from core.shell.running.code import Output
    from core.shell.running.engine import Engine
    from core.shell.values.errors import ScriptError

ENCODINGS = {
    "unicode": ("utf-16-le", b"\xff\xfe"),
    "bigendianunicode": ("utf-16-be", b"\xfe\xff"),
    "utf8": ("utf-8", b"\xef\xbb\xbf"),
    "utf7": ("utf-7", b""),
    "utf32": ("utf-32-le", b"\xff\xfe\x00\x00"),
    "ascii": ("ascii", b""),
    "default": ("cp1252", b""),
    "oem": ("cp437", b""),
    "string": ("utf-16-le", b"\xff\xfe"),
    "unknown": ("utf-16-le", b"\xff\xfe"),
}
"""Encodings by the names of Windows PowerShell, with the mark that files begin with."""
ENCODING = Parameter("Encoding", "string", allowed=tuple(ENCODINGS))


def encoded(text: str, encoding: str, *, with_mark: bool = True) -> bytes:
    """Write text in an encoding; what it has no sign for becomes a question mark."""
    codec, mark = ENCODINGS[encoding.lower()]
    return (mark if with_mark else b"") + text.encode(codec, errors="replace")


def write_text(
    engine: Engine, path: str, text: str, encoding: str, *, appends: bool = False
) -> None:
    """Write a text file, or put text to its end in the encoding that it has."""
    is_new = not appends or not files.is_there(engine, path)
    if not is_new:
        encoding = _encoding_of(files.read(engine, path), encoding)
    content = encoded(text, encoding, with_mark=is_new)
    files.write(engine, path, content, appends=appends)


def _encoding_of(content: bytes, otherwise: str) -> str:
    for name, (_, mark) in ENCODINGS.items():
        if mark and content.startswith(mark):
            return name
    return otherwise


def write_out(
    engine: Engine,
    path: str,
    values: Output,
    *,
    appends: bool = False,
    encoding: str = "unicode",
    width: int = WIDTH,
    ends_lines: bool = True,
) -> Output:
    """Write what objects look like to a file, as `>` does."""
    texts: list[str] = []
    for text in shown(values, width):
        if isinstance(text, Signal):
            yield text
        else:
            texts.append(str(text))
    whole = "".join(texts)
    whole = whole.replace("\n", "\r\n" if ends_lines else "")
    write_text(engine, path, whole, encoding, appends=appends)


def _out_file(call: Call) -> Output:
    path = call.text("filepath") or call.text("literalpath")
    if call.flag("noclobber") and files.is_there(call.engine, path):
        raise already_there(call.engine, path)
    if not (yield from call.should_process(files.absolute(call.engine, path))):
        return
    yield from write_out(
        call.engine,
        path,
        call.objects(),
        appends=call.flag("append"),
        encoding=call.text("encoding", "unicode"),
        width=int(call.text("width")) if call.has("width") else WIDTH,
        ends_lines=not call.flag("nonewline"),
    )


def already_there(engine: Engine, path: str) -> ScriptError:
    """Say that a file is there that is not to be replaced."""
    shown_path = files.absolute(engine, path)
    return failure(
        f"The file '{shown_path}' already exists.",
        "NoClobber",
        "ResourceExists",
        shown_path,
        "System.IO.IOException",
    )


CMDLETS = (
    Cmdlet(
        "Out-File",
        _out_file,
        (
            Parameter("FilePath", "string", position=0),
            Parameter("Encoding", "string", position=1, allowed=tuple(ENCODINGS)),
            Parameter("LiteralPath", "string", aliases=("PSPath",)),
            switch("Append"),
            switch("Force"),
            switch("NoClobber", "NoOverwrite"),
            switch("NoNewline"),
            Parameter("Width", "int"),
            INPUT,
        ),
        summary="Writes what objects look like to a file.",
        streams_input=True,
        confirms=True,
    ),
)
