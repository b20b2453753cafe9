from collections.abc import Callable

import pytest

from core.catalog import (
    ConnectionMethod,
    LicenseProgram,
    LicenseType,
    ProductVersion,
)
from core.commands.install import (
    Agreement,
    KeyPack,
    OpenLicense,
    ProductKey,
    ProductKeys,
    Proof,
    RetailCodes,
)
from core.flows.install import InstallFlow, InstallStep
from core.lab import Lab
from core.numbers import purchases
from core.numbers.symbols import grouped
from core.refusals import Reason
from tests.helpers.labs import (
    GENUINE_LOOKING,
    MakeLab,
    key_pack_id,
    purchase,
    retail_code,
)

RETAIL = "welcome program license-codes contacting completing"
OPEN = "welcome program open-license version-and-type contacting completing"
AGREEMENT = "welcome program agreement version-and-type contacting completing"
PRODUCT_KEYS = "welcome program agreement contacting completing"
KEY_PACK = "welcome key-pack completing"
ENTERPRISE = purchases.make_agreement_number(LicenseProgram.ENTERPRISE)


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("activated")


@pytest.fixture
def flow(lab: Lab) -> InstallFlow:
    return InstallFlow(lab.server("RDLIC01"))


def by(lab: Lab, method: ConnectionMethod) -> InstallFlow:
    return InstallFlow(lab.server("RDLIC01").changed(connection_method=method))


def path(flow: InstallFlow) -> str:
    steps = [flow.first]
    while (step := flow.next_step(steps[-1])) is not None:
        steps.append(step)
    return " ".join(steps)


@pytest.mark.parametrize(
    ("program", "steps"),
    [
        ("retail", RETAIL),
        ("open", OPEN),
        ("select", AGREEMENT),
        ("enterprise", AGREEMENT),
        ("campus", AGREEMENT),
        ("school", AGREEMENT),
        ("spla", AGREEMENT),
        ("other", AGREEMENT),
    ],
)
def test_the_program_decides_the_pages(
    flow: InstallFlow, program: str, steps: str
) -> None:
    flow.draft.program = LicenseProgram(program)

    assert path(flow) == steps
    assert [s for s in InstallStep if flow.commits(s)] == ["key-pack", "contacting"]


@pytest.mark.parametrize("method", ["web", "telephone"])
def test_without_automatic_connection_a_key_pack_is_asked_for(
    lab: Lab, method: str
) -> None:
    flow = by(lab, ConnectionMethod(method))

    assert path(flow) == KEY_PACK


def test_product_keys_under_an_agreement_need_no_version_page(
    flow: InstallFlow,
) -> None:
    flow.draft.program = LicenseProgram.SELECT
    flow.draft.product_keys = [ProductKey(code=retail_code(), quantity=1)]

    assert path(flow) == PRODUCT_KEYS


def test_it_starts_with_the_newest_version_the_server_can_hold(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    drafts = [InstallFlow(server).draft for server in lab.servers()]

    assert [draft.version.value for draft in drafts] == ["2022", "2016"]


CODE = retail_code()
NOT_VALID = "The product key is not valid. "


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("", "Enter the license code."),
        ("  ", "Enter the license code."),
        (CODE[:-1], f"{NOT_VALID}The product key has 25 characters; 24 were"),
        (f"{CODE}0", f"{NOT_VALID}The product key has 25 characters; 26 were"),
        (CODE[:7] + "Y" + CODE[8:], f"{NOT_VALID}Group 2 is wrong. Did you mean"),
        (GENUINE_LOOKING, f"{NOT_VALID}This looks like a real product key."),
        (
            retail_code(version=ProductVersion.W2025),
            "The license code is not recognized.",
        ),
        (
            retail_code(program=LicenseProgram.SELECT),
            "Product key does not match the selected license program.",
        ),
    ],
)
def test_a_license_code_is_checked_before_it_joins_the_list(
    flow: InstallFlow, typed: str, text: str
) -> None:
    problem = flow.code_problem(typed)

    assert problem
    assert problem.field == "code"
    assert problem.text.startswith(text)
    assert "BCDFG" not in problem.text


def test_a_good_code_may_join_the_list(flow: InstallFlow) -> None:
    assert flow.code_problem(grouped(CODE).lower()) is None


def test_a_code_joins_the_list_once(flow: InstallFlow) -> None:
    flow.draft.codes = [CODE]
    problem = flow.code_problem(grouped(CODE))

    assert problem
    assert problem.text == "This product key is in the list already."
    assert flow.code_problem(grouped(CODE), instead_of=CODE) is None
    assert flow.code_problem(retail_code(serial=2)) is None


