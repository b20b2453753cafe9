"""The companion windows by name, and opening one (design.md, Companion windows)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gui.companions.window import CompanionWindow
    from gui.manager.main_window import MainWindow


class Companion(NamedTuple):
    """Where a window's class is; it is imported when the window is first opened."""

    module: str
    kind: str


_FOLDER = "gui.companions"
COMPANIONS = {
    "server-manager": Companion(f"{_FOLDER}.server_manager.window", "ServerManager"),
    "policy": Companion(f"{_FOLDER}.policy.window", "PolicyEditor"),
    "diagnoser": Companion(f"{_FOLDER}.diagnoser.window", "Diagnoser"),
    "events": Companion(f"{_FOLDER}.event_viewer.window", "EventViewer"),
    "prompt": Companion(f"{_FOLDER}.prompt.window", "CommandPrompt"),
    "connection": Companion(f"{_FOLDER}.connection.window", "RemoteConnection"),
    "world": Companion(f"{_FOLDER}.world.window", "WorldPanel"),
}


def open_companion(name: str, window: MainWindow) -> CompanionWindow:
    """Open a companion window of the manager, or bring the open one to front."""
    from gui.companions.window import CompanionWindow
    from gui.widgets.on_screen import fit_to_screen

    shown = window.findChildren(CompanionWindow)
    found = next((w for w in shown if w.name == name and w.isVisible()), None)
    if found is None:
        companion = COMPANIONS[name]
        kind = getattr(import_module(companion.module), companion.kind)
        found = kind(window.session, window)
        found.asked_for.connect(lambda other: open_companion(other, window))
        found.refresh()
        fit_to_screen(found)
    found.show()
    found.raise_()
    found.activateWindow()
    return found
