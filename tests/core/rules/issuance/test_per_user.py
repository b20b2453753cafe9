"""Worked cases of Per User licensing (domain.md 3.3, 3.4, 3.7, 11)."""

from datetime import timedelta
from typing import Any

import pytest

from core.catalog import LicensingMode
from core.event_kinds import EventKind
from core.outcomes import Outcome
from core.records import IssuedLicense
from core.rules.issuance.decide import decide
from core.rules.issuance.facts import Attempt, GrantKind, Rule
from tests.core.rules.issuance.worlds import (
    DEVICE,
    NOW,
    USER,
    V,
    attempt,
    held,
    holder,
    pack,
)

OK, NO_SERVER = Outcome.CONNECTED, Outcome.NO_LICENSE_SERVERS
AN_HOUR = Outcome.CONNECTED_FOR_AN_HOUR
FREE = pack(type_=USER)
FULL = pack(type_=USER, total=1, issued=1)
OLDER = pack(V.W2019, USER, number=4)
DOWN = holder(FREE, is_reachable=False)


def trying(**facts: Any) -> Attempt:
    return attempt(LicensingMode.PER_USER, **facts)


def given(*, expires: float = 30, pack_id: int = 3) -> tuple[IssuedLicense]:
    return (held(expires=expires, pack_id=pack_id),)


