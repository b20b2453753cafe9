"""The lab that the window starts with, opened before anything of Qt is needed."""

import os
from contextlib import suppress
from pathlib import Path

from core import data_folder as places
from core.catalog import DEFAULT_SCENARIO
from core.errors import LabExists, LabInUse, WriteFailed
from core.files import PRIVATE_FOLDER
from core.lab import Lab
from gui.labels.console import Console


def data_folder() -> Path:
    """Return the folder for labs and settings, and make it; WriteFailed if it fails."""
    folder = places.data_folder()
    try:
        folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o077:
            folder.chmod(PRIVATE_FOLDER)
    except OSError as error:
        raise WriteFailed(
            Console.no_data_folder.format(folder=folder, why=error.strerror)
        ) from error
    return folder


def open_first_lab(path: Path | None, folder: Path, *, read_only: bool) -> Lab:
    """Open a lab, or the default one, made where there is none; LabError if it fails.

    A lab that another window owns is opened for reading.
    """
    chosen = path or folder / f"{DEFAULT_SCENARIO}.rdlab"
    try:
        if path is None and not os.path.exists(chosen):
            with suppress(LabExists):  # another start was quicker
                return Lab.create(chosen)
        return Lab.open(chosen, read_only=read_only)
    except LabInUse:
        return Lab.open(chosen, read_only=True)
