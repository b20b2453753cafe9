"""Nothing else differs from the start: what a repair may leave changed is named."""

import json
from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from core.catalog import LicenseProgram
from core.lessons.checks.base import BaseCheck
from core.lessons.checks.case import Case, Finding
from core.lessons.checks.hosts import HostCheck
from core.lessons.checks.people import DeviceCheck, UserCheck
from core.lessons.checks.servers import ServerCheck
from core.lessons.checks.words import Says, joined, listed_once, word, words_of
from core.lessons.checks.world import LabCheck
from core.lessons.gestures import Texts
from core.records import (
    Account,
    Device,
    IssuedLicense,
    LabSettings,
    LicensePack,
    LicenseServer,
    Passage,
    Report,
    Session,
    SessionHost,
    User,
)
from core.store.schema import WORLD_TABLES

Row = dict[str, Any]
Table = dict[int, Row]


class Kind(StrEnum):
    """What may differ, by kind."""

    CLOCK = "clock"
    SIGNED_IN = "signed-in"
    LAB = "lab"  # its other settings: faults, trusts
    SERVER = "server"
    PACK = "pack"
    LICENSE = "license"  # issued ones, with packs of temporary ones, clients' copies
    HOST = "host"
    SESSION = "session"
    EVENT = "event"
    REPORT = "report"
    USER = "user"
    ACCOUNT = "account"
    DEVICE = "device"
    PASSAGE = "passage"
    DATABASE_FILE = "database-file"
    LEVEL = "level"  # of the license monitor
    TASK = "task"


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
    "license_level": (Kind.LEVEL, ()),
    "scheduled_task": (Kind.TASK, ("computer", "name")),
}
"""What the rows of each table are, and the columns that say whose they are."""
_RUNS = {"is_running": Says("its service runs", "its service does not run")}
_SAYINGS: defaultdict[str, dict[str, Says]] = defaultdict(
    dict,
    lab=LabCheck.sayings(),
    license_server={
        **ServerCheck.sayings(),
        **_RUNS,
        "security_group_policy": Says(
            "License server security group is in force",
            "License server security group is not in force",
        ),
        "prevent_license_upgrade": Says(
            "Prevent license upgrade is in force",
            "Prevent license upgrade is not in force",
        ),
    },
    session_host={**HostCheck.sayings(), **_RUNS},
    user=UserCheck.sayings(),
    device=DeviceCheck.sayings(),
)
"""How columns read, by their tables."""
_COLUMNS = {
    ("lab", "now"): Kind.CLOCK,
    ("lab", "signed_in"): Kind.SIGNED_IN,
    ("session_host", "met_license_server"): Kind.LICENSE,
    ("device", "client_license"): Kind.LICENSE,
}
"""Columns that are of another kind than their rows."""
_FIELDS = {
    name
    for record in (
        LabSettings,
        LicenseServer,
        LicensePack,
        IssuedLicense,
        SessionHost,
        Session,
        User,
        Device,
        Account,
        Passage,
        Report,
    )
    for name in record.model_fields
}
_SAID_ALREADY = {"copy_version", "copy_until", "next_pack_id"}
"""Columns that follow from others: what a client keeps, which packs there are."""
_NEVER_BOUGHT = {LicenseProgram.TEMPORARY, LicenseProgram.OVER_USED}
"""License packs that come about when licenses are issued."""


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

    @model_validator(mode="after")
    def _fields_are_known(self) -> Self:
        if unknown := set(self.fields) - _FIELDS:
            raise ValueError(f"Nothing has a field {unknown.pop()}.")
        return self

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
        return Finding(False, self.expected(), f"Changed: {listed_once(found)}")

    def _differences(
        self, table: str, before: list[Row], now: list[Row]
    ) -> Iterator[str]:
        key = WORLD_TABLES[table]
        _, owners = _TABLES[table]
        old: Table = {row[key]: row for row in before}
        new: Table = {row[key]: row for row in now}
        for number in sorted(old.keys() | new.keys()):
            was, now_is = old.get(number), new.get(number)
            row = now_is or was or {}
            if was == now_is or self._is_of_a_name(row, owners):
                continue
            kind = _kind_of(table, row)
            if was is None or now_is is None:
                if kind not in self.but:
                    what = "is new" if was is None else "is gone"
                    yield f"{_name_of(kind, row, owners)} {what}"
                continue
            for column in self._columns(table, was, now_is):
                says = _SAYINGS[table].get(column)
                told = _told(says, column, was[column], now_is[column])
                yield f"{_name_of(kind, row, owners)}: {told}"

    def _columns(self, table: str, was: Row, now_is: Row) -> Iterator[str]:
        kind = _kind_of(table, now_is)
        for column in was:
            of = _COLUMNS.get((table, column), kind)
            is_named = of in self.but or column in self.fields
            is_said = is_named or column in _SAID_ALREADY
            if was[column] != now_is[column] and not is_said:
                yield column

    def _is_of_a_name(self, row: Row, owners: tuple[str, ...]) -> bool:
        named = {name.casefold() for name in self.names}
        whose = {str(row[owner]).casefold() for owner in owners}
        return bool(named & (whose | {name.rpartition("\\")[2] for name in whose}))


def _kind_of(table: str, row: Row) -> Kind:
    """Tell what a row is; packs that were never bought come and go with licenses."""
    if table == "license_pack" and row["program"] in _NEVER_BOUGHT:
        return Kind.LICENSE
    return _TABLES[table][0]


def _name_of(kind: Kind, row: Row, owners: tuple[str, ...]) -> str:
    """Name the thing, or what it is of."""
    whose = next((str(row[owner]) for owner in owners if row[owner]), "")
    what = kind.replace("-", " ")
    is_itself = "name" in owners
    return f"{what} {whose}" if is_itself else f"{what} of {whose}" if whose else what


def _told(says: Says | None, column: str, was: object, now_is: object) -> str:
    """Say what a column says now; what is nested is only said to differ."""
    if says is not None and says.no:
        return f"{says.phrase(bool(now_is))} (at the start: {says.phrase(bool(was))})"
    before, after = _value(was), _value(now_is)
    if before is None or after is None:
        return f"another {column.replace('_', ' ')}"
    told = says or Says(f"{column.replace('_', ' ')} {{}}")
    return f"{told.yes.format(after)} (at the start: {before})"


def _value(value: object) -> str | None:
    """Write the value of a column as a person reads it; None of what is nested."""
    if value is None or value in ("", "[]", "{}"):
        return word(None)
    text = str(value)
    if not text.startswith(("[", "{")):
        return words_of(text)
    told = json.loads(text)
    is_plain = isinstance(told, list) and all(isinstance(t, str) for t in told)
    return word(told) if is_plain else None
