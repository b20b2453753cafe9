"""Worked cases of Per Device licensing (domain.md 3.2, 3.5, 3.6, 11)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.catalog import (
    ActivationStatus,
    CertificateValue,
    DiscoveryScope,
    LicenseStatus,
    LicensingMode,
    Outcome,
)
from core.event_kinds import EventKind
from core.rules.issuance.decide import decide
from core.rules.issuance.model import Attempt, GrantKind, Rule, ServerState
from tests.core.rules.issuance.worlds import (
    LIFETIME,
    NOW,
    USER,
    V,
    attempt,
    copy,
    held,
    in_days,
    pack,
    state,
    temporary,
)

OK, NO_SERVER, NO_LICENSE = (
    Outcome.CONNECTED,
    Outcome.NO_LICENSE_SERVERS,
    Outcome.NO_LICENSES,
)
UPGRADED_BEFORE = held(LicenseStatus.UPGRADE, pack_id=9)
FULL_PACK = pack(total=5, issued=5)
DOWN = state(pack(), is_reachable=False)
DEACTIVATED = state(pack(), is_activated=False)


def on_stale_host(**facts: Any) -> Attempt:
    tried = attempt(**facts)
    return replace(
        tried, host=tried.host.changed(stale_certificates=[CertificateValue.X509])
    )


def known_host() -> Attempt:
    tried = attempt(in_domain=False)
    return replace(tried, host=tried.host.changed(stored_credentials=["ls"]))


# what is tried | the license servers | how it ends | the rule | what is granted
CASES = {
    "the first connection, a CAL free": (
        attempt(), [state(pack())], OK, Rule.FIRST_TEMPORARY, GrantKind.TEMPORARY,
    ),
    "the first connection, none free": (
        attempt(), [state(FULL_PACK)], OK, Rule.FIRST_TEMPORARY, GrantKind.TEMPORARY,
    ),
    "the first connection, server not activated": (
        attempt(), [DEACTIVATED], OK, Rule.FIRST_TEMPORARY, GrantKind.TEMPORARY,
    ),
    "the second, after signing in": (
        attempt(), [state(pack(), holds=(temporary(),))],
        OK, Rule.UPGRADED, GrantKind.FULL,
    ),
    "the second, nobody signed in at the first": (
        attempt(), [state(pack(), holds=(temporary(validated=False),))],
        OK, Rule.TEMPORARY_VALID, GrantKind.VALIDATE,
    ),
    "the second, and again nobody signs in": (
        attempt(signs_in=False),
        [state(pack(), holds=(temporary(validated=False),))],
        OK, Rule.TEMPORARY_VALID, GrantKind.REINSTATE,
    ),
    "the second, none free": (
        attempt(), [state(FULL_PACK, holds=(temporary(),))],
        OK, Rule.TEMPORARY_VALID, GrantKind.VALIDATE,
    ),
    "the second, server not activated": (
        attempt(), [state(pack(), holds=(temporary(),), is_activated=False)],
        OK, Rule.TEMPORARY_VALID, GrantKind.VALIDATE,
    ),
    "day 91, none free": (
        attempt(brings=copy(is_temporary=True, expires=-1)),
        [state(FULL_PACK, holds=(temporary(expires=-1),))],
        NO_LICENSE, Rule.NO_LICENSE_LEFT, None,
    ),
    "day 91, a CAL free": (
        attempt(), [state(pack(), holds=(temporary(expires=-1),))],
        OK, Rule.UPGRADED, GrantKind.FULL,
    ),
    "day 91, a CAL free, and nobody ever signed in": (
        attempt(), [state(pack(), holds=(temporary(expires=-1, validated=False),))],
        OK, Rule.UPGRADED, GrantKind.FULL,
    ),
    "day 91, none free, but in grace": (
        attempt(grace=3), [state(FULL_PACK, holds=(temporary(expires=-1),))],
        OK, Rule.GRACE, None,
    ),
    "a full license, 8 days left": (
        attempt(brings=copy(expires=8)), [DOWN], OK, Rule.LOCAL_COPY, None,
    ),
    "a full license, 7 days left": (
        attempt(brings=copy(expires=7)), [state(pack(), holds=(held(expires=7),))],
        OK, Rule.RENEWED, GrantKind.RENEW,
    ),
    "a full license, 7 days left, server down": (
        attempt(brings=copy(expires=7)), [DOWN], OK, Rule.LOCAL_COPY_OFFLINE, None,
    ),
    "a full license, 7 days left, server deactivated": (
        attempt(brings=copy(expires=7)),
        [state(pack(), holds=(held(expires=7),), is_activated=False)],
        OK, Rule.REINSTATED, GrantKind.REINSTATE,
    ),
    "the client lost its copy, the server knows the device": (
        attempt(), [state(FULL_PACK, holds=(held(),))],
        OK, Rule.REINSTATED, GrantKind.REINSTATE,
    ),
    "expired and returned; it had its temporary license": (
        attempt(brings=copy(expires=-1)),
        [state(pack(), holds=(UPGRADED_BEFORE,))],
        OK, Rule.FULL_AGAIN, GrantKind.FULL,
    ),
    "expired and returned, none free": (
        attempt(brings=copy(expires=-1)),
        [state(FULL_PACK, holds=(UPGRADED_BEFORE,))],
        NO_LICENSE, Rule.NO_LICENSE_LEFT, None,
    ),
    "revoked, the copy still good": (
        attempt(brings=copy(expires=8)),
        [state(pack(), holds=(held(LicenseStatus.REVOKED, expires=8),))],
        OK, Rule.LOCAL_COPY, None,
    ),
    "revoked, the copy due, a CAL free": (
        attempt(brings=copy(expires=3)),
        [state(pack(), holds=(held(LicenseStatus.REVOKED, expires=3),))],
        OK, Rule.FULL_AGAIN, GrantKind.FULL,
    ),
    "a temporary license of another server, a CAL free": (
        attempt(brings=copy(is_temporary=True)), [state(pack())],
        OK, Rule.FULL_AGAIN, GrantKind.FULL,
    ),
    "a temporary license of another server, none free": (
        attempt(brings=copy(is_temporary=True)), [state()],
        OK, Rule.LOCAL_COPY_OFFLINE, None,
    ),
    "a temporary license of another server, with which nobody signed in": (
        attempt(brings=copy(is_temporary=True, validated=False)), [state(pack())],
        OK, Rule.LOCAL_COPY_OFFLINE, None,
    ),
    "an expired full license of a server that is down; the second has CALs": (
        attempt(brings=copy(expires=-1, server="LS1")), [DOWN, state(pack())],
        OK, Rule.FULL_AGAIN, GrantKind.FULL,
    ),
    "an expired full license of a server that is down; the second bridges": (
        attempt(brings=copy(expires=-1, server="LS1")), [DOWN, state()],
        OK, Rule.FIRST_TEMPORARY, GrantKind.TEMPORARY,
    ),
    "the first server not activated, a CAL free on the second": (
        attempt(brings=copy(is_temporary=True)),
        [
            state(pack(), holds=(temporary(),), is_activated=False),
            state(pack(), name="LS2"),
        ],
        OK, Rule.FULL_AGAIN, GrantKind.FULL,
    ),
    "the first server not activated, none free on the second": (
        attempt(brings=copy(is_temporary=True)),
        [
            state(pack(), holds=(temporary(),), is_activated=False),
            state(FULL_PACK, name="LS2"),
        ],
        OK, Rule.TEMPORARY_VALID, GrantKind.VALIDATE,
    ),
    "renewed by the server that gave it, wherever it stands in the list": (
        attempt(brings=copy(expires=3, server="LS2")),
        [state(pack()), state(pack(), holds=(held(expires=3),), name="LS2")],
        OK, Rule.RENEWED, GrantKind.RENEW,
    ),
    "a damaged license": (
        attempt(brings=copy().changed(is_damaged=True)), [state(pack())],
        Outcome.PROTOCOL_ERROR, Rule.LOCAL_COPY_DAMAGED, None,
    ),
    "stale certificates, in grace": (
        on_stale_host(grace=9), [state(pack())],
        Outcome.SECURITY_ERROR, Rule.CERTIFICATES_STALE, None,
    ),
    "stale certificates, an administrative session": (
        on_stale_host(is_administrative=True, may_administer=True), [state(pack())],
        OK, Rule.ADMINISTRATIVE, None,
    ),
    "a workgroup whose server refuses anonymous hosts": (
        attempt(in_domain=False), [state(pack(), refuses_anonymous=True)],
        NO_SERVER, Rule.GRACE_OVER, None,
    ),
    "the same with credentials stored": (
        known_host(), [state(pack(), refuses_anonymous=True)],
        OK, Rule.FIRST_TEMPORARY, GrantKind.TEMPORARY,
    ),
    "the same on the license server itself": (
        attempt(in_domain=False),
        [state(pack(), refuses_anonymous=True, name="SH")],
        OK, Rule.FIRST_TEMPORARY, GrantKind.TEMPORARY,
    ),
    "a domain, where hosts are never anonymous": (
        attempt(), [state(pack(), refuses_anonymous=True)],
        OK, Rule.FIRST_TEMPORARY, GrantKind.TEMPORARY,
    ),
    "security group policy in a workgroup, where it does not count": (
        attempt(in_domain=False),
        [
            state(
                pack(), security_group_policy=True, scope=DiscoveryScope.WORKGROUP
            )
        ],
        OK, Rule.FIRST_TEMPORARY, GrantKind.TEMPORARY,
    ),
    "no license, server down, grace over": (
        attempt(), [DOWN], NO_SERVER, Rule.GRACE_OVER, None,
    ),
    "no license, server down, in grace": (
        attempt(grace=1), [DOWN], OK, Rule.GRACE, None,
    ),
    "first server down, second without CALs bridges": (
        attempt(), [DOWN, state()], OK, Rule.FIRST_TEMPORARY, GrantKind.TEMPORARY,
    ),
    "first server has none left, second has": (
        attempt(brings=copy(is_temporary=True, expires=-1)),
        [state(FULL_PACK), state(pack(), name="LS2")],
        OK, Rule.FULL_AGAIN, GrantKind.FULL,
    ),
    "license server older than the host": (
        attempt(), [state(pack(V.W2019), version=V.W2019)],
        NO_SERVER, Rule.GRACE_OVER, None,
    ),
    "only older CALs": (
        attempt(), [state(pack(V.W2019), holds=(temporary(expires=-1),))],
        NO_LICENSE, Rule.NO_LICENSE_LEFT, None,
    ),
    "only CALs of the other type": (
        attempt(), [state(pack(V.W2022, USER), holds=(temporary(expires=-1),))],
        NO_LICENSE, Rule.NO_LICENSE_LEFT, None,
    ),
    "a newer CAL for an older host": (
        attempt(version=V.W2019), [state(pack(V.W2022), holds=(temporary(),))],
        OK, Rule.UPGRADED, GrantKind.FULL,
    ),
    "the same with Prevent license upgrade": (
        attempt(version=V.W2019),
        [state(pack(), holds=(temporary(),), prevent_license_upgrade=True)],
        OK, Rule.TEMPORARY_VALID, GrantKind.VALIDATE,
    ),
    "Prevent license upgrade, temporary over, grace over": (
        attempt(version=V.W2019),
        [state(pack(), holds=(temporary(expires=-1),), prevent_license_upgrade=True)],
        NO_LICENSE, Rule.NO_LICENSE_LEFT, None,
    ),
    "security group policy, host outside": (
        attempt(), [state(pack(), security_group_policy=True)],
        NO_SERVER, Rule.GRACE_OVER, None,
    ),
    "security group policy, host inside": (
        attempt(),
        [state(pack(), security_group_policy=True, security_group_members=("sh",))],
        OK, Rule.FIRST_TEMPORARY, GrantKind.TEMPORARY,
    ),
    "2016, where 2019 would refuse": (
        attempt(version=V.W2016),
        [state(pack(V.W2016, total=0), holds=(temporary(expires=-1),))],
        Outcome.CONNECTED_FOR_AN_HOUR, Rule.SOFT_ENFORCEMENT, None,
    ),
    "no server named in 2016": (
        attempt(version=V.W2016, servers=()), [],
        Outcome.CONNECTED_FOR_AN_HOUR, Rule.SOFT_ENFORCEMENT, None,
    ),
    "2019, no soft enforcement for devices": (
        attempt(version=V.W2019), [DOWN], NO_SERVER, Rule.GRACE_OVER, None,
    ),
    "no mode, in grace": (
        attempt(LicensingMode.NOT_CONFIGURED, grace=1), [state(pack())],
        OK, Rule.GRACE, None,
    ),
    "no mode, grace over": (
        attempt(LicensingMode.NOT_CONFIGURED), [state(pack())],
        NO_SERVER, Rule.GRACE_OVER, None,
    ),
    "no server named, in grace": (
        attempt(servers=(), grace=1), [], OK, Rule.GRACE, None,
    ),
    "no server named, grace over": (
        attempt(servers=()), [], NO_SERVER, Rule.GRACE_OVER, None,
    ),
    "an administrative session": (
        attempt(is_administrative=True, may_administer=True), [DOWN],
        OK, Rule.ADMINISTRATIVE, None,
    ),
    "an administrative session of somebody without rights": (
        attempt(is_administrative=True), [state(pack())],
        Outcome.NO_RIGHTS, Rule.NO_RIGHTS, None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_worked_case(name: str) -> None:
    tried, states, outcome, rule, grant = CASES[name]
    decision = decide(tried, states)

    assert (decision.outcome, decision.rule) == (outcome, rule)
    assert (decision.grant.kind if decision.grant else None) == grant


EVENTS: dict[str, tuple[Attempt, list[ServerState], list[EventKind]]] = {
    "not activated": (attempt(), [DEACTIVATED], [EventKind.NOT_ACTIVATED]),
    "certificates damaged": (
        attempt(),
        [state(pack(), activation_status=ActivationStatus.REACTIVATION_NEEDED)],
        [EventKind.CERTIFICATES_CORRUPT],
    ),
    "no CALs at all": (attempt(), [state()], [EventKind.NOT_INSTALLED]),
    "none left": (attempt(), [state(FULL_PACK)], [EventKind.NONE_LEFT]),
    "upgraded": (
        attempt(), [state(pack(), holds=(temporary(),))], [EventKind.UPGRADED],
    ),
    "the last but one issued": (
        attempt(brings=copy(is_temporary=True)), [state(pack(total=5, issued=3))],
        [EventKind.FEW_LEFT],
    ),
    "the last one issued": (
        attempt(brings=copy(is_temporary=True)), [state(pack(total=5, issued=4))], [],
    ),
    "few of one pack, but not of the product": (
        attempt(brings=copy(is_temporary=True)),
        [state(pack(total=5, issued=3), pack(number=4, total=50))], [],
    ),
    "temporary license over": (
        attempt(), [state(FULL_PACK, holds=(temporary(expires=-1),))],
        [EventKind.NONE_LEFT, EventKind.TEMPORARY_EXPIRED],
    ),
    "a full license over": (
        attempt(brings=copy(expires=-1)), [state(FULL_PACK, holds=(UPGRADED_BEFORE,))],
        [EventKind.NONE_LEFT, EventKind.NOT_RENEWED],
    ),
    "licenses of the other mode only": (
        attempt(), [state(pack(type_=USER), holds=(temporary(expires=-1),))],
        [
            EventKind.NOT_INSTALLED,
            EventKind.TEMPORARY_EXPIRED,
            EventKind.NO_CLIENT_LICENSE,
        ],
    ),
    "newer CALs only, with Prevent license upgrade": (
        attempt(version=V.W2019), [state(pack(), prevent_license_upgrade=True)],
        [EventKind.NOT_INSTALLED],
    ),
    "an hour in 2016, which is no refusal": (
        attempt(version=V.W2016),
        [state(pack(V.W2016, total=0), holds=(temporary(expires=-1),))],
        [EventKind.NONE_LEFT],
    ),
    "a damaged license": (
        attempt(brings=copy().changed(is_damaged=True)), [],
        [EventKind.INVALID_CLIENT_LICENSE],
    ),
    "stale certificates": (on_stale_host(), [], [EventKind.NO_CLIENT_LICENSE]),
    "not renewed": (
        attempt(brings=copy(expires=2)), [DOWN], [EventKind.NOT_RENEWED],
    ),
    "host not in the group": (
        attempt(grace=1), [state(pack(), security_group_policy=True)],
        [EventKind.HOST_NOT_IN_GROUP],
    ),
    "no server answers": (attempt(), [DOWN], [EventKind.GRACE_OVER_NO_ANSWER]),
    "no mode": (
        attempt(LicensingMode.NOT_CONFIGURED, grace=1), [],
        [EventKind.MODE_NOT_CONFIGURED],
    ),
    "no mode, grace over": (
        attempt(LicensingMode.NOT_CONFIGURED), [], [EventKind.GRACE_OVER_WITHOUT_MODE],
    ),
    "no server, grace over": (
        attempt(servers=()), [], [EventKind.GRACE_OVER_WITHOUT_SERVER],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EVENTS)
def test_what_is_logged(name: str) -> None:
    tried, states, kinds = EVENTS[name]
    events = decide(tried, states).events

    assert [e.kind for e in events] == kinds
    for event in events:  # every text has all its facts
        event.kind.text.format(**{"server": event.computer, **event.facts})


def test_a_temporary_license_is_for_90_days_and_a_full_one_for_the_drawn_time() -> None:
    first = decide(attempt(), [state(pack())]).grant
    second = decide(attempt(), [state(pack(), holds=(temporary(),))]).grant

    assert first is not None
    assert first.expires_on == NOW + timedelta(days=90)
    assert second is not None
    assert second.expires_on == NOW + LIFETIME


def test_the_own_version_is_used_before_the_nearest_newer_one() -> None:
    packs = [
        pack(V.W2022, number=3),
        pack(V.W2019, number=4),
        pack(V.W2016, number=5),
    ]

    def taken(*left: int) -> int | None:
        there = [p for p in packs if p.id in left]
        grant = decide(
            attempt(version=V.W2016), [state(*there, holds=(temporary(),))]
        ).grant
        return grant.pack_id if grant else None

    assert taken(3, 4, 5) == 5
    assert taken(3, 4) == 4
    assert taken(3) == 3


def test_of_two_packs_of_one_version_the_first_is_used_up_first() -> None:
    packs = [pack(number=4), pack(number=3, total=1, issued=1), pack(number=6)]
    grant = decide(attempt(), [state(*packs, holds=(temporary(),))]).grant

    assert grant is not None
    assert grant.pack_id == 4


def test_a_renewed_license_keeps_its_record() -> None:
    known = held(expires=5)
    grant = decide(
        attempt(brings=copy(expires=5)), [state(pack(), holds=(known,))]
    ).grant

    assert grant is not None
    assert grant.replaces == known
    assert grant.expires_on == NOW + LIFETIME
    assert in_days(5) < grant.expires_on
