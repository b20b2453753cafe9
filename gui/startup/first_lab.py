"""The lab that the window starts with, opened before anything of Qt is needed."""

from contextlib import suppress
from pathlib import Path

from core import data_folder as places
from core import outside
from core.catalog import DEFAULT_SCENARIO
from core.command_line.name import started_by
from core.errors import LabError, LabExists, WriteFailed
from core.lab import Lab
from gui.labels.console import Console


def data_folder() -> Path:
    """Return the folder for labs and settings, and make it; WriteFailed if it fails."""
    folder = places.data_folder()
    if reason := outside.make_private_folder(folder):
        raise WriteFailed(
            Console.no_data_folder.format(folder=folder, why=reason, rdlm=started_by())
        )
    return folder


def default_lab(folder: Path) -> Path:
    """Return the file of the lab that the first start makes."""
    return folder / f"{DEFAULT_SCENARIO}.rdlab"


def open_first_lab(
    path: Path | None, folder: Path, *, read_only: bool, told: list[str] | None = None
) -> Lab:
    """Open a lab, or the default one, made where there is none; LabError if it fails.

    A lab that cannot be owned here is opened for reading, and the reason `told`.
    """
    chosen = path or default_lab(folder)
    try:
        if path is None and not outside.is_there(chosen):
            with suppress(LabExists):  # another start was quicker
                return Lab.create(chosen)
        return Lab.open(chosen, read_only=read_only, checks_late=True)
    except LabError as error:
        if not error.can_be_read:
            raise
        lab = Lab.open(chosen, read_only=True, because=error, checks_late=True)
        if told is not None:
            told.append(f"{error} {Console.opened_read_only}")
        return lab