# what is tried | the license servers | how it ends | the rule | what is granted
CASES = {
    "the first connection": (
        trying(), [holder(FREE)], OK, Rule.USER_ISSUED, GrantKind.FULL,
    ),
    "again, while it is good": (
        trying(), [holder(FREE, holds=given(expires=8))], OK, Rule.USER_CURRENT, None,
    ),
    "again, shortly before it ends": (
        trying(), [holder(FREE, holds=given(expires=7))],
        OK, Rule.USER_EXTENDED, GrantKind.EXTEND,
    ),
    "again, after it ended": (
        trying(), [holder(FREE, holds=given(expires=-1))],
        OK, Rule.USER_ISSUED, GrantKind.FULL,
    ),
    "more users than CALs": (
        trying(), [holder(FULL)], OK, Rule.USER_OVER_USED, GrantKind.OVER_USE,
    ),
    "no Per User CALs at all": (
        trying(), [holder(pack(type_=DEVICE))],
        OK, Rule.USER_OVER_USED, GrantKind.OVER_USE,
    ),
    "only older CALs": (
        trying(), [holder(OLDER)], OK, Rule.USER_OVER_USED, GrantKind.OVER_USE,
    ),
    "server not activated": (
        trying(), [holder(FREE, is_activated=False)],
        OK, Rule.USER_OVER_USED, GrantKind.OVER_USE,
    ),
    "the second server has a CAL": (
        trying(), [holder(FULL), holder(FREE, name="LS2")],
        OK, Rule.USER_ISSUED, GrantKind.FULL,
    ),
    "an older CAL for a newer host": (
        trying(), [holder(FREE, OLDER, holds=given(pack_id=4))],
        OK, Rule.USER_UPGRADED, GrantKind.FULL,
    ),
    "server not in the AD group": (
        trying(), [holder(FREE, in_ad_group=False)], OK, Rule.USER_NOT_TRACKED, None,
    ),
    "server on a domain controller, Network Service not in the group": (
        trying(), [holder(FREE, on_domain_controller=True)],
        OK, Rule.USER_NOT_TRACKED, None,
    ),
    "the same with Network Service": (
        trying(),
        [
            holder(
                FREE, on_domain_controller=True, network_service_in_ad_group=True
            )
        ],
        OK, Rule.USER_ISSUED, GrantKind.FULL,
    ),
    "no domain controller answers": (
        trying(directory_answers=False), [holder(FREE)],
        OK, Rule.USER_NOT_TRACKED, None,
    ),
    "2019, users may not write their attributes": (
        trying(user_may_update=False, version=V.W2019), [holder(FREE)],
        OK, Rule.USER_NOT_TRACKED, None,
    ),
    "2016, where the server writes them": (
        trying(user_may_update=False, version=V.W2016), [holder(FREE)],
        OK, Rule.USER_ISSUED, GrantKind.FULL,
    ),
    "a workgroup, grace over": (
        trying(in_domain=False), [holder(FREE)],
        NO_SERVER, Rule.USER_OUTSIDE_DOMAIN, None,
    ),
    "a workgroup, in grace": (
        trying(in_domain=False, grace=1), [holder(FREE)], OK, Rule.GRACE, None,
    ),
    "a workgroup in 2019": (
        trying(in_domain=False, version=V.W2019), [holder(FREE)],
        AN_HOUR, Rule.SOFT_ENFORCEMENT, None,
    ),
    "a workgroup in 2016": (
        trying(in_domain=False, version=V.W2016), [holder(FREE)],
        NO_SERVER, Rule.USER_OUTSIDE_DOMAIN, None,
    ),
    "server down, grace over": (trying(), [DOWN], NO_SERVER, Rule.GRACE_OVER, None),
    "server down, in grace": (trying(grace=1), [DOWN], OK, Rule.GRACE, None),
    "server down in 2019": (
        trying(version=V.W2019), [DOWN], AN_HOUR, Rule.SOFT_ENFORCEMENT, None,
    ),
    "license server older than the host": (
        trying(), [holder(OLDER, version=V.W2019)],
        NO_SERVER, Rule.GRACE_OVER, None,
    ),
    "security group policy, host outside": (
        trying(), [holder(FREE, security_group_policy=True)],
        NO_SERVER, Rule.GRACE_OVER, None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_worked_case(name: str) -> None:
    tried, holders, outcome, rule, grant = CASES[name]
    decision = decide(tried, holders)

    assert (decision.outcome, decision.rule) == (outcome, rule)
    assert (decision.grant.kind if decision.grant else None) == grant


def test_a_license_is_for_60_days_and_is_extended_to_60() -> None:
    for holds in ((), given(expires=2)):
        grant = decide(trying(), [holder(FREE, holds=holds)]).grant
        assert grant is not None
        assert grant.expires_on == NOW + timedelta(days=60)


@pytest.mark.parametrize(
    ("tried", "server", "kinds"),
    [
        (trying(), holder(FULL), [EventKind.NONE_LEFT]),
        (trying(), holder(pack(type_=USER, issued=3)), [EventKind.FEW_LEFT]),
        (trying(), holder(), [EventKind.NOT_INSTALLED]),
        (trying(), holder(FREE, is_activated=False), [EventKind.NOT_ACTIVATED]),
        (
            trying(),
            holder(FREE, in_ad_group=False),
            [EventKind.ATTRIBUTES_NOT_UPDATED],
        ),
        (
            trying(directory_answers=False),
            holder(FREE),
            [EventKind.DIRECTORY_UNREACHABLE],
        ),
        (
            trying(),
            holder(FREE, OLDER, holds=given(pack_id=4)),
            [EventKind.USER_LICENSE_UPGRADED],
        ),
        (trying(), DOWN, [EventKind.GRACE_OVER_NO_ANSWER]),
    ],
)
def test_what_is_logged(tried: Attempt, server: Any, kinds: list[EventKind]) -> None:
    events = decide(tried, [server]).events

    assert [e.kind for e in events] == kinds
    for event in events:  # every text has all its facts
        event.kind.text.format(**{"server": event.computer, **event.facts})


def test_a_failure_to_record_names_the_server() -> None:
    decision = decide(trying(), [holder(FREE, in_ad_group=False)])

    assert decision.failed_on == "LS"


def test_a_license_of_an_older_version_is_replaced() -> None:
    old = given(pack_id=4)
    grant = decide(trying(), [holder(FREE, OLDER, holds=old)]).grant

    assert grant is not None
    assert grant.replaces == old[0]
    assert grant.version is V.W2022
