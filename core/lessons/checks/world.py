"""Checks of the lab as a whole: clock, faults, who is signed in, the monitor."""

from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from core.catalog import ClearinghouseCondition, LicenseType, ProductVersion
from core.clock import LabTime
from core.lessons.checks.base import BaseCheck, Thing
from core.lessons.checks.case import Case, Finding
from core.lessons.checks.words import Says, capital, joined, word
from core.records import LicenseLevels
from core.rules.monitoring import by_kind


class LabCheck(BaseCheck):
    """The lab's own facts."""

    check: Literal["lab"]
    signed_in: Annotated[str | None, Says("the person signed in is {}")] = None
    clearinghouse: Annotated[
        ClearinghouseCondition | None, Says("the Clearinghouse is {}")
    ] = None
    directory_reachable: Annotated[
        bool | None, Says("a domain controller answers", "no domain controller answers")
    ] = None
    users_may_update: Annotated[
        bool | None,
        Says(
            "users may update their own license attributes",
            "users may not update their own license attributes",
        ),
    ] = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.facts():
            raise ValueError(f"Name one of: {', '.join(self.sayings())}.")
        return self

    def expected(self) -> str:
        """Say what is named."""
        return capital(joined(self.wanted_phrases()))

    def judge(self, case: Case) -> Finding:
        """Look at the lab's settings."""
        settings = case.lab.settings()
        found = capital(joined(self.phrases(settings)))
        return Finding(self.fits(settings, case), self.expected(), found)


class LevelsCheck(Thing):
    """The levels at which the license monitor warns of a version and type."""

    kind: ClassVar[str] = "version and type with levels"

    check: Literal["levels"]
    version: ProductVersion
    type: LicenseType
    warning: Annotated[int | None, Says("has a warning level of {} %")] = None
    critical: Annotated[int | None, Says("has a critical level of {} %")] = None

    def called(self) -> str:
        """Name version and type."""
        return f"{word(self.version)} {word(self.type)}"

    def look(self, case: Case) -> LicenseLevels | None:
        """Find the levels."""
        return by_kind(case.lab.license_levels()).get((self.version, self.type))


class ClockCheck(BaseCheck):
    """What time it is in the lab."""

    check: Literal["clock"]
    days_passed: int | None = Field(
        default=None, ge=0, description="since the start, or more"
    )
    not_before: LabTime | None = Field(default=None, description="in UTC")
    not_after: LabTime | None = Field(default=None, description="in UTC")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if (self.days_passed, self.not_before, self.not_after) == (None, None, None):
            raise ValueError("Name one of: days_passed, not_before, not_after.")
        return self

    def expected(self) -> str:
        """Say what time it is to be."""
        said = []
        if self.days_passed is not None:
            said.append(f"at least {_days(self.days_passed)} after the start")
        if self.not_before is not None:
            said.append(f"{word(self.not_before)} or later")
        if self.not_after is not None:
            said.append(f"{word(self.not_after)} or earlier")
        return f"It is {joined(said)}"

    def judge(self, case: Case) -> Finding:
        """Read the clock, and that of the start where days count."""
        now = case.lab.settings().now
        found = f"It is {word(now)}"
        is_met = (self.not_before or now) <= now <= (self.not_after or now)
        if self.days_passed is not None:
            passed = now - self._start(case)
            is_met = is_met and passed >= timedelta(days=self.days_passed)
            found = f"{found}, {_days(passed.days)} after the start"
        return Finding(is_met, self.expected(), found)

    def _start(self, case: Case) -> datetime:
        with case.start() as start:
            return start.settings().now


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"
