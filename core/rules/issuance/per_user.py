"""Per User licenses: recorded in the directory, never enforced (domain.md 3.3)."""

from datetime import timedelta

from core.catalog import LicenseProgram, LicenseType, Outcome, ProductVersion
from core.event_kinds import EventKind
from core.records import LicensePack, LicenseServer
from core.rules.compatibility import can_serve
from core.rules.issuance import discovery, pools
from core.rules.issuance.log_entries import (
    low_license_event,
    missing_license_events,
    product,
)
from core.rules.issuance.model import (
    RENEWAL_DAYS,
    USER_DAYS,
    Attempt,
    Decision,
    Grant,
    GrantKind,
    Logged,
    Rule,
    ServerState,
    UserLicense,
)

_WRITES_AS_USER = ProductVersion.W2019  # and later session hosts (domain.md 3.3)


def decide(attempt: Attempt, states: list[ServerState]) -> Decision:
    """Decide what a user gets on a host in Per User mode."""
    eligible, events = discovery.eligible_servers(attempt, states)
    if not eligible:
        return _unserved(attempt, events)
    if not attempt.in_domain:
        return _outside_domain(attempt)
    chosen = next((h for h in eligible if _pack(h, attempt)), eligible[0])
    if not chosen.server.directory_answers:
        kind = EventKind.DIRECTORY_UNREACHABLE
        return _not_recorded(chosen, attempt, Rule.USER_NOT_TRACKED, kind)
    current = _current(attempt)
    if current is not None and not _is_due(current, attempt):
        return Decision(Outcome.CONNECTED, Rule.USER_CURRENT)
    if rule := _obstacle(chosen.server, attempt):
        kind = EventKind.ATTRIBUTES_NOT_UPDATED
        return _not_recorded(chosen, attempt, rule, kind)
    if current is not None and _is_extended(current, chosen, eligible, attempt):
        return _extend(current, attempt)
    return _issue(chosen, current, attempt)


def _unserved(attempt: Attempt, events: list[Logged]) -> Decision:
    if attempt.is_in_grace:
        return Decision(Outcome.CONNECTED, Rule.GRACE, events=tuple(events))
    over = Logged(attempt.host.name, EventKind.GRACE_OVER_NO_ANSWER)
    return Decision(Outcome.NO_LICENSE_SERVERS, Rule.GRACE_OVER, events=(*events, over))


def _outside_domain(attempt: Attempt) -> Decision:
    """Let in untracked; Windows Server 2019 only for an hour (domain.md 3.4, 3.7)."""
    if attempt.is_in_grace:
        return Decision(Outcome.CONNECTED, Rule.GRACE)
    is_enforced = attempt.host.version is ProductVersion.W2019
    outcome = Outcome.NO_LICENSE_SERVERS if is_enforced else Outcome.CONNECTED
    return Decision(outcome, Rule.USER_OUTSIDE_DOMAIN)


def _pack(state: ServerState, attempt: Attempt) -> LicensePack | None:
    """Return the pack that a license server would issue from, or None."""
    wanted = attempt.host.version
    return pools.choose(state.server, state.packs, LicenseType.PER_USER, wanted)


def _obstacle(server: LicenseServer, attempt: Attempt) -> Rule | None:
    """Return why the license cannot be recorded in the directory, or None."""
    domain = attempt.user_domain
    if domain is not None and not discovery.trusts_both_ways(attempt.trusts, domain):
        return Rule.USER_OF_ONE_WAY_TRUST
    if not _is_member(server, attempt):
        return Rule.USER_NOT_TRACKED
    if not attempt.group_may_update:
        return Rule.USER_CLOSED
    return None if _user_may_write(attempt) else Rule.USER_NOT_TRACKED


