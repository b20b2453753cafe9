"""The person's own folder: labs, settings and crash reports, for nobody else."""

import os
from pathlib import Path

import platformdirs

from core.files import OPEN_TO_UMASK, PRIVATE

NAME = "rd-licensing-manager-replica"


def data_folder() -> Path:
    """Name the folder for labs and settings in the platform's place."""
    return Path(platformdirs.user_data_dir(NAME, appauthor=False))


def mode_of_new(path: Path) -> int:
    """Return the permissions of a new file: the data folder keeps all to the person."""
    folder = os.path.realpath(data_folder())
    is_inside = Path(os.path.realpath(path)).is_relative_to(folder)
    return PRIVATE if is_inside else OPEN_TO_UMASK
