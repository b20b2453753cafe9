"""Nothing else differs from the start: what a repair may leave changed is named."""

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from core.lessons.checks.base import BaseCheck
from core.lessons.checks.case import Case, Finding
from core.lessons.checks.words import joined
from core.lessons.gestures import Texts
from core.store.schema import WORLD_TABLES

Row = dict[str, Any]
Table = dict[int, Row]
_SHOWN = 3
"""So many differences are named."""


class Kind(StrEnum):
    """What may differ, by kind."""

    CLOCK = "clock"
    SIGNED_IN = "signed-in"
    LAB = "lab"  # its other settings: faults, trusts
    SERVER = "server"
    PACK = "pack"
    LICENSE = "license"  # issued ones, the clients' copies, failures to issue
    HOST = "host"
    SESSION = "session"
    EVENT = "event"
    REPORT = "report"
    USER = "user"
    ACCOUNT = "account"
    DEVICE = "device"
    PASSAGE = "passage"
    DATABASE_FILE = "database-file"


_TABLES: dict[str, tuple[Kind, tuple[str, ...]]] = {
    "lab": (Kind.LAB, ()),
    "license_server": (Kind.SERVER, ("name",)),
    "license_pack": (Kind.PACK, ("server",)),
    "issued_license": (Kind.LICENSE, ("server", "user", "computer")),
    "database_file": (Kind.DATABASE_FILE, ("server",)),
    "filed_pack": (Kind.DATABASE_FILE, ()),
    "filed_license": (Kind.DATABASE_FILE, ()),
    "used_number": (Kind.PACK, ("server",)),
    "session_host": (Kind.HOST, ("name",)),
    "user": (Kind.USER, ("name",)),
    "device": (Kind.DEVICE, ("name",)),
    "passage": (Kind.PASSAGE, ("target", "origin")),
    "account": (Kind.ACCOUNT, ("name",)),
    "failed_issuance": (Kind.LICENSE, ("server", "user")),
    "report": (Kind.REPORT, ("server",)),
    "session": (Kind.SESSION, ("host", "user", "computer")),
    "logged_event": (Kind.EVENT, ("computer",)),
}
"""What the rows of each table are, and the columns that say whose they are."""
_COLUMNS = {
    ("lab", "now"): Kind.CLOCK,
    ("lab", "signed_in"): Kind.SIGNED_IN,
    ("license_server", "next_pack_id"): Kind.PACK,
    ("session_host", "met_license_server"): Kind.LICENSE,
    ("device", "client_license"): Kind.LICENSE,
    ("device", "copy_version"): Kind.LICENSE,
    ("device", "copy_until"): Kind.LICENSE,
}
"""Columns that are of another kind than their rows."""


class Unharmed(BaseCheck):
    """All is as it was at the start, but for what is named."""

    check: Literal["unharmed"]
    but: tuple[Kind, ...] = Field(
        default=(), description="kinds of things that may differ"
    )
    names: Texts = Field(
        default=(), description="servers, hosts, users … that may differ in anything"
    )
    fields: Texts = Field(
        default=(), description="fields that may differ, on whatever: scope, own_mode"
    )

    def expected(self) -> str:
        """Say that nothing else is changed."""
        named = [*(kind.replace("-", " ") for kind in self.but), *self.names]
        named += [field.replace("_", " ") for field in self.fields]
        but = f" but for {joined(named)}" if named else ""
        return f"Nothing differs from the start{but}"

    def judge(self, case: Case) -> Finding:
        """Compare row by row."""
        with case.start() as start:
            before = start.world()
        now = case.lab.world()
        found = [
            difference
            for table in WORLD_TABLES
            for difference in self._differences(table, before[table], now[table])
        ]
        if not found:
            return Finding(True, self.expected(), "Nothing else differs from the start")
        shown = found[:_SHOWN]
        if len(found) > _SHOWN:
            shown.append(f"{len(found) - _SHOWN} more")
        return Finding(False, self.expected(), f"Changed: {'; '.join(shown)}")

    def _differences(
        self, table: str, before: list[Row], now: list[Row]
    ) -> Iterator[str]:
        key = WORLD_TABLES[table]
        kind, owners = _TABLES[table]
        old: Table = {row[key]: row for row in before}
        new: Table = {row[key]: row for row in now}
        for number in old.keys() | new.keys():
            was, now_is = old.get(number), new.get(number)
            row = now_is or was or {}
            if was == now_is or self._is_of_a_name(row, owners):
                continue
            if was is None or now_is is None:
                if kind not in self.but:
                    what = "is new" if was is None else "is gone"
                    yield f"{_name_of(kind, row, owners)} {what}"
                continue
            for column in self._columns(table, was, now_is):
                yield f"{_name_of(kind, row, owners)}: {_told(column, was, now_is)}"

    def _columns(self, table: str, was: Row, now_is: Row) -> Iterator[str]:
        kind, _ = _TABLES[table]
        for column in was:
            of = _COLUMNS.get((table, column), kind)
            is_named = of in self.but or column in self.fields
            if was[column] != now_is[column] and not is_named:
                yield column

    def _is_of_a_name(self, row: Row, owners: tuple[str, ...]) -> bool:
        named = {name.casefold() for name in self.names}
        whose = {str(row[owner]).casefold() for owner in owners}
        return bool(named & (whose | {name.rpartition("\\")[2] for name in whose}))


def _name_of(kind: Kind, row: Row, owners: tuple[str, ...]) -> str:
    """Name the thing; a user without the domain."""
    whose = next((str(row[o]) for o in owners if row[o]), "")
    return f"{kind.replace('-', ' ')} {whose}".strip()


def _told(column: str, was: Row, now_is: Row) -> str:
    name = column.replace("_", " ")
    return f"{name} was {_value(was[column])}, is {_value(now_is[column])}"


def _value(value: Any) -> str:
    """Write the value of a column; a list as its parts."""
    if value in (None, "", "[]", "{}"):
        return "nothing"
    text = str(value)
    if text.startswith("["):
        return joined(map(str, json.loads(text)))
    return text.replace("-", " ") if text.replace("-", "").isalpha() else text
