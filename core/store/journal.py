"""The journal: one row per command, each hashed together with the row before."""

import json
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from core import clock
from core.records import JournalEntry
from core.store import rows

DONE = "done"
UNDO = "undo"
REDO = "redo"
RESTORE_POINT = "create-restore-point"
NOTES = frozenset(
    {
        "begin-attempt",
        "take-help",
        "answer-question",
        "pause-attempt",
        "resume-attempt",
        "end-attempt",
    }
)
"""What is noted of an attempt at a lesson; it changes nothing in the world."""
_NO_CHANGES = NOTES | {RESTORE_POINT}


class Standing(NamedTuple):
    """Rows of the journal: the change to undo, the one to redo, and the undo of it."""

    undo: int | None = None
    redo: int | None = None
    undone_by: int | None = None


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
    connection: sqlite3.Connection,
    seq: int,
    at: str,
    command: str,
    arguments: str,
    outcome: str,
) -> None:
    """Append a row; its number is that of `next_seq`."""
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


def standing(connection: sqlite3.Connection) -> Standing:
    """Find out where undo and redo have led, walking back from the last row.

    Undo and redo step along the changes, which they leave as they are; a new change
    forgets what was ahead. `ahead` is how many changes further than now a row led.
    """
    undo = redo = undone_by = None
    ahead = 0
    is_last_change = True
    for seq, command in connection.execute(
        "SELECT seq, command FROM journal WHERE outcome = ? ORDER BY seq DESC", (DONE,)
    ):
        if command == UNDO:
            undone_by = undone_by or (seq if ahead == 0 else None)
            ahead += 1
        elif command == REDO:
            ahead -= 1
        elif command not in _NO_CHANGES:
            undo = undo or (seq if ahead == 0 else None)
            redo = redo or (seq if ahead == 1 else None)
            if is_last_change and ahead == 0:
                return Standing(undo)
            if undo and redo:
                break
            is_last_change = False
            ahead -= 1
    return Standing(undo, redo, undone_by)


def _beginning(connection: sqlite3.Connection) -> str:
    lab = connection.execute("SELECT scenario, edition, seed FROM lab").fetchone()
    return sha256(canonical(list(lab)).encode()).hexdigest()


def _link(previous: str, row: tuple[int, str, str, str, str]) -> str:
    return sha256(f"{previous}{canonical(list(row))}".encode()).hexdigest()
