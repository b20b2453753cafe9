"""What Event Viewer's list shows of an event."""

from core.event_kinds import EventKind, EventLevel
from core.records import LoggedEvent
from gui.labels.events import LEVEL, SOURCE
from gui.labels.events import EventText as Text
from gui.models.columns import Column, TableSpec, moment_column

ICONS = {
    EventLevel.INFORMATION: "message-information",
    EventLevel.WARNING: "finding-warning",
    EventLevel.ERROR: "finding-error",
}
EVENTS: TableSpec[LoggedEvent] = TableSpec(
    "list",
    (
        Column(
            Text.level,
            lambda e: LEVEL[e.kind.level],
            width=104,
            by="level",
            words={str(int(kind)): LEVEL[kind.level] for kind in EventKind},
        ),
        moment_column(Text.at, lambda e: e.at, width=122, by="at"),
        Column(
            Text.source,
            lambda e: SOURCE[e.kind.source],
            width=264,
            by="source",
            words={str(int(kind)): SOURCE[kind.source] for kind in EventKind},
        ),
        Column(
            Text.event_id,
            lambda e: str(int(e.kind)),
            lambda e: int(e.kind),
            width=62,
            by="id",
        ),
        Column(Text.computer, lambda e: e.computer, by="computer"),
    ),
    place=lambda e: e.id,
    icon=lambda e: ICONS[e.kind.level],
)
