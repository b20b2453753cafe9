"""Questions with choices, and the rules from which their answers follow."""

from typing import Annotated, get_args

from pydantic import Field

from core.lessons.prose import Prose, Source
from core.lessons.questions.base import NO, YES, WorkedOut
from core.lessons.questions.connecting import Connects
from core.lessons.questions.counts import (
    AdministrativeSessions,
    Available,
    CanBeRevoked,
    Convertible,
    NextRevocation,
    OverUsed,
    RemovedAutomatically,
    Revocable,
    ToBuy,
)
from core.lessons.questions.days import AsksServer, DaysLeft, Lifetime, SixtyMinutes
from core.lessons.questions.versions import Holds, Oldest, Serves, Taken, Upgrades
from core.records import Record


class Choice(Record):
    """One answer to choose, and what is said to who chose it."""

    say: Prose
    value: str | None = None  # what a rule may give as the answer
    right: bool = False  # where no rule decides
    feedback: Prose
    source: Source = Field(min_length=1)


_AnyRule = (
    Serves
    | Holds
    | Oldest
    | Taken
    | Upgrades
    | ToBuy
    | Available
    | OverUsed
    | Revocable
    | NextRevocation
    | CanBeRevoked
    | Convertible
    | RemovedAutomatically
    | AdministrativeSessions
    | DaysLeft
    | AsksServer
    | Lifetime
    | SixtyMinutes
    | Connects
)
Rule = Annotated[_AnyRule, Field(discriminator="rule")]
"""What works an answer out; a file names it by `rule`."""
RULES: tuple[type[WorkedOut], ...] = get_args(_AnyRule)

__all__ = ["NO", "RULES", "YES", "Choice", "Rule", "WorkedOut"]
