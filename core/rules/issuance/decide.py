"""Whether a person gets a session, and by which license (domain.md 3)."""

from dataclasses import replace

from core.catalog import LicensingMode, Outcome, ProductVersion
from core.event_kinds import EventKind
from core.rules.issuance import per_device, per_user
from core.rules.issuance.log_entries import no_client_license_event
from core.rules.issuance.model import Attempt, Decision, Logged, Rule, ServerState

_SOFT = {  # domain.md 3.4; gone in 2022
    (ProductVersion.W2016, LicensingMode.PER_DEVICE),
    (ProductVersion.W2019, LicensingMode.PER_USER),
}

_OF_REFUSALS = {EventKind.TEMPORARY_EXPIRED, EventKind.NOT_RENEWED}
_FOR_LACK_OF_LICENSES = {Outcome.NO_LICENSES, Outcome.NO_LICENSE_SERVERS}


def decide(attempt: Attempt, states: list[ServerState]) -> Decision:
    """Decide an attempt; `states` are the host's license servers in its order."""
    if not attempt.is_administrative:
        return _decide(attempt, states)
    if not attempt.may_administer:  # no matter of licensing, and no event of it: 13.2
        return Decision(Outcome.NO_RIGHTS, Rule.NO_RIGHTS)
    if not attempt.host.third_party_protocol:
        return Decision(Outcome.CONNECTED, Rule.ADMINISTRATIVE)
    decision = _decide(attempt, states)
    if decision.outcome not in _FOR_LACK_OF_LICENSES:
        return decision
    return replace(decision, rule=Rule.ADMINISTRATIVE_TOO)


def _decide(attempt: Attempt, states: list[ServerState]) -> Decision:
    mode = attempt.host.licensing_mode
    if attempt.host.is_insecure_to_clients:
        why = "its certificates are not valid"
        failed = no_client_license_event(attempt.host.name, why)
        return Decision(
            Outcome.SECURITY_ERROR, Rule.CERTIFICATES_STALE, events=(failed,)
        )
    if attempt.host.evaluation_is_over(attempt.now):  # whatever is installed: 13.12
        over_too = Logged(attempt.host.name, EventKind.GRACE_OVER_NO_ANSWER)
        return Decision(
            Outcome.NO_LICENSE_SERVERS, Rule.EVALUATION_OVER, events=(over_too,)
        )
    if mode is LicensingMode.NOT_CONFIGURED:
        over = EventKind.GRACE_OVER_WITHOUT_MODE
        return _without_setting(attempt, EventKind.MODE_NOT_CONFIGURED, over)
    decision = _by_mode(attempt, states)
    if (
        not is_soft(attempt.host.version, mode)
        or decision.outcome not in _FOR_LACK_OF_LICENSES
    ):
        return decision
    return replace(
        decision,
        outcome=Outcome.CONNECTED_FOR_AN_HOUR,
        rule=Rule.SOFT_ENFORCEMENT,
        events=tuple(e for e in decision.events if e.kind not in _OF_REFUSALS),
    )


def is_soft(host: ProductVersion, mode: LicensingMode) -> bool:
    """Tell whether sixty minutes stand in place of a refusal (domain.md 3.4)."""
    return (host, mode) in _SOFT


def _by_mode(attempt: Attempt, states: list[ServerState]) -> Decision:
    if not attempt.host.license_servers:
        return _without_setting(attempt, None, EventKind.GRACE_OVER_WITHOUT_SERVER)
    if attempt.host.licensing_mode is LicensingMode.PER_USER:
        return per_user.decide(attempt, states)
    return per_device.decide(attempt, states)


def _without_setting(
    attempt: Attempt, within: EventKind | None, over: EventKind
) -> Decision:
    """Let in while the grace period lasts, whatever is not set up (domain.md 3.1)."""
    host = attempt.host.name
    if attempt.is_in_grace:
        events = (Logged(host, within),) if within else ()
        return Decision(Outcome.CONNECTED, Rule.GRACE, events=events)
    return Decision(
        Outcome.NO_LICENSE_SERVERS, Rule.GRACE_OVER, events=(Logged(host, over),)
    )
