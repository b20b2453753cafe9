r"""The files that go with a lab: saved beside it, and those that scripts see in `C:\`.

Each has a name, as a lesson writes it: `report.csv` lies beside the lab, and
`C:\Temp\report.csv` in the one folder that scripts and the prompt use.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import Annotated

from pydantic import AfterValidator

from core.lessons.values import a_file_name
from core.management.folder import Folder, folder_beside
from core.management.paths import FolderError, parts_of, windows_path

_OF_SCRIPTS = ("c:\\", "\\\\")


def _a_name(text: str) -> str:
    if not _is_of_scripts(text):
        return a_file_name(text)
    try:
        return windows_path(parts_of(text))
    except FolderError:
        raise ValueError(r"A file of scripts is named like C:\Temp\cals.csv.") from None


NameBeside = Annotated[str, AfterValidator(_a_name)]
"""The name of a file that goes with a lab."""


def names_beside(lab: Path) -> set[str]:
    """Name the files that go with a lab; none where they cannot be read."""
    try:
        return {*_saved(lab), *_of_scripts(folder_beside(lab))}
    except OSError:
        return set()


def read_beside(lab: Path, name: str) -> bytes | None:
    """Read a file that goes with a lab; None where there is none."""
    if not _is_of_scripts(name):
        path = lab.with_name(name)
        return path.read_bytes() if path.is_file() else None
    try:
        return Folder(folder_beside(lab)).read(name)
    except FolderError:
        return None


def files_beside(lab: Path) -> dict[str, bytes]:
    """Read all files that go with a lab, by their names."""
    read = ((name, read_beside(lab, name)) for name in sorted(names_beside(lab)))
    return {name: content for name, content in read if content is not None}


def write_beside(lab: Path, name: str, content: bytes) -> None:
    """Write a file that goes with a lab."""
    if _is_of_scripts(name):
        Folder(folder_beside(lab)).write(name, content)
    else:
        lab.with_name(name).write_bytes(content)


def give_scripts(lab: Path, copy: Path) -> None:
    """Give a copy of a lab the files that scripts see, as far as there is room."""
    for name, content in files_beside(lab).items():
        if _is_of_scripts(name):
            with suppress(FolderError):
                write_beside(copy, name, content)


def remove_scripts(lab: Path) -> None:
    """Remove the files that scripts of a lab see, as far as the system allows it."""
    rmtree(folder_beside(lab), ignore_errors=True)


def _is_of_scripts(name: str) -> bool:
    return name.casefold().startswith(_OF_SCRIPTS)


def _saved(lab: Path) -> Iterator[str]:
    for path in lab.parent.iterdir():
        if path.is_file() and not path.name.startswith((".", lab.name)):
            yield path.name


def _of_scripts(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield windows_path(path.relative_to(folder).parts)
