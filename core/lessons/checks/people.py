"""Checks of users, client devices, groups, and who gets through to whom."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from core.catalog import ClientKind, ProductVersion, Way
from core.lessons.checks.base import BaseCheck, Thing
from core.lessons.checks.case import Case, Finding
from core.lessons.checks.words import Says, same_account, word
from core.reads.passages import ends, with_parents
from core.records import Device, User
from core.rules.passages import DOMAIN, SELF, is_granted


class UserCheck(Thing):
    """A user, or one that is gone."""

    kind: ClassVar[str] = "user"

    check: Literal["user"]
    user: str
    organizational_unit: Annotated[
        str | None, Says("is in the organizational unit {}")
    ] = None
    domain: Annotated[str | None, Says("is of the trusted domain {}")] = None
    is_enabled: Annotated[
        bool | None, Says("has an enabled account", "has a disabled account")
    ] = None

    def called(self) -> str:
        """Name the user."""
        return self.user

    def look(self, case: Case) -> User | None:
        """Find the user."""
        return case.lab.user(self.user)


class DeviceCheck(Thing):
    """A client device, what it is known by, and the license that it keeps."""

    kind: ClassVar[str] = "client device"

    check: Literal["device"]
    device: str
    client: Annotated[
        ClientKind | None, Says("connects with the client {}", of="kind")
    ] = None
    users_may_write: Annotated[
        bool | None,
        Says(
            "lets ordinary users write MSLicensing",
            "lets no ordinary user write MSLicensing",
        ),
    ] = None
    license: Annotated[
        Literal["none", "temporary", "full", "damaged"] | None,
        Says("keeps the license: {}"),
    ] = None
    license_version: Annotated[
        ProductVersion | None, Says("keeps one of version {}", of="copy_version")
    ] = None
    has_new_id: Annotated[
        bool | None,
        Says(
            "has another hardware ID than at the start",
            "has the hardware ID of the start",
        ),
    ] = None

    def called(self) -> str:
        """Name the device."""
        return self.device

    def look(self, case: Case) -> "_Seen | None":
        """Find the device."""
        device = case.lab.device(self.device)
        if device is None:
            return None
        if self.has_new_id is None:
            return _Seen(device, device)
        with case.start() as start:
            return _Seen(device, start.device(self.device) or device)

    def read(self, actual: "_Seen", name: str) -> Any:
        """Read a field of the device as it is now."""
        if name == "license":
            return actual.license
        if name == "has_new_id":
            return actual.device.hardware_id != actual.before.hardware_id
        return super().read(actual.device, name)


class _Seen:
    """A device, and the same at the start."""

    def __init__(self, device: Device, before: Device) -> None:
        self.device = device
        self.before = before

    @property
    def license(self) -> str:
        """Which license it keeps."""
        kept = self.device.client_license
        if kept is None:
            return "none"
        if kept.is_damaged:
            return "damaged"
        return "temporary" if kept.is_temporary else "full"


class MemberCheck(BaseCheck):
    """Somebody is in a group, or on a list, or is not."""

    check: Literal["member"]
    group: Literal[
        "terminal-server-computers", "license-servers", "administrative-sessions"
    ] = Field(
        description="of session hosts on a license server; of license servers in a "
        "trusted domain; of who may have administrative sessions on a session host"
    )
    of: str = Field(description="the license server, the domain, the session host")
    member: str
    is_so: bool = True

    def expected(self) -> str:
        """Say who is in it, or not."""
        return self._said(is_so=self.is_so)

    def judge(self, case: Case) -> Finding:
        """Look through the members."""
        is_so = any(same_account(self.member, m) for m in self._members(case))
        found = self._said(is_so=is_so)
        return Finding(is_so is self.is_so, self.expected(), found)

    def _members(self, case: Case) -> tuple[str, ...]:
        lab = case.lab
        if self.group == "terminal-server-computers":
            return lab.server(self.of).security_group_members
        if self.group == "administrative-sessions":
            return lab.host(self.of).permitted_accounts
        domain = self.of.casefold()
        joined = (
            s for s in lab.servers() if domain in map(str.casefold, s.member_in_domains)
        )
        return tuple(server.name for server in joined)

    def _said(self, *, is_so: bool) -> str:
        group = {
            "terminal-server-computers": f"Terminal Server Computers on {self.of}",
            "license-servers": f"Terminal Server License Servers of {self.of}",
            "administrative-sessions": "who may have administrative sessions on "
            f"{self.of}",
        }[self.group]
        return f"{self.member} is {'' if is_so else 'not '}among {group}"


class PassageCheck(BaseCheck):
    """Somebody gets through to something for a purpose, or does not."""

    check: Literal["passage"]
    origin: str = Field(default="", description="who asks; empty: everybody")
    target: str = Field(description="a computer, or an object: OU=Sales, CN=a.adams")
    way: Way
    is_open: bool = True

    def expected(self) -> str:
        """Say who gets through, or does not."""
        return self._said(is_open=self.is_open)

    def judge(self, case: Case) -> Finding:
        """Ask the lab."""
        targets = {DOMAIN, *ends(case.lab, self.way).targets}
        if self.target.casefold() not in map(str.casefold, targets):
            return Finding(False, self.expected(), f"There is no {self.target}")
        is_open = self._is_open(case)
        found = self._said(is_open=is_open)
        return Finding(is_open is self.is_open, self.expected(), found)

    def _is_open(self, case: Case) -> bool:
        lab = case.lab
        if self.way is not Way.UPDATE:
            return lab.passes(self.origin, self.target, self.way)
        objects = with_parents(lab, self.target)
        usual = self.origin != SELF or lab.settings().users_may_update
        return is_granted(lab.passages(), self.origin, objects, otherwise=usual)

    def _said(self, *, is_open: bool) -> str:
        who = self.origin or "Everybody"
        does = "gets through to" if is_open else "does not get through to"
        return f"{who} {does} {self.target} for {word(self.way)}"


class TrustCheck(Thing):
    """A domain that the lab's own one trusts."""

    kind: ClassVar[str] = "trusted domain"

    check: Literal["trust"]
    domain: str
    is_two_way: Annotated[
        bool | None,
        Says("is trusted in both directions", "is trusted in one direction"),
    ] = None

    def called(self) -> str:
        """Name the domain."""
        return self.domain

    def look(self, case: Case) -> Any:
        """Find the trust."""
        return case.lab.settings().trust(self.domain)
