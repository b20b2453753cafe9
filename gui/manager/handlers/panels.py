"""Panels of the main window that the genuine tool never had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.manager.handlers.handler import ActionHandlers

if TYPE_CHECKING:
    from gui.manager.handlers.handler import Handlers
    from gui.training.powershell_view import PowerShellView


class PanelHandlers(ActionHandlers):
    """Shows and hides them; each is made when it is first asked for."""

    _powershell: PowerShellView | None = None

    def handlers(self) -> Handlers:
        return {"powershell_view": self.toggle_powershell}

    def toggle_powershell(self) -> None:
        """Show the calls that do the same as what was done, or hide them."""
        if self._powershell is None:
            self._powershell = self._make_powershell()
        else:
            self._powershell.setVisible(self._powershell.isHidden())

    def hide(self) -> None:
        """Hide all panels, as Classic wants it."""
        if self._powershell is not None:
            self._powershell.hide()

    def _make_powershell(self) -> PowerShellView:
        from gui.training.powershell_view import PowerShellView

        view = PowerShellView(self._session, self._window)
        action = self._window.actions_["powershell_view"]
        view.toggled.connect(action.setChecked)
        self._window.shown_again.connect(view.follow)
        self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, view)
        return view
