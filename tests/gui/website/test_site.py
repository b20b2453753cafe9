"""What the pages ask, keep, say and answer."""

import re
from html import escape

import pytest

from core import clearinghouse_contact
from core.catalog import LicenseProgram
from core.clearinghouse_contact import ON_THE_WEBSITE, Asked, Purpose
from core.numbers import purchases, servers
from core.numbers.kinds import shown
from core.numbers.symbols import normalise
from gui.driver.visitor import Visitor
from tests.gui.website.entries import PERSON, PRODUCT
from tests.helpers.labs import GENUINE_LOOKING, retail_code

PRODUCT_ID = shown(servers.make_product_id(1, "RDLIC01"))
SERVER_ID = shown(servers.make_license_server_id(PRODUCT_ID))
AUTHORIZATION, LICENSE = purchases.make_open_numbers(3)
AGREEMENT = purchases.make_agreement_number(LicenseProgram.SCHOOL)
SERVER = {"license_server_id": SERVER_ID}
NOTHING: dict[str, str] = {}
SURROUNDED = set(clearinghouse_contact.WANTED) - {Asked.QUANTITY}
WAYS: dict[str, tuple[Purpose, list[dict[str, str]]]] = {
    "activate": (Purpose.ACTIVATE, [{"product_id": PRODUCT_ID}, PERSON]),
    "reactivate": (
        Purpose.REACTIVATE,
        [
            {**SERVER, "product_id": PRODUCT_ID, "reactivation_reason": "expired"},
            PERSON,
        ],
    ),
    "retail": (
        Purpose.INSTALL,
        [{**SERVER, "program": "retail"}, PERSON, {"code": retail_code()}],
    ),
    "open": (
        Purpose.INSTALL,
        [
            {**SERVER, "program": "open"},
            PERSON,
            {
                "authorization_number": AUTHORIZATION,
                "license_number": LICENSE,
                **PRODUCT,
            },
        ],
    ),
    "agreement": (
        Purpose.MANAGE,
        [
            {**SERVER, "program": "school", "recovery_reason": "replaced"},
            PERSON,
            {"agreement_number": AGREEMENT, **PRODUCT},
        ],
    ),
}
PAYLOADS = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt;",
    "حسن R&D",
)


@pytest.mark.parametrize("way", WAYS)
def test_a_visit_ends_with_the_answer_of_the_clearinghouse(
    way: str, visitor: Visitor
) -> None:
    purpose, pages = WAYS[way]
    check = visitor.walk(purpose, *pages)
    assert check.title == "Check the information"

    told = {name: value for page in pages for name, value in page.items()}
    assert visitor.send().number == clearinghouse_contact.answer(purpose, told)


def test_the_first_page_offers_what_the_website_does(visitor: Visitor) -> None:
    page = visitor.open()

    assert page.title == "Select Option"
    assert re.findall('name="purpose" value="([^"]*)"', page.body) == [*ON_THE_WEBSITE]
    assert "Training simulation, not a Microsoft site" in page.body


def test_an_option_has_to_be_selected(visitor: Visitor) -> None:
    page = visitor.send()

    assert page.title == "Select Option"
    assert "Select an option." in page.body


@pytest.mark.parametrize("way", WAYS)
def test_an_empty_page_is_not_left(way: str, visitor: Visitor) -> None:
    purpose, pages = WAYS[way]
    for place, filled in enumerate(pages):
        page = visitor.walk(purpose, *pages[:place], NOTHING)
        assert all(page.problem(name) for name in filled), page.body


def test_what_was_typed_stays_beside_what_is_wrong_with_it(visitor: Visitor) -> None:
    page = visitor.walk("install", {"license_server_id": "TRSID-1", "program": "open"})

    assert page.problem("license_server_id").startswith("The license server ID has 35")
    assert page.fields["license_server_id"] == "TRSID-1"
    assert page.fields["program"] == "open"
    assert re.findall(r'id="(\w+)"[^>]* autofocus', page.body) == ["license_server_id"]


