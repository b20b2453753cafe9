"""What the window shows around the list, and in which of four views the list is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from gui.manager.actions import Action
from gui.manager.handlers.handler import ActionHandlers
from gui.manager.panes.view_mode import ViewMode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gui.manager.actions import ActionContext
    from gui.manager.console import Console
    from gui.session.session import Session

_MODES = {
    "large_icons": ViewMode.LARGE_ICONS,
    "small_icons": ViewMode.SMALL_ICONS,
    "list_view": ViewMode.LIST,
    "details": ViewMode.DETAILS,
}


class ViewHandlers(ActionHandlers):
    """Shows and hides, and remembers it."""

    def __init__(
        self, console: Console, session: Session, classic_changed: Callable[[], object]
    ) -> None:
        """Call back when Classic begins or ends."""
        super().__init__(console, session)
        self._classic_changed = classic_changed
        self.mode = ViewMode.DETAILS
        self.is_classic = False

    def actions(self) -> Iterable[Action]:
        yield Action(
            "refresh",
            self._console.refresh,
            shortcuts=(QKeySequence.StandardKey.Refresh,),
            icon="refresh",
        )
        yield Action("refresh_all", self._console.refresh)
        yield Action("exit", self._console.close)
        yield Action(
            "show_tree",
            self.toggle_tree,
            # No menu lists this one, and the keyboard reaches no toolbar.
            shortcuts=(Qt.Modifier.CTRL | Qt.Key.Key_T,),
            icon="show-tree",
        )
        yield Action(
            "toolbar", self.toggle_toolbar, is_ticked=lambda c: c.view.has_toolbar
        )
        yield Action(
            "status_bar",
            self.toggle_status_bar,
            is_ticked=lambda c: c.view.has_status_bar,
        )
        yield Action(
            "classic", self.toggle_classic, is_ticked=lambda c: c.view.is_classic
        )
        yield from self._modes()

    def restore(self) -> None:
        """Show what was shown last."""
        settings = self._session.settings
        self._set_toolbar(visible=settings.flag("view/toolbar", default=True))
        self._set_status_bar(visible=settings.flag("view/status-bar", default=True))
        # What a start was told with --classic holds for that start alone.
        classic = self._session.classic or settings.flag("view/classic", default=False)
        self._set_classic(classic=classic)
        mode = settings.text("view/mode", ViewMode.DETAILS, among=set(ViewMode))
        self.set_mode(ViewMode(mode))

    def set_mode(self, mode: ViewMode) -> None:
        """Show the list in another view."""
        self.mode = mode
        self._console.list.set_mode(mode)
        self._session.settings.remember("view/mode", mode.value)

    def toggle_tree(self) -> None:
        """Show or hide the tree."""
        tree = self._console.tree
        tree.setVisible(tree.isHidden())

    def toggle_toolbar(self) -> None:
        """Show or hide the toolbar."""
        self._set_toolbar(visible=self._console.toolbar.isHidden())

    def toggle_status_bar(self) -> None:
        """Show or hide the status bar."""
        self._set_status_bar(visible=self._console.status_bar.isHidden())

    def toggle_classic(self) -> None:
        """Hide what the genuine tool never had, or show it again."""
        self._set_classic(classic=not self.is_classic)
        self._session.settings.remember("view/classic", self.is_classic)

    def _modes(self) -> Iterator[Action]:
        for name, mode in _MODES.items():

            def is_ticked(context: ActionContext, mode: ViewMode = mode) -> bool:
                return context.view.mode is mode

            handler = partial(self.set_mode, mode)
            yield Action(name, handler, is_ticked=is_ticked, group="view")

    def _set_toolbar(self, *, visible: bool) -> None:
        self._console.toolbar.setVisible(visible)
        self._session.settings.remember("view/toolbar", visible)

    def _set_status_bar(self, *, visible: bool) -> None:
        self._console.status_bar.setVisible(visible)
        self._session.settings.remember("view/status-bar", visible)

    def _set_classic(self, *, classic: bool) -> None:
        self.is_classic = classic
        self._session.is_classic = classic
        self._console.show_training(shown=not classic)
        self._console.status_bar.show_training(shown=not classic)
        if classic:
            self._console.filter_bar.close_filter()
        self._classic_changed()
