"""What a running script hands to its host beside its output."""

from dataclasses import dataclass
from enum import Enum, auto


class Question(Enum):
    """Why a script waits for the person."""

    LINE = auto()  # Read-Host
    SECRET = auto()  # Read-Host -AsSecureString
    CONFIRM = auto()  # -Confirm
    GO_ON = auto()  # the script has taken many steps


class Signal:
    """Something in the stream of objects that is none: pass it on, and do no more."""

    __slots__ = ()


@dataclass
class Ask(Signal):
    """A question; the host puts the answer into it and goes on.

    No answer (None) is the end of input: Read-Host gives $null, others mean no.
    """

    question: Question
    prompt: str
    answer: str | None = None


PAUSE = Signal()
"""The host may redraw, or end the script by closing it."""


@dataclass(frozen=True)
class Out:
    """Text for one of the streams, such as output, error, warning or host.

    Without a line feed at its end the next text goes on in the same line.
    """

    stream: str
    text: str
    """Lines end in a line feed alone, however the script ended them."""
    foreground: str = ""
    background: str = ""


def shown_out(stream: str, text: str, **colours: str) -> Out:
    """Make a piece of text that a script wrote."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return Out(stream, lines, **colours)


class Stopped(BaseException):
    """The script ends here: its budget is used up, and nobody said to go on."""

    def __init__(self, reason: str) -> None:
        """Say why."""
        super().__init__(reason)
        self.reason = reason


class Exited(BaseException):
    """`exit`: the script ends with a code."""

    def __init__(self, code: int) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code
