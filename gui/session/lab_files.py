"""Names of lab files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QUrl

from core import outside
from core.file_names import portable

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QMimeData

LAB_SUFFIX = ".rdlab"
LESSON_SUFFIX, ATTEMPT_SUFFIX = ".toml", ".rdattempt"
_OF_LESSONS = (LESSON_SUFFIX, ATTEMPT_SUFFIX)
_NO_CHARACTER = "\ufffd"


def free_file(folder: Path, name: str, behind: str = "") -> Path:
    """Return `name.rdlab` in a folder, or the first `name-2.rdlab` … that is free.

    `behind` is what comes after the name, however long that is.
    """
    path = folder / portable(name, f"{behind}{LAB_SUFFIX}")
    number = 2
    while outside.is_there(path):
        path = folder / portable(name, f"{behind}-{number}{LAB_SUFFIX}")
        number += 1
    return path


def is_of_lesson(path: Path) -> bool:
    """Tell by its name whether a file is a lesson or an attempt at one."""
    return path.name.lower().endswith(_OF_LESSONS)


def is_attempt(path: Path) -> bool:
    """Tell by its name whether a file is an attempt at a lesson."""
    return path.name.lower().endswith(ATTEMPT_SUFFIX)


def dropped_files(files: QMimeData) -> list[str]:
    """Name the labs, lessons and attempts among what is dragged."""
    names = [_local_file(url) for url in files.urls()]
    return [x for x in names if x.lower().endswith((LAB_SUFFIX, *_OF_LESSONS))]


def _local_file(url: QUrl) -> str:
    """Name a file by its bytes where they are no UTF-8: Qt puts a sign for them."""
    name = url.toLocalFile()
    if _NO_CHARACTER in name:
        path = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
        name = os.fsdecode(bytes(QByteArray.fromPercentEncoding(path.encode()).data()))
    return name
