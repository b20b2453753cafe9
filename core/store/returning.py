"""Issued licenses that leave the record, many at a time: in slices."""

import sqlite3

from core.catalog import LicenseStatus
from core.records import LicensePack
from core.store import slices
from core.store.queries.servers import IN_USE
from core.store.slices import Steps, through

_OF_PACK = "issued_license WHERE server = :server AND pack_id = :pack"
_EXPIRED = "issued_license WHERE expires_on <= :now AND status IN ('active', 'revoked')"
_IN_STATUS = f"{_OF_PACK} AND status = :status AND status IN {IN_USE}"
_FIRST = "FROM leaving ORDER BY issued_on, id LIMIT :rows"


def return_all(connection: sqlite3.Connection, pack: LicensePack) -> Steps[int]:
    """Remove all issued licenses of a pack; return how many there were."""
    values = {"server": pack.server, "pack": pack.id}
    return (yield from slices.delete(connection, _OF_PACK, values))


def return_expired(connection: sqlite3.Connection, now: str) -> Steps[int]:
    """Remove what has expired by a time; return how many there were."""
    return (yield from slices.delete(connection, _EXPIRED, {"now": now}))


def count_expired(connection: sqlite3.Connection, now: str) -> int:
    """Count what has expired by a time."""
    (count,) = connection.execute(
        f"SELECT count(*) FROM {_EXPIRED}", {"now": now}
    ).fetchone()
    return int(count)


def return_oldest(
    connection: sqlite3.Connection, pack: LicensePack, count: int
) -> Steps[None]:
    """Remove licenses of a pack that are in use, those issued longest ago first."""
    connection.execute(
        "CREATE TEMP TABLE leaving "
        "(issued_on TEXT, id INTEGER, PRIMARY KEY (issued_on, id)) WITHOUT ROWID"
    )
    yield from _list_in_use(connection, pack)
    left = count
    while left:
        rows = {"rows": min(left, slices.ROWS)}
        connection.execute(
            f"DELETE FROM issued_license WHERE id IN (SELECT id {_FIRST})", rows
        )
        connection.execute(
            "DELETE FROM leaving WHERE (issued_on, id) IN "
            f"(SELECT issued_on, id {_FIRST})",
            rows,
        )
        left -= rows["rows"]
        if left:
            yield rows["rows"]
    connection.execute("DROP TABLE leaving")


def _list_in_use(connection: sqlite3.Connection, pack: LicensePack) -> Steps[None]:
    """Sort them by inserting; those of one status come in the order of an index."""
    for status in LicenseStatus:
        yield from through(
            connection,
            _IN_STATUS,
            "id",
            f"INSERT INTO leaving SELECT issued_on, id FROM {_IN_STATUS} "
            "AND id > :after AND id <= :until",
            {"server": pack.server, "pack": pack.id, "status": status},
        )
