"""How many days are left, and when a license is renewed (domain.md 3.1 to 3.4)."""

from typing import Literal, Self

from pydantic import Field, model_validator

from core.catalog import LicensingMode, ProductVersion
from core.lessons.questions.base import WorkedOut, yes_or_no
from core.records import GRACE_DAYS
from core.rules.issuance.decide import is_soft
from core.rules.issuance.model import (
    FULL_DAYS,
    RENEWAL_DAYS,
    TEMPORARY_DAYS,
    USER_DAYS,
)

_DAYS = {"grace": GRACE_DAYS, "per-user": USER_DAYS, "temporary": TEMPORARY_DAYS}
_SHORTEST, _LONGEST = FULL_DAYS


class DaysLeft(WorkedOut):
    """How many days remain of a period (domain.md 3.1 to 3.3)."""

    rule: Literal["days-left"]
    of: Literal["grace", "per-user", "temporary", "full"]
    passed: int = Field(ge=0)
    lifetime: int | None = Field(
        default=None,
        ge=_SHORTEST,
        le=_LONGEST,
        description="of a full Per Device CAL: the random number of days",
    )

    @model_validator(mode="after")
    def _only_a_full_license_has_a_random_lifetime(self) -> Self:
        if (self.of == "full") is (self.lifetime is None):
            raise ValueError("A lifetime is named of a full Per Device CAL, and only.")
        return self

    def answer(self) -> str:
        """Take what has passed from the whole."""
        whole = _DAYS[self.of] if self.lifetime is None else self.lifetime
        return str(max(whole - self.passed, 0))


class AsksServer(WorkedOut):
    """Is a full Per Device CAL renewed at a connection: yes or no (domain.md 3.2)."""

    rule: Literal["renewed"]
    days_left: int = Field(ge=1)

    def answer(self) -> str:
        """Compare with the days in which it is renewed."""
        return yes_or_no(is_so=self.days_left <= RENEWAL_DAYS)


class Lifetime(WorkedOut):
    """The shortest, or longest, life of a Per Device CAL in days (domain.md 3.2)."""

    rule: Literal["lifetime"]
    which: Literal["shortest", "longest"]

    def answer(self) -> str:
        """Give one end of the range."""
        return str(_SHORTEST if self.which == "shortest" else _LONGEST)


class SixtyMinutes(WorkedOut):
    """Are there sixty minutes in place of a refusal: yes or no (domain.md 3.4)."""

    rule: Literal["sixty-minutes"]
    host: ProductVersion
    mode: LicensingMode

    def answer(self) -> str:
        """Ask the rule of soft enforcement."""
        return yes_or_no(is_so=is_soft(self.host, self.mode))
