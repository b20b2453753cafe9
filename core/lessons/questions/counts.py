"""How many: to buy, free, over-used, to revoke, to convert (domain.md 2 to 4)."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field

from core.catalog import LicenseProgram, LicenseStatus, LicenseType, ProductVersion
from core.commands.connect import ADMINISTRATIVE_SESSIONS
from core.lessons.questions.base import WorkedOut, yes_or_no
from core.lessons.questions.samples import NOW, issued_for, pack_of, server_of
from core.rules import conversion, migration, revocation

Count = Annotated[int, Field(ge=0)]


class ToBuy(WorkedOut):
    """How many CALs are missing, of one type (domain.md 3.2, 3.3)."""

    rule: Literal["to-buy"]
    type: LicenseType
    users: Count
    devices: Count
    owned: Count = 0

    def answer(self) -> str:
        """Count users for Per User, and devices for Per Device."""
        counted = self.users if self.type is LicenseType.PER_USER else self.devices
        return str(max(counted - self.owned, 0))


class Available(WorkedOut):
    """How many CALs of a pack are available; never below zero (domain.md 2.3)."""

    rule: Literal["available"]
    total: Count
    issued: Count

    def answer(self) -> str:
        """Ask a license pack."""
        pack = pack_of(ProductVersion.W2022, total=self.total, issued=self.issued)
        return str(pack.available)


class OverUsed(WorkedOut):
    """How many Per User CALs are issued beyond those bought (domain.md 2.1, 3.3)."""

    rule: Literal["over-used"]
    total: Count = Field(description="bought")
    users: Count = Field(description="who signed in while none that fits was free, too")

    def answer(self) -> str:
        """Count those for whom none was left."""
        return str(max(self.users - self.total, 0))


class Revocable(WorkedOut):
    """How many Per Device CALs of one version may still be revoked (domain.md 4.1)."""

    rule: Literal["revocable"]
    installed: Count
    revoked: Count = 0

    def answer(self) -> str:
        """Ask the rule of the limit."""
        return str(max(revocation.limit(self.installed) - self.revoked, 0))


class NextRevocation(WorkedOut):
    """In how many days one more CAL may be revoked; 0: at once (domain.md 4.1)."""

    rule: Literal["next-revocation"]
    installed: Count
    expire_in: tuple[Annotated[int, Field(ge=1)], ...] = Field(
        description="the days that are left of each revoked one"
    )

    def answer(self) -> str:
        """Ask the rule of the limit."""
        packs = [pack_of(ProductVersion.W2022, total=self.installed)]
        until = [NOW + timedelta(days=days) for days in self.expire_in]
        found = revocation.allowance(packs, until, NOW)
        if not found.is_used_up or found.next_allowed is None:
            return "0"
        return str((found.next_allowed - NOW).days)


class CanBeRevoked(WorkedOut):
    """Can an issued license be revoked at all: yes or no (domain.md 1.6, 4.1)."""

    rule: Literal["can-be-revoked"]
    type: LicenseType
    status: LicenseStatus = LicenseStatus.ACTIVE

    def answer(self) -> str:
        """Ask the rule of revoking."""
        pack = pack_of(ProductVersion.W2022, self.type)
        if self.status is LicenseStatus.TEMPORARY:
            pack = pack.changed(program=LicenseProgram.TEMPORARY, total=None)
        issued = issued_for(60, self.status)
        return yes_or_no(is_so=revocation.can_be_revoked(issued, pack))


class Convertible(WorkedOut):
    """How many CALs of a pack can be converted: unissued ones (domain.md 4.3)."""

    rule: Literal["convertible"]
    server: ProductVersion
    total: Count
    issued: Count

    def answer(self) -> str:
        """Ask the rule of converting."""
        pack = pack_of(ProductVersion.W2008, total=self.total, issued=self.issued)
        can = conversion.can_be_converted(pack, server_of(self.server))
        return str(pack.available if can else 0)


class RemovedAutomatically(WorkedOut):
    """Does a migration clear its source by itself: yes or no (domain.md 4.5)."""

    rule: Literal["removed-automatically"]
    target: ProductVersion
    source: ProductVersion
    target_activated: bool = True
    source_activated: bool = True
    source_answers: bool = True

    def answer(self) -> str:
        """Ask the rule of migrating."""
        target = server_of(self.target, is_activated=self.target_activated)
        source = server_of(
            self.source,
            is_activated=self.source_activated,
            is_reachable=self.source_answers,
        )
        return yes_or_no(is_so=migration.is_removed_automatically(target, source))


class AdministrativeSessions(WorkedOut):
    """How many administrative sessions are left on a server (domain.md 3.1, 13.2)."""

    rule: Literal["administrative-sessions"]
    used: Count

    def answer(self) -> str:
        """Count down from those that there may be, the console among them."""
        return str(max(ADMINISTRATIVE_SESSIONS - self.used, 0))
