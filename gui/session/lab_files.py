"""Names of lab files."""

from pathlib import Path

LAB_SUFFIX = ".rdlab"


def free_file(folder: Path, name: str) -> Path:
    """Return `name.rdlab` in a folder, or the first `name-2.rdlab` … that is free."""
    path = folder / f"{name}{LAB_SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{name}-{number}{LAB_SUFFIX}"
        number += 1
    return path
