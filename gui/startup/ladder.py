"""What a window stands on after its display: folder, settings, lab.

A rung that gives way costs one sentence, which it adds to those to be told, and the
next one finds another hold. The settings know which lab was open last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core import outside
from core.errors import LabError, WriteFailed
from gui.labels.console import Console
from gui.session.recent_labs import RecentLabs
from gui.session.settings import Settings
from gui.startup.first_lab import data_folder, default_lab, open_first_lab

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from core.lab import Lab


class Footing(NamedTuple):
    """What the window of a start stands on, and what it could not have."""

    folder: Path
    settings: Settings
    lab: Lab | LabError
    told: list[str]


def climb(arguments: Namespace) -> Footing | list[str]:
    """Climb up to the lab; where there is no folder at all, return why."""
    told: list[str] = []
    place, is_kept = folder(told)
    if place is None and arguments.lab is not None:
        place = outside.absolute(arguments.lab).parent
    if place is None:
        return told
    is_kept = is_kept and not arguments.safe_mode
    remembered = settings(place, told, are_kept=is_kept)
    last = next(iter(RecentLabs(remembered).paths()), None)
    opened = lab(
        arguments.lab, place, read_only=arguments.read_only, told=told, last=last
    )
    return Footing(place, remembered, opened, told)


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
    path: Path | None,
    folder: Path,
    *,
    read_only: bool,
    told: list[str],
    last: Path | None = None,
) -> Lab | LabError:
    """Open a lab, or else the last one, or else the default; or say why not.

    Where nobody can own it, it is opened for reading.
    """
    default = outside.absolute(default_lab(folder))
    wanted = path or (last if last != default else None)
    try:
        return open_first_lab(wanted, folder, read_only=read_only, told=told)
    except LabError as error:
        if path is not None or wanted is None:
            return error
        told.append(Console.last_not_opened.format(file=default.name, why=error))
        return lab(None, folder, read_only=read_only, told=told)


def settings(folder: Path, told: list[str], *, are_kept: bool) -> Settings:
    """Read the settings; in safe mode, or without a place for them, there are none."""
    if not are_kept:
        return Settings(None)
    if reason := outside.why_unwritable(folder):
        told.append(Console.settings_not_kept.format(folder=folder, why=reason))
    return Settings(folder / "settings.ini")
