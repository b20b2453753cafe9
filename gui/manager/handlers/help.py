"""Help and About."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from gui.manager.actions import Action, PlaceAction
from gui.manager.handlers.handler import ActionHandlers
from gui.session.lab_files import is_attempt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from gui.models.places import Place


class HelpHandlers(ActionHandlers):
    """Explains the program."""

    def actions(self) -> Iterable[Action]:
        yield PlaceAction("help", self.help)
        yield PlaceAction(
            "help_topics",
            self.help,
            shortcuts=(QKeySequence.StandardKey.HelpContents,),
            icon="help",
        )
        yield Action("about", self.about)

    def help(self, place: Place) -> None:
        """Open the help at what is selected."""
        from gui.help.topics import of_place

        self.show(of_place(place))

    def help_on_reports(self) -> None:
        """Open the help where it says how to create a report."""
        self.show("reports")

    def show(self, topic: str, parent: QWidget | None = None) -> None:
        """Open the help at a topic, for the window or for one that it owns."""
        from gui.help.help_window import show_help

        show_help(
            self._session.labels,
            parent or self._window,
            topic,
            has_answers=not is_attempt(self._session.lab.path),
        )

    def about(self) -> None:
        """Open About with the disclaimer and the data folder."""
        from gui.dialogs.about import AboutDialog

        AboutDialog(self._session, self._window).open()
