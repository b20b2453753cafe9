"""How many licenses were issued and installed on each day, from what undo keeps.

The present state is known, and each change of a row with the state before it. So the
walk goes back from today, change by change; nothing is counted twice, and nothing has
to be kept beside the lab for it.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from core import clock
from core.catalog import (
    PURCHASE_PROGRAMS,
    LicenseProgram,
    LicenseType,
    ProductVersion,
)
from core.records import LicensePack
from core.store import slices
from core.store.queries.servers import IN_USE
from core.store.slices import Steps
from core.store.timeline import Act, last_act

DAYS = 366
"""The most days that are counted, today included."""
EVERYWHERE = ""
"""Stands for all license servers together."""
_WATCHED = {program.value for program in PURCHASE_PROGRAMS} | {LicenseProgram.OVER_USED}
_USED = frozenset(IN_USE.strip("()").replace("'", "").split(", "))
_LAST = 2**63 - 1
_CHANGES = """
    SELECT u.id, u.tbl, u.row, u.before, i.server, i.pack_id, i.status
    FROM undo_log AS u
    LEFT JOIN issued_license AS i ON i.id = u.row AND u.tbl = 'issued_license'
    WHERE u.seq = ? AND u.id < ? ORDER BY u.id DESC LIMIT ?"""

Place = tuple[str, int]  # a license server, and the ID of a license pack there
Key = tuple[str, ProductVersion, LicenseType]
Connect = Callable[[], sqlite3.Connection]


class Count(NamedTuple):
    """What there was at the end of a day, and the most that were issued during it."""

    installed: int
    issued: int
    peak: int


@dataclass(frozen=True)
class DayOfUse:
    """One day: a count for each version and type of each server, and of all."""

    day: date
    counts: dict[Key, Count]


class _Pack(NamedTuple):
    place: Place
    version: ProductVersion
    type: LicenseType
    total: int


class _State:
    """How many licenses there are; each change that is taken back leads further."""

    def __init__(self, packs: dict[int, _Pack], issued: Counter[Place]) -> None:
        self._packs = packs
        self._issued = issued
        self._known: dict[int, Place | None] = {}  # licenses that changed later
        self._places: dict[Place, Place] = {}  # each once, however many are issued

    def take_back(self, table: str, row: int, before: Any, now: Any) -> None:
        """Make a row what it was before a change; `now` is what it is at present."""
        if table == "license_pack":
            self._packs.pop(row, None)
            if before is not None and before["program"] in _WATCHED:
                self._packs[row] = _pack(before)
        else:
            after = self._known[row] if row in self._known else self._place(*now)
            was = None
            if before is not None:
                was = self._place(before["server"], before["pack_id"], before["status"])
            self._known[row] = was
            if after is not None:
                self._issued[after] -= 1
            if was is not None:
                self._issued[was] += 1

    def counts(self) -> dict[Key, tuple[int, int]]:
        """Tell what is installed and issued, on each server and everywhere."""
        found: dict[Key, tuple[int, int]] = {}
        for pack in self._packs.values():
            issued = self._issued[pack.place]
            for server in (pack.place[0], EVERYWHERE):
                key = (server, pack.version, pack.type)
                installed, others = found.get(key, (0, 0))
                found[key] = (installed + pack.total, others + issued)
        return found

    def _place(self, server: Any, pack_id: Any, status: Any) -> Place | None:
        if status not in _USED:
            return None
        place = (server, pack_id)
        return self._places.setdefault(place, place)


class _Days:
    """The days that the walk has come through, the last one first."""

    def __init__(self, today: date, counts: dict[Key, tuple[int, int]]) -> None:
        self.found: list[DayOfUse] = []
        self._begin(today, counts)

    @property
    def is_full(self) -> bool:
        """Tell whether no earlier day is wanted."""
        return len(self.found) >= DAYS

    def add(self, day: date, counts: dict[Key, tuple[int, int]]) -> None:
        """Take the state before a command; it may be that of an earlier day."""
        for key, (_, issued) in counts.items():
            self._peaks[key] = max(self._peaks.get(key, 0), issued)
        if day < self._day:
            self.end()
            for between in _between(day, self._day):
                if self.is_full:
                    return
                self._begin(between, counts)
                self.end()
            self._begin(day, counts)

    def end(self) -> None:
        """Keep the day that is under way."""
        counts = {
            key: Count(*count, self._peaks[key]) for key, count in self._counts.items()
        }
        self.found.append(DayOfUse(self._day, counts))

    def _begin(self, day: date, counts: dict[Key, tuple[int, int]]) -> None:
        self._day = day
        self._counts = counts
        self._peaks = {key: issued for key, (_, issued) in counts.items()}


class _Walk:
    """Goes back from the present, command by command."""

    def __init__(
        self, connect: Connect, today: date, state: _State, days: _Days
    ) -> None:
        self._connect = connect
        self._state = state
        self._days = days
        self._day = today
        self._done = 0  # rows since the last pause

    def back_over(self, act: Act) -> Steps[None]:
        """Take back what a command changed, and note the state before it."""
        day, is_changed = self._day, False
        before = _LAST
        while True:
            rows = (
                self._connect()
                .execute(_CHANGES, (act.seq, before, slices.ROWS))
                .fetchall()
            )
            for row in rows:
                is_changed |= self._take_back(*row[1:])
            self._done += len(rows)
            if self._done >= slices.ROWS:
                yield self._done
                self._done = 0
            if len(rows) < slices.ROWS:
                break
            before = rows[-1][0]
        if is_changed or self._day < day:
            self._days.add(self._day, self._state.counts())

    def _take_back(self, table: str, row: int, kept: str | None, *now: Any) -> bool:
        """Take a change back; tell whether it was one of licenses."""
        if table not in {"lab", "license_pack", "issued_license"}:
            return False
        before: Any = None if kept is None else json.loads(kept)
        if table == "lab":
            self._day = clock.parse(before["now"]).date()
            return False
        self._state.take_back(table, row, before, now)
        return True


def use_by_day(
    connect: Connect, today: date, packs: list[LicensePack]
) -> Steps[list[DayOfUse]]:
    """Count the use on the last days of the lab, the earliest first.

    `packs` are all that there are now, with what is issued. Between two slices
    commands may be carried out; then what was read is of no use any more.
    """
    issued = Counter({(pack.server, pack.id): pack.issued for pack in packs})
    state = _State(_packs_by_row(connect()), issued)
    days = _Days(today, state.counts())
    walk = _Walk(connect, today, state, days)
    act = yield from last_act(connect())
    while act is not None and not days.is_full:
        yield from walk.back_over(act)
        act = act.before
    if not days.is_full:
        days.end()
    return days.found[::-1]


def _packs_by_row(connection: sqlite3.Connection) -> dict[int, _Pack]:
    found = connection.execute("SELECT * FROM license_pack").fetchall()
    return {row["row"]: _pack(row) for row in found if row["program"] in _WATCHED}


def _pack(row: Any) -> _Pack:
    place = (row["server"], row["id"])
    version, type_ = ProductVersion(row["version"]), LicenseType(row["type"])
    return _Pack(place, version, type_, row["total"] or 0)


def _between(day: date, later: date) -> Iterator[date]:
    """Name the days between two, the last one first."""
    number = (later - day).days - 1
    return (day + timedelta(days=after) for after in range(number, 0, -1))
