"""Whatever a script hands to a member of a type, no error of Python's comes of it."""

import copy
import functools
import itertools
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from core.management.folder import Folder
from core.management.registry.registry import Registry
from core.shell.types.builders import StringBuilder
from core.shell.types.credentials import Credential
from core.shell.types.cultures import Culture
from core.shell.types.encodings import Encoding
from core.shell.types.guids import Guid
from core.shell.types.identity import Identity, Principal
from core.shell.types.net_type import Method, NetType, called
from core.shell.types.regexes import Regex
from core.shell.types.stopwatch import Stopwatch
from core.shell.types.table import types_by_name
from core.shell.values.bag import Bag, Table
from core.shell.values.errors import ScriptError, failure
from core.shell.values.kinds import Byte, Char, GenericList, Growing, Value
from core.shell.values.version import Version

KINDS = sorted(set(types_by_name().values()), key=lambda kind: kind.name)


class World:
    """A world of one computer."""

    def __init__(self) -> None:
        self.state: dict[str, object] = {}
        self.folder = Folder(Path("of no test"))

    def registry(self, computer: str = "") -> Registry | None:
        return None

    def now(self) -> datetime:
        return datetime(2026, 12, 1, 14)

    def account(self) -> str:
        return "CORP\\a.adams"

    def computer_name(self) -> str:
        return "RDLIC01"

    def environment(self) -> Table:
        return Table({"TEMP": "C:\\Temp"})

    def os_version(self) -> str:
        return "10.0.20348"

    def is_administrator(self) -> bool:
        return True

    def managed(self, path: str) -> Value:
        raise failure(f"{path} cannot be found.")

    def searched(self, query: str, scope: str) -> Iterator[Value]:
        raise failure(f"{query} cannot be asked in {scope}.")


WORLD = World()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be written where the test may."""
    monkeypatch.setattr(WORLD, "folder", Folder(tmp_path))


def values() -> list[Value]:
    return [
        *(None, True, -1, 2**70, 1.5, float("nan"), "", "a,b", "12", "("),
        *([], [1, "a"], Table({"a": 1}), Growing([3]), datetime(2026, 1, 1)),
    ]


def holders(kind: NetType) -> Iterator[Value]:
    """Give values of a type."""
    known = [
        *values(),
        *(Char("x"), Byte(3), Decimal("2.5"), GenericList(["x"]), timedelta(1)),
        *(StringBuilder("abc"), Encoding("UTF8"), Regex("a"), Bag({"a": 1})),
        *(Principal(Identity(WORLD)), Stopwatch(WORLD), Culture(""), Version(1, 2)),
        *(Credential("x"), Guid(uuid.UUID(int=5))),
    ]
    return (value for value in known if value is not None and kind.holds(value))


def members(kind: NetType) -> Iterator[tuple[str, Method, object]]:
    """Give name, method and first argument of all that can be called."""
    for name, method in kind.static_methods.items():
        yield name, method, WORLD
    if kind.new is not None:
        yield "new", kind.new, WORLD
    for holder in holders(kind):
        for name, method in kind.methods.items():
            yield name, method, holder


def error_of(act: Callable[[], Value]) -> str:
    """Do something, and give the id of the error of the script that comes of it."""
    try:
        act()
    except ScriptError as error:
        return error.record.error_id
    return ""


def call_with_all(name: str, method: Method, first: object) -> None:
    """Call with none, one and two arguments of all kinds."""
    for count in range(3):
        for arguments in itertools.product(values(), repeat=count):
            own = copy.copy(first) if isinstance(first, list | Table) else first
            given = list(arguments)
            error = error_of(functools.partial(called, method, name, own, given))
            if error == "MethodCountCouldNotFindBest":
                break


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_a_member_gives_a_value_or_an_error_of_the_script(kind: NetType) -> None:
    for value in values():
        error_of(functools.partial(kind.make, value, WORLD))
    for prop in kind.static_properties.values():
        prop(WORLD)
    for holder in holders(kind):
        for read in kind.properties.values():
            read(holder)
    for name, method, first in members(kind):
        call_with_all(name, method, first)


def test_no_two_types_have_one_name() -> None:
    names = [kind.name.lower() for kind in KINDS]

    assert len(set(names)) == len(names)
