"""Panels of the main window that the genuine tool never had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.manager.actions import Action
from gui.manager.handlers.handler import ActionHandlers
from gui.models.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from core.powershell.looks import Look
    from gui.models.places import Place
    from gui.training.powershell_view import PowerShellView


class PanelHandlers(ActionHandlers):
    """Shows and hides them; each is made when it is first asked for."""

    _powershell: PowerShellView | None = None

    def actions(self) -> Iterable[Action]:
        yield Action(
            "powershell_view",
            self.toggle_powershell,
            is_ticked=lambda c: c.view.has_powershell,
            shortcuts=(Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_P,),
        )

    @property
    def has_powershell(self) -> bool:
        """Tell whether PowerShell View is shown."""
        return self._powershell is not None and not self._powershell.isHidden()

    def toggle_powershell(self) -> None:
        """Show the calls that do the same as what was done, or hide them."""
        if self._powershell is None:
            self._powershell = self._make_powershell()
        else:
            self._powershell.setVisible(self._powershell.isHidden())

    def show_look(self, read: Callable[[], Look | None]) -> None:
        """Show what reads the same as what is looked at, where that can be seen."""
        view = self._powershell
        if view is not None and not view.isHidden() and (look := read()) is not None:
            view.show_look(look)

    def look_at(self, place: Place) -> Look | None:
        """Return what reads the same as the list of a place."""
        from core.powershell import looks

        if place.kind is PlaceKind.SERVER:
            return looks.packs(place.server)
        if place.kind is PlaceKind.PACK:
            return looks.issued(place.server, place.pack_id)
        if place.kind is PlaceKind.REPORTS:
            return looks.reports(place.server)
        if place.kind is PlaceKind.ALL_SERVERS:
            names = [s.name for s in self._session.lab.servers() if s.is_listed]
            return looks.servers(names) if names else None
        return None

    def hide(self) -> None:
        """Hide all panels, as Classic wants it."""
        if self._powershell is not None:
            self._powershell.hide()

    def _make_powershell(self) -> PowerShellView:
        from gui.training.powershell_view import PowerShellView

        view = PowerShellView(self._session, self._window)
        view.toggled.connect(lambda _: self._console.update_actions())
        self._console.refreshed.connect(view.follow)
        self._console.add_panel(view)
        return view
