"""The lab that the window starts with, opened before anything of Qt is needed."""

from pathlib import Path

import platformdirs

from core.catalog import DEFAULT_SCENARIO
from core.errors import LabInUse
from core.lab import Lab

_NAME = "rd-licensing-manager-replica"


def data_folder() -> Path:
    """Return the folder for labs and settings in the platform's place, and make it."""
    folder = Path(platformdirs.user_data_dir(_NAME, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def open_first_lab(path: Path | None, folder: Path, *, read_only: bool) -> Lab:
    """Open a lab, or the default one, made where there is none; LabError if it fails.

    A lab that another window owns is opened for reading.
    """
    chosen = path or folder / f"{DEFAULT_SCENARIO}.rdlab"
    try:
        if path is None and not chosen.exists():
            return Lab.create(chosen)
        return Lab.open(chosen, read_only=read_only)
    except LabInUse:
        return Lab.open(chosen, read_only=True)
