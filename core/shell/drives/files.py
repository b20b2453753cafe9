r"""The lab's folder as C:\ of a session: reading, writing, and PowerShell's errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.management.paths import (
    FolderError,
    Parts,
    Trouble,
    is_nul,
    parts_of,
    windows_path,
)
from core.shell.values.errors import ScriptError, failure

if TYPE_CHECKING:
    from core.shell.running.engine import Engine

_PREFIX = "Microsoft.PowerShell.Core\\FileSystem::"
_NOT_FOUND = "System.Management.Automation.ItemNotFoundException"
_REASONS: dict[Trouble, tuple[str, str, str, str]] = {
    Trouble.NO_DRIVE: (
        "Cannot find drive. A drive with the name '{drive}' does not exist.",
        "DriveNotFound",
        "ObjectNotFound",
        "System.Management.Automation.DriveNotFoundException",
    ),
    Trouble.NO_FILE: (
        "Cannot find path '{path}' because it does not exist.",
        "PathNotFound",
        "ObjectNotFound",
        _NOT_FOUND,
    ),
    Trouble.NO_PATH: (
        "Could not find a part of the path '{path}'.",
        "PathNotFound",
        "ObjectNotFound",
        "System.IO.DirectoryNotFoundException",
    ),
    Trouble.BAD_NAME: (
        "The given path's format is not supported. The path is '{path}'. Devices and "
        "streams of files are not part of this training.",
        "NotSupported",
        "InvalidArgument",
        "System.NotSupportedException",
    ),
    Trouble.IS_FOLDER: (
        "Access to the path '{path}' is denied. It is a folder.",
        "UnauthorizedAccess",
        "PermissionDenied",
        "System.UnauthorizedAccessException",
    ),
    Trouble.IS_FILE: (
        "An item with the specified name '{path}' already exists. It is a file.",
        "ItemExists",
        "ResourceExists",
        "System.IO.IOException",
    ),
    Trouble.NOT_EMPTY: (
        "The directory '{path}' is not empty.",
        "DirectoryNotEmpty",
        "WriteError",
        "System.IO.IOException",
    ),
    Trouble.DENIED: (
        "Access to the path '{path}' is denied.",
        "UnauthorizedAccess",
        "PermissionDenied",
        "System.UnauthorizedAccessException",
    ),
    Trouble.TOO_BIG: (
        "The file '{path}' is too big for this training.",
        "FileTooBig",
        "LimitsExceeded",
        "System.IO.IOException",
    ),
}


def session_parts(engine: Engine) -> Parts:
    """Return the folder in which relative paths begin."""
    return engine.location


def plain_path(path: str) -> str:
    """Return a path without the name of the provider before it."""
    head = path[: len(_PREFIX)]
    return path[len(_PREFIX) :] if head.lower() == _PREFIX.lower() else path


def absolute(engine: Engine, path: str) -> str:
    r"""Return a path from the drive on, such as `C:\\Temp\\x.csv`."""
    try:
        return windows_path(parts_of(plain_path(path), session_parts(engine)))
    except FolderError:
        return path


def file_failure(
    error: FolderError, path: str, engine: Engine | None = None
) -> ScriptError:
    """Say in PowerShell's words why a path cannot be used."""
    message, error_id, category, exception = _REASONS[error.trouble]
    shown = path if engine is None else absolute(engine, path)
    text = message.format(path=shown, drive=path.partition(":")[0])
    return failure(text, error_id, category, shown, exception)


def read(engine: Engine, path: str) -> bytes:
    """Read a file of the folder; ScriptError where it cannot be."""
    try:
        return engine.folder.read(plain_path(path), session_parts(engine))
    except FolderError as error:
        raise file_failure(error, path, engine) from error


def write(engine: Engine, path: str, content: bytes, *, appends: bool = False) -> None:
    """Write a file of the folder; ScriptError where it cannot be."""
    if is_nul(path):
        return
    try:
        engine.folder.write(
            plain_path(path), content, session_parts(engine), appends=appends
        )
    except FolderError as error:
        raise file_failure(error, path, engine) from error


def is_there(engine: Engine, path: str) -> bool:
    """Tell whether there is a file or folder; a path that is none leads nowhere."""
    try:
        return engine.folder.is_there(plain_path(path), session_parts(engine))
    except FolderError:
        return False


def matching(engine: Engine, path: str) -> list[str]:
    """List the files and folders that a path with wildcards means, by name."""
    from core.shell.values.patterns import has_wildcard, is_like

    if not has_wildcard(path):
        return [path]
    head, slash, last = plain_path(path).replace("/", "\\").rpartition("\\")
    if has_wildcard(head):
        return [
            found
            for folder in matching(engine, head)
            for found in matching(engine, f"{folder}\\{last}")
        ]
    try:
        entries = engine.folder.entries(head + slash if slash else "", engine.location)
    except FolderError:
        return []
    return [f"{head}{slash}{e.name}" for e in entries if is_like(e.name, last)]
