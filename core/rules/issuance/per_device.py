"""Per Device licenses: temporary, full, renewed (domain.md 3.2)."""

from datetime import timedelta

from core.catalog import LicenseStatus, LicenseType, Outcome
from core.event_kinds import EventKind
from core.records import ClientLicense, IssuedLicense
from core.rules.compatibility import can_serve
from core.rules.issuance import discovery, pools
from core.rules.issuance.copies import can_store
from core.rules.issuance.log_entries import (
    low_license_event,
    missing_license_events,
    no_client_license_event,
    product,
)
from core.rules.issuance.model import (
    RENEWAL_DAYS,
    TEMPORARY_DAYS,
    Attempt,
    Decision,
    Grant,
    GrantKind,
    Logged,
    Rule,
    ServerState,
)

_HAD_ITS_TEMPORARY = {LicenseStatus.UPGRADE, LicenseStatus.REVOKED}


def decide(attempt: Attempt, states: list[ServerState]) -> Decision:
    """Decide what a device gets on a host in Per Device mode."""
    decision = _decide(attempt, states)
    if decision.grant is None or can_store(decision.grant, attempt):
        return decision
    return Decision(Outcome.PROTOCOL_ERROR, Rule.KEY_NOT_WRITABLE)


def _decide(attempt: Attempt, states: list[ServerState]) -> Decision:
    kept = attempt.device.client_license
    if kept is not None and kept.is_damaged:
        return _damaged(attempt)
    copy = _usable_copy(attempt)
    if copy is not None and not copy.is_temporary and not _is_due(copy, attempt):
        return Decision(Outcome.CONNECTED, Rule.LOCAL_COPY)
    eligible, events = discovery.eligible_servers(attempt, states)
    entries = list(events)
    going_on = None  # with a temporary license, unless a later server has a full one
    for state in _issuer_first(eligible, kept):
        decision = _ask(state, attempt)
        if decision.rule is Rule.TEMPORARY_VALID and going_on is None:
            going_on = decision
        elif _is_full(decision) or (going_on is None and decision.outcome.is_connected):
            return decision
        entries += decision.events if going_on is None else ()
    return going_on or _without_license(attempt, copy, eligible, entries)


def _issuer_first(
    states: list[ServerState], kept: ClientLicense | None
) -> list[ServerState]:
    """Put the license server first that gave the client what it keeps."""
    issuer = kept.server if kept else None
    return sorted(states, key=lambda h: h.server.name != issuer)


def _is_full(decision: Decision) -> bool:
    return decision.grant is not None and decision.grant.kind is GrantKind.FULL


def _ask(state: ServerState, attempt: Attempt) -> Decision:
    """Return one license server's answer (domain.md 3.2.1 to 3.2.4)."""
    fitting = state.fitting(attempt)
    full = _first(fitting, {LicenseStatus.ACTIVE})
    if full is not None and full.expires_on > attempt.now:
        return _known_device(state, full, attempt)
    temporary = _first(fitting, {LicenseStatus.TEMPORARY})
    if temporary is not None:
        return _temporary_device(state, temporary, attempt)
    known = _first(fitting, _HAD_ITS_TEMPORARY) is not None
    brought = _brought(attempt)
    if known or (brought is not None and _is_proven(brought, attempt)):
        again = _full(state, attempt, Rule.FULL_AGAIN, None)
        if again is not None:
            return again
    is_held = brought is not None and _is_good(brought, attempt)
    if known or is_held or (brought is not None and brought.is_temporary):
        return _none_left(state, attempt)  # a device gets one temporary license
    return _first_temporary(state, attempt)


def _brought(attempt: Attempt) -> ClientLicense | None:
    """Return what another license server gave the device, good or over."""
    copy = attempt.device.client_license
    if copy is None or not can_serve(copy.version, attempt.host.version):
        return None
    return copy


def _is_proven(brought: ClientLicense, attempt: Attempt) -> bool:
    """Tell whether a full license may follow: somebody signed in (domain.md 3.2.2)."""
    is_first = brought.is_temporary and _is_good(brought, attempt)
    return brought.validated or not is_first


def _known_device(
    state: ServerState, full: IssuedLicense, attempt: Attempt
) -> Decision:
    is_due = full.expires_on - attempt.now <= timedelta(days=RENEWAL_DAYS)
    renews = is_due and state.server.is_activated
    grant = Grant(
        GrantKind.RENEW if renews else GrantKind.REINSTATE,
        state.server.name,
        state.version_of(full),
        full.pack_id,
        attempt.now + attempt.lifetime if renews else full.expires_on,
        replaces=full,
    )
    rule = Rule.RENEWED if renews else Rule.REINSTATED
    return Decision(Outcome.CONNECTED, rule, grant)


