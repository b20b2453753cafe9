"""The journal: one row per command, each hashed together with the row before."""

import json
import sqlite3
from collections.abc import Iterator
from hashlib import sha256

from core import clock
from core.records import JournalEntry
from core.store import rows

DONE = "done"
UNDO = "undo"
RESTORE_POINT = "create-restore-point"


def canonical(value: object) -> str:
    """Write a value as JSON that is the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def next_seq(connection: sqlite3.Connection) -> int:
    """Return the number of the next row, from 1."""
    return int(
        connection.execute("SELECT coalesce(max(seq), 0) + 1 FROM journal").fetchone()[
            0
        ]
    )


def append(
    connection: sqlite3.Connection, at: str, command: str, arguments: str, outcome: str
) -> int:
    """Append a row and return its number."""
    seq = next_seq(connection)
    chain = _link(last_link(connection), (seq, at, command, arguments, outcome))
    rows.insert(
        connection,
        "journal",
        {
            "seq": seq,
            "at": at,
            "command": command,
            "arguments": arguments,
            "outcome": outcome,
            "chain": chain,
        },
    )
    return seq


def entries(connection: sqlite3.Connection, after: int = 0) -> Iterator[JournalEntry]:
    """Read the rows after a number, in order."""
    for row in connection.execute(
        "SELECT * FROM journal WHERE seq > ? ORDER BY seq", (after,)
    ):
        yield rows.from_row(JournalEntry, row)


def last_link(connection: sqlite3.Connection) -> str:
    """Return the hash of the last row, or of the lab's beginning."""
    row = connection.execute(
        "SELECT chain FROM journal ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return _beginning(connection) if row is None else str(row[0])


def first_broken_link(connection: sqlite3.Connection) -> int | None:
    """Return the number of the first row that was changed or is missing, or None."""
    previous = _beginning(connection)
    for expected, e in enumerate(entries(connection), start=1):
        previous = _link(
            previous, (e.seq, clock.iso(e.at), e.command, e.arguments, e.outcome)
        )
        if e.seq != expected or e.chain != previous:
            return expected
    return None


def last_in_effect(connection: sqlite3.Connection) -> int | None:
    """Return the row that undo would take back, or None.

    An undo takes its target out of effect, and its target is always the last one.
    """
    in_effect: list[int] = []
    for seq, command in connection.execute(
        "SELECT seq, command FROM journal WHERE outcome = ? ORDER BY seq", (DONE,)
    ):
        if command == UNDO:
            del in_effect[-1:]
        elif command != RESTORE_POINT:
            in_effect.append(seq)
    return in_effect[-1] if in_effect else None


def _beginning(connection: sqlite3.Connection) -> str:
    lab = connection.execute("SELECT scenario, edition, seed FROM lab").fetchone()
    return sha256(canonical(list(lab)).encode()).hexdigest()


def _link(previous: str, row: tuple[int, str, str, str, str]) -> str:
    return sha256(f"{previous}{canonical(list(row))}".encode()).hexdigest()
