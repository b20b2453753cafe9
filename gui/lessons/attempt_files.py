"""Where the person's attempts lie, and how a new one is called."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from core import outside
from core.errors import LabMissing
from core.file_names import file_name
from core.lessons.attempts import SUFFIX
from core.lessons.attempts.rollup import rolling_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from core.lessons.attempts.rollup import Line

_FOLDER = "lessons"


def folder_of_attempts(data_folder: Path) -> Path:
    """Name the folder in which attempts are kept."""
    return data_folder / _FOLDER


def free_path(folder: Path, title: str) -> Path:
    """Name a new attempt after the title of its lesson, which gives nothing away.

    It gets a folder of its own: what is saved beside it counts for it alone.
    """
    name = file_name(title, SUFFIX)
    number = 2
    while outside.is_there(folder / name) or outside.is_there(
        _own_folder(folder, name)
    ):
        name = file_name(f"{title} {number}", SUFFIX)
        number += 1
    return _own_folder(folder, name) / name


def _own_folder(folder: Path, name: str) -> Path:
    return folder / name.removesuffix(SUFFIX)


def lines_of(folder: Path) -> Iterator[Line]:
    """Read the attempts of a folder one after the other; none if it is not there."""
    with suppress(LabMissing):
        yield from rolling_up(folder)
