r"""Files and folders that a line names: those of the lab's folder, and the database.

`C:\`, `C:\Windows` and `C:\Windows\System32` are there from the beginning; in the
folder of the licensing database lie its files alone (domain.md 13.13).
"""

import fnmatch
import re
from collections.abc import Iterator

from core.catalog import Service
from core.commands.database_files import DATABASE
from core.commands.services import role_with
from core.management.folder import STANDING, Entry
from core.management.paths import FolderError, Parts, Trouble, parts_of, windows_path
from core.management.texts import encoded
from core.prompt.answer import Asked, Saved
from core.records import LicenseServer

_NAMES = ("LServer", "System32", "Windows")
"""Of folders that may be there without being on the disk."""
_MOST_FOLDERS = 10_000


def server_of(asked: Asked) -> LicenseServer | None:
    """Return the license server that the computer is."""
    role = role_with(Service.LICENSING, asked.roles)
    return role if isinstance(role, LicenseServer) else None


def joined(folder: str, name: str) -> str:
    """Join a name to the folder that it is in."""
    head = folder.rstrip("\\")
    return f"{head}\\{name}"


def head_of(path: str) -> str:
    """Return what a path has before its last name, with the slash; maybe nothing."""
    head, slash, _ = path.replace("/", "\\").rpartition("\\")
    return head + slash


def parts(path: str, asked: Asked) -> Parts:
    """Read a path, as seen from the folder of the prompt; FolderError if it is none."""
    return parts_of(path, asked.current)


def is_database_folder(folder: Parts, asked: Asked) -> bool:
    """Tell whether the files of the licensing database lie there."""
    server = server_of(asked)
    if server is None:
        return False
    return windows_path(folder).casefold() == server.database_path.casefold()


def database_file(path: str, asked: Asked) -> str | None:
    """Return the name of a file in the folder of the database; None for others."""
    if has_wildcard(path):
        return None
    found = parts(path, asked)
    is_there = found and is_database_folder(found[:-1], asked)
    return found[-1] if is_there else None


def database_files(asked: Asked) -> list[str]:
    """List the files of the licensing database."""
    server = server_of(asked)
    if server is None:
        return []
    own = [DATABASE] if asked.lab.packs(server.name) else []
    found = [*own, *asked.lab.database_files(server.name)]
    return sorted(found, key=str.casefold)


def is_folder(path: str, asked: Asked) -> bool:
    """Tell whether there is such a folder; FolderError if it is no path."""
    found = parts(path, asked)
    if tuple(map(str.casefold, found)) in STANDING or is_database_folder(found, asked):
        return True
    return asked.folder is not None and asked.folder.is_folder(path, asked.current)


def is_there(path: str, asked: Asked) -> bool:
    """Tell whether there is such a file or folder; wildcards mean any that fits."""
    if has_wildcard(path):
        return bool([*matching(path, asked, folders=False)]) or bool(
            matching(path, asked, folders=True)
        )
    if is_folder(path, asked):
        return True
    if (name := database_file(path, asked)) is not None:
        return name.casefold() in map(str.casefold, database_files(asked))
    return asked.folder is not None and asked.folder.is_there(path, asked.current)


def entries(path: str, asked: Asked) -> list[Entry]:
    """List a folder; FolderError where there is none."""
    found = parts(path, asked)
    if is_database_folder(found, asked):
        return [Entry(name, is_folder=False, size=0) for name in database_files(asked)]
    if not is_folder(path, asked):
        trouble = Trouble.IS_FILE if is_there(path, asked) else Trouble.NO_PATH
        raise FolderError(trouble, path)
    folder = asked.folder
    own: list[Entry] = []
    if folder is not None and (not found or folder.is_there(path, asked.current)):
        own = folder.entries(path, asked.current)
    return _with_standing(own, found, asked)


def require_folder_of(path: str, asked: Asked) -> None:
    """Refuse a path in a folder that is not there, with a FolderError."""
    head = head_of(path)
    if head and not is_folder(head, asked):
        raise FolderError(Trouble.NO_PATH, path)


def _with_standing(own: list[Entry], folder: Parts, asked: Asked) -> list[Entry]:
    """Add the folders that are there without being on the disk."""
    known = {entry.name.casefold() for entry in own}
    inside = [
        Entry(name, is_folder=True, size=0)
        for name in _NAMES
        if name.casefold() not in known
        and is_folder(joined(windows_path(folder), name), asked)
    ]
    return sorted([*own, *inside], key=lambda entry: entry.name.casefold())


def has_wildcard(path: str) -> bool:
    """Tell whether a path means several files."""
    return "*" in path or "?" in path


def matching(path: str, asked: Asked, *, folders: bool) -> list[str]:
    """List the files that a path with wildcards in its last part means, or folders."""
    head, slash, pattern = path.replace("/", "\\").rpartition("\\")
    fits = wildcard(pattern)
    try:
        found = entries(head + slash or ".", asked)
    except FolderError:
        return []
    return [
        head + slash + entry.name
        for entry in found
        if entry.is_folder is folders and fits.match(entry.name)
    ]


def wildcard(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of `*` and `?`; `*.*` means all, also names without a dot."""
    plain = "*" if pattern == "*.*" else pattern.replace("[", "[[]")
    return re.compile(fnmatch.translate(plain), re.IGNORECASE)


def below(path: str, asked: Asked) -> Iterator[str]:
    """Give a folder and all below it, by name; nothing where there is none."""
    waiting = [windows_path(parts(path, asked))]
    for _ in range(_MOST_FOLDERS):
        if not waiting:
            return
        here = waiting.pop()
        try:
            found = entries(here, asked)
        except FolderError:
            continue
        yield here
        inside = [entry.name for entry in found if entry.is_folder]
        waiting += [joined(here, name) for name in reversed(inside)]


def saved(file: Saved, asked: Asked) -> None:
    """Write what a program saves; FolderError where it cannot be."""
    content = encoded(file.text) if file.text else b""
    if file.encoding:
        content = file.text.encode(file.encoding)
    asked.disk(file.path).write(file.path, content, asked.current)
