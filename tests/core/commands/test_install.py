from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from core.catalog import (
    AGREEMENT_PROGRAMS,
    MAX_QUANTITY,
    ConnectionMethod,
    LicenseProgram,
    ProductVersion,
)
from core.commands.install import AnyProof, ProductKey, ProductKeys, RetailCodes
from core.errors import Refused
from core.events import CommandRefused, LicensesInstalled
from core.lab import Lab
from core.numbers import purchases
from core.numbers.kinds import NumberError
from core.numbers.symbols import grouped
from core.refusals import Reason
from tests.helpers.labs import (
    GENUINE_LOOKING,
    MakeLab,
    agreement,
    installation,
    key_pack,
    open_license,
    product_keys,
    retail,
    retail_code,
    sql,
    world,
)

if TYPE_CHECKING:
    from core.bus import Event

NEWER = ProductVersion.W2025


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("activated")


def bought(lab: Lab, server: str = "RDLIC01") -> list[str]:
    return [
        f"{p.id}: {p.version} {p.type} {p.program} {p.total}"
        for p in lab.packs(server)
        if p.total is not None
    ]


def refusal(
    lab: Lab,
    proof: AnyProof,
    *,
    server: str = "RDLIC01",
    method: ConnectionMethod = ConnectionMethod.AUTOMATIC,
) -> Reason:
    """Give the reason of a refusal, after checking that nothing else changed."""
    before, rows = world(lab), len(list(lab.journal()))
    with pytest.raises(Refused) as refused:
        lab.do(installation(proof, server=server, method=method))
    assert world(lab) == before
    last = list(lab.journal(after=rows))
    assert [e.outcome for e in last] == [f"refused:{refused.value.reason.value}"]
    return refused.value.reason


def test_several_retail_codes_become_several_packs(lab: Lab) -> None:
    events = lab.do(installation(retail(1, 2)))

    assert events == [LicensesInstalled("RDLIC01", (3, 4))]
    assert bought(lab) == [
        "3: 2022 per-user retail 20",
        "4: 2022 per-user retail 20",
    ]
    assert lab.server("RDLIC01").next_pack_id == 5


def test_an_open_license_becomes_a_pack(lab: Lab) -> None:
    lab.do(installation(open_license()))

    assert bought(lab) == ["3: 2022 per-device open 7"]


@pytest.mark.parametrize("program", AGREEMENT_PROGRAMS)
def test_an_agreement_number_may_be_used_again(
    lab: Lab, program: LicenseProgram
) -> None:
    lab.do(installation(agreement(program)))
    lab.do(installation(agreement(program, quantity=3)))

    assert bought(lab) == [
        f"3: 2022 per-device {program} 7",
        f"4: 2022 per-device {program} 3",
    ]


def test_product_keys_become_packs_of_the_agreement(lab: Lab) -> None:
    lab.do(installation(product_keys(1, 2, quantity=5)))

    assert bought(lab) == ["3: 2022 per-user select 5", "4: 2022 per-user select 5"]


@pytest.mark.parametrize("method", [ConnectionMethod.WEB, ConnectionMethod.TELEPHONE])
def test_a_key_pack_becomes_a_pack_without_a_connection(
    make_lab: MakeLab, method: ConnectionMethod
) -> None:
    lab = make_lab("activated")
    proof = key_pack(lab.server("RDLIC01"), program=LicenseProgram.CAMPUS)
    lab.do(installation(proof, method=method))

    assert bought(lab) == ["3: 2022 per-user campus 20"]


Make = Callable[[Lab], AnyProof]
PROOFS: dict[str, Make] = {
    "retail": lambda _: retail(),
    "open": lambda _: open_license(),
    "agreement": lambda _: agreement(),
    "product keys": lambda _: product_keys(),
    "key pack": lambda lab: key_pack(lab.server("RDLIC01")),
}


@pytest.mark.parametrize("name", [n for n in PROOFS if n != "key pack"])
def test_nothing_is_installed_before_activation(make_lab: MakeLab, name: str) -> None:
    lab = make_lab("fresh")

    assert refusal(lab, PROOFS[name](lab)) is Reason.NOT_ACTIVATED


@pytest.mark.parametrize("name", PROOFS)
def test_automatic_connection_needs_the_clearinghouse(lab: Lab, name: str) -> None:
    sql(lab).execute("UPDATE lab SET clearinghouse = 'unreachable'")

    assert refusal(lab, PROOFS[name](lab)) is Reason.CLEARINGHOUSE_UNREACHABLE


@pytest.mark.parametrize("name", PROOFS)
def test_every_proof_installs_on_any_edition_of_its_server(lab: Lab, name: str) -> None:
    lab.do(installation(PROOFS[name](lab)))

    assert len(bought(lab)) == 1
    assert lab.problems() == []


@pytest.mark.parametrize("name", ["retail", "product keys"])
def test_a_code_is_used_up(lab: Lab, name: str) -> None:
    lab.do(installation(PROOFS[name](lab)))

    assert refusal(lab, retail(1)) is Reason.LICENSE_CODE_USED
    assert refusal(lab, product_keys(1)) is Reason.LICENSE_CODE_USED