def _temporary_device(
    state: ServerState, temporary: IssuedLicense, attempt: Attempt
) -> Decision:
    if temporary.validated or temporary.expires_on <= attempt.now:
        upgraded = _full(state, attempt, Rule.UPGRADED, temporary)
        if upgraded is not None:
            return upgraded
    if temporary.expires_on <= attempt.now:
        return _none_left(state, attempt)
    grant = Grant(
        GrantKind.VALIDATE if attempt.signs_in else GrantKind.REINSTATE,
        state.server.name,
        state.version_of(temporary),
        temporary.pack_id,
        temporary.expires_on,
        replaces=temporary,
        is_temporary=True,
    )
    events = (
        missing_license_events(state, attempt, LicenseType.PER_DEVICE)
        if temporary.validated
        else ()
    )
    return Decision(Outcome.CONNECTED, Rule.TEMPORARY_VALID, grant, events)


def _first_temporary(state: ServerState, attempt: Attempt) -> Decision:
    grant = Grant(
        GrantKind.TEMPORARY,
        state.server.name,
        attempt.license_version,
        None,
        attempt.now + timedelta(days=TEMPORARY_DAYS),
        is_temporary=True,
    )
    return Decision(
        Outcome.CONNECTED,
        Rule.FIRST_TEMPORARY,
        grant,
        missing_license_events(state, attempt, LicenseType.PER_DEVICE),
    )


def _full(
    state: ServerState, attempt: Attempt, rule: Rule, temporary: IssuedLicense | None
) -> Decision | None:
    pack = pools.choose(
        state.server, state.packs, LicenseType.PER_DEVICE, attempt.host.version
    )
    if pack is None:
        return None
    grant = Grant(
        GrantKind.FULL,
        state.server.name,
        pack.version,
        pack.id,
        attempt.now + attempt.lifetime,
        replaces=temporary,
    )
    upgraded = Logged(
        state.server.name,
        EventKind.UPGRADED,
        {
            "computer": attempt.device.name,
            "product": product(pack.version, LicenseType.PER_DEVICE),
        },
    )
    events = (*((upgraded,) if temporary else ()), *low_license_event(state, pack))
    return Decision(Outcome.CONNECTED, rule, grant, events)


def _none_left(state: ServerState, attempt: Attempt) -> Decision:
    return Decision(
        Outcome.NO_LICENSES,
        Rule.NO_LICENSE_LEFT,
        events=missing_license_events(state, attempt, LicenseType.PER_DEVICE),
    )


def _without_license(
    attempt: Attempt,
    copy: ClientLicense | None,
    eligible: list[ServerState],
    events: list[Logged],
) -> Decision:
    """Say what happens where no license server gives one (domain.md 3.1, 3.2)."""
    host = attempt.host.name
    if copy is not None:
        if not eligible:
            events = [*events, _of_client(attempt, EventKind.NOT_RENEWED)]
        return Decision(
            Outcome.CONNECTED, Rule.LOCAL_COPY_OFFLINE, events=tuple(events)
        )
    if attempt.is_in_grace:
        return Decision(Outcome.CONNECTED, Rule.GRACE, events=tuple(events))
    if not eligible:
        return Decision(
            Outcome.NO_LICENSE_SERVERS,
            Rule.GRACE_OVER,
            events=(*events, Logged(host, EventKind.GRACE_OVER_NO_ANSWER)),
        )
    kept = attempt.device.client_license
    was_full = kept is not None and not kept.is_temporary
    over = EventKind.NOT_RENEWED if was_full else EventKind.TEMPORARY_EXPIRED
    refusal = (_of_client(attempt, over), *_wrong_mode(attempt, eligible))
    return Decision(
        Outcome.NO_LICENSES, Rule.NO_LICENSE_LEFT, events=(*events, *refusal)
    )


def _wrong_mode(attempt: Attempt, eligible: list[ServerState]) -> tuple[Logged, ...]:
    """Event 1004, where no server has licenses of the host's mode (domain.md 8.3)."""
    wanted = attempt.host.version
    if any(
        pools.usable(h.server, h.packs, LicenseType.PER_DEVICE, wanted)
        for h in eligible
    ):
        return ()
    why = "no license server has licenses of its licensing mode"
    return (no_client_license_event(attempt.host.name, why),)


def _of_client(attempt: Attempt, kind: EventKind) -> Logged:
    return Logged(attempt.host.name, kind, {"computer": attempt.device.name})


def _damaged(attempt: Attempt) -> Decision:
    """Turn a client away whose license cannot be read (domain.md 8.3, 11)."""
    event = _of_client(attempt, EventKind.INVALID_CLIENT_LICENSE)
    return Decision(Outcome.PROTOCOL_ERROR, Rule.LOCAL_COPY_DAMAGED, events=(event,))


def _usable_copy(attempt: Attempt) -> ClientLicense | None:
    copy = _brought(attempt)
    return copy if copy is not None and _is_good(copy, attempt) else None


def _is_good(copy: ClientLicense, attempt: Attempt) -> bool:
    return copy.expires_on > attempt.now


def _is_due(copy: ClientLicense, attempt: Attempt) -> bool:
    return copy.expires_on - attempt.now <= timedelta(days=RENEWAL_DAYS)


def _first(
    held: list[IssuedLicense], statuses: set[LicenseStatus]
) -> IssuedLicense | None:
    return next((h for h in held if h.status in statuses), None)
