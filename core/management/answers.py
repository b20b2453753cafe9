"""What comes of a write: a command to carry out, or why there is none."""

from dataclasses import dataclass
from enum import Enum, auto

from core.commands.command import Command


class Because(Enum):
    """Why nothing is written, so that each tool can say it in its own way."""

    MISSING = auto()  # there is no such key or value
    DENIED = auto()  # the person is no administrator
    WRONG = auto()  # this value cannot have this type or data
    CLOSED = auto()  # this is not changed here


@dataclass(frozen=True)
class No:
    """Nothing is written; a sentence says why, and a line of `reg` what would be."""

    because: Because
    text: str
    example: str = ""


@dataclass(frozen=True)
class Write:
    """A command that does it; what a person has to know once it is done."""

    command: Command
    note: str = ""


Outcome = Write | No

NO_KEY = No(Because.MISSING, "The system was unable to find the specified key.")
NO_VALUE = No(Because.MISSING, "The system was unable to find the specified value.")


def closed(text: str, example: str = "") -> No:
    """Refuse what is not changed here."""
    return No(Because.CLOSED, text, example)


def wrong(text: str, example: str = "") -> No:
    """Refuse data that this value cannot have."""
    return No(Because.WRONG, text, example)
