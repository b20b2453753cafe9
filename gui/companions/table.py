"""The companion windows by name, and opening one: the only modules loaded by name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

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


COMPANIONS = {  # by the names that --open and the prompt know
    "server-manager": Companion("server_manager", "server_manager", "ServerManager"),
    "policy": Companion("policy_editor", "policy", "PolicyEditor"),
    "diagnoser": Companion("diagnoser", "diagnoser", "Diagnoser"),
    "events": Companion("event_viewer", "event_viewer", "EventViewer"),
    "prompt": Companion("command_prompt", "prompt", "CommandPrompt"),
    "powershell": Companion("windows_powershell", "powershell", "PowerShell"),
    "registry": Companion("registry_editor", "registry", "RegistryEditor"),
    "tasks": Companion("task_scheduler", "tasks", "TaskScheduler"),
    "connection": Companion("remote_connection", "connection", "RemoteConnection"),
    "world": Companion("world", "world", "WorldPanel"),
    "monitor": Companion("license_monitor", "monitor", "LicenseMonitor"),
    "website": Companion("licensing_website", "website", "LicensingWebsite"),
}


def open_companion(name: str, session: Session, parent: QWidget) -> CompanionWindow:
    """Open a companion window of the manager, or bring the open one to front."""
    from gui.widgets.on_screen import come_to_front

    found = _ready(name, session, parent)
    come_to_front(found)
    return found


def open_behind(name: str, page: int, session: Session, parent: QWidget) -> None:
    """Open a companion window at one of its pages; the manager stays in front."""
    from gui.widgets.on_screen import show_behind

    found = _ready(name, session, parent)
    found.show_page(page)
    show_behind(found)


def _ready(name: str, session: Session, parent: QWidget) -> CompanionWindow:
    """Make a companion window, or find the one that there is, and bring it up to date.

    Where it is not visible, it is shown afterwards.
    """
    from gui.companions.window import CompanionWindow
    from gui.widgets.on_screen import fit_to_screen

    made = parent.findChildren(CompanionWindow, name)
    found = next((window for window in made if window.is_in_use), None)
    if found is None:
        found = _class_of(COMPANIONS[name])(session, parent)
        found.setObjectName(name)
        fit_to_screen(found)
        if found.opens_beside:
            _put_beside(found, parent)
    if not found.isVisible():
        found.refresh()
    return found


def _put_beside(window: QWidget, manager: QWidget) -> None:
    from gui.widgets.on_screen import FRAME, beside

    frame, room = manager.frameGeometry(), manager.screen().availableGeometry()
    left = beside(frame, window.width() + FRAME.width(), room)
    if left is not None:
        window.move(left, frame.top())


def _class_of(companion: Companion) -> type[CompanionWindow]:
    module = import_module(f"gui.companions.{companion.folder}.window")
    kind: type[CompanionWindow] = getattr(module, companion.kind)
    return kind