def test_back_keeps_what_was_typed(visitor: Visitor) -> None:
    purpose, pages = WAYS["open"]
    page = visitor.walk(purpose, *pages)
    for filled in reversed(pages):
        page = visitor.send(go="back")
        assert filled.items() <= page.fields.items()
    assert visitor.send(go="back").title == "Select Option"
    for _ in pages:
        visitor.send(purpose=purpose)
    visitor.send()

    assert visitor.send().number


def test_another_program_asks_for_its_own_proof(visitor: Visitor) -> None:
    purpose, pages = WAYS["retail"]
    visitor.walk(purpose, *pages[:2])
    visitor.send(go="back")
    visitor.send(go="back")
    visitor.send(program="other")

    assert set(visitor.send().fields) >= {"agreement_number", "quantity"}


def test_a_real_looking_key_is_refused(visitor: Visitor) -> None:
    _, pages = WAYS["retail"]
    page = visitor.walk("install", *pages[:2], {"code": GENUINE_LOOKING})

    assert "Never enter a real key here" in page.problem("code")


@pytest.mark.parametrize("jump", ["1", "2", "3", "4", "99", "-7", "x", ""])
def test_no_page_can_be_jumped_to(jump: str, visitor: Visitor) -> None:
    page = visitor.walk("install")
    page = visitor.send(page=jump)

    assert page.title == "License server"
    assert not page.number


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    "asked", [a for a in Asked if not clearinghouse_contact.choices(a)]
)
def test_what_is_typed_is_shown_literally(
    asked: Asked, payload: str, visitor: Visitor
) -> None:
    for way in WAYS:
        purpose, pages = WAYS[way]
        place = next((n for n, p in enumerate(pages) if asked in p), None)
        if place is None:
            continue
        page = visitor.walk(purpose, *pages[:place], pages[place] | {asked: payload})
        assert page.fields[asked] == payload
        assert payload not in page.body.replace(escape(payload), "")
        return
    raise AssertionError(f"{asked} is on no page")


@pytest.mark.parametrize("name", ["company", "last_name"])
def test_names_are_shown_literally_for_checking(name: str, visitor: Visitor) -> None:
    purpose, pages = WAYS["activate"]
    page = visitor.walk(purpose, pages[0], PERSON | {name: PAYLOADS[0]})

    assert f"<dd>{escape(PAYLOADS[0])}</dd>" in page.body


@pytest.mark.parametrize("name", ["country", "program", "purpose", "page", "go"])
def test_what_no_form_offers_is_not_repeated(name: str, visitor: Visitor) -> None:
    visitor.walk("install", {**SERVER, "program": "retail"})
    page = visitor.send(**{**PERSON, name: PAYLOADS[0]})

    assert PAYLOADS[0] not in page.body


@pytest.mark.parametrize("around", ["It is {}.", "No.\t{}\tof today", "“{}”\r\n"])
@pytest.mark.parametrize("way", WAYS)
def test_what_stands_around_a_number_is_dropped(
    way: str, around: str, visitor: Visitor
) -> None:
    purpose, pages = WAYS[way]
    wrapped = [
        {
            name: around.format(value) if name in SURROUNDED else value
            for name, value in page.items()
        }
        for page in pages
    ]

    assert visitor.walk(purpose, *wrapped).title == "Check the information"
    assert visitor.page
    for page in pages:
        for name in SURROUNDED & set(page):
            kept = visitor.page.fields[name]
            assert normalise(kept) == normalise(page[name])


@pytest.mark.parametrize("asked", sorted(SURROUNDED))
def test_a_text_without_a_number_stays_and_is_refused(
    asked: Asked, visitor: Visitor
) -> None:
    text = "please send me the number soon"
    for purpose, pages in WAYS.values():
        place = next((n for n, p in enumerate(pages) if asked in p), None)
        if place is not None:
            typed = pages[place] | {asked: text}
            page = visitor.walk(purpose, *pages[:place], typed)
            assert page.fields[asked] == text
            assert page.problem(asked)
