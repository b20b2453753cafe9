"""Migrating licenses to another license server (domain.md 4.5)."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from core.catalog import (
    ConnectionMethod,
    LicenseType,
    MigrationReason,
    ProductVersion,
)
from core.commands.command import Command
from core.commands.convert import ConvertLicenses
from core.commands.history import Undo
from core.commands.migrate import AbsentSource, ReachableSource
from core.errors import Refused
from core.events import LicensesInstalled, LicensesRemoved
from core.lab import Lab, replay
from core.refusals import Reason
from tests.helpers.labs import (
    MakeLab,
    agreement,
    installation,
    key_pack,
    migration,
    product_keys,
    retail,
    retail_code,
    server_id,
    sql,
    world,
)

TARGET, SOURCE = "RDLIC01", "RDLIC02"
W2016 = ProductVersion.W2016
OWN = retail(102, version=W2016)
"""The code with which the scenario has installed 20 licenses on RDLIC02."""
DEAD = {
    "reason": MigrationReason.NOT_FUNCTIONING,
    "source": None,
    "removal_confirmed": True,
}


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def bought(lab: Lab, server: str) -> list[tuple[int, str, str, int | None, int]]:
    return [
        (p.id, p.version.value, p.type.value, p.total, p.issued)
        for p in lab.packs(server)
        if p.total is not None
    ]


def absent(lab: Lab, **facts: Any) -> dict[str, Any]:
    source_id = server_id(lab.server(SOURCE))
    source = AbsentSource(version=W2016, license_server_id=source_id)
    return {"source": source, "removal_confirmed": True, **facts}


def refusal(lab: Lab, command: Command) -> Refused:
    """Give a refusal, after checking that it changed nothing."""
    before = world(lab)
    with pytest.raises(Refused) as refused:
        lab.do(command)
    assert world(lab) == before
    return refused.value


def change(lab: Lab, statement: str) -> None:
    sql(lab).execute(statement)
    lab.reload()


def test_from_a_reachable_source_the_licenses_move(lab: Lab) -> None:
    events = lab.do(migration(OWN))

    assert events == [LicensesInstalled(TARGET, (5,)), LicensesRemoved(SOURCE, 20)]
    assert bought(lab, TARGET)[-1] == (5, "2016", "per-user", 20, 0)
    assert bought(lab, SOURCE) == []
    assert lab.used_on(OWN.codes[0]) == TARGET
    assert lab.problems() == []


@pytest.mark.parametrize(
    "name", ["rdlic02", "RDLIC02.corp.example", "10.0.0.12", " RDLIC02 "]
)
def test_the_source_is_found_by_name_and_by_address(lab: Lab, name: str) -> None:
    lab.do(migration(OWN, source=ReachableSource(name=name)))

    assert bought(lab, SOURCE) == []


@pytest.mark.parametrize("name", ["RDLIC03", "10.0.0.1", "RDLIC02.other.example", "."])
def test_a_source_that_is_not_there_is_refused(lab: Lab, name: str) -> None:
    refused = refusal(lab, migration(OWN, source=ReachableSource(name=name)))

    assert refused.reason is Reason.SOURCE_NOT_FOUND
    assert name in str(refused)


def test_a_part_of_a_pack_moves_too(lab: Lab) -> None:
    number = agreement().agreement_number
    change(
        lab,
        f"UPDATE license_pack SET purchase_number = '{number}', program = 'enterprise' "
        "WHERE server = 'RDLIC02' AND id = 3",
    )
    some = agreement(version=W2016, type=LicenseType.PER_USER, quantity=15)
    lab.do(migration(some))

    assert bought(lab, SOURCE) == [(3, "2016", "per-user", 5, 0)]


def test_issued_licenses_go_last_and_the_oldest_first(lab: Lab) -> None:
    """RDLIC01 of `office` has issued 18 of 100 Per User licenses."""
    change(lab, "UPDATE license_server SET version = '2022'")
    issued = {i.id: i.issued_on for i in lab.issued(TARGET, 3)}
    some = agreement(type=LicenseType.PER_USER, quantity=90)
    from_first = {"server": SOURCE, "source": ReachableSource(name=TARGET)}
    lab.do(migration(some, **from_first))

    assert bought(lab, TARGET)[0] == (3, "2022", "per-user", 10, 10)
    left = {i.id for i in lab.issued(TARGET, 3)}
    newest = sorted(issued, key=lambda i: (issued[i], i))[8:]
    assert left == set(newest)
    assert lab.problems() == []


def test_a_pack_that_is_empty_goes_with_its_issued_licenses(lab: Lab) -> None:
    change(lab, "UPDATE license_server SET version = '2022'")
    before = world(lab)
    some = agreement(type=LicenseType.PER_USER, quantity=100)
    lab.do(migration(some, server=SOURCE, source=ReachableSource(name=TARGET)))

    assert [p[0] for p in bought(lab, TARGET)] == [4]
    assert lab.issued(TARGET, 3) == []
    lab.do(Undo())
    assert world(lab) == before


def test_a_source_that_holds_too_few_is_refused(lab: Lab) -> None:
    refused = refusal(lab, migration(retail(1, version=W2016, quantity=21)))

    assert refused.reason is Reason.SOURCE_LACKS_LICENSES
    assert "holds only 20 licenses" in str(refused)
    other_type = agreement(version=W2016, quantity=1)
    assert "holds only 0 licenses" in str(refusal(lab, migration(other_type)))


def test_several_codes_are_paid_together(lab: Lab) -> None:
    assert (
        refusal(lab, migration(retail(102, 1, version=W2016))).reason
        is Reason.SOURCE_LACKS_LICENSES
    )
    lab.do(installation(retail(1, version=W2016), server=SOURCE))
    lab.do(migration(retail(102, 1, version=W2016)))

    assert bought(lab, SOURCE) == []
    assert len(bought(lab, TARGET)) == 4


@pytest.mark.parametrize("method", [ConnectionMethod.WEB, ConnectionMethod.TELEPHONE])
def test_a_key_pack_moves_licenses_too(lab: Lab, method: ConnectionMethod) -> None:
    proof = key_pack(lab.server(TARGET), version=W2016)
    change(lab, "UPDATE lab SET clearinghouse = 'unreachable'")
    lab.do(migration(proof, method=method))

    assert bought(lab, SOURCE) == []
    again = refusal(lab, migration(proof, method=method))
    assert again.reason is Reason.KEY_PACK_USED


@pytest.mark.parametrize("way", ["absent", "not functioning", "old", "deactivated"])
def test_what_cannot_be_removed_stays_on_the_source(lab: Lab, way: str) -> None:
    """Both servers then hold the same licenses: domain.md 11, row 26."""
    if way == "old":
        change(lab, "UPDATE license_server SET version = '2008' WHERE id = 2")
        change(lab, "UPDATE license_pack SET version = '2008' WHERE server = 'RDLIC02'")
    if way == "deactivated":
        change(
            lab,
            "UPDATE license_server SET activation_status = 'not-activated', "
            "license_server_id = NULL WHERE id = 2",
        )
    facts = {"absent": absent(lab), "not functioning": DEAD}.get(
        way, {"removal_confirmed": True}
    )
    held = bought(lab, SOURCE)
    events = lab.do(migration(OWN, **facts))

    assert events == [LicensesInstalled(TARGET, (5,))]
    assert bought(lab, SOURCE) == held
    assert bought(lab, TARGET)[-1][3] == 20
    assert lab.problems() == []
    unconfirmed = {**facts, "removal_confirmed": False}
    lab.do(Undo())
    refused = refusal(lab, migration(OWN, **unconfirmed))
    assert refused.reason is Reason.REMOVAL_NOT_CONFIRMED


def test_a_source_that_does_not_answer_is_refused(lab: Lab) -> None:
    change(lab, "UPDATE license_server SET is_reachable = 0 WHERE id = 2")

    assert refusal(lab, migration(OWN)).reason is Reason.SOURCE_UNREACHABLE
    lab.do(migration(OWN, **absent(lab)))
    assert len(bought(lab, SOURCE)) == 1


def test_a_server_is_not_its_own_source(lab: Lab) -> None:
    for name in ("RDLIC01", "rdlic01", "10.0.0.11"):
        refused = refusal(lab, migration(OWN, source=ReachableSource(name=name)))
        assert refused.reason is Reason.SOURCE_IS_TARGET
    own_id = lab.server(TARGET).license_server_id
    itself = AbsentSource(version=W2016, license_server_id=str(own_id))
    refused = refusal(lab, migration(OWN, source=itself, removal_confirmed=True))
    assert refused.reason is Reason.SOURCE_IS_TARGET


def test_the_target_has_to_be_activated(lab: Lab) -> None:
    change(
        lab, "UPDATE license_server SET activation_status = 'not-activated' WHERE id=1"
    )

    assert refusal(lab, migration(OWN)).reason is Reason.NOT_ACTIVATED


def test_automatic_connection_needs_the_clearinghouse(lab: Lab) -> None:
    change(lab, "UPDATE lab SET clearinghouse = 'unreachable'")

    assert refusal(lab, migration(OWN)).reason is Reason.CLEARINGHOUSE_UNREACHABLE


def test_licenses_newer_than_the_target_do_not_move(lab: Lab) -> None:
    back = {"server": SOURCE, "source": ReachableSource(name=TARGET)}
    code = retail(101, type_=LicenseType.PER_DEVICE, quantity=50)

    newer = refusal(lab, migration(code, **back))
    assert newer.reason is Reason.LICENSE_CODE_NOT_RECOGNIZED
    assert refusal(lab, migration(agreement(), **back)).reason is Reason.VERSION_TOO_NEW


def test_a_code_that_was_used_on_the_target_is_refused(lab: Lab) -> None:
    lab.do(migration(OWN, **absent(lab)))

    assert refusal(lab, migration(OWN, **DEAD)).reason is Reason.LICENSE_CODE_USED


def test_a_code_is_used_up_on_the_target_though_its_licenses_have_left(
    lab: Lab,
) -> None:
    proof = key_pack(lab.server(TARGET), version=W2016)
    lab.do(migration(proof, method=ConnectionMethod.WEB))
    assert bought(lab, SOURCE) == []
    back = {"server": SOURCE, "source": ReachableSource(name=TARGET)}

    assert refusal(lab, migration(OWN, **back)).reason is Reason.LICENSE_CODE_USED


def test_a_code_does_not_come_back_to_where_it_still_is(lab: Lab) -> None:
    lab.do(migration(OWN, **absent(lab)))
    back = {"server": SOURCE, "source": ReachableSource(name=TARGET)}
    refused = refusal(lab, migration(OWN, **back))

    assert refused.reason is Reason.LICENSE_CODE_USED
    assert SOURCE in str(refused)


def test_a_code_comes_back_to_where_it_was_removed(lab: Lab) -> None:
    before = bought(lab, TARGET)
    lab.do(migration(OWN))
    lab.do(migration(OWN, server=SOURCE, source=ReachableSource(name=TARGET)))

    assert bought(lab, TARGET) == before
    assert bought(lab, SOURCE) == [(4, "2016", "per-user", 20, 0)]


def test_converted_licenses_do_not_move_with_the_code(lab: Lab) -> None:
    lab.do(ConvertLicenses(server=SOURCE, pack_id=3, quantity=5))

    assert refusal(lab, migration(OWN)).reason is Reason.SOURCE_LACKS_LICENSES


def test_product_keys_move_too(lab: Lab) -> None:
    lab.do(installation(product_keys(1), server=TARGET))
    change(lab, "UPDATE license_server SET version = '2022'")
    lab.do(
        migration(
            product_keys(1), server=SOURCE, **{"source": ReachableSource(name=TARGET)}
        )
    )

    assert lab.used_on(retail_code(1)) == SOURCE
    assert bought(lab, SOURCE)[-1] == (4, "2022", "per-user", 5, 0)
    assert [p[0] for p in bought(lab, TARGET)] == [3, 4]


def test_undo_and_replay_are_exact(lab: Lab, tmp_path: Path) -> None:
    before = world(lab)
    lab.do(migration(OWN))
    lab.do(Undo())
    assert world(lab) == before
    lab.do(migration(OWN, **absent(lab)))
    with replay(lab, tmp_path / "again.rdlab") as again:
        assert again.snapshot() == lab.snapshot()


def test_the_source_is_named_where_it_is_replaced_and_only_there() -> None:
    with pytest.raises(ValidationError):
        migration(OWN, source=None)
    with pytest.raises(ValidationError):
        migration(OWN, reason=MigrationReason.NOT_FUNCTIONING)
