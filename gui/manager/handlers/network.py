"""What is done with the network: connecting, signing in, and its faults."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.catalog import ClearinghouseCondition
from gui.manager.actions import Action, PlaceAction
from gui.manager.handlers.handler import ActionHandlers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gui.manager.actions import ActionContext
    from gui.models.places import Place

_CONDITIONS = {
    "reachable": ClearinghouseCondition.REACHABLE,
    "slow": ClearinghouseCondition.SLOW,
    "unreachable": ClearinghouseCondition.UNREACHABLE,
    "wrong_date": ClearinghouseCondition.WRONG_DATE,
}


class NetworkHandlers(ActionHandlers):
    """Connects to license servers, changes the account, and plants faults."""

    def actions(self) -> Iterable[Action]:
        yield Action("connect", self.connect, is_possible=lambda c: c.can_change)
        yield Action("sign_in_as", self.sign_in_as, is_possible=lambda c: c.can_change)
        yield PlaceAction(
            "server_unreachable",
            self.toggle_server,
            is_possible=lambda c: c.server is not None and c.can_plant,
            is_ticked=_is_server_away,
        )
        yield Action(
            "directory_unreachable",
            self.toggle_directory,
            is_possible=lambda c: c.is_in_domain and c.can_plant,
            is_ticked=lambda c: c.tells_faults and not c.settings.directory_reachable,
        )
        yield from self._clearinghouse()

    def connect(self) -> None:
        """Ask for a license server, and go there."""
        from gui.dialogs.connect import ConnectDialog

        ConnectDialog(self._session, self._window, self._console.go).open()

    def sign_in_as(self) -> None:
        """Ask for the account that uses the console."""
        from gui.dialogs.sign_in import SignInDialog

        SignInDialog(self._session, self._window).open()

    def toggle_server(self, place: Place) -> None:
        """Take the selected license server off the network, or put it back."""
        from core.commands.faults import SetServerReachable

        server = self._session.lab.server(place.server)
        command = SetServerReachable(
            server=server.name, is_reachable=not server.is_reachable
        )
        self._session.do(command, self._window)

    def toggle_directory(self) -> None:
        """Take the domain controllers off the network, or put them back."""
        from core.commands.faults import SetDirectoryReachable

        is_reachable = self._session.lab.settings().directory_reachable
        command = SetDirectoryReachable(is_reachable=not is_reachable)
        self._session.do(command, self._window)

    def set_clearinghouse(self, condition: ClearinghouseCondition) -> None:
        """Set how the simulated Clearinghouse behaves."""
        from core.commands.faults import SetClearinghouseCondition

        command = SetClearinghouseCondition(condition=condition)
        self._session.do(command, self._window)

    def _clearinghouse(self) -> Iterator[Action]:
        for name, condition in _CONDITIONS.items():

            def is_ticked(
                context: ActionContext, condition: ClearinghouseCondition = condition
            ) -> bool:
                is_so = context.settings.clearinghouse is condition
                return context.tells_faults and is_so

            yield Action(
                name,
                partial(self.set_clearinghouse, condition),
                is_possible=lambda c: c.can_plant,
                is_ticked=is_ticked,
                group="clearinghouse",
            )


def _is_server_away(context: ActionContext) -> bool:
    server = context.server
    return context.tells_faults and server is not None and not server.is_reachable
