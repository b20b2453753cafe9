"""The event logs of a computer, as tools query them (domain.md 8.2, 8.3, 13.9)."""

import re

from core.event_kinds import EventKind, EventLog
from core.records import LoggedEvent
from core.store.queries import Queries

MOST = 5000
"""Events that are read at one time."""
_IDS = re.compile(r"EventID\s*=\s*(\d{1,5})", re.ASCII)
_QUERY = re.compile(
    r"\*|\*\[System\[\(?(?:\s*EventID\s*=\s*\d{1,5}\s*(?:or)?)+\)?\]\]", re.ASCII
)


def log_named(typed: str) -> EventLog | None:
    """Find a log by its full name, whatever the case."""
    wanted = typed.casefold()
    return next((log for log in EventLog if log.casefold() == wanted), None)


def ids_of(query: str) -> frozenset[int] | None:
    """Read `*` or `*[System[(EventID=21 or EventID=22)]]`; None if it is neither."""
    if not _QUERY.fullmatch(query.strip()):
        return None
    return frozenset(map(int, _IDS.findall(query)))


def events_of(
    lab: Queries,
    computer: str,
    log: EventLog,
    *,
    ids: frozenset[int] = frozenset(),
    most: int = MOST,
    newest_first: bool = False,
) -> list[LoggedEvent]:
    """List the events of one log; without IDs of all that stand there."""
    kinds = [int(kind) for kind in EventKind if kind.log is log]
    wanted = [number for number in kinds if not ids or number in ids]
    return lab.logged_of(computer, wanted, min(most, MOST), newest_first=newest_first)
