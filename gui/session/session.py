"""What all windows on one open lab share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.errors import LabError
from gui.labels.editions import Labels, labels_for
from gui.session.delays import Delays
from gui.session.prompts import Prompts

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from core.bus import Event
    from core.commands.command import Command
    from core.lab import Lab
    from gui.session.manager import Manager
    from gui.session.settings import Settings


@dataclass
class Session:
    """One open lab: its labels, its prompts, and the manager as a port."""

    lab: Lab
    settings: Settings
    data_folder: Path
    delays: Delays = field(default_factory=Delays)
    classic: bool = False
    manager: Manager = field(init=False)
    """Set by who makes the main window, before any other window is open."""

    def __post_init__(self) -> None:
        """Take the labels of the lab's edition."""
        self.labels: Labels = labels_for(self.lab.settings().edition)
        self.prompts = Prompts(self.labels.console.title, self.labels.words.for_edition)

    def do(self, command: Command, parent: QWidget) -> list[Event] | None:
        """Carry a command out; where it fails say why, and return None."""
        try:
            return self.lab.do(command)
        except LabError as error:
            self.prompts.show_message(parent, str(error))
            return None
