"""Names of lab files."""

from pathlib import Path

from core.file_names import portable

LAB_SUFFIX = ".rdlab"


def free_file(folder: Path, name: str, behind: str = "") -> Path:
    """Return `name.rdlab` in a folder, or the first `name-2.rdlab` … that is free.

    `behind` is what comes after the name, however long that is.
    """
    path = folder / portable(name, f"{behind}{LAB_SUFFIX}")
    number = 2
    while path.exists():
        path = folder / portable(name, f"{behind}-{number}{LAB_SUFFIX}")
        number += 1
    return path
