"""Questions with choices, and the rules from which their answers follow."""

from typing import Annotated, Literal

from pydantic import Field

from core.catalog import LicenseType, ProductVersion
from core.lessons.prose import Prose
from core.records import GRACE_DAYS, Record
from core.rules import compatibility, revocation
from core.rules.issuance.model import TEMPORARY_DAYS, USER_DAYS

YES, NO = "yes", "no"


class Choice(Record):
    """One answer to choose, and what is said to who chose it."""

    say: Prose
    value: str | None = None  # what a rule may give as the answer
    right: bool = False  # where no rule decides
    feedback: Prose
    source: str = Field(min_length=1)


class Serves(Record):
    """Does a CAL serve a session host of this version: yes or no (domain.md 3.5)."""

    rule: Literal["serves"]
    license: ProductVersion
    host: ProductVersion

    def answer(self) -> str:
        return YES if compatibility.can_serve(self.license, self.host) else NO


class Holds(Record):
    """Does a license server take a CAL of this version: yes or no (domain.md 3.5)."""

    rule: Literal["holds"]
    server: ProductVersion
    license: ProductVersion

    def answer(self) -> str:
        return YES if compatibility.can_hold(self.server, self.license) else NO


class ToBuy(Record):
    """How many CALs are missing, of one type (domain.md 3.2, 3.3)."""

    rule: Literal["to-buy"]
    type: LicenseType
    users: int = Field(ge=0)
    devices: int = Field(ge=0)
    owned: int = Field(default=0, ge=0)

    def answer(self) -> str:
        counted = self.users if self.type is LicenseType.PER_USER else self.devices
        return str(max(counted - self.owned, 0))


class Revocable(Record):
    """How many Per Device CALs may still be revoked (domain.md 4.1)."""

    rule: Literal["revocable"]
    installed: int = Field(ge=0)
    revoked: int = Field(default=0, ge=0)

    def answer(self) -> str:
        return str(max(revocation.limit(self.installed) - self.revoked, 0))


_DAYS = {"grace": GRACE_DAYS, "per-user": USER_DAYS, "temporary": TEMPORARY_DAYS}


class DaysLeft(Record):
    """How many days remain of a period (domain.md 3.1 to 3.3)."""

    rule: Literal["days-left"]
    of: Literal["grace", "per-user", "temporary"]
    passed: int = Field(ge=0)

    def answer(self) -> str:
        return str(max(_DAYS[self.of] - self.passed, 0))


Rule = Annotated[
    Serves | Holds | ToBuy | Revocable | DaysLeft, Field(discriminator="rule")
]
