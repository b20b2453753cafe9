"""What an attempt at a lesson brought, as its end keeps it."""

from pydantic import Field

from core.records.record import Record


class Mark(Record):
    """The points of one objective or question, and how many there were to get."""

    reached: int = Field(ge=0)
    of: int = Field(ge=0)


class Marks(Record):
    """The marks of a whole attempt, in the order of its lesson."""

    percent: int = Field(ge=0, le=100)
    passed: bool
    objectives: tuple[Mark, ...] = ()
    questions: tuple[Mark, ...] = ()
    harms: int = Field(default=0, ge=0)  # points lost by acts that do harm
    help: int = Field(default=0, ge=0)  # percentage points that help took
