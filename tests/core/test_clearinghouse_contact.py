import pytest

from core import clearinghouse_contact
from core.catalog import (
    AGREEMENT_PROGRAMS,
    LicenseProgram,
    LicenseType,
    ProductVersion,
)
from core.clearinghouse_contact import Asked, Purpose
from core.command_line.numbers import make_number
from core.command_line.parser import parse
from core.flows.install import InstallFlow
from core.numbers import purchases, servers
from core.numbers.kinds import shown
from core.refusals import Reason
from tests.helpers.labs import GENUINE_LOOKING, MakeLab, retail_code

PRODUCT_ID = servers.make_product_id(1, "RDLIC01")
OTHER_PRODUCT_ID = servers.make_product_id(2, "RDLIC01")
SERVER_ID = servers.make_license_server_id(PRODUCT_ID)
PERSON = {
    "first_name": "Robin",
    "last_name": "Roe",
    "company": "R&D",
    "country": "Norway",
}
PRODUCT = {"version": "2022", "type": "per-user", "quantity": "20"}
OPEN = dict(
    zip(
        ("authorization_number", "license_number"),
        purchases.make_open_numbers(3),
        strict=True,
    )
)


def numbers(*words: str) -> str:
    """Give what `rdlm numbers` prints."""
    return make_number(parse(["numbers", *words]))


def key_pack_id(*words: str) -> str:
    return numbers("key-pack-id", "--server-id", SERVER_ID, *words)


def bought(program: str, **proof: str) -> dict[str, str]:
    return {"license_server_id": SERVER_ID, "program": program, **proof}


def problems(purpose: Purpose, told: dict[str, str]) -> dict[str, str]:
    asked = [a for page in clearinghouse_contact.pages(purpose, told) for a in page]
    found = {a.value: clearinghouse_contact.problem(purpose, a, told) for a in asked}
    return {name: text for name, text in found.items() if text}


# ---- the same answers as the command line ----


def test_activation_gives_the_license_server_id() -> None:
    given = clearinghouse_contact.answer(Purpose.ACTIVATE, {"product_id": PRODUCT_ID})

    assert given == numbers("server-id", "--product-id", PRODUCT_ID)


@pytest.mark.parametrize("present", [1, 2, 77])
def test_reactivation_gives_another_license_server_id(present: int) -> None:
    old = servers.make_license_server_id(PRODUCT_ID, present)
    told = {"product_id": PRODUCT_ID, "license_server_id": old}

    given = clearinghouse_contact.answer(Purpose.REACTIVATE, told)

    serial = str(present + 1)
    assert given == numbers("server-id", "--product-id", PRODUCT_ID, "--serial", serial)
    assert given != shown(old)


def test_reactivation_goes_on_after_the_last_serial() -> None:
    last = servers.make_license_server_id(PRODUCT_ID, servers.MAX_SERIAL)
    told = {"product_id": PRODUCT_ID, "license_server_id": last}

    given = clearinghouse_contact.answer(Purpose.REACTIVATE, told)

    assert given == numbers("server-id", "--product-id", PRODUCT_ID)


def test_deactivation_gives_the_confirmation_code() -> None:
    given = clearinghouse_contact.answer(
        Purpose.DEACTIVATE, {"license_server_id": SERVER_ID}
    )

    assert given == numbers("confirmation", "--server-id", SERVER_ID)


@pytest.mark.parametrize("purpose", [Purpose.INSTALL, Purpose.MANAGE])
@pytest.mark.parametrize("serial", [1, 5])
def test_a_license_code_gives_what_it_holds(purpose: Purpose, serial: int) -> None:
    code = retail_code(serial, version=ProductVersion.W2019, quantity=7)
    given = clearinghouse_contact.answer(purpose, bought("retail", code=code))

    words = "--version 2019 --type per-user --quantity 7 --serial"
    assert given == key_pack_id(*words.split(), str(serial))


def test_open_numbers_give_their_serial() -> None:
    given = clearinghouse_contact.answer(
        Purpose.INSTALL, bought("open", **OPEN, **PRODUCT)
    )

    words = "--version 2022 --type per-user --quantity 20 --program open --serial 3"
    assert given == key_pack_id(*words.split())


