"""Per Device licenses: temporary, full, renewed (domain.md 3.2)."""

from datetime import timedelta

from core.catalog import LicenseStatus, LicenseType
from core.event_kinds import EventKind
from core.outcomes import Outcome
from core.records import ClientLicense, IssuedLicense
from core.rules.compatibility import can_serve
from core.rules.issuance import asking, pools
from core.rules.issuance.complaints import lack, product, running_short
from core.rules.issuance.facts import (
    RENEWAL_DAYS,
    TEMPORARY_DAYS,
    Attempt,
    Decision,
    Grant,
    GrantKind,
    Holder,
    Logged,
    Rule,
)

_HAD_ITS_TEMPORARY = {LicenseStatus.UPGRADE, LicenseStatus.REVOKED}


def decide(attempt: Attempt, holders: list[Holder]) -> Decision:
    """Decide what a device gets on a host in Per Device mode."""
    kept = attempt.device.client_license
    if kept is not None and kept.is_damaged:
        return _damaged(attempt)
    copy = _usable_copy(attempt)
    if copy is not None and not copy.is_temporary and not _is_due(copy, attempt):
        return Decision(Outcome.CONNECTED, Rule.LOCAL_COPY)
    answering, events = asking.that_answer(attempt, holders)
    complaints = list(events)
    for holder in answering:
        decision = _ask(holder, attempt)
        if decision.outcome.is_connected:
            return decision
        complaints += decision.events
    return _without_license(attempt, copy, bool(answering), complaints)


def _ask(holder: Holder, attempt: Attempt) -> Decision:
    """Return one license server's answer (domain.md 3.2.1 to 3.2.4)."""
    fitting = holder.fitting(attempt)
    full = _first(fitting, {LicenseStatus.ACTIVE})
    if full is not None and full.expires_on > attempt.now:
        return _known_device(holder, full, attempt)
    temporary = _first(fitting, {LicenseStatus.TEMPORARY})
    if temporary is not None:
        return _temporary_device(holder, temporary, attempt)
    if _first(fitting, _HAD_ITS_TEMPORARY) or _brings_one(attempt):
        again = _full(holder, attempt, Rule.FULL_AGAIN, None)
        return again or _none_left(holder, attempt)
    return _first_temporary(holder, attempt)


def _brings_one(attempt: Attempt) -> bool:
    """Tell whether another license server gave the device its temporary license."""
    copy = attempt.device.client_license
    return copy is not None and can_serve(copy.version, attempt.host.version)


def _known_device(holder: Holder, full: IssuedLicense, attempt: Attempt) -> Decision:
    is_due = full.expires_on - attempt.now <= timedelta(days=RENEWAL_DAYS)
    renews = is_due and holder.server.is_activated
    grant = Grant(
        GrantKind.RENEW if renews else GrantKind.REINSTATE,
        holder.server.name,
        holder.version_of(full),
        full.pack_id,
        attempt.now + attempt.lifetime if renews else full.expires_on,
        replaces=full,
    )
    rule = Rule.RENEWED if renews else Rule.REINSTATED
    return Decision(Outcome.CONNECTED, rule, grant)


def _temporary_device(
    holder: Holder, temporary: IssuedLicense, attempt: Attempt
) -> Decision:
    if temporary.validated:
        upgraded = _full(holder, attempt, Rule.UPGRADED, temporary)
        if upgraded is not None:
            return upgraded
    if temporary.expires_on <= attempt.now:
        return _none_left(holder, attempt)
    grant = Grant(
        GrantKind.VALIDATE if attempt.signs_in else GrantKind.REINSTATE,
        holder.server.name,
        holder.version_of(temporary),
        temporary.pack_id,
        temporary.expires_on,
        replaces=temporary,
        is_temporary=True,
    )
    events = (
        lack(holder, attempt, LicenseType.PER_DEVICE) if temporary.validated else ()
    )
    return Decision(Outcome.CONNECTED, Rule.TEMPORARY_VALID, grant, events)


def _first_temporary(holder: Holder, attempt: Attempt) -> Decision:
    grant = Grant(
        GrantKind.TEMPORARY,
        holder.server.name,
        attempt.license_version,
        None,
        attempt.now + timedelta(days=TEMPORARY_DAYS),
        is_temporary=True,
    )
    return Decision(
        Outcome.CONNECTED,
        Rule.FIRST_TEMPORARY,
        grant,
        lack(holder, attempt, LicenseType.PER_DEVICE),
    )


def _full(
    holder: Holder, attempt: Attempt, rule: Rule, temporary: IssuedLicense | None
) -> Decision | None:
    pack = pools.choose(
        holder.server, holder.packs, LicenseType.PER_DEVICE, attempt.host.version
    )
    if pack is None:
        return None
    grant = Grant(
        GrantKind.FULL,
        holder.server.name,
        pack.version,
        pack.id,
        attempt.now + attempt.lifetime,
        replaces=temporary,
    )
    upgraded = Logged(
        holder.server.name,
        EventKind.UPGRADED,
        {
            "computer": attempt.device.name,
            "product": product(pack.version, LicenseType.PER_DEVICE),
        },
    )
    events = (*((upgraded,) if temporary else ()), *running_short(holder, pack))
    return Decision(Outcome.CONNECTED, rule, grant, events)


def _none_left(holder: Holder, attempt: Attempt) -> Decision:
    return Decision(
        Outcome.NO_LICENSES,
        Rule.NO_LICENSE_LEFT,
        events=lack(holder, attempt, LicenseType.PER_DEVICE),
    )


def _without_license(
    attempt: Attempt, copy: ClientLicense | None, answered: bool, events: list[Logged]
) -> Decision:
    """Say what happens where no license server gives one (domain.md 3.1, 3.2)."""
    host, computer = attempt.host.name, {"computer": attempt.device.name}
    if copy is not None:
        if not answered:
            events = [*events, Logged(host, EventKind.NOT_RENEWED, computer)]
        return Decision(
            Outcome.CONNECTED, Rule.LOCAL_COPY_OFFLINE, events=tuple(events)
        )
    if attempt.is_in_grace:
        return Decision(Outcome.CONNECTED, Rule.GRACE, events=tuple(events))
    if not answered:
        return Decision(
            Outcome.NO_LICENSE_SERVERS,
            Rule.GRACE_OVER,
            events=(*events, Logged(host, EventKind.GRACE_OVER_NO_ANSWER)),
        )
    return Decision(
        Outcome.NO_LICENSES,
        Rule.NO_LICENSE_LEFT,
        events=(*events, Logged(host, EventKind.TEMPORARY_EXPIRED, computer)),
    )


def _damaged(attempt: Attempt) -> Decision:
    """Turn a client away whose license cannot be read (domain.md 8.3, 11)."""
    facts = {"computer": attempt.device.name}
    event = Logged(attempt.host.name, EventKind.INVALID_CLIENT_LICENSE, facts)
    return Decision(Outcome.PROTOCOL_ERROR, Rule.LOCAL_COPY_DAMAGED, events=(event,))


def _usable_copy(attempt: Attempt) -> ClientLicense | None:
    copy = attempt.device.client_license
    if copy is None or copy.expires_on <= attempt.now:
        return None
    return copy if can_serve(copy.version, attempt.host.version) else None


def _is_due(copy: ClientLicense, attempt: Attempt) -> bool:
    return copy.expires_on - attempt.now <= timedelta(days=RENEWAL_DAYS)


def _first(
    held: list[IssuedLicense], statuses: set[LicenseStatus]
) -> IssuedLicense | None:
    return next((h for h in held if h.status in statuses), None)
