"""What a command line asks, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.commands.command import Command
from core.records import Computer
from core.store.queries import Queries


@dataclass(frozen=True)
class Asked:
    """A command line, on one computer of the lab."""

    words: tuple[str, ...]  # as typed, without quotation marks
    computer: Computer
    lab: Queries

    @property
    def options(self) -> tuple[str, ...]:
        """What comes after the program's name."""
        return self.words[1:]

    @property
    def roles(self) -> list[Computer]:
        """The session host and the license server that the computer is."""
        return self.lab.roles_of(self.computer.name)


@dataclass(frozen=True)
class Answer:
    """What is written, and what else happens."""

    text: str = ""
    command: Command | None = None
    done: str = ""  # written once the command is carried out
    opens: str = ""  # a window by its name
    set: Mapping[str, str] = field(default_factory=dict)  # what is set in that window
    clears: bool = False
    closes: bool = False
