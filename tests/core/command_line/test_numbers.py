import pytest

from core.catalog import (
    AGREEMENT_PROGRAMS,
    LICENSE_VERSIONS,
    PURCHASE_PROGRAMS,
    LicenseProgram,
    LicenseType,
    ProductVersion,
)
from core.numbers import purchases, servers
from core.numbers.kinds import CONFIRMATION_CODE, shown
from tests.core.command_line.conftest import Rdlm
from tests.helpers.labs import GENUINE_LOOKING

PRODUCT_ID = servers.make_product_id(1, "RDLIC01")
SERVER_ID = servers.make_license_server_id(PRODUCT_ID)
WAYS_TO_TYPE = [str, shown, lambda n: shown(n).lower(), lambda n: f" {n} "]


@pytest.mark.parametrize("version", [v.value for v in LICENSE_VERSIONS])
@pytest.mark.parametrize("type_", [t.value for t in LicenseType])
def test_retail_makes_a_code_for_the_purchase(
    rdlm: Rdlm, version: str, type_: str
) -> None:
    answer = rdlm(
        *("numbers", "retail", "--version", version, "--type", type_),
        *("--quantity", 20, "--serial", 7),
    )
    bought = purchases.read_retail_code(answer.out)

    assert answer.code == 0
    assert answer.out == f"{shown(purchases.make_retail_code(bought))}\n"
    assert answer.out.count("-") == 4
    assert (bought.version, bought.type) == (version, type_)
    assert (bought.quantity, bought.serial) == (20, 7)
    assert bought.program is LicenseProgram.RETAIL


@pytest.mark.parametrize("program", [p.value for p in PURCHASE_PROGRAMS])
def test_a_code_can_be_made_for_another_program(rdlm: Rdlm, program: str) -> None:
    answer = rdlm(
        *("numbers", "retail", "--version", 2022, "--type", "per-user"),
        *("--quantity", 1, "--program", program),
    )

    assert purchases.read_retail_code(answer.out).program == program


@pytest.mark.parametrize("program", [p.value for p in AGREEMENT_PROGRAMS])
def test_agreement_makes_seven_digits(rdlm: Rdlm, program: str) -> None:
    first = rdlm("numbers", "agreement", "--program", program)
    second = rdlm("numbers", "agreement", "--program", program, "--serial", 2)

    assert first.out != second.out
    for answer in (first, second):
        assert answer.out.rstrip("\n").isdigit()
        assert len(answer.out) == 8
        assert purchases.read_agreement_number(answer.out) == program


@pytest.mark.parametrize("serial", [(), ("--serial", 2)])
def test_open_makes_two_lines(rdlm: Rdlm, serial: tuple[object, ...]) -> None:
    first, second = rdlm("numbers", "open", *serial).out.splitlines()
    authorization = first.removeprefix("authorization-number: ")
    license_number = second.removeprefix("license-number: ")

    assert len(authorization) == 17
    assert len(license_number) == 8
    assert purchases.open_numbers_match(authorization, license_number)


@pytest.mark.parametrize("way", WAYS_TO_TYPE)
def test_server_id_answers_a_product_id(rdlm: Rdlm, way: type[str]) -> None:
    answer = rdlm("numbers", "server-id", "--product-id", way(PRODUCT_ID))

    assert answer == (0, f"{shown(SERVER_ID)}\n", "")


def test_server_id_has_serials(rdlm: Rdlm) -> None:
    typed = ("numbers", "server-id", "--product-id", PRODUCT_ID, "--serial")
    ids = {rdlm(*typed, serial).out for serial in (1, 2, servers.MAX_SERIAL)}

    assert len(ids) == 3
    assert all(servers.server_id_fits(found, PRODUCT_ID) for found in ids)


@pytest.mark.parametrize("way", WAYS_TO_TYPE)
def test_key_pack_id_answers_a_server_id(rdlm: Rdlm, way: type[str]) -> None:
    answer = rdlm(
        *("numbers", "key-pack-id", "--server-id", way(SERVER_ID)),
        *("--version", 2019, "--type", "per-device", "--quantity", 5),
        *("--program", "campus"),
    )
    bought = servers.read_key_pack_id(answer.out)

    assert len(answer.out) == 35 + 6 + 1
    assert servers.key_pack_fits(answer.out, SERVER_ID)
    assert bought.version is ProductVersion.W2019
    assert bought.type is LicenseType.PER_DEVICE
    assert (bought.quantity, bought.program) == (5, LicenseProgram.CAMPUS)


@pytest.mark.parametrize("way", WAYS_TO_TYPE)
def test_confirmation_answers_a_server_id(rdlm: Rdlm, way: type[str]) -> None:
    answer = rdlm("numbers", "confirmation", "--server-id", way(SERVER_ID))

    assert CONFIRMATION_CODE.canonical(answer.out) == (
        servers.make_confirmation_code(SERVER_ID)
    )


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Enter the product ID."),
        ("nonsense", "The product ID has 20 characters; 8 were entered."),
        (SERVER_ID, "This is the license server ID. Enter the product ID here."),
        (
            GENUINE_LOOKING,
            "This looks like a real product key. Never enter a real key here. "
            "A training product ID begins with TRPID.",
        ),
    ],
)
def test_a_wrong_number_is_explained_in_one_line(
    rdlm: Rdlm, typed: str, reason: str
) -> None:
    answer = rdlm("numbers", "server-id", "--product-id", typed)

    assert answer.out == ""
    assert answer.reason == reason


RETAIL = ("retail", "--version", 2022, "--type", "per-user", "--quantity", 20)
AGREEMENT = ("agreement", "--program", "enterprise")


@pytest.mark.parametrize("kind", [RETAIL, AGREEMENT, ("open",)])
def test_a_class_gets_different_numbers(rdlm: Rdlm, kind: tuple[object, ...]) -> None:
    one_by_one = [rdlm("numbers", *kind, "--serial", n).out for n in (5, 6, 7)]
    answer = rdlm("numbers", *kind, "--serial", 5, "--count", 3)

    assert answer.out == "".join(one_by_one)
    assert len(set(answer.out.splitlines())) == len(answer.out.splitlines())


def test_there_are_not_more_numbers_than_there_are(rdlm: Rdlm) -> None:
    assert rdlm("numbers", *AGREEMENT, "--count", 99).code == 0
    reason = rdlm("numbers", *AGREEMENT, "--count", 99, "--serial", 2).reason
    assert reason.startswith("There are 99 different numbers of this kind,")


@pytest.mark.parametrize("count", ["0", "-1", "1001", "x", "1.5"])
def test_a_class_has_a_size(rdlm: Rdlm, count: str) -> None:
    assert rdlm("numbers", "open", "--count", count).code == 2
