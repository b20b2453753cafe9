"""A lesson's file: steps of one gesture each, and checks on the end state."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from core.catalog import (
    ConnectionMethod,
    DiscoveryScope,
    LicenseProgram,
    LicenseType,
    LicensingMode,
    ProductVersion,
    ReportScope,
)
from core.records import Record

MAX_TIMES = 100_000
"""How often a lesson may repeat a text."""

Texts = tuple[str, ...]
FileName = Annotated[str, Field(pattern=r"^\w[\w-]*\.[a-z]+$")]
Cells = dict[str, str]
"""The texts of one row by the titles of their columns."""


class Context(Record):
    """Right-click an item of the tree and choose from its menu, or leave it open."""

    context: Texts
    choose: Texts = ()


class Menu(Record):
    """Choose from the menu bar."""

    menu: Texts


class Node(Record):
    """Click an item of the tree."""

    node: Texts


class Row(Record):
    """Click a row of a list by the text of its first column; `choose` from its menu."""

    row: str
    choose: Texts = ()


class Press(Record):
    """Press a button."""

    press: str


class Select(Record):
    """Choose in a drop-down list or a list box, by the field's label."""

    select: dict[str, str]


class Type(Record):
    """Type into a field, by its label; what was there is replaced."""

    type: dict[str, str]


class Tick(Record):
    """Tick or clear a check box, or choose a radio button, by its label."""

    tick: dict[str, bool]


class Tab(Record):
    """Go to a tab."""

    tab: str


class GoTo(Record):
    """Go to another open window, by its title."""

    go_to: str


class Open(Record):
    """Double-click a row of a list by the text of its first column."""

    open: str


class Shortcut(Record):
    """Press keys, `F5` or `Alt+Return`."""

    shortcut: str


Gesture = (
    Context
    | Menu
    | Node
    | Row
    | Press
    | Select
    | Type
    | Tick
    | Tab
    | GoTo
    | Open
    | Shortcut
)


class Step(Record):
    """One gesture, what is said about it, and what is visible afterwards."""

    say: str = ""
    do: Gesture
    see: Texts = ()
    unseen: Texts = ()
    greyed: Texts = ()  # menu items, buttons, fields that are there and not usable
    shows: dict[str, str] = Field(default_factory=dict)  # fields and what is in them
    wrong: dict[str, str] = Field(default_factory=dict)  # fields and the message there
    cells: dict[str, Cells] = Field(default_factory=dict)  # rows by their first column
    unchanged: bool = False  # the gesture changes nothing in the lab
    why: str = ""


class ServerActivated(Record):
    """The server is activated, or with `is_so = false` it is not."""

    check: Literal["server-activated"]
    server: str
    is_so: bool = True


class MethodSet(Record):
    """The server uses this connection method."""

    check: Literal["connection-method"]
    server: str
    method: ConnectionMethod


class Configured(Record):
    """The server is configured like this; what is not named may be as it likes."""

    check: Literal["configured"]
    server: str
    in_ad_group: bool | None = None
    scp_registered: bool | None = None
    scope: DiscoveryScope | None = None


class PackInstalled(Record):
    """A purchased license pack of this kind is installed."""

    check: Literal["pack-installed"]
    server: str
    version: ProductVersion
    type: LicenseType
    total: int
    program: LicenseProgram


class PacksInstalled(Record):
    """So many purchased license packs are installed."""

    check: Literal["packs-installed"]
    server: str
    count: int


class HostConfigured(Record):
    """The session host has this mode and these license servers in force."""

    check: Literal["host-configured"]
    host: str
    mode: LicensingMode
    license_servers: Texts


class Refused(Record):
    """The last command in the journal was refused for this reason."""

    check: Literal["refused"]
    reason: str


class Issued(Record):
    """So many licenses of a type are issued from the purchased license packs."""

    check: Literal["issued"]
    server: str
    type: LicenseType
    count: int


class Revoked(Record):
    """The license of a computer is revoked."""

    check: Literal["revoked"]
    server: str
    computer: str


class ReportListed(Record):
    """So many reports are listed under Reports, with this scope if one is named."""

    check: Literal["reports"]
    server: str
    count: int
    scope: ReportScope | None = None


class FileSaved(Record):
    """A file lies beside the lab, and these texts are in it."""

    check: Literal["file-saved"]
    name: FileName
    has: Texts = ()


Check = (
    ServerActivated
    | MethodSet
    | Configured
    | PackInstalled
    | PacksInstalled
    | HostConfigured
    | Refused
    | Issued
    | Revoked
    | ReportListed
    | FileSaved
)


class Objective(Record):
    """One thing that is so in the end."""

    say: str = ""
    points: int = Field(default=1, ge=0)
    that: Check = Field(discriminator="check")


class Retail(Record):
    """A license code made for the lesson."""

    make: Literal["retail"]
    version: ProductVersion
    type: LicenseType
    quantity: int
    program: LicenseProgram = LicenseProgram.RETAIL
    serial: int = 1


class AgreementNumber(Record):
    """An agreement number made for the lesson."""

    make: Literal["agreement"]
    program: LicenseProgram
    serial: int = 1


class OpenNumber(Record):
    """One of the two numbers of an Open License."""

    make: Literal["open-authorization", "open-license"]
    serial: int = 1


class ServerId(Record):
    """The product ID of a server of the lab, or the license server ID for it."""

    make: Literal["product-id", "server-id"]
    server: str
    serial: int = 1  # a reactivation by web or telephone gives the next one


class KeyPackId(Record):
    """A key pack ID for an activated server of the lab."""

    make: Literal["key-pack-id"]
    server: str
    version: ProductVersion
    type: LicenseType
    quantity: int
    program: LicenseProgram = LicenseProgram.RETAIL
    serial: int = 1


class FileBeside(Record):
    """The whole name of a file in the folder of the lab."""

    make: Literal["file-beside-lab"]
    name: FileName


class Mistyped(Record):
    """Another variable's number with a slip; `look-alike` still means the same."""

    make: Literal["mistyped"]
    of: str
    slip: Literal["wrong", "swapped", "short", "long", "look-alike"]


class Repeated(Record):
    """A text many times over."""

    make: Literal["repeated"]
    text: str
    times: int = Field(ge=1, le=MAX_TIMES)


Variable = (
    str
    | Retail
    | AgreementNumber
    | OpenNumber
    | ServerId
    | KeyPackId
    | FileBeside
    | Mistyped
    | Repeated
)


class Lesson(Record):
    """A published procedure, or one of our own, that can be played."""

    schema_: Literal[1] = Field(alias="schema")
    id: str
    title: str
    summary: str = ""
    source: str
    scenario: str
    edition: ProductVersion | None = None
    minutes: int = 5
    variables: dict[str, Variable] = Field(default_factory=dict)
    steps: tuple[Step, ...] = Field(alias="step", min_length=1)
    objectives: tuple[Objective, ...] = Field(alias="objective", default=())


def read(path: Path) -> Lesson:
    """Read a lesson file; ValueError names what is wrong in it."""
    return Lesson.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
