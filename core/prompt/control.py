"""What a program wants of the prompt itself: to go somewhere, to ask, to end.

They are programs of `cmd` that need what surrounds them; `core/prompt/running` does it.
"""

from dataclasses import dataclass

from core.management.paths import Parts


@dataclass(frozen=True)
class Call:
    """`call`: a batch file, a label of this one, or a program."""

    text: str


@dataclass(frozen=True)
class Goto:
    """`goto`: the line behind a label; `eof` is the end."""

    label: str


@dataclass(frozen=True)
class Leave:
    """`exit /b`: the batch file ends, with a code if one is given."""

    code: int | None


@dataclass(frozen=True)
class Localize:
    """`setlocal`: what is set from here on ends with the batch file.

    None leaves `!NAME!` as it is.
    """

    delays: bool | None = None


@dataclass(frozen=True)
class EndLocal:
    """`endlocal`."""


@dataclass(frozen=True)
class Shift:
    """`shift`: the arguments move, from this one on."""

    first: int = 0


@dataclass(frozen=True)
class GoTo:
    """`cd` and `pushd`: the prompt is in another folder."""

    folder: Parts
    remembers: bool = False


@dataclass(frozen=True)
class GoBack:
    """`popd`."""


@dataclass(frozen=True)
class Echo:
    """`echo on`, `echo off`: whether a batch file shows its lines."""

    is_on: bool


@dataclass(frozen=True)
class Inner:
    """`cmd /c`: a line in a prompt of its own."""

    line: str
    delays: bool = False


Control = (
    Call | Goto | Leave | Localize | EndLocal | Shift | GoTo | GoBack | Echo | Inner
)
