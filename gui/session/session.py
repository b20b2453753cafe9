"""What every window works with: the lab, the labels, the prompts, the settings."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.bus import Event
from core.commands.command import Command
from core.errors import LabError
from core.lab import Lab
from gui.labels.editions import Labels, labels_for
from gui.session.delays import Delays
from gui.session.prompts import Prompts
from gui.session.settings import Settings


@dataclass
class Session:
    """One open lab and what its windows share."""

    lab: Lab
    settings: Settings
    data_folder: Path
    show_lab: Callable[[Lab], None]
    delays: Delays = field(default_factory=Delays)
    classic: bool = False

    def __post_init__(self) -> None:
        """Take the labels of the lab's edition."""
        self.labels: Labels = labels_for(self.lab.settings().edition)
        self.prompts = Prompts(self.labels.console.title, self.labels.words.say)

    def do(self, command: Command, parent: QWidget) -> list[Event] | None:
        """Carry a command out; where it fails say why, and return None."""
        try:
            return self.lab.do(command)
        except LabError as error:
            self.prompts.show_message(parent, str(error))
            return None