@pytest.mark.parametrize("program", AGREEMENT_PROGRAMS)
@pytest.mark.parametrize("serial", [1, 42])
def test_an_agreement_gives_its_serial(program: LicenseProgram, serial: int) -> None:
    number = purchases.make_agreement_number(program, serial)
    told = bought(program, agreement_number=number, **PRODUCT)
    given = clearinghouse_contact.answer(Purpose.INSTALL, told)

    words = f"--version 2022 --type per-user --quantity 20 --program {program} --serial"
    assert given == key_pack_id(*words.split(), str(serial))


# ---- what is asked ----


@pytest.mark.parametrize("purpose", clearinghouse_contact.ON_THE_WEBSITE)
def test_everything_is_asked_for_once(purpose: Purpose) -> None:
    asked = [a for page in clearinghouse_contact.pages(purpose, {}) for a in page]

    assert len(set(asked)) == len(asked)
    assert set(clearinghouse_contact.PERSON) <= set(asked)


def test_the_operator_does_not_ask_who_calls() -> None:
    asked = clearinghouse_contact.questions(Purpose.INSTALL, {"program": "retail"})

    assert asked == (Asked.LICENSE_SERVER_ID, Asked.PROGRAM, Asked.CODE)


@pytest.mark.parametrize("purpose", Purpose)
def test_nothing_told_is_a_problem_everywhere(purpose: Purpose) -> None:
    asked = {
        a.value for page in clearinghouse_contact.pages(purpose, {}) for a in page[:1]
    }

    assert asked <= set(problems(purpose, {"program": "retail"}))


def test_what_is_complete_has_no_problem() -> None:
    number = purchases.make_agreement_number(LicenseProgram.ENTERPRISE)
    told = bought("enterprise", agreement_number=number, **PRODUCT, **PERSON)

    assert problems(Purpose.INSTALL, told) == {}
    assert problems(Purpose.MANAGE, {**told, "recovery_reason": "rebuilt"}) == {}
    assert problems(Purpose.MANAGE, told) == {
        "recovery_reason": "Choose the reason for recovery."
    }


@pytest.mark.parametrize(
    ("told", "field", "text"),
    [
        (bought("retail", code=GENUINE_LOOKING), "code", "Never enter a real key"),
        (
            bought("retail", code=retail_code(program=LicenseProgram.SPLA)),
            "code",
            Reason.PRODUCT_KEY_WRONG_PROGRAM.text,
        ),
        (
            bought(
                "open", **OPEN | {"license_number": purchases.make_open_numbers()[1]}
            ),
            "license_number",
            Reason.OPEN_NUMBERS_DIFFER.text,
        ),
        (
            bought(
                "select",
                agreement_number=purchases.make_agreement_number(LicenseProgram.SPLA),
            ),
            "agreement_number",
            Reason.AGREEMENT_WRONG_PROGRAM.text,
        ),
        (bought("select", quantity="many"), "quantity", "not a whole number"),
        (bought("free"), "program", "Choose the license program."),
        ({"license_server_id": PRODUCT_ID}, "license_server_id", "is the product ID"),
        ({"company": "x" * 300}, "company", "at most 255"),
        ({"country": "Atlantis"}, "country", "Choose the country or region."),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    told: dict[str, str], field: str, text: str
) -> None:
    assert text in problems(Purpose.INSTALL, told)[field]


def test_a_present_id_of_another_server_is_told() -> None:
    told = {"product_id": OTHER_PRODUCT_ID, "license_server_id": SERVER_ID}

    assert (
        "another product ID" in problems(Purpose.REACTIVATE, told)["license_server_id"]
    )


def test_a_wrong_product_id_is_told_once() -> None:
    told = {"product_id": "TRPID", "license_server_id": SERVER_ID}
    found = problems(Purpose.REACTIVATE, told)

    assert "product_id" in found
    assert "license_server_id" not in found


# ---- the wizards take the answers ----


def test_the_wizard_accepts_every_answer(make_lab: MakeLab) -> None:
    server = make_lab("activated").server("RDLIC01")
    number = purchases.make_agreement_number(LicenseProgram.OTHER)
    told = {
        "license_server_id": shown(server.license_server_id),
        "program": "other",
        "agreement_number": number,
        "version": "2022",
        "type": LicenseType.PER_DEVICE.value,
        "quantity": "3",
    }
    flow = InstallFlow(server.changed(connection_method="web"))
    flow.draft.key_pack_id = clearinghouse_contact.answer(Purpose.INSTALL, told)

    assert flow.problem(flow.next_step(flow.first) or flow.first) is None
