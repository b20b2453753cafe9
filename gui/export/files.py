"""Files that are written whole or not at all, under names that every system takes."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.errors import WriteFailed

_LONGEST_NAME = 60


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Write a file under another name, and give it its own once it is on the disk.

    Whatever ends the writing before that leaves what was there untouched.
    """
    unfinished = path.with_name(f".{path.name}.part")
    try:
        yield unfinished
        _flush(unfinished)
        os.replace(unfinished, path)
    except BaseException as error:
        with suppress(OSError):
            unfinished.unlink()
        if isinstance(error, OSError):
            raise write_failed(path, error.strerror or str(error)) from error
        raise


def write_failed(path: Path, why: str) -> WriteFailed:
    """Return the error for a file that cannot be written."""
    return WriteFailed(
        f"{path.name} could not be written: {why}. Choose another folder."
    )


def file_name(title: str, suffix: str = ".csv") -> str:
    """Turn a title into the name of a file that every system accepts."""
    plain = re.sub(r'[\x00-\x1f<>:"/\\|?*]', "_", title).strip(". ")
    return f"{plain[:_LONGEST_NAME]}{suffix}"


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
