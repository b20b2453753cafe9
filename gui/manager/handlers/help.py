"""Help and About."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.manager.handlers.handler import ActionHandlers

if TYPE_CHECKING:
    from gui.manager.handlers.handler import Handlers


class HelpHandlers(ActionHandlers):
    """Explains the program."""

    def handlers(self) -> Handlers:
        return {"help": self.help, "help_topics": self.help, "about": self.about}

    def help(self) -> None:
        """Open the help at what is selected."""
        from gui.help.help_window import show_help
        from gui.help.topics import of_place

        show_help(self._session.labels, self._window, of_place(self._window.place))

    def help_on_reports(self) -> None:
        """Open the help where it says how to create a report."""
        from gui.help.help_window import show_help

        show_help(self._session.labels, self._window, "reports")

    def about(self) -> None:
        """Open About with the disclaimer and the data folder."""
        from gui.dialogs.about import AboutDialog

        AboutDialog(self._session, self._window).open()
