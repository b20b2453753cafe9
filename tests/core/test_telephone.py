import pytest

from core import clearinghouse_contact
from core.clearinghouse_contact import Asked, Purpose
from core.numbers import purchases, servers
from core.numbers.kinds import KINDS, shown
from core.numbers.symbols import ALPHABET
from core.telephone import ANSWERS, QUESTIONS, SPELLED, Call, Speaker, spelled
from tests.helpers.labs import retail_code

PRODUCT_ID = servers.make_product_id(1, "RDLIC01")
SERVER_ID = servers.make_license_server_id(PRODUCT_ID)
AUTHORIZATION, LICENSE = purchases.make_open_numbers()
CALLS = {
    Purpose.ACTIVATE: {"product_id": PRODUCT_ID},
    Purpose.INSTALL: {
        "license_server_id": SERVER_ID,
        "program": "retail",
        "code": retail_code(),
    },
    Purpose.MANAGE: {
        "license_server_id": SERVER_ID,
        "recovery_reason": "rebuilt",
        "program": "open",
        "authorization_number": AUTHORIZATION,
        "license_number": LICENSE,
        "version": "2022",
        "type": "per-user",
        "quantity": "5",
    },
    Purpose.REACTIVATE: {
        "product_id": PRODUCT_ID,
        "license_server_id": SERVER_ID,
        "reactivation_reason": "expired",
    },
    Purpose.DEACTIVATE: {"license_server_id": SERVER_ID},
}


def last(call: Call) -> str:
    """Give what the operator said last."""
    assert call.lines[-1].speaker is Speaker.OPERATOR
    return call.lines[-1].text


@pytest.mark.parametrize("purpose", Purpose)
def test_a_call_ends_with_the_answer_of_the_clearinghouse(purpose: Purpose) -> None:
    told = CALLS[purpose]
    call = Call(purpose)
    for asked, value in told.items():
        assert call.asked == asked
        assert call.tell(value)

    assert call.asked is None
    assert last(call).startswith(ANSWERS[purpose])
    number = clearinghouse_contact.answer(purpose, told)
    assert last(call).splitlines()[1:] == spelled(number)


def test_each_question_comes_with_the_answer_to_the_one_before() -> None:
    call = Call(Purpose.INSTALL)
    assert QUESTIONS[Asked.LICENSE_SERVER_ID] in last(call)

    call.tell(SERVER_ID)
    assert last(call) == QUESTIONS[Asked.PROGRAM]


def test_what_is_wrong_is_asked_again_and_nothing_else_forgotten() -> None:
    call = Call(Purpose.INSTALL)
    call.tell(SERVER_ID)
    call.tell("open")

    assert not call.tell("0012345")
    assert call.asked == "authorization_number"
    assert "authorization number has 15 characters" in last(call)
    assert call.tell(AUTHORIZATION)
    assert call.asked == "license_number"


def test_an_answer_can_be_taken_back() -> None:
    call = Call(Purpose.INSTALL)
    assert not call.can_correct
    call.tell(SERVER_ID)
    call.tell("open")
    call.correct()

    assert call.asked == "program"
    assert last(call) == QUESTIONS[Asked.PROGRAM]
    call.tell("retail")
    assert call.asked == "code"


def test_the_operator_repeats_the_question_and_the_number() -> None:
    call = Call(Purpose.ACTIVATE)
    call.repeat()
    assert call.lines[0].text == last(call)

    call.tell(PRODUCT_ID)
    number = last(call)
    call.repeat()
    assert last(call) == number


def test_a_choice_is_said_in_words() -> None:
    call = Call(Purpose.INSTALL)
    call.tell(SERVER_ID)
    call.tell("open", "Open License")

    assert call.lines[-2].text == "Open License"


def test_every_question_has_words() -> None:
    asked = {
        a for p, told in CALLS.items() for a in clearinghouse_contact.questions(p, told)
    }
    asked |= set(
        clearinghouse_contact.questions(Purpose.INSTALL, {"program": "select"})
    )

    assert set(QUESTIONS) == asked


def test_every_letter_can_be_spelled() -> None:
    letters = {c for c in ALPHABET + "".join(k.mark for k in KINDS) if c.isalpha()}

    assert letters <= set(SPELLED)
    assert all(SPELLED[c].startswith(f"{c} as in {c}") for c in letters)


def test_a_number_is_spelled_group_by_group() -> None:
    assert spelled("TRCON-0A1") == [
        "Group 1: T as in Tango, R as in Romeo, C as in Charlie, O as in Oscar, "
        "N as in November.",
        "Group 2: 0, A as in Alfa, 1.",
    ]
    assert len(spelled(shown(SERVER_ID))) == 7
