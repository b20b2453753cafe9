import pytest
from hypothesis import given

from core.numbers import servers
from core.numbers.kinds import NumberError
from core.numbers.purchases import Purchase
from core.numbers.symbols import grouped
from tests.core.numbers.test_purchases import PURCHASES
from tests.helpers.labs import purchase

PRODUCT_ID = servers.make_product_id(1, "RDLIC01")
SERVER_ID = servers.make_license_server_id(PRODUCT_ID)
OTHER_SERVER_ID = servers.make_license_server_id(servers.make_product_id(1, "RDLIC02"))


def test_a_product_id_belongs_to_a_server_of_a_lab() -> None:
    assert servers.make_product_id(1, "rdlic01") == PRODUCT_ID
    others = {
        servers.make_product_id(2, "RDLIC01"),
        servers.make_product_id(1, "RDLIC02"),
    }
    assert PRODUCT_ID not in others
    assert len(others) == 2


@pytest.mark.parametrize("serial", [1, 2, servers.MAX_SERIAL])
def test_a_license_server_id_fits_its_product_id_only(serial: int) -> None:
    license_server_id = servers.make_license_server_id(grouped(PRODUCT_ID), serial)

    assert len(license_server_id) == 35
    assert servers.server_id_fits(grouped(license_server_id), PRODUCT_ID)
    assert not servers.server_id_fits(
        license_server_id, servers.make_product_id(1, "RDLIC02")
    )


def test_another_serial_is_another_license_server_id() -> None:
    made = {servers.make_license_server_id(PRODUCT_ID, n) for n in range(1, 50)}

    assert len(made) == 49


def test_there_is_no_license_server_id_beyond_the_serials() -> None:
    with pytest.raises(ValueError, match="fit"):
        servers.make_license_server_id(PRODUCT_ID, servers.MAX_SERIAL + 1)


@given(PURCHASES)
def test_a_key_pack_id_says_what_it_installs_and_where(bought: Purchase) -> None:
    key_pack = servers.make_key_pack_id(SERVER_ID, bought)

    assert len(key_pack) == 35
    assert servers.read_key_pack_id(grouped(key_pack)) == bought
    assert servers.key_pack_fits(key_pack, grouped(SERVER_ID))
    assert not servers.key_pack_fits(key_pack, OTHER_SERVER_ID)


def test_a_confirmation_code_belongs_to_a_license_server_id() -> None:
    code = servers.make_confirmation_code(grouped(SERVER_ID))

    assert code == servers.make_confirmation_code(SERVER_ID)
    assert code != servers.make_confirmation_code(OTHER_SERVER_ID)


@pytest.mark.parametrize("typed", ["", "nonsense", PRODUCT_ID, SERVER_ID[:-1]])
def test_nothing_is_made_for_a_wrong_license_server_id(typed: str) -> None:
    with pytest.raises(NumberError):
        servers.make_key_pack_id(typed, purchase())
    with pytest.raises(NumberError):
        servers.make_confirmation_code(typed)
    with pytest.raises(NumberError):
        servers.server_id_fits(typed, PRODUCT_ID)


def test_nothing_is_made_for_a_wrong_product_id() -> None:
    with pytest.raises(NumberError, match="This is the license server ID"):
        servers.make_license_server_id(SERVER_ID)
