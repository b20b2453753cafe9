"""What a command line asks, and what comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from core.commands.command import Command
from core.errors import Refused
from core.management.folder import Folder
from core.records import Computer
from core.store.queries import Queries


@dataclass(frozen=True)
class Asked:
    """A command line, on one computer of the lab."""

    words: tuple[str, ...]  # as typed, without quotation marks
    computer: Computer
    lab: Queries
    raw: str = ""  # what follows the program's name, as it was typed
    given: str | None = None  # what the program before it wrote, or a file holds
    folder: Folder | None = None  # None: no file can be read or written
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def options(self) -> tuple[str, ...]:
        """What comes after the program's name."""
        return self.words[1:]

    @property
    def roles(self) -> list[Computer]:
        """The session host and the license server that the computer is."""
        return self.lab.roles_of(self.computer.name)


@dataclass(frozen=True)
class Saved:
    """A file that a program writes, in the one folder."""

    path: str  # as it was typed
    text: str


@dataclass(frozen=True)
class Answer:
    """What is written, and what else happens."""

    text: str = ""
    command: Command | None = None
    done: str = ""  # written once the command is carried out
    tells: Callable[[Refused | None], str] | None = None
    """Says what to write then, or where the command was refused."""
    opens: str = ""  # a window by its name
    set: Mapping[str, str] = field(default_factory=dict)  # what is set in that window
    clears: bool = False
    closes: bool = False
    code: int = 0  # the errorlevel; && goes on after 0, || after any other
    is_error: bool = False  # whether the text goes where 2> leads
    saves: tuple[Saved, ...] = ()
    runs: tuple[str, str] | None = None  # a scheduled task: its computer, and its name
    variables: Mapping[str, str] = field(default_factory=dict)  # empty: removed

    def told(self, refused: Refused | None) -> str:
        """Return what to write once the command was carried out, or refused."""
        if self.tells is not None:
            return self.tells(refused)
        return self.done if refused is None else str(refused)

    @property
    def is_text_alone(self) -> bool:
        """Tell whether nothing comes of it but what is written."""
        acts = (
            *(self.command, self.opens, self.clears, self.closes),
            *(self.saves, self.runs),
        )
        return not any(acts) and not self.variables


def failed(text: str, code: int = 1) -> Answer:
    """Answer that nothing was done: a usage, or what is wrong."""
    return Answer(text, code=code, is_error=True)
