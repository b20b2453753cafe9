"""The event logs of the lab's computers."""

from pydantic import Field

from core.clock import LabTime
from core.event_kinds import EventKind
from core.records.record import Record


class LoggedEvent(Record):
    """An entry of a computer's event log (domain.md 8.2, 8.3)."""

    id: int = Field(ge=1)
    at: LabTime
    computer: str
    kind: EventKind
    text: str