def test_a_newer_code_opens_the_genuine_box(flow: InstallFlow) -> None:
    problem = flow.code_problem(retail_code(version=ProductVersion.W2025))

    assert problem
    assert problem.box == Reason.LICENSE_CODE_NOT_RECOGNIZED.text


def test_the_list_of_codes_must_not_be_empty(flow: InstallFlow) -> None:
    problem = flow.problem(InstallStep.LICENSE_CODES)
    assert problem
    assert problem.field == "code"

    flow.draft.codes = [CODE]
    assert flow.problem(InstallStep.LICENSE_CODES) is None


@pytest.mark.parametrize(
    ("typed", "quantity", "type_", "field", "text"),
    [
        ("", "5", "per-user", "code", "Enter the product key."),
        (GENUINE_LOOKING, "5", "per-user", "code", f"{NOT_VALID}This looks like a"),
        (CODE, "5", "per-device", "code", "This product key is for the other"),
        (CODE, "0", "per-user", "quantity", "This quantity is out of range."),
        (CODE, "", "per-user", "quantity", "Enter the quantity."),
        (CODE, "-5", "per-user", "quantity", "This is not a whole number."),
        (CODE, "1000000000000", "per-user", "quantity", "This quantity is out of"),
        (CODE, "21", "per-user", "quantity", "The product key covers 20 licenses"),
        (
            retail_code(program=LicenseProgram.CAMPUS),
            "5",
            "per-user",
            "code",
            "Product key does not match",
        ),
        (
            retail_code(version=ProductVersion.W2025),
            "5",
            "per-user",
            "code",
            "The license code is not recognized.",
        ),
    ],
)
def test_a_product_key_is_checked_before_it_joins_the_list(
    flow: InstallFlow, typed: str, quantity: str, type_: str, field: str, text: str
) -> None:
    flow.draft.program = LicenseProgram.SELECT
    problem = flow.product_key_problem(typed, quantity, LicenseType(type_))

    assert problem
    assert problem.field == field
    assert problem.text.startswith(text)


@pytest.mark.parametrize("program", ["retail", "select"])
def test_a_product_key_of_the_program_or_of_retail_may_join_the_list(
    flow: InstallFlow, program: str
) -> None:
    flow.draft.program = LicenseProgram.SELECT
    code = retail_code(program=LicenseProgram(program))

    assert flow.product_key_problem(code, "20", LicenseType.PER_USER) is None


def test_a_product_key_joins_the_list_once(flow: InstallFlow) -> None:
    flow.draft.program = LicenseProgram.SELECT
    flow.draft.product_keys = [ProductKey(code=CODE, quantity=5)]
    problem = flow.product_key_problem(CODE, "5", LicenseType.PER_USER)

    assert problem
    assert problem.text == "This product key is in the list already."
    assert (
        flow.product_key_problem(CODE, "6", LicenseType.PER_USER, instead_of=CODE)
        is None
    )


AUTHORIZATION, LICENSE = purchases.make_open_numbers(1)
OTHER_LICENSE = purchases.make_open_numbers(2)[1]


@pytest.mark.parametrize(
    ("authorization", "license_number", "field", "text"),
    [
        ("", LICENSE, "authorization_number", "Enter the authorization number."),
        ("123", LICENSE, "authorization_number", "The authorization number has 15"),
        (AUTHORIZATION, "", "license_number", "Enter the license number."),
        (AUTHORIZATION, "1234", "license_number", "The license number has 8 digits"),
        (AUTHORIZATION, "12345678", "license_number", "This is not a training number"),
        (AUTHORIZATION, OTHER_LICENSE, "license_number", "The license number does not"),
    ],
)
def test_wrong_numbers_of_an_open_license_are_explained(
    flow: InstallFlow, authorization: str, license_number: str, field: str, text: str
) -> None:
    flow.draft.authorization_number = authorization
    flow.draft.license_number = license_number
    problem = flow.problem(InstallStep.OPEN_LICENSE)

    assert problem
    assert problem.field == field
    assert problem.text.startswith(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("", "Enter the agreement number."),
        ("12345", "The agreement number has 7 digits; 5 were entered."),
        ("1234567", "This is not a training number."),
        (
            purchases.make_agreement_number(LicenseProgram.SELECT),
            "The agreement number does not match the selected license program.",
        ),
    ],
)
def test_a_wrong_agreement_number_is_explained(
    flow: InstallFlow, typed: str, text: str
) -> None:
    flow.draft.program = LicenseProgram.ENTERPRISE
    flow.draft.agreement_number = typed
    problem = flow.problem(InstallStep.AGREEMENT)

    assert problem
    assert problem.field == "agreement_number"
    assert problem.text.startswith(text)


