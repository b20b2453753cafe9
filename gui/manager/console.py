"""The port through which action handlers see the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QDockWidget, QMenu, QToolBar, QWidget

    from gui.manager.panes.list_pane import ListPane
    from gui.manager.panes.tree import TreePane
    from gui.manager.status_bar import StatusBar
    from gui.models.places import Place
    from gui.tables.filter_bar import FilterBar


class Console(Protocol):
    """What a handler may see of the main window, and ask of it.

    `parent_window` is the parent of what a handler opens; `refreshed` is sent when
    the lab was read again.
    """

    refreshed: SignalInstance

    @property
    def parent_window(self) -> QWidget: ...

    @property
    def tree(self) -> TreePane: ...

    @property
    def list(self) -> ListPane: ...

    @property
    def filter_bar(self) -> FilterBar: ...

    @property
    def toolbar(self) -> QToolBar: ...

    @property
    def status_bar(self) -> StatusBar: ...

    @property
    def training_menu(self) -> QMenu: ...

    def show_training(self, *, shown: bool) -> None:
        """Show or hide what the genuine manager never had."""

    def refresh(self) -> None:
        """Read everything again from the lab."""

    def go(self, place: Place) -> None:
        """Select a place in the tree and show its contents."""

    def go_back(self) -> None:
        """Return to the place before."""

    def go_forward(self) -> None:
        """Go to the place that was left by going back."""

    def go_up(self) -> None:
        """Go one level up and select there where the person came from."""

    def update_actions(self) -> None:
        """Enable and tick the actions for what is selected and shown now."""

    def add_panel(self, panel: QDockWidget) -> None:
        """Show a panel below the list."""

    def close(self) -> bool:
        """Close the window."""
