"""The first look at the records of a lab, before anything is shown or replaced."""

import sqlite3
from contextlib import closing

from core.catalog import MAX_WHOLE_NUMBER
from core.errors import RecordDamaged
from core.records import JournalEntry
from core.store import schema
from core.store.connection import LabConnection, connect
from core.store.queries import Queries


def refuse_unreadable(link: LabConnection) -> None:
    """Read a lab as on opening, whatever its version; LabDamaged if that fails."""
    if schema.version_of(link) == schema.VERSION:
        read_first(Queries(link), link)
        return
    with closing(copy_in_memory(link)) as copy:
        read_first(Queries(copy), copy)


def copy_in_memory(link: LabConnection) -> LabConnection:
    """Copy a lab into memory, and bring that up to today's schema."""
    copy = connect(link.path, "memory", opened=link.identity)
    try:
        link.backup(copy)
        schema.upgrade(copy, schema.version_of(link))
        copy.execute("PRAGMA query_only = ON")
    except BaseException:
        copy.close()
        raise
    return copy


def read_first(lab: Queries, link: sqlite3.Connection) -> None:
    """Read what every window shows; LabDamaged if a record breaks its rules.

    Who opens a lab gives it itself, to keep the answers: to count takes its time.
    """
    lab.settings()
    lab.overview()
    _refuse_wild_numbers(link)


def _refuse_wild_numbers(link: sqlite3.Connection) -> None:
    """Refuse a journal that could not be continued."""
    first = link.execute("SELECT min(seq) FROM journal").fetchone()[0]
    last = link.execute("SELECT max(seq) FROM journal").fetchone()[0]
    if first is not None and not 1 <= first <= last < MAX_WHOLE_NUMBER:
        raise RecordDamaged(JournalEntry.__name__)
