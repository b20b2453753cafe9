"""The sessions of a computer, as tools number and name them."""

from datetime import datetime
from typing import NamedTuple

from core.records import Session
from core.store.queries import Queries

SERVICES, CONSOLE, LISTENER = 0, 1, 65536
"""The numbers of the sessions that Windows itself has."""


class SessionRow(NamedTuple):
    """A session as a tool lists it; one of Windows itself has no record."""

    name: str
    user: str
    number: int
    state: str
    started: datetime | None = None
    session: Session | None = None


def sessions_of(lab: Queries, computer: str) -> list[SessionRow]:
    """List them by number: of services, at the console, of people, the listener."""
    found = lab.sessions(computer)
    at_console = next((s for s in found if s.is_at_console), None)
    rows = [SessionRow("services", "", SERVICES, "Disc")]
    if at_console is None:
        rows.append(SessionRow("console", "", CONSOLE, "Conn"))
    else:
        rows.append(_row(at_console, "console", CONSOLE))
    remote = [session for session in found if session is not at_console]
    rows += [_row(s, f"rdp-tcp#{n}", s.id + CONSOLE) for n, s in enumerate(remote)]
    return [*rows, SessionRow("rdp-tcp", "", LISTENER, "Listen")]


def _row(session: Session, name: str, number: int) -> SessionRow:
    user = session.user.rpartition("\\")[2]
    return SessionRow(name, user, number, "Active", session.started, session)
