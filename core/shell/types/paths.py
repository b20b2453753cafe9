"""`[IO.Path]`: names of files, whether they are there or not."""

import re

from core.management.paths import FolderError, parts_of, windows_path
from core.shell.types.failing import call_failure
from core.shell.types.net_type import Context, NetType
from core.shell.values.kinds import Char, Value
from core.shell.values.text import text_of

_ROOT = re.compile(r"[A-Za-z]:\\?|\\\\[^\\]+(?:\\[^\\]+)?|\\")
_INVALID = '"<>|' + "".join(map(chr, range(32)))


def _parent(path: str) -> tuple[str, str]:
    """Divide a path at its last separator."""
    last = max(path.rfind("\\"), path.rfind("/"))
    return path[: max(last, 0)], path[last + 1 :]


def _combined(_: Context, *parts: Value) -> str:
    whole = ""
    for part in map(text_of, parts):
        if re.match(r"[\\/]|[A-Za-z]:", part) or not whole:
            whole = part
        elif part:
            whole = f"{whole}{'' if whole[-1] in '/:' + chr(92) else chr(92)}{part}"
    return whole


def _name(path: Value) -> str:
    return _parent(text_of(path))[1]


def _extension(path: Value) -> str:
    name = _name(path)
    return name[name.rindex(".") :] if "." in name[:-1] else ""


def _without_extension(_: Context, path: Value) -> str:
    return _name(path).removesuffix(_extension(path))


def _with_extension(_: Context, path: Value, extension: Value) -> str:
    plain = text_of(path).removesuffix(_extension(path))
    ending = text_of(extension).lstrip(".")
    return f"{plain}.{ending}" if ending else plain


def _root(_: Context, path: Value) -> str:
    found = _ROOT.match(text_of(path).replace("/", "\\"))
    return "" if found is None else found[0]


def _is_rooted(_: Context, path: Value) -> bool:
    return re.match(r"[\\/]|[A-Za-z]:", text_of(path)) is not None


def _full(_: Context, path: Value) -> str:
    """Return the whole path of a file, as programs see it that begin in `C:`."""
    try:
        return windows_path(parts_of(text_of(path)))
    except FolderError:
        raise call_failure(
            "GetFullPath",
            1,
            "The given path's format is not supported.",
            "NotSupportedException",
        ) from None


def _characters(text: str) -> list[Value]:
    return [*map(Char, text)]


PATH = NetType(
    "System.IO.Path",
    static_properties={
        "AltDirectorySeparatorChar": lambda _: Char("/"),
        "DirectorySeparatorChar": lambda _: Char("\\"),
        "PathSeparator": lambda _: Char(";"),
        "VolumeSeparatorChar": lambda _: Char(":"),
    },
    static_methods={
        "ChangeExtension": _with_extension,
        "Combine": _combined,
        "GetDirectoryName": lambda _, path: _parent(text_of(path))[0],
        "GetExtension": lambda _, path: _extension(path),
        "GetFileName": lambda _, path: _name(path),
        "GetFileNameWithoutExtension": _without_extension,
        "GetFullPath": _full,
        "GetInvalidFileNameChars": lambda _: _characters(_INVALID + ":*?\\/"),
        "GetInvalidPathChars": lambda _: _characters(_INVALID),
        "GetPathRoot": _root,
        "GetTempPath": lambda c: f"{text_of(c.environment().get('TEMP'))}\\",
        "HasExtension": lambda _, path: _extension(path) != "",
        "IsPathRooted": _is_rooted,
    },
)

TYPES = (PATH,)
