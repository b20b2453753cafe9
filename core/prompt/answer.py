"""What a command line asks, and what comes of it."""

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field

from core.commands.command import Command
from core.errors import Refused
from core.management.folder import Folder
from core.management.paths import FolderError, Parts, Trouble
from core.management.texts import decoded
from core.prompt.control import Control
from core.records import Computer
from core.store.queries import Queries


@dataclass
class Input:
    """What the program before wrote, or a file holds; a line is read once."""

    text: str

    def line(self) -> str | None:
        """Take the next line; None at the end."""
        if not self.text:
            return None
        line, _, self.text = self.text.partition("\n")
        return line

    def rest(self) -> str:
        """Take all that is left."""
        rest, self.text = self.text, ""
        return rest


@dataclass(frozen=True)
class Asked:
    """A command line, on one computer of the lab."""

    words: tuple[str, ...]  # as typed, without quotation marks
    computer: Computer
    lab: Queries
    raw: str = ""  # what follows the program's name, as it was typed
    input: Input | None = None
    folder: Folder | None = None  # None: no file can be read or written
    current: Parts = ()
    """Where in the folder relative paths begin."""
    variables: Mapping[str, str] = field(default_factory=dict)
    is_batch: bool = False
    """Whether it stands in a batch file, which asks less."""
    is_echo: bool = True
    """Whether a batch file shows its lines."""

    @property
    def options(self) -> tuple[str, ...]:
        """What comes after the program's name."""
        return self.words[1:]

    @property
    def roles(self) -> list[Computer]:
        """The session host and the license server that the computer is."""
        return self.lab.roles_of(self.computer.name)

    def disk(self, path: str = "") -> Folder:
        """Return the folder of files; FolderError, naming the path, without one."""
        if self.folder is None:
            raise FolderError(Trouble.NO_FILE, path)
        return self.folder

    def read(self, path: str) -> str:
        """Return the text of a file; FolderError where it cannot be read."""
        return decoded(self.disk(path).read(path, self.current))


@dataclass(frozen=True)
class Saved:
    """A file that a program writes, in the one folder."""

    path: str  # as it was typed
    text: str
    encoding: str = ""  # empty: UTF-8, without a mark


@dataclass(frozen=True)
class Question:
    """A line that somebody types; None where nobody can."""

    prompt: str
    then: "Callable[[str | None], Answer]"


@dataclass(frozen=True)
class Several:
    """Answers one after another; the first that fails is the last."""

    answers: "Iterator[Answer]"


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
    title: str = ""  # of the window, from now on
    code: int = 0  # the errorlevel; && goes on after 0, || after any other
    is_error: bool = False  # whether the text goes where 2> leads
    is_line: bool = True  # whether what is written next begins a new line
    saves: tuple[Saved, ...] = ()
    runs: tuple[str, str] | None = None  # a scheduled task: its computer, and its name
    variables: Mapping[str, str] = field(default_factory=dict)  # empty: removed
    control: Control | Question | Several | None = None
    asks: str | None = None
    """What is asked; whoever shows it sends the line that is typed, or None."""

    def told(self, refused: Refused | None) -> str:
        """Return what to write once the command was carried out, or refused."""
        if self.tells is not None:
            return self.tells(refused)
        return self.done if refused is None else str(refused)

    @property
    def written(self) -> str:
        """The text with the end of its line, as it goes into a file."""
        return f"{self.text}\n" if self.text and self.is_line else self.text

    @property
    def is_text_alone(self) -> bool:
        """Tell whether nothing comes of it but what is written."""
        acts = (
            *(self.command, self.opens, self.clears, self.closes, self.title),
            *(self.saves, self.runs, self.control),
        )
        return not any(acts) and not self.variables


Steps = Generator[Answer, Refused | str | None, None]
"""What is to be done and written, one after another; who does a command, or runs a
task, sends None, or how that was refused, and after a question what was typed."""


def failed(text: str, code: int = 1) -> Answer:
    """Answer that nothing was done: a usage, or what is wrong."""
    return Answer(text, code=code, is_error=True)
