"""What a window stands on after its display: folder, lab, settings.

A rung that gives way costs one sentence, which it adds to those to be told, and the
next one finds another hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import outside
from core.errors import LabError, WriteFailed
from gui.labels.console import Console
from gui.session.settings import Settings
from gui.startup.first_lab import data_folder, open_first_lab

if TYPE_CHECKING:
    from pathlib import Path

    from core.lab import Lab


def folder(told: list[str]) -> tuple[Path | None, bool]:
    """Return the data folder, or one for this start or None; and whether it stays."""
    try:
        return data_folder(), True
    except WriteFailed as error:
        told.append(str(error))
    instead = outside.make_temporary_folder()
    if instead is not None:
        told.append(Console.temporary_folder.format(folder=instead))
    return instead, False


def lab(
    path: Path | None, folder: Path, *, read_only: bool, told: list[str]
) -> Lab | LabError:
    """Open the first lab, for reading where nobody can own it; or say why not."""
    try:
        return open_first_lab(path, folder, read_only=read_only, told=told)
    except LabError as error:
        return error


def settings(folder: Path, told: list[str], *, are_kept: bool) -> Settings:
    """Read the settings; in safe mode, or without a place for them, there are none."""
    if not are_kept:
        return Settings(None)
    if reason := outside.why_unwritable(folder):
        told.append(Console.settings_not_kept.format(folder=folder, why=reason))
    return Settings(folder / "settings.ini")
