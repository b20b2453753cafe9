"""Checks of session hosts, their sessions, and what computers of both kinds have."""

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from core.catalog import (
    CertificateValue,
    LicensingMode,
    PolicyName,
    PolicyState,
    ProductVersion,
    RoleState,
    Service,
)
from core.commands.services import role_with
from core.errors import Refused
from core.lab import Lab
from core.lessons.checks.base import BaseCheck, Listed, Thing
from core.lessons.checks.case import Case, Finding
from core.lessons.checks.words import Says, same_account, word, words_of
from core.lessons.gestures import Texts
from core.records import Computer, LicenseServer, PolicySetting, Session, SessionHost
from core.records.policy import is_on
from core.refusals import Reason


class HostCheck(Thing):
    """A session host; what is named of its licensing is what is in force."""

    kind: ClassVar[str] = "session host"

    check: Literal["host"]
    host: str
    mode: Annotated[LicensingMode | None, Says("uses {}", of="licensing_mode")] = None
    license_servers: Annotated[Texts | None, Says("asks {}")] = None
    own_mode: Annotated[LicensingMode | None, Says("has {} as its own mode")] = None
    own_servers: Annotated[Texts | None, Says("has {} in its own list")] = None
    written_mode: Annotated[
        LicensingMode | None, Says("has {} in the registry until it restarts")
    ] = None
    written_servers: Annotated[
        Texts | None, Says("has {} in the registry until it restarts")
    ] = None
    version: Annotated[ProductVersion | None, Says("runs Windows Server {}")] = None
    role: Annotated[
        RoleState | None, Says("has the role Remote Desktop Session Host {}")
    ] = None
    is_evaluation: Annotated[
        bool | None, Says("runs an evaluation edition", "runs a full edition")
    ] = None
    in_workgroup: Annotated[
        bool | None, Says("is in a workgroup", "has not left its domain")
    ] = None
    is_reachable: Annotated[
        bool | None, Says("is on the network", "is off the network")
    ] = None
    stored_credentials: Annotated[Texts | None, Says("keeps credentials for {}")] = None
    stale_certificates: Annotated[
        tuple[CertificateValue, ...] | None,
        Says("has {} left of its stale certificates"),
    ] = None
    waits_for_restart: Annotated[
        bool | None, Says("waits for a restart", "does not wait for a restart")
    ] = None
    third_party_protocol: Annotated[
        bool | None,
        Says("has another protocol beside RDP", "has no protocol beside RDP"),
    ] = None

    def called(self) -> str:
        """Name it."""
        return self.host

    def look(self, case: Case) -> SessionHost | None:
        """Find the session host, or the server that was one."""
        return case.lab.session_host(self.host)

    def matches(self, name: str, wanted: Any, actual: Any, case: Case) -> bool:
        """Compare; a license server may be named in any way that the host knows."""
        if name != "license_servers":
            return super().matches(name, wanted, actual, case)
        meant = _meant(actual.license_servers, actual, case.lab)
        return _meant(wanted, actual, case.lab) == meant


def _meant(names: Iterable[str], host: SessionHost, lab: Lab) -> list[str]:
    """Name the computers that a host means by these names (domain.md 13.6)."""
    found = [(name, lab.find_server(name, seen_from=host.name)) for name in names]
    return [server.name if server else name for name, server in found]


class SessionCheck(Listed):
    """Sessions on a session host."""

    one: ClassVar[str] = "session"
    several: ClassVar[str] = "sessions"

    check: Literal["session"]
    host: str
    user: Annotated[str | None, Says("of {}")] = None
    computer: Annotated[str | None, Says("from {}")] = None
    is_administrative: Annotated[
        bool | None, Says("administrative", "not administrative")
    ] = None
    is_limited: Annotated[
        bool | None, Says("for sixty minutes", "without an end", of="ends")
    ] = None

    def where(self) -> str:
        """Say on which session host."""
        return f" on {self.host}"

    def read(self, actual: Session, name: str) -> Any:
        """Read a field; a session that has an end is limited."""
        value = super().read(actual, name)
        return value is not None if name == "is_limited" else value

    def matches(self, name: str, wanted: Any, actual: Any, case: Case) -> bool:
        """Compare; a user's name needs no domain before it."""
        if name == "user":
            return same_account(wanted, actual.user)
        return super().matches(name, wanted, actual, case)

    def listed(self, case: Case) -> list[Session]:
        """List the sessions of the host."""
        return case.lab.sessions(case.lab.remote_computer(self.host).name)


class ServiceCheck(BaseCheck):
    """A service of a computer runs, or does not."""

    check: Literal["service"]
    computer: str
    service: Service
    is_running: bool = True

    def expected(self) -> str:
        """Say what it does."""
        return self._said(is_running=self.is_running)

    def judge(self, case: Case) -> Finding:
        """Look at the role that has the service."""
        role = role_with(self.service, case.lab.roles_of(self.computer))
        if role is None:
            raise Refused(
                Reason.NO_SUCH_SERVICE, service=self.service, computer=self.computer
            )
        is_running = role.is_running
        found = self._said(is_running=is_running)
        return Finding(is_running is self.is_running, self.expected(), found)

    def _said(self, *, is_running: bool) -> str:
        does = "runs" if is_running else "does not run"
        return f"{self.service.value} {does} on {self.computer}"


_OF_SERVERS = {
    PolicyName.SECURITY_GROUP: "security_group_policy",
    PolicyName.PREVENT_UPGRADE: "prevent_license_upgrade",
}


class PolicyCheck(BaseCheck):
    """A policy setting of a computer: as it is edited, or as it is in force."""

    check: Literal["policy"]
    computer: str
    setting: PolicyName
    state: PolicyState = PolicyState.ENABLED
    value: str = Field(default="", description="where it is enabled; empty: any")
    in_force: bool = Field(default=True, description="false: only edited, no update")

    def expected(self) -> str:
        """Say what it is set to."""
        return self._said(PolicySetting(state=self.state, value=self.value))

    def judge(self, case: Case) -> Finding:
        """Look at the role of the computer that the setting is for."""
        found = self._setting(case.lab.roles_of(self.computer))
        is_met = found.state is self.state and self.value in {"", found.value}
        return Finding(is_met, self.expected(), self._said(found))

    def _setting(self, roles: list[Computer]) -> PolicySetting:
        host = next((r for r in roles if isinstance(r, SessionHost)), None)
        server = next((r for r in roles if isinstance(r, LicenseServer)), None)
        flag = _OF_SERVERS.get(self.setting)
        if self.in_force and server is not None and flag is not None:
            edited = server.policy.get(self.setting, PolicySetting())
            if is_on(edited) is getattr(server, flag):
                return edited
            on = getattr(server, flag)
            return PolicySetting(
                state=PolicyState.ENABLED if on else PolicyState.NOT_CONFIGURED
            )
        if self.in_force and host is not None:
            return host.applied.get(self.setting, PolicySetting())
        return roles[0].policy.get(self.setting, PolicySetting())

    def _said(self, setting: PolicySetting) -> str:
        value = f" ({words_of(setting.value)})" if setting.value else ""
        how = "in force" if self.in_force else "edited"
        name = self.setting.value.replace("-", " ")
        state = word(setting.state)
        return f"{self.computer} has the policy {name} {how} as {state}{value}"