@pytest.mark.parametrize("typed", ["", "0", "-1", "ten", "1000000000000"])
def test_a_wrong_quantity_is_explained(flow: InstallFlow, typed: str) -> None:
    flow.draft.quantity = typed
    problem = flow.problem(InstallStep.VERSION_AND_TYPE)

    assert problem
    assert problem.field == "quantity"


def test_a_wrong_key_pack_id_is_explained(lab: Lab) -> None:
    flow = by(lab, ConnectionMethod.WEB)
    right = key_pack_id(lab.server("RDLIC01"))
    for typed, text in {
        "": "Enter the license key pack ID.",
        right[:-1]: "The license key pack ID has 35 characters; 34 were entered.",
        right[:6] + "0" + right[7:]: "is wrong",
        CODE: "This is the product key. Enter the license key pack ID here.",
    }.items():
        flow.draft.key_pack_id = typed
        problem = flow.problem(InstallStep.KEY_PACK)

        assert problem
        assert problem.field == "key_pack_id"
        assert text in problem.text
        assert problem.box == Reason.KEY_PACK_WRONG.text


def test_the_key_pack_of_another_server_is_refused(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    flow = by(lab, ConnectionMethod.WEB)
    flow.draft.key_pack_id = key_pack_id(lab.server("RDLIC02"))
    problem = flow.problem(InstallStep.KEY_PACK)

    assert problem
    assert problem.text == (
        "This license key pack ID was made for another license server ID."
    )


def a_retail_draft(flow: InstallFlow) -> None:
    flow.draft.codes = [retail_code(1), retail_code(2)]


def an_open_draft(flow: InstallFlow) -> None:
    flow.draft.program = LicenseProgram.OPEN
    flow.draft.authorization_number = grouped(AUTHORIZATION)
    flow.draft.license_number = LICENSE
    flow.draft.quantity = "7"


def an_agreement_draft(flow: InstallFlow) -> None:
    flow.draft.program = LicenseProgram.ENTERPRISE
    flow.draft.agreement_number = ENTERPRISE
    flow.draft.version = ProductVersion.W2019
    flow.draft.quantity = " 7 "


def a_product_key_draft(flow: InstallFlow) -> None:
    flow.draft.program = LicenseProgram.SELECT
    flow.draft.product_keys = [ProductKey(code=CODE, quantity=7)]


@pytest.mark.parametrize(
    ("fill", "proof", "packs"),
    [
        (a_retail_draft, RetailCodes, ["2022 per-user retail 20"] * 2),
        (an_open_draft, OpenLicense, ["2022 per-device open 7"]),
        (an_agreement_draft, Agreement, ["2019 per-device enterprise 7"]),
        (a_product_key_draft, ProductKeys, ["2022 per-user select 7"]),
    ],
)
def test_a_filled_draft_installs_what_it_says(
    lab: Lab,
    flow: InstallFlow,
    fill: Callable[[InstallFlow], None],
    proof: type[Proof],
    packs: list[str],
) -> None:
    fill(flow)
    for step in InstallStep:
        if step in path(flow).split():
            assert flow.problem(step) is None
    command = flow.command()
    assert isinstance(command.proof, proof)
    lab.do(command)

    bought = [p for p in lab.packs("RDLIC01") if p.total is not None]
    assert [f"{p.version} {p.type} {p.program} {p.total}" for p in bought] == packs


def test_a_key_pack_id_installs_what_it_was_made_for(lab: Lab) -> None:
    flow = by(lab, ConnectionMethod.TELEPHONE)
    flow.draft.key_pack_id = grouped(
        key_pack_id(lab.server("RDLIC01"), program=LicenseProgram.SPLA, quantity=3)
    )
    assert flow.problem(InstallStep.KEY_PACK) is None
    command = flow.command()
    assert isinstance(command.proof, KeyPack)
    lab.do(command)

    pack = lab.packs("RDLIC01")[-1]
    assert (pack.program, pack.total) == (LicenseProgram.SPLA, 3)
    assert pack.version is purchase().version
