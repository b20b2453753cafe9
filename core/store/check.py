"""Checks a whole lab: the file, the records, the licensing rules and the journal."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

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
    LicensePack,
    LicenseServer,
    LoggedEvent,
    Record,
    Report,
    ReportRow,
    RestorePoint,
    Session,
    SessionHost,
    User,
)
from core.rules.compatibility import can_hold
from core.store import connection as connections
from core.store import journal, rows, schema, upgrade
from core.store.identity import identify
from core.store.queries import Queries

_RECORDS: dict[str, type[Record]] = {
    "lab": LabSettings,
    "license_server": LicenseServer,
    "license_pack": LicensePack,
    "issued_license": IssuedLicense,
    "session_host": SessionHost,
    "user": User,
    "device": Device,
    "account": Account,
    "failed_issuance": FailedIssuance,
    "report": Report,
    "report_row": ReportRow,
    "session": Session,
    "logged_event": LoggedEvent,
    "journal": JournalEntry,
    "restore_point": RestorePoint,
}


def problems_of(path: Path) -> list[str]:
    """Check a lab file, also one too damaged to work with; LabError if it is none."""
    link = connections.open_existing(
        identify(path), read_only=True, check=connections.check_nothing
    )
    with closing(link):
        if schema.version_of(link) == schema.VERSION:
            return problems(link)
        if found := damage(link):
            return found
        with closing(upgrade.up_to_date(link, is_owned=False)) as upgraded:
            return problems(upgraded)


def problems(connection: sqlite3.Connection) -> list[str]:
    """List everything that is wrong, one sentence each; empty for a sound lab."""
    if found := damage(connection):
        return found  # what follows can be read safely
    found = _collected(_records(connection))
    if not found:
        found += _collected(_broken_rules(Queries(connection)))
        found += _collected(_broken_history(connection))
    return found


def damage(connection: sqlite3.Connection) -> list[str]:
    """List what is wrong with the file, whatever its records say."""
    found = [
        f"The {part} is missing, was changed or does not belong there."
        for part in schema.differences(connection)
    ]
    if found:
        return found  # nothing can be read safely
    for look in (_integrity, _references):
        found += _collected(look(connection))
    return found


def _collected(sentences: Iterator[str]) -> list[str]:
    found = []
    try:
        for sentence in sentences:
            found.append(sentence)  # one by one: an error keeps those before it
    except LabDamaged as error:
        found.append(str(error))
    return found


def _integrity(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"The file: {line}."


def _references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} refers to a {parent} that is not there."


def _records(connection: sqlite3.Connection) -> Iterator[str]:
    for table, kind in _RECORDS.items():
        for number, row in enumerate(connection.execute(f"SELECT * FROM {table}"), 1):
            try:
                rows.from_row(kind, row)
            except LabDamaged:
                yield f"Row {number} of {table} breaks the rules of a {kind.__name__}."
    Queries(connection).settings()  # LabDamaged if there are none


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
