"""In a row the same is decided, as far as it is said to be."""

import pytest

from core.catalog import LicensingMode
from core.records import LicensePack
from core.rules.issuance.batching import batch_size
from core.rules.issuance.decide import decide
from core.rules.issuance.model import Attempt, Decision, ServerState
from tests.core.rules.issuance.worlds import (
    DEVICE,
    USER,
    V,
    attempt,
    copy,
    held,
    pack,
    state,
    temporary,
)

MANY = 40
KNOWN = attempt(brings=copy(is_temporary=True, expires=-1))
USERS = attempt(LicensingMode.PER_USER)


def after(
    packs: tuple[LicensePack, ...], pack_id: int | None, count: int
) -> ServerState:
    """Return the license server when so many were issued from a pack."""
    return state(
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
    first = decide(tried, [state(*bought)])
    assert first.grant is not None
    size = batch_size(first.grant, [state(*bought)], MANY)
    decisions: list[Decision] = [
        decide(tried, [after(bought, first.grant.pack_id, count)])
        for count in range(size + 1)
    ]
    assert all(decision == first for decision in decisions[:size])
    assert decisions[size] != first or size == MANY


@pytest.mark.parametrize(
    ("tried", "server"),
    [
        (attempt(), state()),
        (attempt(), state(holds=(temporary(validated=False),))),
        (attempt(), state(pack(total=1), holds=(held(expires=5),))),
        (attempt(), state(pack(V.W2022), holds=(held(expires=50),))),
        (USERS, state(pack(type_=USER, total=1, issued=1))),
    ],
    ids=["temporary", "validated", "renewed", "reinstated", "over-used"],
)
def test_what_takes_nothing_from_a_pack_is_the_same_for_all(
    tried: Attempt, server: ServerState
) -> None:
    grant = decide(tried, [server]).grant
    assert grant is not None
    assert batch_size(grant, [server], MANY) == MANY
