"""What Remote Desktop Connection's list shows of a session."""

from core.records import Session
from gui.labels.connection import ConnectionText as Text
from gui.labels.dates import moment
from gui.models.columns import Column, TableSpec, moment_column


def _kind(session: Session) -> str:
    if session.is_administrative:
        return Text.administrative_kind
    if session.ends is not None:
        return Text.ends.format(time=moment(session.ends))
    return Text.normal


def place_of(session: Session) -> str:
    """Tell where the person sits."""
    return Text.at_console if session.is_at_console else session.computer


SESSIONS: TableSpec[Session] = TableSpec(
    "sessions",
    (
        Column(Text.session_user, lambda s: s.user),
        Column(Text.session_device, place_of),
        moment_column(Text.started, lambda s: s.started),
        Column(Text.session_kind, _kind),
    ),
    place=lambda s: s.id,
    icon=lambda _: "issued-license-user",
)
