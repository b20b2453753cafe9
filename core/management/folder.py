r"""The one folder that scripts and the prompt read and write: `C:\` of every computer.

It lies beside the lab, or where `--folder` says. A place in it is made when something
is first written there, with the folders on the way: whether a server has `C:\Temp` is
nothing that a lab knows.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from core import files
from core.data_folder import mode_of_new
from core.errors import LabError
from core.management.paths import FolderError, Parts, Trouble, parts_of

STANDING = ((), ("windows",), ("windows", "system32"))
"""Folders that are there from the beginning, for tools: upper and lower case alike."""
MOST_BYTES = 50_000_000
"""Of a file that is read, or grows."""

_LOOK = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)
_REPARSE = getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0x400)


class Entry(NamedTuple):
    """A file or folder, as a listing shows it."""

    name: str
    is_folder: bool
    size: int


def folder_beside(lab: Path) -> Path:
    """Name the folder of a lab file: `office files` beside `office.rdlab`."""
    return lab.with_name(f"{lab.stem} files")


class Folder:
    """One folder of the disk; no path leads out of it, and no link is followed."""

    def __init__(self, root: Path) -> None:
        """Work in this folder; it need not be there yet."""
        self.root = root

    def is_there(self, typed: str, current: Parts = ()) -> bool:
        """Tell whether there is such a file or folder; FolderError if it is no path."""
        return self._kind(parts_of(typed, current)) is not None

    def is_folder(self, typed: str, current: Parts = ()) -> bool:
        """Tell whether there is such a folder; FolderError if it is no path."""
        return self._kind(parts_of(typed, current)) == stat.S_IFDIR

    def read(self, typed: str, current: Parts = ()) -> bytes:
        """Read a file; FolderError where it cannot be."""
        parts = parts_of(typed, current)
        self._require_file(parts, typed)
        with _reasons(typed), open(os.open(self._real(parts), _LOOK), "rb") as file:
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise FolderError(Trouble.TOO_BIG, typed)
        return content

    def write(
        self, typed: str, content: bytes, current: Parts = (), *, appends: bool = False
    ) -> None:
        """Write a file whole, or put something to its end; FolderError if not."""
        parts = parts_of(typed, current)
        kind = self._kind(parts)
        if not parts or kind == stat.S_IFDIR:
            raise FolderError(Trouble.IS_FOLDER, typed)
        before = self.read(typed, current) if appends and kind is not None else b""
        if len(before) + len(content) > MOST_BYTES:
            raise FolderError(Trouble.TOO_BIG, typed)
        self._make(parts[:-1], typed)
        target = self._real(parts)
        with _reasons(typed), files.replacing(target, mode_of_new(target)) as new:
            new.write_bytes(before + content)

    def make(self, typed: str, current: Parts = ()) -> None:
        """Make a folder, and those on the way; FolderError where it cannot be."""
        self._make(parts_of(typed, current), typed)

    def entries(self, typed: str = "", current: Parts = ()) -> list[Entry]:
        """List a folder by name; FolderError where there is none."""
        parts = parts_of(typed, current)
        kind = self._kind(parts)
        if kind is None and not parts:
            return []
        if kind != stat.S_IFDIR:
            trouble = Trouble.NO_PATH if kind is None else Trouble.IS_FILE
            raise FolderError(trouble, typed)
        with _reasons(typed), os.scandir(self._real(parts)) as found:
            entries = [_entry(each) for each in found if not _is_link(each.path)]
        return sorted(entries, key=lambda entry: entry.name.casefold())

    def delete(self, typed: str, current: Parts = ()) -> None:
        """Delete a file, or a folder with nothing in it; FolderError if not."""
        parts = parts_of(typed, current)
        kind = self._kind(parts)
        if kind is None or not parts:
            raise FolderError(Trouble.DENIED if not parts else Trouble.NO_FILE, typed)
        real = self._real(parts)
        if kind == stat.S_IFDIR and any(real.iterdir()):
            raise FolderError(Trouble.NOT_EMPTY, typed)
        with _reasons(typed):
            real.rmdir() if kind == stat.S_IFDIR else real.unlink()

    def _require_file(self, parts: Parts, typed: str) -> None:
        kind = self._kind(parts)
        if kind is None:
            on_the_way = self._kind(parts[:-1])
            above = tuple(name.casefold() for name in parts[:-1])
            is_folder = on_the_way == stat.S_IFDIR or above in STANDING
            raise FolderError(Trouble.NO_FILE if is_folder else Trouble.NO_PATH, typed)
        if kind == stat.S_IFDIR:
            raise FolderError(Trouble.IS_FOLDER, typed)

    def _make(self, parts: Parts, typed: str) -> None:
        for count in range(len(parts) + 1):
            kind = self._kind(parts[:count])
            if kind == stat.S_IFREG:
                raise FolderError(Trouble.IS_FILE, typed)
        with _reasons(typed):
            self._real(parts).mkdir(parents=True, exist_ok=True)

    def _kind(self, parts: Parts) -> int | None:
        """Tell what is at a place: a file, a folder, or nothing.

        FolderError where there is a link on the way, or something else.
        """
        place = self.root
        kind: int | None = _kind_of(self.root, links_are_refused=False)
        for name in parts:
            if kind != stat.S_IFDIR:
                return None
            place = _below(place, name)
            kind = _kind_of(place)
        return kind

    def _real(self, parts: Parts) -> Path:
        place = self.root
        for name in parts:
            place = _below(place, name)
        return place


class _reasons:  # noqa: N801  # reads as a sentence: with _reasons(path)
    """Turn what the system refuses into a FolderError."""

    def __init__(self, typed: str) -> None:
        self._typed = typed

    def __enter__(self) -> None:
        return None

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, OSError | ValueError | LabError):
            raise FolderError(Trouble.DENIED, self._typed) from error


def _below(place: Path, name: str) -> Path:
    """Find a name whatever its case, as Windows does; what is not there is new."""
    exact = place / name
    if os.path.lexists(exact):
        return exact
    wanted = name.casefold()
    with suppress(OSError):
        for found in sorted(os.listdir(place)):
            if found.casefold() == wanted:
                return place / found
    return exact


def _kind_of(place: Path, *, links_are_refused: bool = True) -> int | None:
    try:
        found = os.lstat(place) if links_are_refused else os.stat(place)
    except (OSError, ValueError):
        return None
    kind = stat.S_IFMT(found.st_mode)
    is_odd = kind not in {stat.S_IFREG, stat.S_IFDIR}
    if is_odd or (links_are_refused and _is_reparse_point(found)):
        raise FolderError(Trouble.DENIED, place.name)
    return kind


def _is_reparse_point(found: os.stat_result) -> bool:
    return bool(getattr(found, "st_file_attributes", 0) & _REPARSE)


def _is_link(path: str) -> bool:
    found = os.lstat(path)
    is_usual = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)
    return not is_usual or _is_reparse_point(found)


def _entry(found: "os.DirEntry[str]") -> Entry:
    is_folder = found.is_dir(follow_symlinks=False)
    size = 0 if is_folder else found.stat(follow_symlinks=False).st_size
    return Entry(found.name, is_folder, size)
