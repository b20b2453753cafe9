"""What a file and its neighbours are, seen before SQLite touches them.

SQLite repairs, checkpoints and deletes while it opens, and it follows links.
"""

import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

from core.errors import (
    ForeignDatabase,
    LabDamaged,
    LabMissing,
    LabUnsafe,
    NotALab,
)
from core.store.schema import APPLICATION_ID

_MAGIC = b"SQLite format 3\x00"
_HEADER_LENGTH = 100
_FRACTIONS = slice(21, 24)  # the same in every database of SQLite
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_JOURNAL_HEADER = 28
_SUPER_RECORD = 16  # at the least, at the end of a journal
_LOOK = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)


class Identity(NamedTuple):
    """A lab file that was looked at: its names, and which file of the disk it is."""

    path: Path
    """As the person calls it."""
    real: Path
    """Where it is, behind all links."""
    device: int
    inode: int

    def is_at(self, place: Path) -> bool:
        """Tell whether this very file lies at a place now; OSError if none does."""
        found = os.stat(place)
        return (found.st_dev, found.st_ino) == (self.device, self.inode)


def identify(path: Path) -> Identity:
    """Look at a file and what lies beside it; LabError if it is no lab of ours."""
    try:
        real = Path(os.path.realpath(path, strict=True))
        facts, header = _read(real)
        _refuse_other_content(path.name, header)
        _refuse_other_names(path.name, facts)
        refuse_strange_neighbours(real)
        _refuse_damaged_header(path, header)
    except FileNotFoundError as error:
        raise LabMissing(
            f"There is no lab file {path}. Choose another file, "
            "or make a new lab from a scenario."
        ) from error
    except PermissionError as error:
        raise LabMissing(
            f"You may not read {path}. Ask its owner for access."
        ) from error
    except ValueError as error:
        raise LabMissing(f"{path} cannot be read: no file has such a name.") from error
    except OSError as error:
        why = "it is a link that leads nowhere"
        if error.errno != errno.ELOOP:
            why = error.strerror or str(error)
        advice = "Choose another file."
        if error.errno == errno.ENAMETOOLONG:  # perhaps of what SQLite puts beside it
            advice = "Give it a shorter name."
        raise LabMissing(f"{path} cannot be read: {why}. {advice}") from error
    return Identity(path, real, facts.st_dev, facts.st_ino)


def damaged(path: Path) -> LabDamaged:
    """Return the error for a lab that cannot be read whole."""
    return LabDamaged(
        f"{path.name} is damaged and cannot be read whole. "
        "Restore a backup of the lab, or make a new one from a scenario."
    )


def refuse_strange_neighbours(real: Path, *, is_played: bool = True) -> None:
    """Refuse what SQLite would play into the file, and is none of our journals.

    The journal of a file that is about to be replaced is not played.
    """
    for suffix in ("-journal", "-wal", "-shm"):
        beside = f"{real}{suffix}"
        try:
            facts = os.lstat(beside)
        except FileNotFoundError:
            continue
        if not (
            stat.S_ISREG(facts.st_mode)
            and facts.st_nlink == 1
            and (suffix != "-wal" or facts.st_size == 0)
            and (suffix != "-journal" or _is_our_journal(beside, real, is_played))
        ):
            raise LabUnsafe(
                f"{real.name}{suffix} lies beside {real.name} and is not from this "
                "program. Everything was left as it was. Close other programs that "
                f"use {real.name}, or copy it alone to another folder, and open "
                "the copy."
            )


def _read(real: Path) -> tuple[os.stat_result, bytes]:
    facts = os.lstat(real)
    if not stat.S_ISREG(facts.st_mode):  # seen first: a device acts on being opened
        raise NotALab(f"{real.name or real} is not a file. Choose a lab file.")
    handle = os.open(real, _LOOK)
    try:
        return os.fstat(handle), os.read(handle, _HEADER_LENGTH)
    finally:
        os.close(handle)


def _refuse_other_content(name: str, header: bytes) -> None:
    if not header:
        raise NotALab(
            f"{name} is empty, so it is not a lab file. It was left as it is. "
            "Restore a backup of the lab, or make a new one from a scenario."
        )
    if len(header) == _HEADER_LENGTH and _number(header, 68) == APPLICATION_ID:
        if header.startswith(_MAGIC):
            return
    elif header.startswith(_MAGIC) and header[_FRACTIONS] == b"\x40\x20\x20":
        raise ForeignDatabase(
            f"{name} is a database, but not a lab file. It was left as it is. "
            "Choose a file that ends in .rdlab."
        )
    raise NotALab(
        f"{name} is not a lab file. It was left as it is. "
        "Choose a file that ends in .rdlab."
    )


def _refuse_other_names(name: str, facts: os.stat_result) -> None:
    """Refuse a hard link: under each name SQLite would keep another journal."""
    if facts.st_nlink > 1:
        raise LabUnsafe(
            f"{name} has another name (a hard link), under which it could be open "
            "too. It was left as it is. Copy it, and open the copy."
        )


def _refuse_damaged_header(path: Path, header: bytes) -> None:
    """Refuse formats that are not ours, before SQLite finds other words for it."""
    file_formats, text_encoding = {header[18], header[19]}, _number(header, 56)
    if (
        not file_formats <= {1, 2}
        or _number(header, 44) not in range(1, 5)  # of the schema
        or text_encoding != 1
    ):
        raise damaged(path)


def _is_our_journal(beside: str, real: Path, is_played: bool) -> bool:
    """Tell whether a journal can be rolled back with no effect but on its lab.

    A super-journal, whose name stands at the end, would be deleted.
    """
    try:
        handle = os.open(beside, _LOOK)
    except FileNotFoundError:  # its writer has just finished
        return True
    try:
        length = os.fstat(handle).st_size
        header = os.read(handle, _JOURNAL_HEADER)
        os.lseek(handle, max(length - len(_JOURNAL_MAGIC), 0), os.SEEK_SET)
        end = os.read(handle, len(_JOURNAL_MAGIC))
    finally:
        os.close(handle)
    begun = header[: len(_JOURNAL_MAGIC)]
    if not any(begun):  # finished, or not yet begun in earnest: never played
        return True
    if not _JOURNAL_MAGIC.startswith(begun):
        return False
    if length >= _SUPER_RECORD and end == _JOURNAL_MAGIC:
        return False
    if len(header) < _JOURNAL_HEADER or not is_played:
        return True
    # A lab never shrinks, so it is no shorter than when the journal was begun.
    return _number(header, 16) * _number(header, 24) <= real.stat().st_size


def _number(content: bytes, offset: int, length: int = 4) -> int:
    return int.from_bytes(content[offset : offset + length])
