"""Copies of a lab file: made by SQLite, checked, and only then given their name."""

import os
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path

from core.data_folder import mode_of_new
from core.errors import (
    ForeignDatabase,
    LabDamaged,
    LabExists,
    LabMissing,
    NotALab,
)
from core.file_names import shortened
from core.files import exists_already, making, replacing, write_failed
from core.store.causes import known
from core.store.connection import connect, open_existing
from core.store.identity import identify, refuse_strange_neighbours
from core.store.ownership import Ownership
from core.store.reading import refuse_unreadable


def copy_lab(source: sqlite3.Connection, target: Path) -> None:
    """Write a checked copy of an open lab to a path; replaces what is there.

    What is there is replaced at once and as the last act; LabInUse if a window owns it.
    """
    target = _real(target)
    with (
        Ownership(target),
        replacing(target, mode_of_new(target)) as unfinished,
    ):
        _make_way(target)
        _write_copy(source, unfinished, target)
        _make_way(target)


def copy_lab_to_new(source: sqlite3.Connection, target: Path) -> None:
    """Write a checked copy of an open lab to a name that is free, or LabExists."""
    target = _real(target)
    make_room(target)
    with making(target, mode_of_new(target)) as unfinished:
        _write_copy(source, unfinished, target)


def copy_lab_beside(source: sqlite3.Connection, lab: Path, word: str) -> Path:
    """Write a checked copy beside a lab under the next free name, and return that."""
    while True:
        name = free_name(lab, word)
        with suppress(LabExists), making(name, _mode_of(lab)) as unfinished:
            _write_copy(source, unfinished, name)
            return name


def restore(backup: Path, target: Path) -> Path | None:
    """Put a backup in the place of a lab; return where the replaced lab is kept.

    LabInUse if a window owns the lab. At every moment there is a whole lab at `target`.
    """
    target = _real(target)
    if target == _real(backup):
        raise LabMissing(
            f"{backup} is itself the lab to be replaced. Choose a backup of it."
        )
    with Ownership(target), replacing(target, _mode_of(target)) as unfinished:
        _make_way(target)
        with closing(open_existing(identify(backup), read_only=True)) as link:
            refuse_unreadable(link)
            _write_copy(link, unfinished, target)
        _make_way(target)
        return _keep(target) if target.exists() else None


def free_name(path: Path, word: str) -> Path:
    """Return `lab.word-1.rdlab` beside `lab.rdlab`, or the next number that is free."""
    for number in range(1, 10_000):
        suffix = f".{word}-{number}{path.suffix}"
        name = path.with_name(shortened(path.stem, suffix) + suffix)
        if not name.exists():
            return name
    raise LabMissing(f"There are too many files of this kind beside {path.name}.")


def make_room(path: Path) -> None:
    """Refuse a name that is taken; make its folder, drop the journal of a lost lab."""
    if os.path.lexists(path):
        raise exists_already(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        refuse_strange_neighbours(path, is_played=False)
        _journal(path).unlink(missing_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        above = next(p for p in path.parents if os.path.lexists(p))
        raise write_failed(path, f"{above} is not a folder") from error
    except OSError as error:
        raise write_failed(path, error) from error


def _write_copy(source: sqlite3.Connection, unfinished: Path, target: Path) -> None:
    with closing(connect(unfinished, "rw", known_as=target)) as copy:
        # SQLite's backup waits for ever for a lab that is locked; a reader does not.
        source.execute("BEGIN")
        try:
            source.execute("SELECT count(*) FROM lab").fetchone()
            source.backup(copy)
        except sqlite3.Error as error:
            raise known(error, target) from error
        finally:
            source.rollback()
        if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise LabDamaged("The copy is damaged and was not kept. Check the disk.")


def _keep(target: Path) -> Path:
    """Keep what a backup is about to replace, whole or damaged, under another name.

    It is a copy: of two names for one file the lab would not know its journal.
    """
    import shutil  # needed nowhere else, and slow to import

    while True:
        kept = free_name(target, "replaced")
        with suppress(LabExists), making(kept, _mode_of(target)) as unfinished:
            shutil.copyfile(target, unfinished)
            return kept


def _make_way(target: Path) -> None:
    """Have SQLite undo what an interrupted writer left; LabBusy if one is at work.

    It would play the journal of the file that lay there before into the new one.
    Another program's database is not replaced.
    """
    if os.path.lexists(target):
        _settle(target)
    else:
        refuse_strange_neighbours(target, is_played=False)
    _journal(target).unlink(missing_ok=True)


def _settle(target: Path) -> None:
    if not stat.S_ISREG(target.lstat().st_mode):
        raise NotALab(f"{target.name} is not a file. Choose another name.")
    try:
        identity = identify(target)
        with closing(connect(target, "rw", opened=identity)) as link:
            link.execute("BEGIN IMMEDIATE")
            link.rollback()
    except ForeignDatabase:
        raise
    except (NotALab, LabDamaged):  # a ruin
        refuse_strange_neighbours(target, is_played=False)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _mode_of(path: Path) -> int:
    """Return the permissions of a file that is replaced or kept, or of a new one."""
    try:
        return stat.S_IMODE(path.stat().st_mode) & mode_of_new(path)
    except OSError:  # nothing is there, or nothing that can be replaced
        return mode_of_new(path)


def _real(path: Path) -> Path:
    real = Path(os.path.realpath(path))
    if not real.parent.is_dir():
        raise LabMissing(f"There is no folder {real.parent}. Choose another folder.")
    return real
