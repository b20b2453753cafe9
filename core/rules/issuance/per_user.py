"""Per User licenses: recorded in the directory, never enforced (domain.md 3.3)."""

from datetime import timedelta

from core.catalog import LicenseType, ProductVersion
from core.event_kinds import EventKind
from core.outcomes import Outcome
from core.records import IssuedLicense, LicenseServer
from core.rules.issuance import asking, pools
from core.rules.issuance.complaints import lack, product, running_short
from core.rules.issuance.facts import (
    RENEWAL_DAYS,
    USER_DAYS,
    Attempt,
    Decision,
    Grant,
    GrantKind,
    Holder,
    Logged,
    Rule,
)

_WRITES_AS_USER = ProductVersion.W2019  # and later session hosts (domain.md 3.3)


def decide(attempt: Attempt, holders: list[Holder]) -> Decision:
    """Decide what a user gets on a host in Per User mode."""
    answering, events = asking.that_answer(attempt, holders)
    if not answering:
        unanswered = Logged(attempt.host.name, EventKind.GRACE_OVER_NO_ANSWER)
        return _unserved(attempt, Rule.GRACE_OVER, (*events, unanswered))
    if not attempt.in_domain:
        return _unserved(attempt, Rule.USER_OUTSIDE_DOMAIN, tuple(events))
    chosen = next((h for h in answering if _has_one(h, attempt)), answering[0])
    if failure := _recording_failure(chosen, attempt):
        return failure
    return _current(answering, attempt) or _issue(chosen, answering, attempt)


def _unserved(attempt: Attempt, rule: Rule, events: tuple[Logged, ...]) -> Decision:
    if attempt.is_in_grace:
        return Decision(Outcome.CONNECTED, Rule.GRACE)
    return Decision(Outcome.NO_LICENSE_SERVERS, rule, events=events)


def _has_one(holder: Holder, attempt: Attempt) -> bool:
    wanted = attempt.host.version
    found = pools.choose(holder.server, holder.packs, LicenseType.PER_USER, wanted)
    return found is not None


def _recording_failure(holder: Holder, attempt: Attempt) -> Decision | None:
    """The user connects all the same, and nothing is tracked (domain.md 3.3)."""
    server, domain = holder.server, attempt.user_domain
    rule, kind = Rule.USER_NOT_TRACKED, EventKind.ATTRIBUTES_NOT_UPDATED
    if not attempt.directory_answers:
        kind = EventKind.DIRECTORY_UNREACHABLE
    elif domain is not None and not attempt.trusts_both_ways(domain):
        rule = Rule.USER_OF_ONE_WAY_TRUST
    elif _may_write(server, attempt):
        return None
    event = Logged(server.name, kind, {"user": attempt.user})
    return Decision(Outcome.CONNECTED, rule, events=(event,), failed_on=server.name)


def _may_write(server: LicenseServer, attempt: Attempt) -> bool:
    """Tell whether the user's attributes can be written (domain.md 3.3, 3.7)."""
    if attempt.user_domain is None:
        is_member = server.may_update_users
    else:
        is_member = attempt.user_domain in server.member_in_domains
    writes_as_user = attempt.host.version.generation >= _WRITES_AS_USER.generation
    return is_member and (attempt.user_may_update or not writes_as_user)


def _current(answering: list[Holder], attempt: Attempt) -> Decision | None:
    """Keep or extend the license that the user has, whichever server gave it."""
    for holder in answering:
        for license_ in holder.fitting(attempt):
            if license_.expires_on > attempt.now:
                return _keep(holder, license_, attempt)
    return None


def _keep(holder: Holder, license_: IssuedLicense, attempt: Attempt) -> Decision:
    if license_.expires_on - attempt.now > timedelta(days=RENEWAL_DAYS):
        return Decision(Outcome.CONNECTED, Rule.USER_CURRENT)
    grant = Grant(
        GrantKind.EXTEND,
        holder.server.name,
        holder.version_of(license_),
        license_.pack_id,
        attempt.now + timedelta(days=USER_DAYS),
        replaces=license_,
    )
    return Decision(Outcome.CONNECTED, Rule.USER_EXTENDED, grant)


def _issue(chosen: Holder, answering: list[Holder], attempt: Attempt) -> Decision:
    """Issue from a pack, or beyond what was bought; replace a license that is older."""
    server = chosen.server
    wanted = attempt.host.version
    pack = pools.choose(server, chosen.packs, LicenseType.PER_USER, wanted)
    version = pack.version if pack else attempt.license_version
    old = next((h for holder in answering for h in holder.held), None)
    is_older = old is not None and not any(h.fitting(attempt) for h in answering)
    grant = Grant(
        GrantKind.FULL if pack else GrantKind.OVER_USE,
        server.name,
        version,
        pack.id if pack else None,
        attempt.now + timedelta(days=USER_DAYS),
        replaces=old,
    )
    if pack is None:
        events = lack(chosen, attempt, LicenseType.PER_USER)
        return Decision(Outcome.CONNECTED, Rule.USER_OVER_USED, grant, events)
    short = running_short(chosen, pack)
    if not is_older:
        return Decision(Outcome.CONNECTED, Rule.USER_ISSUED, grant, short)
    facts = {
        "user": attempt.user,
        "product": product(version, LicenseType.PER_USER),
    }
    event = Logged(server.name, EventKind.USER_LICENSE_UPGRADED, facts)
    return Decision(Outcome.CONNECTED, Rule.USER_UPGRADED, grant, (event, *short))
