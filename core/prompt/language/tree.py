"""What a command line is made of, once it was read."""

from dataclasses import dataclass

LOOPS = ("", "/l", "/d", "/r", "/f")
"""The kinds of `for`: of words and files, numbers, folders, below a folder, lines."""


@dataclass(frozen=True)
class Redirection:
    """Where what is read comes from (handle 0), or output and errors (1, 2) go."""

    handle: int
    path: str = ""
    appends: bool = False
    joins: int | None = None  # 2>&1: goes where that handle leads; there is no path


@dataclass(frozen=True)
class Simple:
    """A program with what it was given, as typed; carets are gone."""

    text: str


@dataclass(frozen=True)
class Quiet:
    """`@`: a batch file does not show it before it runs."""

    body: "Node"


@dataclass(frozen=True)
class Group:
    """Commands in parentheses; None where there is nothing in them."""

    body: "Node | None"


@dataclass(frozen=True)
class Redirected:
    """A command, and where its output goes."""

    body: "Node"
    redirections: tuple[Redirection, ...]


@dataclass(frozen=True)
class Pipe:
    """Commands of which each reads what the one before it wrote."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class AllOf:
    """`&&`: one after another, up to one that fails."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class AnyOf:
    """`||`: one after another, up to one that does what it should."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Sequence:
    """`&`, and the lines of a group: one after another."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Condition:
    """What `if` asks: a word such as `exist` or `EQU`, and its one or two sides."""

    kind: str  # upper case; == for texts
    left: str
    right: str = ""
    is_not: bool = False
    ignores_case: bool = False


@dataclass(frozen=True)
class If:
    """`if … else …`."""

    condition: Condition
    body: "Node"
    otherwise: "Node | None" = None


@dataclass(frozen=True)
class For:
    """`for … do …`."""

    kind: str  # one of LOOPS
    options: str  # the folder of /r, and what /f is told
    variable: str  # one letter or sign; upper and lower case differ
    items: str  # what stands in the parentheses
    body: "Node"


Node = Simple | Quiet | Group | Redirected | Pipe | AllOf | AnyOf | Sequence | If | For


def is_quiet(node: Node) -> bool:
    """Tell whether a line begins with `@`, so that a batch file does not show it."""
    match node:
        case Quiet():
            return True
        case Redirected(body, _):
            return is_quiet(body)
        case Pipe(parts) | AllOf(parts) | AnyOf(parts) | Sequence(parts):
            return is_quiet(parts[0])
    return False
