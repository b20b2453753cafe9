r"""`[IO.File]` and `[IO.Directory]`: files of the one folder, which is `C:\\`.

As programs do, they begin in `C:\\` wherever the session is. Folders on the way to a
file that is written are made (`core.management.folder`).
"""

import codecs
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from core.management.paths import FolderError, Parts, Trouble, parts_of, windows_path
from core.management.texts import lines_of
from core.shell.types.encodings import Encoding, bytes_of
from core.shell.types.failing import call_failure
from core.shell.types.net_type import Context, NetType
from core.shell.values.conversion import as_list, limited
from core.shell.values.errors import ScriptError, too_big
from core.shell.values.kinds import MAX_TEXT, Byte, Value
from core.shell.values.patterns import is_like
from core.shell.values.text import text_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WITH_MARK = {codec: mark for mark, codec in _MARKS}
_SAID = {
    Trouble.NO_FILE: ("Could not find file '{path}'.", "FileNotFoundException"),
    Trouble.NO_PATH: (
        "Could not find a part of the path '{path}'.",
        "DirectoryNotFoundException",
    ),
    Trouble.NO_DRIVE: (
        "Could not find a part of the path '{path}'.",
        "DirectoryNotFoundException",
    ),
    Trouble.BAD_NAME: (
        "The given path's format is not supported.",
        "NotSupportedException",
    ),
    Trouble.NOT_EMPTY: ("The directory is not empty.", "IOException"),
    Trouble.IS_FILE: ("The directory name is invalid.", "IOException"),
    Trouble.TOO_BIG: ("The file is too big for this training.", "IOException"),
}
_DENIED = ("Access to the path '{path}' is denied.", "UnauthorizedAccessException")


@contextmanager
def using(method: str, count: int, path: str) -> Iterator[None]:
    """Say what is wrong with a path as an error of the method."""
    try:
        yield
    except FolderError as error:
        text, exception = _SAID.get(error.trouble, _DENIED)
        shown = _whole(path)
        raise call_failure(method, count, text.format(path=shown), exception) from error


def _whole(path: str) -> str:
    try:
        return windows_path(parts_of(path))
    except FolderError:
        return path


def read_text(context: Context, path: str, method: str, count: int, how: Value) -> str:
    """Read a file as its mark says, else in an encoding, which is UTF-8."""
    with using(method, count, path):
        content = context.folder.read(path)
    codec = how.codec if isinstance(how, Encoding) else "utf-8"
    for mark, known in _MARKS:
        if content.startswith(mark):
            content, codec = content[len(mark) :], known
    text = content.decode(codec, errors="replace")
    if len(text) > MAX_TEXT:
        raise too_big("A text", MAX_TEXT)
    return text


def written(text: str, how: Value, *, is_new: bool = True) -> bytes:
    """Write text in an encoding with its mark, or in UTF-8 without one."""
    if not isinstance(how, Encoding):
        return text.encode(errors="replace")
    mark = _WITH_MARK.get(how.codec, b"") if is_new else b""
    return mark + text.encode(how.codec, errors="replace")


def _read_all(context: Context, path: Value, how: Value = None) -> str:
    return read_text(context, text_of(path), "ReadAllText", 1, how)


def _read_lines(context: Context, path: Value, how: Value = None) -> list[Value]:
    text = read_text(context, text_of(path), "ReadAllLines", 1, how)
    return limited(lines_of(text))


def _read_bytes(context: Context, path: Value) -> list[Value]:
    with using("ReadAllBytes", 1, text_of(path)):
        content = context.folder.read(text_of(path))
    return limited(Byte(byte) for byte in content)


def _put(context: Context, path: str, method: str, content: bytes) -> None:
    with using(method, 2, path):
        context.folder.write(path, content)


def _add(context: Context, path: str, method: str, text: str, how: Value) -> None:
    with using(method, 2, path):
        is_new = not context.folder.is_there(path)
        content = written(text, how, is_new=is_new)
        context.folder.write(path, content, appends=True)


def _write_text(context: Context, path: Value, text: Value, how: Value = None) -> None:
    _put(context, text_of(path), "WriteAllText", written(text_of(text), how))


def _write_lines(
    context: Context, path: Value, lines: Value, how: Value = None
) -> None:
    _put(context, text_of(path), "WriteAllLines", written(_ended(lines), how))


