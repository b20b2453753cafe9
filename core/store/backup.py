"""Copies of a lab file: made by SQLite, checked, and only then given their name."""

import os
import sqlite3
from pathlib import Path

from core.errors import DiskTrouble, LabDamaged, LabMissing
from core.store import connection as connections


def copy_lab(source: sqlite3.Connection, target: Path) -> None:
    """Write a verified copy of an open lab to a path; replaces what is there."""
    unfinished = target.with_name(f".{target.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        _copy(source, unfinished)
        _verify(unfinished)
        _flush(unfinished)
        os.replace(unfinished, target)
        _flush(target.parent)
    except OSError as error:
        raise DiskTrouble(
            f"The copy {target.name} could not be written: {error.strerror}. "
            "Choose another folder."
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def restore(backup: Path, target: Path) -> Path | None:
    """Put a backup in the place of a lab; return where the replaced lab was kept."""
    source = connections.open_existing(backup, read_only=True)
    try:
        kept = None
        if target.exists():
            kept = _free_name(target)
            os.replace(target, kept)
        try:
            copy_lab(source, target)
        except BaseException:
            if kept is not None:
                os.replace(kept, target)
            raise
        return kept
    finally:
        source.close()


def _copy(source: sqlite3.Connection, target: Path) -> None:
    copy = sqlite3.connect(target)
    try:
        source.backup(copy)
    except sqlite3.Error as error:
        raise connections.known(error, target) from error
    finally:
        copy.close()


def _verify(path: Path) -> None:
    copy = sqlite3.connect(path)
    try:
        if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise LabDamaged(f"The copy {path.name} is damaged and was not kept.")
    finally:
        copy.close()


def _flush(path: Path) -> None:
    """Have the disk keep a file, or a folder's list of names (not on Windows)."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _free_name(target: Path) -> Path:
    """Return `name.replaced-1.rdlab`, or the next number that is free."""
    for number in range(1, 10_000):
        name = target.with_name(f"{target.stem}.replaced-{number}{target.suffix}")
        if not name.exists():
            return name
    raise LabMissing(f"There are too many replaced labs beside {target.name}.")
