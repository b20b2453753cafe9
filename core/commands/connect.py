"""People who connect to session hosts, and leave (domain.md 3)."""

from datetime import timedelta

from core.catalog import LicensingMode, Outcome, Rights, Way
from core.commands.command import Command, Nature
from core.commands.issuance import apply_decision
from core.errors import Refused
from core.events import ConnectionTried, SessionEnded
from core.records import Device, LicenseServer, SessionHost, User
from core.refusals import Reason
from core.rules.issuance.decide import decide
from core.rules.issuance.discovery import meets_first
from core.rules.issuance.model import (
    FULL_DAYS,
    Attempt,
    Decision,
    ServerState,
    UserLicense,
)
from core.rules.passages import LICENSE_SERVERS, SELF, may_update
from core.store.transaction import Transaction
from core.text import PlainText

ADMINISTRATIVE_SESSIONS = 2  # the console counted (domain.md 3.1, 13.2)
_AN_HOUR = timedelta(minutes=60)  # domain.md 3.4


class Connect(Command):
    """Connect a user from a device to a session host."""

    nature = Nature.WORLD
    host: PlainText
    user: PlainText
    device: PlainText
    signs_in: bool = True
    is_administrative: bool = False  # mstsc /admin
    is_elevated: bool = False  # the client runs as administrator of the device
    in_place_of: int | None = None  # an administrative session, which is ended for it

    def execute(self, tx: Transaction) -> None:
        """Decide, issue what is due, log it, and start the session if there is one."""
        host = self._answering(tx.remote_computer(self.host), tx)
        attempt = self._attempt(host, self._client(tx), tx)
        states = _states(attempt, tx)
        decision = decide(attempt, states)
        if attempt.is_administrative and decision.outcome.is_connected:
            self._make_room(attempt, tx)
        apply_decision(decision, attempt, tx)
        if meets_first(attempt, states):
            tx.save_session_host(host.changed(met_license_server=True))
        session_id = self._start_session(decision, attempt, tx)
        tx.tell(
            ConnectionTried(
                host.name,
                attempt.device.name,
                attempt.user,
                decision.outcome,
                decision.rule,
                session_id,
            )
        )

    def _answering(self, host: SessionHost, tx: Transaction) -> SessionHost:
        """Return the computer; Refused where the device does not get through to it."""
        is_open = tx.passes(self.device, host.name, Way.SESSIONS)
        if not (host.is_reachable and is_open):
            raise Refused(Reason.HOST_UNREACHABLE, host=host.name)
        if not host.is_running:
            raise Refused(Reason.SERVICE_STOPPED, host=host.name)
        return host

    def _client(self, tx: Transaction) -> Device:
        """Return the device; a client that runs elevated makes its key (13.1)."""
        device = tx.known_device(self.device)
        if self.is_elevated and not device.users_may_write:
            device = device.changed(users_may_write=True)
            tx.save_device(device)
        return device

    def _make_room(self, attempt: Attempt, tx: Transaction) -> None:
        """End the session that makes way, or refuse a third one (domain.md 13.2)."""
        host = attempt.host.name
        others = {
            session.id
            for session in tx.sessions(host)
            if session.is_administrative and session.user != attempt.user
        }
        if self.in_place_of is not None:
            if self.in_place_of not in others:
                raise Refused(Reason.NOT_OF_THE_TWO, host=host)
            tx.end_session(self.in_place_of)
            tx.tell(SessionEnded(self.in_place_of))
            others.remove(self.in_place_of)
        if len(others) >= ADMINISTRATIVE_SESSIONS:
            raise Refused(Reason.TOO_MANY_ADMINISTRATORS, host=host)

    def _attempt(self, host: SessionHost, device: Device, tx: Transaction) -> Attempt:
        settings = tx.settings()
        user = tx.known_user(self.user)
        if not user.is_enabled:
            raise Refused(Reason.ACCOUNT_DISABLED, user=user.name)
        account = settings.account_on(host, user.name, user.domain)
        # Without the role there is no other kind of session (domain.md 13.12).
        is_administrative = self.is_administrative or not host.has_role
        by_group, by_user = may_be_updated(user, tx)
        return Attempt(
            host=host,
            device=device,
            user=account,
            now=settings.now,
            lifetime=timedelta(days=tx.random.randint(*FULL_DAYS)),
            in_domain=settings.has_member(host),
            signs_in=self.signs_in,
            is_administrative=is_administrative,
            may_administer=is_administrative
            and _may_administer(account, user, host, tx),
            group_may_update=by_group,
            user_may_update=by_user,
            trusts=settings.trusts,
            user_domain=user.domain,
            user_licenses=_user_licenses(account, host, tx),
        )

    def _start_session(
        self, decision: Decision, attempt: Attempt, tx: Transaction
    ) -> int | None:
        """Start a session, or take over the one that the user has (domain.md 3.4)."""
        if not (self.signs_in and decision.outcome.is_connected):
            return None
        host, user, computer = attempt.host.name, attempt.user, attempt.device.name
        is_administrative = attempt.is_administrative
        own = tx.session_of(host, user, is_administrative=is_administrative)
        if own is None:
            session = tx.add_session(
                host, user, computer, is_administrative=is_administrative
            )
        else:
            session = own.id
            tx.move_session(session, computer)
        is_for_an_hour = decision.outcome is Outcome.CONNECTED_FOR_AN_HOUR
        tx.limit_session(session, attempt.now + _AN_HOUR if is_for_an_hour else None)
        return session


class Disconnect(Command):
    """End a session."""

    nature = Nature.WORLD
    session_id: int

    def execute(self, tx: Transaction) -> None:
        """Take the session off the host."""
        if not tx.end_session(self.session_id):
            raise Refused(Reason.NO_SUCH_SESSION)
        tx.tell(SessionEnded(self.session_id))


def _may_administer(
    account: str, user: User, host: SessionHost, tx: Transaction
) -> bool:
    """Tell whether somebody may have administrative sessions (domain.md 13.2)."""
    if account.casefold() in {name.casefold() for name in host.permitted_accounts}:
        return True
    known = tx.account(user.name) if user.domain is None else None
    return known is not None and known.rights.covers(Rights.SERVER_ADMIN)


def may_be_updated(user: User, tx: Transaction) -> tuple[bool, bool]:
    """Tell whether the group, and the user, may write the license attributes."""
    known, usual = tx.passages(), tx.settings().users_may_update
    return (
        may_update(known, LICENSE_SERVERS, user, otherwise=True),
        may_update(known, SELF, user, otherwise=usual),
    )


def _user_licenses(
    account: str, host: SessionHost, tx: Transaction
) -> tuple[UserLicense, ...]:
    """Look up what the directory has of a user, where it counts."""
    if host.licensing_mode is not LicensingMode.PER_USER:
        return ()
    found = [(i, tx.pack(i.server, i.pack_id)) for i in tx.held_by_user(account)]
    return tuple(UserLicense(i, pack) for i, pack in found if pack is not None)


def _states(attempt: Attempt, tx: Transaction) -> list[ServerState]:
    """Look up the host's license servers in its order, each of them once.

    Unknown names answer nothing.
    """
    host = attempt.host
    found = [tx.find_server(n, seen_from=host.name) for n in host.license_servers]
    named = {server.name: server for server in found if server is not None}
    return [_state(server, attempt, tx) for server in named.values()]


def _state(server: LicenseServer, attempt: Attempt, tx: Transaction) -> ServerState:
    held = (
        tx.held_by_device(server.name, attempt.device.hardware_id)
        if attempt.is_per_device
        else []
    )
    return ServerState(server, tx.packs(server.name), held)
