"""The port through which a main window asks for another lab to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from core.lab import Lab
    from core.lessons.attempts import Attempt
    from gui.session.session import Session


class Labs(Protocol):
    """Shows one lab at a time in a main window; the one before is closed."""

    def show_lab(self, lab: Lab) -> None:
        """Show another lab; a lesson that goes on is left, and can be resumed."""

    def work_on(self, attempt: Attempt) -> None:
        """Show the lab of an attempt, and lead through its lesson."""

    def record_in(self, lab: Lab) -> None:
        """Show a lab in which a lesson is recorded, and the recorder beside it."""

    def show_own_lab(self, then: Callable[[Session, QWidget], object]) -> None:
        """Show the lab again that was open before a lesson, and then call."""

    def show_beside(self, lab: Lab) -> None:
        """Show a lab in windows of its own, in place of the one shown there before."""

    def close_beside(self) -> None:
        """Close those windows."""
