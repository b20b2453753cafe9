"""Deactivating a license server, and reactivating it."""

import pytest

from core.catalog import (
    ActivationStatus,
    ClearinghouseCondition,
    ConnectionMethod,
    ReactivationReason,
)
from core.commands.deactivate import DeactivateServer
from core.commands.faults import SetClearinghouseCondition
from core.commands.history import Undo
from core.commands.reactivate import ReactivateServer
from core.errors import Refused
from core.numbers import servers
from core.records import Registration
from core.refusals import Reason
from core.rules.review import FindingKind, review
from tests.helpers.labs import MakeLab, activation, server_id, world

SERVER = "RDLIC01"
METHODS = [ConnectionMethod.WEB, ConnectionMethod.TELEPHONE]


def deactivation(
    method: ConnectionMethod = ConnectionMethod.AUTOMATIC, code: str | None = None
) -> DeactivateServer:
    return DeactivateServer(server=SERVER, method=method, confirmation_code=code)


def reactivation(
    method: ConnectionMethod = ConnectionMethod.AUTOMATIC, new_id: str | None = None
) -> ReactivateServer:
    return ReactivateServer(
        server=SERVER,
        method=method,
        reason=ReactivationReason.CERTIFICATE_CORRUPT,
        license_server_id=new_id,
    )


def test_a_deactivated_server_keeps_its_packs_and_issued_licenses(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    packs, issued = lab.packs(SERVER), lab.issued(SERVER)
    lab.do(deactivation())
    server = lab.server(SERVER)
    assert server.activation_status is ActivationStatus.NOT_ACTIVATED
    assert server.license_server_id is None
    assert (lab.packs(SERVER), lab.issued(SERVER)) == (packs, issued)
    assert lab.problems() == []


def test_it_can_be_activated_again(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(deactivation())
    lab.do(activation(lab))
    assert lab.server(SERVER).is_activated


def test_the_operators_code_deactivates_and_another_does_not(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    other = servers.make_confirmation_code(server_id(lab.server("RDLIC02")))
    right = servers.make_confirmation_code(lab.server(SERVER).license_server_id or "")
    for wrong in (None, "", other, right[:-1]):
        with pytest.raises(Refused) as refused:
            lab.do(deactivation(ConnectionMethod.TELEPHONE, wrong))
        assert refused.value.reason is Reason.CONFIRMATION_WRONG
    lab.do(deactivation(ConnectionMethod.TELEPHONE, right))
    assert not lab.server(SERVER).is_activated


def test_reactivation_gives_a_new_id_and_keeps_everything_else(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("trouble-certificate")
    before, packs = lab.server(SERVER), lab.packs(SERVER)
    (finding, *_) = review(before, packs, lab.settings(), lab.rights())
    assert finding.kind is FindingKind.REACTIVATION_NEEDED
    lab.do(reactivation())
    after = lab.server(SERVER)
    assert after.is_activated
    assert after.license_server_id != before.license_server_id
    assert servers.server_id_fits(after.license_server_id or "", after.product_id)
    assert lab.packs(SERVER) == packs


@pytest.mark.parametrize("method", METHODS)
def test_a_typed_id_must_be_new_and_for_this_server(
    make_lab: MakeLab, method: ConnectionMethod
) -> None:
    lab = make_lab("trouble-certificate")
    server, other = lab.server(SERVER), lab.server("RDLIC02")
    for wrong in (None, server.license_server_id, server_id(other, 2)):
        with pytest.raises(Refused) as refused:
            lab.do(reactivation(method, wrong))
        assert refused.value.reason is Reason.LICENSE_SERVER_ID_WRONG
    lab.do(reactivation(method, server_id(server, 2)))
    assert lab.server(SERVER).license_server_id == server_id(server, 2)


@pytest.mark.parametrize("command", [deactivation(), reactivation()])
def test_a_server_without_an_id_is_refused(
    make_lab: MakeLab, command: DeactivateServer | ReactivateServer
) -> None:
    lab = make_lab("fresh")
    before = world(lab)
    with pytest.raises(Refused):
        lab.do(command)
    assert world(lab) == before


@pytest.mark.parametrize("command", [deactivation(), reactivation()])
def test_an_unreachable_clearinghouse_changes_nothing(
    make_lab: MakeLab, command: DeactivateServer | ReactivateServer
) -> None:
    lab = make_lab("office")
    condition = ClearinghouseCondition.UNREACHABLE
    lab.do(SetClearinghouseCondition(condition=condition))
    before = world(lab)
    with pytest.raises(Refused):
        lab.do(command)
    assert world(lab) == before


@pytest.mark.parametrize("command", [deactivation(), reactivation()])
def test_undo_brings_the_old_id_back(
    make_lab: MakeLab, command: DeactivateServer | ReactivateServer
) -> None:
    lab = make_lab("office")
    before = world(lab)
    lab.do(command)
    lab.do(Undo())
    assert world(lab) == before


def test_who_asked_is_remembered(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    who = Registration(first_name="Robin", last_name="Roe", email="r@corp.example")
    lab.do(reactivation().changed(registration=who))
    after = lab.server(SERVER).registration
    assert (after.first_name, after.email) == ("Robin", "r@corp.example")
    assert after.company == "Example Corp"