def _write_bytes(context: Context, path: Value, values: Value) -> None:
    _put(context, text_of(path), "WriteAllBytes", bytes_of(values))


def _append_text(context: Context, path: Value, text: Value, how: Value = None) -> None:
    _add(context, text_of(path), "AppendAllText", text_of(text), how)


def _append_lines(
    context: Context, path: Value, lines: Value, how: Value = None
) -> None:
    _add(context, text_of(path), "AppendAllLines", _ended(lines), how)


def _ended(lines: Value) -> str:
    return "".join(f"{text_of(line)}\r\n" for line in as_list(lines))


def _is_file(context: Context, path: Value) -> bool:
    return _is_there(context, path) and not _is_folder(context, path)


def _is_there(context: Context, path: Value) -> bool:
    try:
        return context.folder.is_there(text_of(path))
    except FolderError:
        return False


def _is_folder(context: Context, path: Value) -> bool:
    try:
        return not parts_of(text_of(path)) or context.folder.is_folder(text_of(path))
    except FolderError:
        return False


def _delete(context: Context, path: Value) -> None:
    """Delete a file; one that is not there is no error."""
    with using("Delete", 1, text_of(path)):
        if context.folder.is_folder(text_of(path)):
            raise FolderError(Trouble.DENIED, text_of(path))
        if context.folder.is_there(text_of(path)):
            context.folder.delete(text_of(path))


def _copy(
    context: Context, source: Value, target: Value, replaces: Value = False
) -> None:
    old, new = text_of(source), text_of(target)
    with using("Copy", 2, old):
        content = context.folder.read(old)
    if replaces is not True and _is_there(context, new):
        raise _already_there("Copy", new)
    _put(context, new, "Copy", content)


def _move(context: Context, source: Value, target: Value) -> None:
    old, new = text_of(source), text_of(target)
    with using("Move", 2, old):
        content = context.folder.read(old)
    if _is_there(context, new):
        raise _already_there("Move", new)
    _put(context, new, "Move", content)
    with using("Move", 2, old):
        context.folder.delete(old)


def _already_there(method: str, path: str) -> ScriptError:
    return call_failure(
        method, 2, f"The file '{_whole(path)}' already exists.", "IOException"
    )


# ---- folders ----


def _listed(method: str, *, of_folders: bool) -> Callable[..., list[Value]]:
    def entries(context: Context, path: Value, pattern: Value = "*") -> list[Value]:
        parts: Parts = ()
        with using(method, 1, text_of(path)):
            parts = parts_of(text_of(path))
            found = context.folder.entries(text_of(path))
        above = windows_path(parts).rstrip("\\")
        wanted = text_of(pattern).replace("*.*", "*")
        return limited(
            f"{above}\\{entry.name}"
            for entry in found
            if entry.is_folder is of_folders and is_like(entry.name, wanted)
        )

    return entries


def _make(context: Context, path: Value) -> str:
    with using("CreateDirectory", 1, text_of(path)):
        context.folder.make(text_of(path))
    return _whole(text_of(path))


def _delete_folder(context: Context, path: Value, with_all: Value = False) -> None:
    """Delete a folder that is empty."""
    del with_all
    with using("Delete", 1, text_of(path)):
        if not context.folder.is_folder(text_of(path)):
            raise FolderError(Trouble.NO_PATH, text_of(path))
        context.folder.delete(text_of(path))


TYPES = (
    NetType(
        "System.IO.File",
        static_methods={
            "AppendAllLines": _append_lines,
            "AppendAllText": _append_text,
            "Copy": _copy,
            "Delete": _delete,
            "Exists": _is_file,
            "Move": _move,
            "ReadAllBytes": _read_bytes,
            "ReadAllLines": _read_lines,
            "ReadAllText": _read_all,
            "ReadLines": _read_lines,
            "WriteAllBytes": _write_bytes,
            "WriteAllLines": _write_lines,
            "WriteAllText": _write_text,
        },
    ),
    NetType(
        "System.IO.Directory",
        static_methods={
            "CreateDirectory": _make,
            "Delete": _delete_folder,
            "Exists": _is_folder,
            "GetCurrentDirectory": lambda _: "C:\\",
            "GetDirectories": _listed("GetDirectories", of_folders=True),
            "GetFiles": _listed("GetFiles", of_folders=False),
        },
    ),
)
