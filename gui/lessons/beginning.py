"""Begins and resumes attempts."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from core import outside
from core.errors import LabError
from core.lessons.attempts import Attempt
from gui.labels.lessons import LessonText as Text
from gui.lessons.attempt_files import folder_of_attempts, free_path
from gui.widgets.next_turn import in_next_turn

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from core.catalog import Mode
    from core.lessons.reading import LessonFile
    from gui.session.session import Session

_SEEDS = 1_000_000


def now() -> datetime:
    """Return the real time, which attempts keep; the lab has its own."""
    return datetime.now(UTC)


def begin(
    file: LessonFile, learner: str, mode: Mode, session: Session, parent: QWidget
) -> None:
    """Begin an attempt in a lab of its own, and show that."""
    folder = folder_of_attempts(session.data_folder)
    seed = 1 + secrets.randbelow(_SEEDS)
    try:
        path = free_path(folder, file.lesson(seed).title)
        for needed in (folder, path.parent):
            if reason := outside.make_private_folder(needed):
                told = Text.no_folder.format(folder=needed, why=reason)
                session.prompts.show_message(parent, told)
                return
        attempt = _begun(path, file, learner, mode, seed)
    except LabError as error:
        session.tell(error, parent)
    else:
        _work_on(attempt, session, parent)


def _begun(
    path: Path, file: LessonFile, learner: str, mode: Mode, seed: int
) -> Attempt:
    """Begin an attempt; where that fails, its folder is taken away again."""
    try:
        return Attempt.begin(path, file, learner, mode, seed=seed, at=now())
    except BaseException:
        outside.remove_if_empty(path.parent)
        raise


def resume(path: Path, session: Session, parent: QWidget) -> None:
    """Go on with an attempt that has not ended."""
    try:
        attempt = Attempt.open(path, resumed_at=now())
    except LabError as error:
        session.tell(error, parent)
    else:
        _work_on(attempt, session, parent)


def _work_on(attempt: Attempt, session: Session, parent: QWidget) -> None:
    """Show an attempt; its window takes the place of the one that asked for it."""
    parent.setEnabled(False)  # nothing else begins meanwhile
    in_next_turn(parent, partial(session.manager.work_on, attempt))
