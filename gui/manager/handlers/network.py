"""What is done with the network: connecting, signing in, and its faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.manager.handlers.handler import ActionHandlers

if TYPE_CHECKING:
    from gui.manager.handlers.handler import Handlers


class NetworkHandlers(ActionHandlers):
    """Connects to license servers, changes the account, and plants faults."""

    def handlers(self) -> Handlers:
        return {
            "connect": self.connect,
            "sign_in_as": self.sign_in_as,
            "server_unreachable": self.toggle_server,
            "directory_unreachable": self.toggle_directory,
        }

    def connect(self) -> None:
        """Ask for a license server, and go there."""
        from gui.dialogs.connect import ConnectDialog

        ConnectDialog(self._session, self._window, self._window.go).open()

    def sign_in_as(self) -> None:
        """Ask for the account that uses the console."""
        from gui.dialogs.sign_in import SignInDialog

        SignInDialog(self._session, self._window).open()

    def toggle_server(self) -> None:
        """Take the selected license server off the network, or put it back."""
        from core.commands.faults import SetServerReachable

        server = self._session.lab.server(self._window.place.server)
        command = SetServerReachable(
            server=server.name, is_reachable=not server.is_reachable
        )
        self._session.do(command, self._window)
        self._window.update_actions()  # where it failed, the mark goes back

    def toggle_directory(self) -> None:
        """Take the domain controllers off the network, or put them back."""
        from core.commands.faults import SetDirectoryReachable

        is_reachable = self._session.lab.settings().directory_reachable
        command = SetDirectoryReachable(is_reachable=not is_reachable)
        self._session.do(command, self._window)
        self._window.update_actions()