def _not_recorded(
    state: ServerState, attempt: Attempt, rule: Rule, kind: EventKind
) -> Decision:
    """The user connects all the same, and nothing is tracked (domain.md 3.3)."""
    server = state.server.name
    events = (
        Logged(server, kind, {"user": attempt.user}),
        *missing_license_events(state, attempt, LicenseType.PER_USER),
    )
    return Decision(Outcome.CONNECTED, rule, events=events, failed_on=server)


def _is_member(server: LicenseServer, attempt: Attempt) -> bool:
    """Tell whether the server is in the group of the user's domain (3.3, 3.7)."""
    if attempt.user_domain is None:
        return server.may_update_users
    return attempt.user_domain in server.member_in_domains


def _user_may_write(attempt: Attempt) -> bool:
    """Tell whether the user's right is there, where it is needed (domain.md 3.3)."""
    writes_as_user = attempt.host.version.generation >= _WRITES_AS_USER.generation
    return attempt.user_may_update or not writes_as_user


def _current(attempt: Attempt) -> UserLicense | None:
    """Return the user's license that serves the host and lasts longest, or None."""
    wanted = attempt.host.version
    good = [
        held
        for held in attempt.user_licenses
        if can_serve(held.pack.version, wanted) and held.issued.expires_on > attempt.now
    ]
    return max(good, key=lambda held: held.issued.expires_on, default=None)


def _is_due(held: UserLicense, attempt: Attempt) -> bool:
    return held.issued.expires_on - attempt.now <= timedelta(days=RENEWAL_DAYS)


def _is_extended(
    current: UserLicense,
    chosen: ServerState,
    eligible: list[ServerState],
    attempt: Attempt,
) -> bool:
    """Tell whether the license goes on; one beyond those bought makes way for them."""
    if current.pack.program is LicenseProgram.OVER_USED and _pack(chosen, attempt):
        return False
    return any(h.server.name == current.issued.server for h in eligible)


def _extend(current: UserLicense, attempt: Attempt) -> Decision:
    grant = Grant(
        GrantKind.EXTEND,
        current.issued.server,
        current.pack.version,
        current.pack.id,
        attempt.now + timedelta(days=USER_DAYS),
        replaces=current.issued,
    )
    return Decision(Outcome.CONNECTED, Rule.USER_EXTENDED, grant)


def _issue(
    chosen: ServerState, current: UserLicense | None, attempt: Attempt
) -> Decision:
    """Issue from a pack, or beyond what was bought; a pack replaces what is older."""
    server = chosen.server
    pack = _pack(chosen, attempt)
    old = current or (_older(attempt) if pack else None)
    version = pack.version if pack else attempt.license_version
    grant = Grant(
        GrantKind.FULL if pack else GrantKind.OVER_USE,
        server.name,
        version,
        pack.id if pack else None,
        attempt.now + timedelta(days=USER_DAYS),
        replaces=old.issued if old else None,
    )
    if pack is None:
        is_able = server.is_activated
        rule = Rule.USER_OVER_USED if is_able else Rule.USER_BEFORE_ACTIVATION
        events = missing_license_events(chosen, attempt, LicenseType.PER_USER)
        return Decision(Outcome.CONNECTED, rule, grant, events)
    short = low_license_event(chosen, pack)
    if old is None or old is current:
        return Decision(Outcome.CONNECTED, Rule.USER_ISSUED, grant, short)
    facts = {
        "user": attempt.user,
        "former": product(old.pack.version, LicenseType.PER_USER),
        "product": product(version, LicenseType.PER_USER),
    }
    event = Logged(server.name, EventKind.USER_LICENSE_UPGRADED, facts)
    return Decision(Outcome.CONNECTED, Rule.USER_UPGRADED, grant, (event, *short))


def _older(attempt: Attempt) -> UserLicense | None:
    """Return a license that is good, but for older hosts only, or None."""
    wanted = attempt.host.version
    return next(
        (
            held
            for held in attempt.user_licenses
            if not can_serve(held.pack.version, wanted)
            and held.issued.expires_on > attempt.now
        ),
        None,
    )
