"""Checks a whole lab: the file, the records, the licensing rules and the journal."""

import sqlite3
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import chain
from pathlib import Path
from time import sleep

from core.catalog import LicenseType
from core.errors import LabDamaged
from core.numbers import purchases, servers
from core.numbers.kinds import NumberError
from core.records import (
    Account,
    Device,
    FailedIssuance,
    IssuedLicense,
    JournalEntry,
    LabSettings,
    LicenseLevels,
    LicensePack,
    LicenseServer,
    LoggedEvent,
    Passage,
    Record,
    Report,
    ReportRow,
    RestorePoint,
    ScheduledTask,
    Session,
    SessionHost,
    User,
)
from core.rules.compatibility import can_hold
from core.store import connection as connections
from core.store import journal, rows, schema, sieve, upgrade
from core.store.beside import Beside
from core.store.identity import identify
from core.store.indexes import Comparison, Look, tables_without_numbers
from core.store.queries import Queries
from core.store.shared_looks import SharedLooks

_RECORDS: dict[str, type[Record]] = {
    "lab": LabSettings,
    "license_server": LicenseServer,
    "license_pack": LicensePack,
    "issued_license": IssuedLicense,
    "session_host": SessionHost,
    "user": User,
    "device": Device,
    "passage": Passage,
    "account": Account,
    "failed_issuance": FailedIssuance,
    "report": Report,
    "report_row": ReportRow,
    "session": Session,
    "logged_event": LoggedEvent,
    "license_level": LicenseLevels,
    "scheduled_task": ScheduledTask,
    "journal": JournalEntry,
    "restore_point": RestorePoint,
}
_KEYS = {"report_row": ("report", "number")}
"""What a row is known by, where it is not SQLite's own number."""
_LEAST, _MOST = -(2**63), 2**63 - 1  # of a number in SQLite
_AT_A_TIME = 4096
"""Rows between two words on how far it is."""
_CACHE = 100_000
"""KiB of pages that are kept: an index names rows in quite another order."""

Tell = Callable[[int, int], object]
"""Is told how many rows are read, and how many there are, and 0 while only
pages are looked at. What it raises ends the check."""
_A_WHILE = 0.01
"""Seconds between two such words."""


def _tell_nobody(_: int, __: int) -> None:
    """Tell nobody."""


def problems_of(path: Path, tell: Tell = _tell_nobody) -> list[str]:
    """Check a lab file, also one too damaged to work with; LabError if it is none.

    Two threads share the looks at it: that halves the time, and a signal is heard at
    once.
    """
    link = connections.open_existing(
        identify(path), read_only=True, check=connections.check_nothing
    )
    with closing(link):
        if found := _misshapen(link):
            return found
        is_of_today = schema.version_of(link) == schema.VERSION
        with _unchanged(link):
            if found := _found_beside(link, tell, with_records=is_of_today):
                return found
            if is_of_today:
                return _contradictions(link)
        with closing(upgrade.up_to_date(link, is_owned=False)) as upgraded:
            return problems(upgraded)


def problems(connection: sqlite3.Connection) -> list[str]:
    """List everything that is wrong, one sentence each; empty for a sound lab."""
    with _unchanged(connection):
        return (
            _misshapen(connection)
            or _damage(connection)
            or _collected(_records(connection, _tell_nobody))
            or _contradictions(connection)
        )


@contextmanager
def _unchanged(connection: sqlite3.Connection) -> Iterator[None]:
    """Let no program write between two looks: what they see would not agree."""
    connection.execute("BEGIN")
    try:
        schema.version_of(connection)  # it begins with what reads first
        yield
    finally:
        connection.rollback()


def _damage(connection: sqlite3.Connection) -> list[str]:
    """List what is wrong with pages, indexes and references."""
    comparison = Comparison(connection)
    looks = [*comparison.looks(), _pages, _references, comparison.differences]
    return _each_once(_collected(look(connection)) for look in looks)


def _found_beside(
    link: connections.LabConnection, tell: Tell, *, with_records: bool
) -> list[str]:
    """List what is damaged; if nothing is, the rows that are no valid records."""
    told: deque[tuple[int, int]] = deque()

    def records(connection: sqlite3.Connection) -> Iterator[str]:
        if with_records:
            yield from _records(connection, lambda *how_far: told.append(how_far))

    comparison = Comparison(link)
    looks = [records, *comparison.looks(), _pages, _references]  # the longest first
    with SharedLooks(link, map(_listed, looks)) as shared:
        _await(shared, tell, told)
        damaged = [shared.result(place) for place in range(1, len(looks))]
        if not comparison.is_proven:
            with Beside(link, _listed(comparison.differences)) as look:
                _await(look, tell, told)
                damaged.append(look.result())
        return _each_once(damaged) or shared.result(0)


def _listed(look: Look) -> Callable[[connections.LabConnection], list[str]]:
    """Make a look that lists what is wrong, on a connection of its own."""

    def listed(connection: connections.LabConnection) -> list[str]:
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        return _collected(look(connection))

    return listed


def _await(
    look: Beside[list[str]] | SharedLooks[list[str]],
    tell: Tell,
    told: deque[tuple[int, int]],
) -> None:
    """Wait for what is found, tell how far it is, and let who is told end that."""
    while not look.is_over or told:
        tell(*(told.popleft() if told else (0, 0)))
        if not told:
            sleep(_A_WHILE)


def _misshapen(connection: sqlite3.Connection) -> list[str]:
    """List what is not as in the schema; then nothing can be read safely."""
    return [
        f"The {part} is missing, was changed or does not belong there."
        for part in schema.differences(connection)
    ]


