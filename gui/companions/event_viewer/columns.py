"""What Event Viewer's list shows of an event."""

from core.event_kinds import EventLevel
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
        Column(Text.level, lambda e: LEVEL[e.kind.level], width=104),
        moment_column(Text.at, lambda e: e.at, width=122),
        Column(Text.source, lambda e: SOURCE[e.kind.source], width=264),
        Column(
            Text.event_id, lambda e: str(int(e.kind)), lambda e: int(e.kind), width=62
        ),
        Column(Text.computer, lambda e: e.computer),
    ),
    place=lambda e: e.id,
    icon=lambda e: ICONS[e.kind.level],
)
