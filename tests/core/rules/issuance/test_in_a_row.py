"""In a row the same is decided, as far as it is said to be."""

import pytest

from core.catalog import LicensingMode
from core.records import LicensePack
from core.rules.issuance.decide import decide
from core.rules.issuance.facts import Attempt, Decision, Holder
from core.rules.issuance.in_a_row import served_alike
from tests.core.rules.issuance.worlds import (
    DEVICE,
    USER,
    V,
    attempt,
    copy,
    held,
    holder,
    pack,
    temporary,
)

MANY = 40
KNOWN = attempt(brings=copy(is_temporary=True, expires=-1))
USERS = attempt(LicensingMode.PER_USER)


def after(packs: tuple[LicensePack, ...], pack_id: int | None, count: int) -> Holder:
    """Return the license server when so many were issued from a pack."""
    return holder(
        *(p.changed(issued=p.issued + count) if p.id == pack_id else p for p in packs)
    )


@pytest.mark.parametrize("tried", [KNOWN, USERS])
@pytest.mark.parametrize(
    "packs",
    [
        [(1, 0)],
        [(2, 0)],
        [(5, 3)],
        [(11, 0)],
        [(30, 0)],
        [(30, 26)],
        [(30, 27)],
        [(30, 28)],
        [(500, 0)],
        [(500, 440)],
        [(500, 470)],
        [(5, 2), (100, 0)],
        [(5, 2), (30, 20)],
        [(5, 5), (30, 20)],
    ],
)
def test_the_same_is_decided_until_a_pack_runs_short(
    tried: Attempt, packs: list[tuple[int, int]]
) -> None:
    type_ = DEVICE if tried is KNOWN else USER
    bought = tuple(
        pack(type_=type_, total=total, issued=issued, number=number)
        for number, (total, issued) in enumerate(packs, start=3)
    )
    first = decide(tried, [holder(*bought)])
    assert first.grant is not None
    alike = served_alike(first.grant, [holder(*bought)], MANY)
    decisions: list[Decision] = [
        decide(tried, [after(bought, first.grant.pack_id, count)])
        for count in range(alike + 1)
    ]
    assert all(decision == first for decision in decisions[:alike])
    assert decisions[alike] != first or alike == MANY


@pytest.mark.parametrize(
    ("tried", "server"),
    [
        (attempt(), holder()),
        (attempt(), holder(holds=(temporary(validated=False),))),
        (attempt(), holder(pack(total=1), holds=(held(expires=5),))),
        (attempt(), holder(pack(V.W2022), holds=(held(expires=50),))),
        (USERS, holder(pack(type_=USER, total=1, issued=1))),
    ],
    ids=["temporary", "validated", "renewed", "reinstated", "over-used"],
)
def test_what_takes_nothing_from_a_pack_is_the_same_for_all(
    tried: Attempt, server: Holder
) -> None:
    grant = decide(tried, [server]).grant
    assert grant is not None
    assert served_alike(grant, [server], MANY) == MANY
