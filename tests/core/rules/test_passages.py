"""Who gets through to what: by what is closed, the nearest exception first."""

import pytest

from core.catalog import Way
from core.records import Passage, User
from core.rules.passages import (
    EVERYBODY,
    LICENSE_SERVERS,
    SELF,
    may_update,
    passes,
    passes_to_licensing,
)

HOST, OTHER, SERVER = "RDSH01", "RDSH02", "RDLIC01"
LORA = User(name="l.lopez", organizational_unit="Sales")
KIM = User(name="k.kim", organizational_unit="Sales")
NOVAK = User(name="n.novak")
STRANGER = User(name="s.sato", organizational_unit="Sales", domain="south.example")


def closed(target: str, way: Way, origin: str = EVERYBODY) -> Passage:
    return Passage(origin=origin, target=target, way=way)


def opened(target: str, way: Way, origin: str = EVERYBODY) -> Passage:
    return closed(target, way, origin).changed(is_open=True)


def test_everything_passes_that_nobody_closed() -> None:
    assert all(passes([], HOST, SERVER, way) for way in Way)


def test_a_way_is_closed_for_one_and_in_one_direction() -> None:
    list_ = [closed("rdlic01", Way.PING, HOST)]
    assert not passes(list_, "rdsh01", SERVER, Way.PING)
    assert passes(list_, OTHER, SERVER, Way.PING)
    assert passes(list_, SERVER, HOST, Way.PING)
    assert passes(list_, HOST, SERVER, Way.RPC)


def test_what_is_closed_for_everybody_may_be_open_for_one() -> None:
    list_ = [closed(SERVER, Way.RPC), opened(SERVER, Way.RPC, OTHER)]
    assert not passes(list_, HOST, SERVER, Way.RPC)
    assert passes(list_, OTHER, SERVER, Way.RPC)


def test_nobody_is_stopped_on_the_way_to_itself() -> None:
    assert passes([closed(SERVER, Way.RPC)], SERVER.lower(), SERVER, Way.RPC)


@pytest.mark.parametrize("way", [Way.RPC, Way.DYNAMIC])
def test_licensing_needs_the_endpoint_mapper_and_the_dynamic_ports(way: Way) -> None:
    """domain.md 13.7."""
    assert passes_to_licensing([], HOST, SERVER)
    assert passes_to_licensing([closed(SERVER, Way.PING)], HOST, SERVER)
    assert not passes_to_licensing([closed(SERVER, way, HOST)], HOST, SERVER)


def test_the_object_of_a_user_goes_before_its_unit_and_that_before_the_rest() -> None:
    """domain.md 13.8."""
    way = Way.UPDATE
    unit = closed("OU=sales", way, LICENSE_SERVERS)
    assert not may_update([unit], LICENSE_SERVERS, LORA, otherwise=True)
    assert may_update([unit], LICENSE_SERVERS, NOVAK, otherwise=True)
    assert may_update([unit], SELF, LORA, otherwise=True)

    one = opened("CN=l.lopez", way, LICENSE_SERVERS)
    assert may_update([unit, one], LICENSE_SERVERS, LORA, otherwise=True)
    assert not may_update([unit, one], LICENSE_SERVERS, KIM, otherwise=True)

    granted = opened("OU=Sales", way, SELF)
    assert may_update([granted], SELF, LORA, otherwise=False)
    assert not may_update([granted], SELF, NOVAK, otherwise=False)


def test_a_unit_of_the_labs_domain_has_nobody_of_another_domain() -> None:
    unit = closed("OU=Sales", Way.UPDATE, LICENSE_SERVERS)
    assert may_update([unit], LICENSE_SERVERS, STRANGER, otherwise=True)
