"""Every kind of variable gives a number that the program itself accepts."""

from typing import Any

import pytest
from pydantic import ValidationError

from core.catalog import LicenseProgram, ProductVersion
from core.commands.removal import RemoveLicensingRole
from core.errors import Refused
from core.lab import Lab
from core.lessons.values import Between, Variable
from core.lessons.variables import Variables, mistyped
from core.numbers import purchases, servers
from core.numbers.kinds import NumberError, shown
from core.numbers.symbols import ALPHABET
from tests.core.lessons.samples import lesson
from tests.helpers.labs import MakeLab, key_pack_id, retail_code

CODE = {"make": "retail", "version": "2022", "type": "per-user", "quantity": 20}


def value(lab: Lab, described: object, **others: object) -> str:
    variables = lesson(variables={"it": described, **others}).variables
    return Variables(variables, lab).fill("{it}")


def test_a_text_stands_for_itself(lab: Lab) -> None:
    assert value(lab, "Robin {Roe}") == "Robin {Roe}"


def test_a_text_is_repeated(lab: Lab) -> None:
    assert value(lab, {"make": "repeated", "text": "ab", "times": 3}) == "ababab"


def test_a_license_code_is_made_for_the_lesson(lab: Lab) -> None:
    assert value(lab, CODE).replace("-", "") == retail_code()
    assert value(lab, {**CODE, "serial": 2}).replace("-", "") == retail_code(2)


def test_an_agreement_number_is_of_its_program(lab: Lab) -> None:
    described = {"make": "agreement", "program": "enterprise", "serial": 3}
    made = value(lab, described)
    assert purchases.read_agreement_number(made) == "enterprise"


def test_the_two_numbers_of_an_open_license_belong_together(lab: Lab) -> None:
    authorization = value(lab, {"make": "open-authorization", "serial": 4})
    license_number = value(lab, {"make": "open-license", "serial": 4})
    made = purchases.make_open_numbers(4)
    assert (authorization.replace("-", ""), license_number) == made


def test_a_product_id_is_that_of_the_server(lab: Lab) -> None:
    described = {"make": "product-id", "server": "RDLIC01"}
    assert value(lab, described) == shown(lab.server("RDLIC01").product_id)


def test_a_license_server_id_is_made_for_the_product_id(lab: Lab) -> None:
    made = value(lab, {"make": "server-id", "server": "RDLIC01", "serial": 2})
    product_id = lab.server("RDLIC01").product_id
    expected = servers.make_license_server_id(product_id, 2)
    assert made.replace("-", "") == expected.replace("-", "")


def test_a_key_pack_id_is_made_for_an_activated_server(make_lab: MakeLab) -> None:
    lab = make_lab("activated")
    made = value(lab, {**CODE, "make": "key-pack-id", "server": "RDLIC01"})
    assert made.replace("-", "") == key_pack_id(lab.server("RDLIC01")).replace("-", "")


def test_a_file_is_named_in_the_folder_of_the_lab(lab: Lab) -> None:
    described = {"make": "file-beside-lab", "name": "usage.csv"}
    assert value(lab, described) == str(lab.path.absolute().with_name("usage.csv"))


def test_a_slip_is_made_in_another_variable(lab: Lab) -> None:
    slip = {"make": "mistyped", "of": "code", "slip": "wrong"}
    with pytest.raises(NumberError):
        purchases.read_retail_code(value(lab, slip, code=CODE))


def test_a_slip_of_nothing_is_refused(lab: Lab) -> None:
    with pytest.raises(ValidationError, match="it is a slip of other, which is no"):
        value(lab, {"make": "mistyped", "of": "other", "slip": "short"})


@pytest.mark.parametrize(
    ("slip", "expected"),
    [
        ("short", "AAB-BB"),
        ("long", f"AAB-BBC{ALPHABET[0]}"),
        ("swapped", "AAB-BCB"),
        ("look-alike", "AAB-BBC"),
    ],
)
def test_a_slip_changes_little(slip: str, expected: str) -> None:
    assert mistyped("AAB-BBC", slip) == expected


def test_a_number_of_a_server_that_is_gone_stays_as_it_is_for_who_only_reads(
    lab: Lab,
) -> None:
    described = {"make": "server-id", "server": "RDLIC01"}
    variables = lesson(variables={"it": described}).variables
    lab.do(RemoveLicensingRole(server="RDLIC01"))
    read = Variables(variables, lab, only_to_read=True)
    assert read.fill("Enter {it}.") == "Enter {it}."
    with pytest.raises(Refused):
        Variables(variables, lab).fill("Enter {it}.")


NUMBERS = (-1, 0, 1, 99, 100, 9_999, 10_000, 10**6, 10**6 + 1, 10**9, 10**30)
MADE: list[dict[str, Any]] = [
    *({**CODE, "quantity": n} for n in NUMBERS),
    *({**CODE, "serial": n} for n in NUMBERS),
    *({**CODE, "program": program} for program in LicenseProgram),
    *({**CODE, "version": version} for version in ProductVersion),
    *({"make": "agreement", "program": program} for program in LicenseProgram),
    *({"make": "agreement", "program": "select", "serial": n} for n in NUMBERS),
    *({"make": "open-license", "serial": n} for n in NUMBERS),
    *({"make": "open-authorization", "serial": n} for n in NUMBERS),
    *({"make": "server-id", "server": "RDLIC01", "serial": n} for n in NUMBERS),
    *(
        {**CODE, "make": "key-pack-id", "server": "RDLIC01", "serial": n}
        for n in NUMBERS
    ),
    *({"make": "repeated", "text": "x" * 100, "times": n} for n in NUMBERS),
    *(
        {"make": "mistyped", "of": of, "slip": "swapped"}
        for of in ("code", "other", "text", "it")
    ),
]


def test_what_can_be_read_can_be_made(make_lab: MakeLab) -> None:
    """A number or a word that cannot be used is refused with its line at reading."""
    lab, made, refused = make_lab("activated"), 0, 0
    for described in MADE:
        try:
            variables = lesson(
                variables={"it": described, "code": CODE, "text": "aaa"}
            ).variables
        except ValidationError:
            refused += 1
            continue
        assert 0 < len(Variables(variables, lab).fill("{it}")) <= 100_000, described
        made += 1
    assert made > 20
    assert refused > 20


def test_a_value_that_is_drawn_has_to_be_drawn_before(lab: Lab) -> None:
    described: dict[str, Variable] = {"n": Between(between=(1, 9))}
    with pytest.raises(TypeError, match="drawn"):
        Variables(described, lab).fill("{n}")
