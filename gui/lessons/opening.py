"""Opens an attempt, as a teacher does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import LabError
from core.lessons.attempts import Attempt
from gui.widgets.on_screen import come_to_front

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gui.session.session import Session


def look_at(path: Path, session: Session, parent: QWidget) -> None:
    """Open an attempt: who, how, what does not fit, what was done, the result."""
    from gui.lessons.attempt_window import AttemptWindow

    try:
        attempt = Attempt.open(path)
    except LabError as error:
        session.tell(error, parent)
    else:
        come_to_front(AttemptWindow(attempt, session, parent))
