"""What is asked of the computer's disk, which may say no: an answer, never an error.

Where a reason is asked for, an empty one says that nothing is in the way.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

from core.files import PRIVATE
from core.workplaces import PRIVATE_FOLDER

_CANNOT_BE = (OSError, ValueError)
"""What the system refuses, and names that no file can have."""
_PIECE = 65_536
_NEVER_WAITS = getattr(os, "O_NONBLOCK", 0)  # for a FIFO
_FOLLOWS_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class Content(NamedTuple):
    """What a file holds, and why that could not be read."""

    text: str = ""
    why_not: str = ""
    is_missing: bool = False


def why_unreachable(path: Path) -> str:
    """Say why a file or folder is not to be had."""
    try:
        os.stat(path)
    except _CANNOT_BE as error:
        return _reason(error)
    return ""


def is_there(path: Path) -> bool:
    """Tell whether there is a file or folder that can be reached."""
    return not why_unreachable(path)


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder that can be reached."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def why_unwritable(folder: Path) -> str:
    """Say why nothing can be put into a folder, as far as its rights tell."""
    if reason := why_unreachable(folder):
        return reason
    return "" if os.access(folder, os.W_OK) else "It can only be read"


def is_same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one place, there or not."""
    return real(one) == real(other)


def real(path: Path) -> Path:
    """Return where a path leads behind all links, as far as that can be told."""
    try:
        return Path(os.path.realpath(path))
    except _CANNOT_BE:
        return path


def absolute(path: Path) -> Path:
    """Return a path from the root; as it is, where the present folder is gone."""
    try:
        return path.absolute()
    except _CANNOT_BE:
        return path


def home() -> Path:
    """Return the person's home; where nobody knows it, the present folder."""
    try:
        return Path.home()
    except (RuntimeError, *_CANNOT_BE):
        return Path()


def make_private_folder(folder: Path) -> str:
    """Make a folder for the person alone; say why that cannot be."""
    try:
        os.makedirs(folder, PRIVATE_FOLDER, exist_ok=True)
        if os.stat(folder).st_mode & 0o077:
            os.chmod(folder, PRIVATE_FOLDER)
    except _CANNOT_BE as error:
        return _reason(error)
    return ""


def remove_if_empty(folder: Path) -> None:
    """Take a folder away that has nothing in it; another one stays."""
    with suppress(*_CANNOT_BE):
        os.rmdir(folder)


def make_temporary_folder() -> Path | None:
    """Make a folder that the system may empty one day; None where it gives none."""
    import tempfile  # needed where the home is out of reach, and slow to import

    try:
        return Path(tempfile.mkdtemp(prefix="rdlm-"))
    except _CANNOT_BE:
        return None


def read(path: Path, longest: int) -> Content:
    """Read a text of so many bytes at the most, from a plain file alone."""
    try:
        handle = os.open(path, os.O_RDONLY | _NEVER_WAITS)
        try:
            facts = os.fstat(handle)
            if not stat.S_ISREG(facts.st_mode) or facts.st_size > longest:
                return Content(why_not="It is something else")
            content = b""
            while piece := os.read(handle, _PIECE):
                content += piece
                if len(content) > longest:  # of files in /proc nobody knows before
                    return Content(why_not="It is something else")
            return Content(content.decode(errors="replace"))
        finally:
            os.close(handle)
    except FileNotFoundError as error:
        return Content(why_not=_reason(error), is_missing=True)
    except _CANNOT_BE as error:
        return Content(why_not=_reason(error))


def is_no_file(path: Path) -> bool:
    """Tell whether a folder, a FIFO or a device lies there."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except _CANNOT_BE:
        return False


def open_private(path: Path, longest: int) -> IO[str] | None:
    """Open a file of the person alone to write at its end; start over a long one.

    None where it cannot be.
    """
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | _NEVER_WAITS | _FOLLOWS_NO_LINK
    with suppress(*_CANNOT_BE):
        handle = os.open(path, flags, PRIVATE)
        try:
            os.chmod(path, PRIVATE)
            if os.fstat(handle).st_size > longest:
                os.ftruncate(handle, 0)
            return os.fdopen(handle, "a", encoding="utf-8")
        except _CANNOT_BE:
            os.close(handle)
    return None


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)
