"""The journal of a lab, and its restore points."""

from pydantic import Field

from core.catalog import MAX_WHOLE_NUMBER
from core.clock import LabTime
from core.records.record import Record
from core.text import Name


class JournalEntry(Record):
    """One command as the journal keeps it; `chain` ties it to the row before."""

    seq: int = Field(ge=1, lt=MAX_WHOLE_NUMBER)
    at: LabTime
    command: str
    arguments: str  # canonical JSON
    outcome: str  # done, or refused:<reason code>
    chain: str

    @property
    def was_done(self) -> bool:
        """Tell whether the command changed the lab."""
        return self.outcome == "done"


class RestorePoint(Record):
    """A name for the state after a journal row, to return to."""

    name: Name
    seq: int
    at: LabTime
