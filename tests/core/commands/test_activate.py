from pathlib import Path

import pytest

from core.catalog import ActivationStatus, ClearinghouseCondition, ConnectionMethod
from core.commands.activate import ActivateServer
from core.commands.faults import SetClearinghouseCondition
from core.errors import Refused
from core.events import ServerActivated
from core.lab import Lab
from core.numbers import servers
from core.numbers.kinds import NumberError
from core.numbers.symbols import grouped
from core.records import Registration
from core.refusals import Reason
from tests.helpers.labs import (
    GENUINE_LOOKING,
    REGISTRATION,
    MakeLab,
    activation,
    server_id,
    sql,
    world,
)

METHODS = list(ConnectionMethod)


@pytest.mark.parametrize("method", METHODS)
def test_a_server_is_activated(lab: Lab, method: ConnectionMethod) -> None:
    events = lab.do(activation(lab, method))
    server = lab.server("RDLIC01")

    assert events == [ServerActivated("RDLIC01")]
    assert server.activation_status is ActivationStatus.ACTIVATED
    assert server.connection_method is method
    assert server.registration == REGISTRATION
    assert servers.server_id_fits(server.license_server_id or "", server.product_id)


def test_two_labs_give_different_ids_and_the_same_lab_the_same(tmp_path: Path) -> None:
    ids = []
    for seed, name in ((1, "a"), (2, "b"), (1, "c")):
        with Lab.create(tmp_path / name, seed=seed) as lab:
            lab.do(activation(lab))
            ids.append(lab.server("RDLIC01").license_server_id)

    assert ids[0] == ids[2] != ids[1]


def test_a_server_is_not_activated_twice(lab: Lab) -> None:
    lab.do(activation(lab))
    before = world(lab)

    with pytest.raises(Refused, match="RDLIC01 is activated already") as refused:
        lab.do(activation(lab, ConnectionMethod.WEB))
    assert refused.value.reason is Reason.ALREADY_ACTIVATED
    assert world(lab) == before


@pytest.mark.parametrize("field", ["first_name", "last_name", "company", "country"])
def test_automatic_connection_needs_the_required_information(
    lab: Lab, field: str
) -> None:
    incomplete = REGISTRATION.changed(**{field: "  "})

    with pytest.raises(Refused) as refused:
        lab.do(activation(lab, registration=incomplete))
    assert refused.value.reason is Reason.INFORMATION_MISSING


@pytest.mark.parametrize("method", [ConnectionMethod.WEB, ConnectionMethod.TELEPHONE])
def test_web_and_telephone_need_no_registration_and_no_connection(
    make_lab: MakeLab, method: ConnectionMethod
) -> None:
    lab = make_lab("trouble-clearinghouse-unreachable")

    lab.do(activation(lab, method, registration=Registration()))

    assert lab.server("RDLIC01").is_activated


@pytest.mark.parametrize("method", [ConnectionMethod.WEB, ConnectionMethod.TELEPHONE])
def test_the_id_of_another_server_is_refused(
    make_lab: MakeLab, method: ConnectionMethod
) -> None:
    other = make_lab(seed=2, name="other.rdlab").servers()[0]
    lab = make_lab()

    with pytest.raises(Refused, match="0x13a3") as refused:
        lab.do(activation(lab, method, license_server_id=server_id(other)))
    assert refused.value.reason is Reason.LICENSE_SERVER_ID_WRONG
    assert not lab.server("RDLIC01").is_activated


def test_without_an_id_web_activation_is_refused(lab: Lab) -> None:
    with pytest.raises(Refused, match="0x13a3"):
        lab.do(activation(lab, ConnectionMethod.WEB, license_server_id=None))


@pytest.mark.parametrize("typed", ["", "TRSID", GENUINE_LOOKING])
def test_what_is_no_license_server_id_is_in_no_command(lab: Lab, typed: str) -> None:
    with pytest.raises(NumberError):
        activation(lab, ConnectionMethod.WEB, license_server_id=typed)


def test_an_id_is_kept_in_one_form(lab: Lab) -> None:
    right = server_id(lab.servers()[0])
    typed = grouped(right).lower()
    command = activation(lab, ConnectionMethod.WEB, license_server_id=typed)

    assert command.license_server_id == right


def test_empty_fields_leave_what_was_registered(lab: Lab) -> None:
    registered = REGISTRATION.changed(city="Oslo")
    lab.do(activation(lab, ConnectionMethod.WEB, registration=registered))
    lab.do(SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW))

    assert lab.server("RDLIC01").registration.city == "Oslo"


@pytest.mark.parametrize("name", ["NOPE", "", "rdlic01 ", "RDLIC%"])
def test_an_unknown_server_is_refused_and_a_known_one_found_in_any_case(
    lab: Lab, name: str
) -> None:
    command = activation(lab, server=name)
    if command.server.upper() == "RDLIC01":
        lab.do(command)
        assert lab.server("rdlic01").name == "RDLIC01"
    else:
        with pytest.raises(Refused, match="There is no license server"):
            lab.do(command)


def test_only_an_administrator_of_the_server_activates_it(lab: Lab) -> None:
    sql(lab).execute("UPDATE account SET rights = 'user'")

    with pytest.raises(Refused, match="Administrators group on RDLIC01") as refused:
        lab.do(activation(lab))
    assert refused.value.reason is Reason.NOT_ADMINISTRATOR


def test_a_genuine_looking_key_is_no_server_name() -> None:
    with pytest.raises(ValueError, match="real product key") as refused:
        ActivateServer(server=GENUINE_LOOKING, method=ConnectionMethod.WEB)
    assert "BCDFG" not in str(refused.value)
