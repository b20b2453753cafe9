"""Rebuilding the database of a license server (domain.md 4.4)."""

from pathlib import Path

import pytest

from core.catalog import ConnectionMethod, LicenseProgram, LicenseType
from core.commands.history import Undo
from core.commands.install import AnyProof
from core.commands.migrate import ReachableSource
from core.errors import Refused
from core.events import DatabaseRebuilt, LicensesInstalled
from core.lab import Lab, replay
from core.refusals import Reason
from tests.helpers.labs import (
    MakeLab,
    agreement,
    installation,
    key_pack,
    migration,
    rebuilding,
    retail,
    sql,
    world,
)

SERVER = "RDLIC01"
OWN = retail(101, type_=LicenseType.PER_DEVICE, quantity=50)
"""The code with which the scenario has installed Per Device licenses."""


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    lab = make_lab("office")
    sql(lab).execute(
        "INSERT INTO report (server, name, created, scope, installed, issued, summary) "
        "SELECT name, 'R', '2026-11-16T08:30:00Z', 'all', 0, 0, '[]' "
        "FROM license_server"
    )
    lab.reload()
    return lab


def held(lab: Lab, server: str = SERVER) -> list[str]:
    return [f"{p.id}: {p.program} {p.total} {p.issued}" for p in lab.packs(server)]


def reports(lab: Lab) -> list[str]:
    return [r[0] for r in sql(lab).execute("SELECT server FROM report")]


def test_all_licenses_go_and_the_first_are_installed_again(lab: Lab) -> None:
    before = lab.server(SERVER)
    events = lab.do(rebuilding(OWN))

    assert events == [DatabaseRebuilt(SERVER), LicensesInstalled(SERVER, (3,))]
    assert held(lab) == ["2: built-in None 0", "3: retail 50 0"]
    assert lab.issued(SERVER) == []
    assert lab.server(SERVER) == before.changed(next_pack_id=4)
    assert lab.problems() == []


def test_the_other_server_keeps_what_it_has(lab: Lab) -> None:
    before = held(lab, "RDLIC02")
    lab.do(rebuilding(OWN))

    assert held(lab, "RDLIC02") == before
    assert reports(lab) == ["RDLIC02"]
    taken = retail(102, version=lab.server("RDLIC02").version)
    with pytest.raises(Refused):
        lab.do(installation(taken))


def test_the_rest_is_installed_afterwards(lab: Lab) -> None:
    lab.do(installation(retail(7)))
    lab.do(rebuilding(OWN))
    lab.do(installation(retail(7)))

    assert held(lab)[2:] == ["4: retail 20 0"]
    with pytest.raises(Refused) as refused:
        lab.do(installation(retail(7)))
    assert refused.value.reason is Reason.LICENSE_CODE_USED


@pytest.mark.parametrize("method", [ConnectionMethod.WEB, ConnectionMethod.TELEPHONE])
def test_a_key_pack_is_enough_without_a_connection(
    lab: Lab, method: ConnectionMethod
) -> None:
    proof = key_pack(lab.server(SERVER), program=LicenseProgram.SELECT)
    sql(lab).execute("UPDATE lab SET clearinghouse = 'unreachable'")
    lab.reload()
    lab.do(rebuilding(proof, method=method))

    assert held(lab)[1:] == ["3: select 20 0"]


def test_a_number_that_migrated_away_is_not_installed_again(lab: Lab) -> None:
    back = {"server": "RDLIC02", "source": ReachableSource(name=SERVER)}
    sql(lab).execute("UPDATE license_server SET version = '2022'")
    lab.reload()
    lab.do(migration(OWN, **back))
    with pytest.raises(Refused) as refused:
        lab.do(rebuilding(OWN))
    assert refused.value.reason is Reason.LICENSE_CODE_USED


def test_a_number_that_is_free_again_is_not_installed_where_it_still_is(
    lab: Lab,
) -> None:
    """It migrated from RDLIC02, where nobody has removed it."""
    code = retail(102, version=lab.server("RDLIC02").version)
    sql(lab).execute("UPDATE license_server SET version = '2008' WHERE id = 2")
    sql(lab).execute(
        "UPDATE license_pack SET version = '2008' WHERE server = 'RDLIC02'"
    )
    lab.reload()
    lab.do(migration(code, removal_confirmed=True))
    lab.do(rebuilding(OWN))
    sql(lab).execute("UPDATE license_server SET version = '2016' WHERE id = 2")
    lab.reload()
    with pytest.raises(Refused) as refused:
        lab.do(installation(code, server="RDLIC02"))
    assert refused.value.reason is Reason.LICENSE_CODE_USED
    lab.do(installation(code))


@pytest.mark.parametrize(
    ("statement", "proof", "reason"),
    [
        (
            "UPDATE lab SET clearinghouse = 'unreachable'",
            OWN,
            Reason.CLEARINGHOUSE_UNREACHABLE,
        ),
        (
            "UPDATE license_server SET activation_status = 'not-activated'",
            OWN,
            Reason.NOT_ACTIVATED,
        ),
        ("UPDATE lab SET seed = 1", retail(1, 1), Reason.LICENSE_CODE_USED),
        (
            "UPDATE license_server SET version = '2012'",
            agreement(),
            Reason.VERSION_TOO_NEW,
        ),
    ],
)
def test_a_refusal_deletes_nothing(
    lab: Lab, statement: str, proof: AnyProof, reason: Reason
) -> None:
    sql(lab).execute(statement)
    lab.reload()
    before = world(lab)
    with pytest.raises(Refused) as refused:
        lab.do(rebuilding(proof))
    assert refused.value.reason is reason
    assert world(lab) == before


def test_undo_brings_everything_back_and_replay_does_the_same(
    make_lab: MakeLab, tmp_path: Path
) -> None:
    lab = make_lab("office")
    before = world(lab)
    lab.do(rebuilding(OWN))
    lab.do(Undo())
    assert world(lab) == before
    lab.do(rebuilding(OWN))
    with replay(lab, tmp_path / "again.rdlab") as again:
        assert again.snapshot() == lab.snapshot()


def test_undo_brings_reports_back(lab: Lab) -> None:
    lab.do(rebuilding(OWN))
    lab.do(Undo())
    assert sorted(reports(lab)) == [SERVER, "RDLIC02"]
