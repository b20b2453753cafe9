"""The companion windows by name, and opening one: the only modules loaded by name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from core.catalog import CompanionName

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.companions.window import CompanionWindow
    from gui.session.session import Session


class Companion(NamedTuple):
    """A window around the manager; it is imported when it is first opened."""

    label: str
    """The name of its label in `labels.console`, and of its action."""
    folder: str
    """Where in this folder its `window.py` is; the window names its help topic."""
    kind: str
    """The name of its class."""


COMPANIONS = {
    CompanionName.SERVER_MANAGER: Companion(
        "server_manager", "server_manager", "ServerManager"
    ),
    CompanionName.POLICY: Companion("policy_editor", "policy", "PolicyEditor"),
    CompanionName.DIAGNOSER: Companion("diagnoser", "diagnoser", "Diagnoser"),
    CompanionName.EVENTS: Companion("event_viewer", "event_viewer", "EventViewer"),
    CompanionName.PROMPT: Companion("command_prompt", "prompt", "CommandPrompt"),
    CompanionName.CONNECTION: Companion(
        "remote_connection", "connection", "RemoteConnection"
    ),
    CompanionName.WORLD: Companion("world", "world", "WorldPanel"),
}


def open_companion(name: str, session: Session, parent: QWidget) -> CompanionWindow:
    """Open a companion window of the manager, or bring the open one to front."""
    from gui.companions.window import CompanionWindow
    from gui.widgets.on_screen import fit_to_screen

    shown = parent.findChildren(CompanionWindow, name)
    found = next((window for window in shown if window.isVisible()), None)
    if found is None:
        found = _class_of(CompanionName(name))(session, parent)
        found.setObjectName(name)
        found.refresh()
        fit_to_screen(found)
    found.show()
    found.raise_()
    found.activateWindow()
    return found


def _class_of(name: CompanionName) -> type[CompanionWindow]:
    companion = COMPANIONS[name]
    module = import_module(f"gui.companions.{companion.folder}.window")
    kind: type[CompanionWindow] = getattr(module, companion.kind)
    return kind