def test_a_code_is_used_up_on_other_servers_too(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(installation(retail(1, version=ProductVersion.W2016), server="RDLIC02"))
    proof = retail(1, version=ProductVersion.W2016)

    assert refusal(lab, proof, server="RDLIC01") is Reason.LICENSE_CODE_USED
    with pytest.raises(Refused, match="install licenses on RDLIC02"):
        lab.do(installation(proof))


def test_the_codes_a_scenario_started_with_are_used_up(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    codes = [p.purchase_number for p in lab.packs("RDLIC01") if p.program == "retail"]
    assert codes

    proof = RetailCodes(codes=tuple(str(c) for c in codes))
    assert refusal(lab, proof) is Reason.LICENSE_CODE_USED


def test_of_several_codes_all_are_installed_or_none(lab: Lab) -> None:
    lab.do(installation(retail(2)))

    assert refusal(lab, retail(1, 2, 3)) is Reason.LICENSE_CODE_USED
    lab.do(installation(retail(1, 3)))


def test_a_code_twice_in_one_list_is_refused(lab: Lab) -> None:
    assert refusal(lab, retail(1, 1)) is Reason.LICENSE_CODE_USED


def test_licenses_newer_than_the_server_are_refused(lab: Lab) -> None:
    proof = ProductKeys(
        program=LicenseProgram.SELECT,
        keys=(ProductKey(code=retail_code(version=NEWER), quantity=1),),
    )
    newer_pack = key_pack(lab.server("RDLIC01"), version=NEWER)

    assert refusal(lab, proof) is Reason.LICENSE_CODE_NOT_RECOGNIZED
    assert refusal(lab, retail(version=NEWER)) is Reason.LICENSE_CODE_NOT_RECOGNIZED
    assert refusal(lab, agreement(version=NEWER)) is Reason.VERSION_TOO_NEW
    assert refusal(lab, open_license(version=NEWER)) is Reason.VERSION_TOO_NEW
    assert refusal(lab, newer_pack) is Reason.VERSION_TOO_NEW


def test_a_code_of_another_program_is_refused(lab: Lab) -> None:
    campus = retail_code(program=LicenseProgram.CAMPUS)
    key = ProductKey(code=campus, quantity=1)
    as_select = ProductKeys(program=LicenseProgram.SELECT, keys=(key,))
    as_retail = RetailCodes(codes=(campus,))

    assert refusal(lab, as_select) is Reason.PRODUCT_KEY_WRONG_PROGRAM
    assert refusal(lab, as_retail) is Reason.PRODUCT_KEY_WRONG_PROGRAM


def test_an_agreement_number_of_another_program_is_refused(lab: Lab) -> None:
    number = purchases.make_agreement_number(LicenseProgram.SPLA)
    proof = agreement(LicenseProgram.SELECT, agreement_number=number)

    assert refusal(lab, proof) is Reason.AGREEMENT_WRONG_PROGRAM


def test_open_numbers_of_two_purchases_are_refused(lab: Lab) -> None:
    proof = open_license(1, license_number=purchases.make_open_numbers(2)[1])

    assert refusal(lab, proof) is Reason.OPEN_NUMBERS_DIFFER


def test_more_than_a_product_key_covers_is_refused(lab: Lab) -> None:
    with pytest.raises(Refused, match="covers 20 licenses, but 21 were requested"):
        lab.do(installation(product_keys(quantity=21)))


def test_a_key_pack_is_installed_once_and_on_its_own_server(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    proof = key_pack(lab.server("RDLIC02"), version=ProductVersion.W2016)
    web = ConnectionMethod.WEB
    lab.do(installation(proof, server="RDLIC02", method=web))

    assert refusal(lab, proof, server="RDLIC02", method=web) is Reason.KEY_PACK_USED
    assert refusal(lab, proof, server="RDLIC01", method=web) is Reason.KEY_PACK_WRONG


@pytest.mark.parametrize("quantity", [0, -1, MAX_QUANTITY + 1, 10**12])
def test_a_quantity_out_of_range_is_in_no_command(quantity: int) -> None:
    with pytest.raises(ValidationError):
        agreement(quantity=quantity)
    with pytest.raises(ValidationError):
        open_license(quantity=quantity)
    with pytest.raises(ValidationError):
        product_keys(quantity=quantity)


def test_an_empty_list_is_in_no_command() -> None:
    with pytest.raises(ValidationError):
        RetailCodes(codes=())
    with pytest.raises(ValidationError):
        ProductKeys(program=LicenseProgram.SELECT, keys=())


@pytest.mark.parametrize("typed", ["", GENUINE_LOOKING, "12345"])
def test_what_is_no_training_number_is_in_no_command(typed: str) -> None:
    for make in (
        lambda: RetailCodes(codes=(typed,)),
        lambda: ProductKey(code=typed, quantity=1),
        lambda: agreement(agreement_number=typed),
        lambda: open_license(license_number=typed),
        lambda: open_license(authorization_number=typed),
    ):
        with pytest.raises(NumberError):
            make()


def test_a_code_is_kept_in_one_form() -> None:
    proof = RetailCodes(codes=(grouped(retail_code()).lower(),))

    assert proof.codes == (retail_code(),)


def test_a_refusal_is_told_after_it_is_journaled(lab: Lab) -> None:
    told: list[Event] = []
    lab.bus.subscribe(told.extend)
    refusal(lab, retail(1, 1))

    assert told == [CommandRefused(seq=1)]


def test_an_exhausted_pack_number_is_never_given_out_again(lab: Lab) -> None:
    lab.do(installation(retail(1)))
    sql(lab).execute("DELETE FROM license_pack WHERE id = 3")
    lab.reload()
    lab.do(installation(retail(2)))

    assert bought(lab) == ["4: 2022 per-user retail 20"]


def test_all_codes_that_were_used_before_are_listed(make_lab: MakeLab) -> None:
    lab = make_lab("activated")
    lab.do(installation(retail(1, 2)))
    with pytest.raises(Refused) as refused:
        lab.do(installation(retail(1, 2, 3)))
    assert refused.value.reason is Reason.LICENSE_CODES_USED
    listed = [grouped(retail_code(serial)) for serial in (1, 2, 3)]
    assert [code in str(refused.value) for code in listed] == [True, True, False]
    assert len(bought(lab)) == 2
