"""Worked cases of Per User licensing (domain.md 3.3, 3.4, 3.7, 11)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.catalog import LicenseProgram, LicensingMode, Outcome
from core.event_kinds import EventKind
from core.records import LicensePack, Trust
from core.rules.issuance.decide import decide
from core.rules.issuance.model import Attempt, GrantKind, Rule, UserLicense
from tests.core.rules.issuance.worlds import (
    DEVICE,
    NOW,
    USER,
    V,
    attempt,
    held,
    pack,
    state,
)

OK, NO_SERVER = Outcome.CONNECTED, Outcome.NO_LICENSE_SERVERS
AN_HOUR = Outcome.CONNECTED_FOR_AN_HOUR
FREE = pack(type_=USER)
FULL = pack(type_=USER, total=1, issued=1)
OLDER = pack(V.W2019, USER, number=4)
OVER_USED = pack(type_=USER, total=0, number=9, program=LicenseProgram.OVER_USED)
DOWN = state(FREE, is_reachable=False)
NORTH, SOUTH = Trust(domain="north"), Trust(domain="south", is_two_way=False)


def trying(**facts: Any) -> Attempt:
    return attempt(LicensingMode.PER_USER, **facts)


def on_host_of(domain: str) -> Attempt:
    tried = trying(trusts=(NORTH, SOUTH))
    return replace(tried, host=tried.host.changed(domain=domain))


def having(
    expires: float = 30, of: LicensePack = FREE, server: str = "LS", **facts: Any
) -> Attempt:
    """Somebody who has a license of a pack already."""
    issued = held(expires=expires, pack_id=of.id).changed(server=server)
    return trying(user_licenses=(UserLicense(issued, of),), **facts)


# what is tried | the license servers | how it ends | the rule | what is granted
CASES = {
    "the first connection": (
        trying(), [state(FREE)], OK, Rule.USER_ISSUED, GrantKind.FULL,
    ),
    "again, while it is good": (
        having(8), [state(FREE)], OK, Rule.USER_CURRENT, None,
    ),
    "again, shortly before it ends": (
        having(7), [state(FREE)],
        OK, Rule.USER_EXTENDED, GrantKind.EXTEND,
    ),
    "again, after it ended": (
        having(-1), [state(FREE)],
        OK, Rule.USER_ISSUED, GrantKind.FULL,
    ),
    "more users than CALs": (
        trying(), [state(FULL)], OK, Rule.USER_OVER_USED, GrantKind.OVER_USE,
    ),
    "no Per User CALs at all": (
        trying(), [state(pack(type_=DEVICE))],
        OK, Rule.USER_OVER_USED, GrantKind.OVER_USE,
    ),
    "only older CALs": (
        trying(), [state(OLDER)], OK, Rule.USER_OVER_USED, GrantKind.OVER_USE,
    ),
    "server not activated": (
        trying(), [state(FREE, is_activated=False)],
        OK, Rule.USER_BEFORE_ACTIVATION, GrantKind.OVER_USE,
    ),
    "beyond those bought, and due: a CAL is free now": (
        having(5, OVER_USED), [state(FREE)], OK, Rule.USER_ISSUED, GrantKind.FULL,
    ),
    "beyond those bought, and due: none is free": (
        having(5, OVER_USED), [state(FULL, OVER_USED)],
        OK, Rule.USER_EXTENDED, GrantKind.EXTEND,
    ),
    "a license of another server, whatever happened to that": (
        having(30, server="LS2"), [state(FULL)], OK, Rule.USER_CURRENT, None,
    ),
    "a license of another server, due, and that one does not answer": (
        having(5, server="LS2"), [state(FREE)],
        OK, Rule.USER_ISSUED, GrantKind.FULL,
    ),
    "an older CAL for a newer host, and none is bought for that": (
        having(of=OLDER), [state(OLDER)], OK, Rule.USER_OVER_USED, GrantKind.OVER_USE,
    ),
    "a good license, and the server left the AD group": (
        having(30), [state(FREE, in_ad_group=False)], OK, Rule.USER_CURRENT, None,
    ),
    "a user of a trusted domain, the server in its group": (
        trying(user_domain="north", trusts=(NORTH,)),
        [state(FREE, member_in_domains=("north",))],
        OK, Rule.USER_ISSUED, GrantKind.FULL,
    ),
    "a user of a trusted domain, the server not in its group": (
        trying(user_domain="north", trusts=(NORTH,)), [state(FREE)],
        OK, Rule.USER_NOT_TRACKED, None,
    ),
    "a user of a domain that is trusted in one direction": (
        trying(user_domain="south", trusts=(SOUTH,)),
        [state(FREE, member_in_domains=("south",))],
        OK, Rule.USER_OF_ONE_WAY_TRUST, None,
    ),
    "a session host of such a domain": (
        on_host_of("south"), [state(FREE)], NO_SERVER, Rule.GRACE_OVER, None,
    ),
    "a session host of a domain with trust in both directions": (
        on_host_of("north"), [state(FREE)], OK, Rule.USER_ISSUED, GrantKind.FULL,
    ),
    "the second server has a CAL": (
        trying(), [state(FULL), state(FREE, name="LS2")],
        OK, Rule.USER_ISSUED, GrantKind.FULL,
    ),
    "an older CAL for a newer host": (
        having(of=OLDER), [state(FREE, OLDER)],
        OK, Rule.USER_UPGRADED, GrantKind.FULL,
    ),
    "server not in the AD group": (
        trying(), [state(FREE, in_ad_group=False)], OK, Rule.USER_NOT_TRACKED, None,
    ),
    "server on a domain controller, Network Service not in the group": (
        trying(), [state(FREE, on_domain_controller=True)],
        OK, Rule.USER_NOT_TRACKED, None,
    ),
    "the same with Network Service": (
        trying(),
        [
            state(
                FREE, on_domain_controller=True, network_service_in_ad_group=True
            )
        ],
        OK, Rule.USER_ISSUED, GrantKind.FULL,
    ),
    "no domain controller answers": (
        trying(), [state(FREE, directory_answers=False)],
        OK, Rule.USER_NOT_TRACKED, None,
    ),
    "2019, users may not write their attributes": (
        trying(user_may_update=False, version=V.W2019), [state(FREE)],
        OK, Rule.USER_NOT_TRACKED, None,
    ),
    "2016, where the server writes them": (
        trying(user_may_update=False, version=V.W2016), [state(FREE)],
        OK, Rule.USER_ISSUED, GrantKind.FULL,
    ),
    "a workgroup, grace over": (
        trying(in_domain=False), [state(FREE)],
        OK, Rule.USER_OUTSIDE_DOMAIN, None,
    ),
    "a workgroup, in grace": (
        trying(in_domain=False, grace=1), [state(FREE)], OK, Rule.GRACE, None,
    ),
    "a workgroup in 2019": (
        trying(in_domain=False, version=V.W2019), [state(FREE)],
        AN_HOUR, Rule.SOFT_ENFORCEMENT, None,
    ),
    "a workgroup in 2016": (
        trying(in_domain=False, version=V.W2016), [state(FREE)],
        OK, Rule.USER_OUTSIDE_DOMAIN, None,
    ),
    "server down, grace over": (trying(), [DOWN], NO_SERVER, Rule.GRACE_OVER, None),
    "server down, in grace": (trying(grace=1), [DOWN], OK, Rule.GRACE, None),
    "server down in 2019": (
        trying(version=V.W2019), [DOWN], AN_HOUR, Rule.SOFT_ENFORCEMENT, None,
    ),
    "no server named in 2019": (
        trying(version=V.W2019, servers=()), [], AN_HOUR, Rule.SOFT_ENFORCEMENT, None,
    ),
    "license server older than the host": (
        trying(), [state(OLDER, version=V.W2019)],
        NO_SERVER, Rule.GRACE_OVER, None,
    ),
    "security group policy, host outside": (
        trying(), [state(FREE, security_group_policy=True)],
        NO_SERVER, Rule.GRACE_OVER, None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_worked_case(name: str) -> None:
    tried, states, outcome, rule, grant = CASES[name]
    decision = decide(tried, states)

    assert (decision.outcome, decision.rule) == (outcome, rule)
    assert (decision.grant.kind if decision.grant else None) == grant


def test_a_license_is_for_60_days_and_is_extended_to_60() -> None:
    for tried in (trying(), having(2)):
        grant = decide(tried, [state(FREE)]).grant
        assert grant is not None
        assert grant.expires_on == NOW + timedelta(days=60)


@pytest.mark.parametrize(
    ("tried", "server", "kinds"),
    [
        (trying(), state(FULL), [EventKind.NONE_LEFT]),
        (trying(), state(pack(type_=USER, issued=3)), [EventKind.FEW_LEFT]),
        (trying(), state(), [EventKind.NOT_INSTALLED]),
        (trying(), state(FREE, is_activated=False), [EventKind.NOT_ACTIVATED]),
        (
            trying(),
            state(FREE, in_ad_group=False),
            [EventKind.ATTRIBUTES_NOT_UPDATED],
        ),
        (
            trying(),
            state(FREE, directory_answers=False),
            [EventKind.DIRECTORY_UNREACHABLE],
        ),
        (
            having(of=OLDER),
            state(FREE, OLDER),
            [EventKind.USER_LICENSE_UPGRADED],
        ),
        (trying(), DOWN, [EventKind.GRACE_OVER_NO_ANSWER]),
        (
            trying(grace=9),
            state(FREE, security_group_policy=True),
            [EventKind.HOST_NOT_IN_GROUP],
        ),
        (
            trying(),
            state(FREE, in_ad_group=False, is_activated=False),
            [EventKind.ATTRIBUTES_NOT_UPDATED, EventKind.NOT_ACTIVATED],
        ),
    ],
)
def test_what_is_logged(tried: Attempt, server: Any, kinds: list[EventKind]) -> None:
    events = decide(tried, [server]).events

    assert [e.kind for e in events] == kinds
    for event in events:  # every text has all its facts
        event.kind.text.format(**{"server": event.computer, **event.facts})


def test_a_failure_to_record_names_the_server() -> None:
    decision = decide(trying(), [state(FREE, in_ad_group=False)])

    assert decision.failed_on == "LS"


def test_a_license_of_an_older_version_is_replaced() -> None:
    tried = having(of=OLDER)
    grant = decide(tried, [state(FREE, OLDER)]).grant

    assert grant is not None
    assert grant.replaces == tried.user_licenses[0].issued
    assert grant.version is V.W2022
