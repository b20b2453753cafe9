"""The lab itself, and the domains that its own one trusts."""

from pydantic import Field

from core.catalog import (
    MAX_WHOLE_NUMBER,
    ClearinghouseCondition,
    DiscoveryScope,
    ProductVersion,
)
from core.clock import LabTime
from core.records.hosts import Computer, SessionHost
from core.records.record import Record
from core.text import Name, PlainText


class Trust(Record):
    """A domain that the lab's own domain trusts (domain.md 3.7)."""

    domain: Name
    is_two_way: bool = True  # licensing needs trust in both directions


class LabSettings(Record):
    """The lab itself: where it came from, its clock, its domain and its faults."""

    scenario: str
    edition: ProductVersion
    seed: int = Field(ge=0, le=MAX_WHOLE_NUMBER)
    now: LabTime
    domain: PlainText | None = None  # None: a workgroup
    clearinghouse: ClearinghouseCondition = ClearinghouseCondition.REACHABLE
    signed_in: Name = "Administrator"  # the account that uses the console
    directory_reachable: bool = True  # a domain controller answers
    users_may_update: bool = True  # their own license attributes (domain.md 3.3)
    trusts: tuple[Trust, ...] = ()

    @property
    def own_scope(self) -> DiscoveryScope:
        """The discovery scope of a license server that was given none."""
        in_domain = self.domain is not None
        return DiscoveryScope.DOMAIN if in_domain else DiscoveryScope.WORKGROUP

    def account_of(self, user: str, domain: str | None = None) -> str:
        r"""Return a user's name as license servers record it: `CORP\a.adams`."""
        flat_name = (domain or self.domain or "WORKGROUP").split(".")[0]
        return f"{flat_name.upper()}\\{user}"

    def account_on(self, host: SessionHost, user: str, domain: str | None) -> str:
        r"""Return by which account a user signs in on a session host.

        Outside the domain it is one of the host itself; that there is one for each user
        is our assumption.
        """
        if self.domain is not None and host.in_workgroup:
            return f"{host.name}\\{user}"
        return self.account_of(user, domain)

    def has_member(self, computer: Computer) -> bool:
        """Tell whether a session host or a license server is in a domain."""
        return self.domain is not None and not computer.in_workgroup

    def trust(self, domain: str) -> Trust | None:
        """Return the trust in a domain, whatever the case, or None."""
        wanted = domain.casefold()
        return next((t for t in self.trusts if t.domain.casefold() == wanted), None)
