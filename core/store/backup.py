"""Copies of a lab file: made by SQLite, checked, and only then given their name."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from core.errors import LabDamaged, LabMissing, NotALab, WriteFailed
from core.store import connection as connections
from core.store.ownership import Ownership


def copy_lab(source: sqlite3.Connection, target: Path) -> None:
    """Write a checked copy of an open lab to a path; replaces what is there.

    What is there is replaced at once and as the last act; LabInUse if a window owns it.
    """
    target = _real(target)
    with Ownership(target), replacing(target) as unfinished:
        _write_copy(source, unfinished, target)


def restore(backup: Path, target: Path) -> Path | None:
    """Put a backup in the place of a lab; return where the replaced lab is kept.

    LabInUse if a window owns the lab. At every moment there is a whole lab at `target`.
    """
    target = _real(target)
    if target == _real(backup):
        raise LabMissing(
            f"{backup} is itself the lab to be replaced. Choose a backup of it."
        )
    with Ownership(target), replacing(target) as unfinished:
        with closing(connections.open_existing(backup, read_only=True)) as source:
            _write_copy(source, unfinished, target)
        return _keep(target) if target.exists() else None


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give the file written in the block its name at the end, if all went well."""
    unfinished = target.with_name(f".{target.name}.part")
    _remove(unfinished)
    try:
        yield unfinished
        _give_name(unfinished, target)
    except OSError as error:
        raise WriteFailed(
            f"{target.name} cannot be written: {error.strerror}. Choose another folder."
        ) from error
    finally:
        _remove(unfinished)


def free_name(path: Path, word: str) -> Path:
    """Return `lab.word-1.rdlab` beside `lab.rdlab`, or the next number that is free."""
    for number in range(1, 10_000):
        name = path.with_name(f"{path.stem}.{word}-{number}{path.suffix}")
        if not name.exists():
            return name
    raise LabMissing(f"There are too many files of this kind beside {path.name}.")


def _write_copy(source: sqlite3.Connection, unfinished: Path, target: Path) -> None:
    _remove(unfinished)
    with closing(connections.connect(unfinished, "rwc", known_as=target)) as copy:
        # SQLite's backup waits for ever for a lab that is locked; a reader does not.
        source.execute("BEGIN")
        try:
            source.execute("SELECT count(*) FROM lab").fetchone()
            source.backup(copy)
        except sqlite3.Error as error:
            raise connections.known(error, target) from error
        finally:
            source.rollback()
        if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise LabDamaged("The copy is damaged and was not kept. Check the disk.")


def _keep(target: Path) -> Path:
    """Keep what a backup is about to replace, whole or damaged, under another name."""
    _settle(target)
    kept = free_name(target, "replaced")
    try:
        os.link(target, kept)
    except OSError:  # a file system without hard links
        import shutil  # needed nowhere else, and slow to import

        try:
            shutil.copyfile(target, kept)
        except OSError:
            _remove(kept)
            raise
    return kept


def _settle(path: Path) -> None:
    """Have SQLite undo what an interrupted writer left; LabBusy if one is at work."""
    if not path.is_file():
        raise NotALab(f"{path.name} is not a file. Choose another name.")
    with (
        suppress(NotALab, LabDamaged),
        closing(connections.connect(path, "rw")) as link,
    ):
        link.execute("BEGIN IMMEDIATE")
        link.rollback()


def _give_name(unfinished: Path, target: Path) -> None:
    """Rename a finished file.

    SQLite would play the journal of the file that lay there before into the new one.
    """
    if target.exists():
        _settle(target)
    _journal(target).unlink(missing_ok=True)
    _flush(unfinished)
    os.replace(unfinished, target)
    _flush(target.parent)


def _flush(path: Path) -> None:
    """Have the disk keep a file, or a folder's list of names (not on Windows)."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _real(path: Path) -> Path:
    real = Path(os.path.realpath(path))
    if not real.parent.is_dir():
        raise LabMissing(f"There is no folder {real.parent}. Choose another folder.")
    return real


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