def _contradictions(connection: sqlite3.Connection) -> list[str]:
    """List what valid records say against each other."""
    return [
        *_collected(_broken_rules(Queries(connection))),
        *history_problems(connection),
    ]


def history_problems(connection: sqlite3.Connection) -> list[str]:
    """List what is wrong with the journal and what refers to it."""
    return _collected(_broken_history(connection))


def _collected(sentences: Iterator[str]) -> list[str]:
    found = []
    try:
        for sentence in sentences:
            found.append(sentence)  # one by one: an error keeps those before it
    except LabDamaged as error:
        found.append(str(error))
    return found


def _each_once(found: Iterable[list[str]]) -> list[str]:
    """Join what several looks found; of the same page they say the same."""
    return list(dict.fromkeys(chain.from_iterable(found)))


def _pages(connection: sqlite3.Connection) -> Iterator[str]:
    tables = tables_without_numbers(connection)
    for check in ("quick_check", *(f"integrity_check('{table}')" for table in tables)):
        for (line,) in connection.execute(f"PRAGMA {check}"):
            if line != "ok":
                yield f"The file: {line}."


def _references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} refers to a {parent} that is not there."


def _records(connection: sqlite3.Connection, tell: Tell) -> Iterator[str]:
    """Say which rows are no valid records; those that SQLite proves are not read."""
    walks = [_Walk(connection, table) for table in _RECORDS]
    whole = sum(walk.length for walk in walks)
    done = 0
    for walk, kind in zip(walks, _RECORDS.values(), strict=True):
        for some in walk.doubtful(sieve.proof(connection, walk.table, kind)):
            for row in some:
                if not _is_valid(kind, row):
                    where = f"Row {walk.place(row)} of {walk.table}"
                    yield f"{where} breaks the rules of a {kind.__name__}."
            tell(done + walk.done, whole)
        done += walk.length
    Queries(connection).settings()  # LabDamaged if there are none


class _Walk:
    """One table, walked by its key in steps of so many rows."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self.table = table
        self.done = 0
        self._connection = connection
        self._key = _KEYS.get(table, ("rowid",))
        counted = connection.execute(f"SELECT count(*) FROM {table}")
        self.length = int(counted.fetchone()[0])

    def doubtful(self, proof: str) -> Iterator[list[sqlite3.Row]]:
        """Read the rows that are not proven, step by step; many steps have none."""
        first = self._key[0]
        rows = (
            f"SELECT *, {', '.join(self._key)} FROM {self.table}"
            f" WHERE {first} BETWEEN ? AND ? AND NOT {proof}"
        )
        end = _LEAST - 1
        while end < _MOST:
            start, end = end + 1, self._end_of_step(end + 1)
            yield self._connection.execute(rows, (start, end)).fetchall()
            self.done = min(self.done + _AT_A_TIME, self.length)

    def _end_of_step(self, start: int) -> int:
        """Return the key of the last row of a step; numbers may be far apart."""
        first = self._key[0]
        found = self._connection.execute(
            f"SELECT {first} FROM {self.table} WHERE {first} >= ?"
            f" ORDER BY {first} LIMIT 1 OFFSET {_AT_A_TIME - 1}",
            (start,),
        ).fetchone()
        return _MOST if found is None else int(found[0])

    def place(self, row: sqlite3.Row) -> int:
        """Return the place of a row in its table, from 1."""
        key = tuple(row)[-len(self._key) :]
        counted = (
            f"SELECT count(*) FROM {self.table} WHERE ({', '.join(self._key)})"
            f" <= ({', '.join('?' * len(key))})"
        )
        return int(self._connection.execute(counted, key).fetchone()[0])


def _is_valid(kind: type[Record], row: sqlite3.Row) -> bool:
    try:
        rows.from_row(kind, row)
    except LabDamaged:
        return False
    return True


def _broken_rules(lab: Queries) -> Iterator[str]:
    for server in lab.servers():
        taken: Counter[str] = Counter()  # licenses by the number that installed them
        for pack in lab.packs(server.name):
            where = f"License pack {pack.id} on {server.name}"
            if _is_bound(pack) and pack.issued > (pack.total or 0):
                yield f"{where} has more licenses issued than it holds."
            if not can_hold(server.version, pack.version):
                yield f"{where} is newer than its license server."
            if pack.id >= server.next_pack_id:
                yield f"{where} has a number that the server has not given out."
            number = pack.purchase_number or ""
            taken[number] += pack.total or 0
            covered = _covered(number)
            if covered is not None and taken[number] > covered:
                yield f"{where} was installed with a number that was used before."


def _covered(number: str) -> int | None:
    """Return how many licenses a number installs once; None if it may be used again.

    Converted licenses keep the number of the pack that they were taken from, and
    migrated ones may be on two servers, so that only the sum on one server counts.
    """
    for read in (purchases.read_retail_code, servers.read_key_pack_id):
        with suppress(NumberError):
            return read(number).quantity
    return None


def _broken_history(connection: sqlite3.Connection) -> Iterator[str]:
    broken = journal.first_broken_link(connection)
    if broken is not None:
        yield f"The journal was changed at row {broken}, or a row is missing."
    (unjournaled,) = connection.execute(
        "SELECT count(*) FROM undo_log WHERE seq NOT IN (SELECT seq FROM journal)"
    ).fetchone()
    if unjournaled:
        yield "The journal lacks its last rows."
    for name, seq in connection.execute(
        "SELECT name, seq FROM restore_point WHERE seq NOT IN (SELECT seq FROM journal)"
    ):
        yield f"The restore point {name} refers to journal row {seq}, not there."


def _is_bound(pack: LicensePack) -> bool:
    """Per User licenses may be over-issued (domain.md 3.3); the others may not."""
    return pack.type is not LicenseType.PER_USER and pack.is_purchased
