"""Opens the results of a folder of attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import outside
from gui.lessons.results_window import ResultsWindow
from gui.widgets.on_screen import come_to_front

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gui.session.session import Session


def ask_to_roll_up(session: Session, parent: QWidget) -> None:
    """Ask for a folder, and show the results of the attempts in it."""
    session.prompts.ask_for_folder(
        parent, outside.home(), lambda folder: roll_up(folder, session, parent)
    )


def roll_up(folder: Path, session: Session, parent: QWidget) -> None:
    """Show the results of the attempts in a folder."""
    come_to_front(ResultsWindow(folder, session, parent))
