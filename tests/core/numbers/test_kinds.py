import re
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.kinds import (
    CONFIRMATION_CODE,
    GROUP,
    KINDS,
    LICENSE_SERVER_ID,
    PRODUCT_ID,
    RETAIL_CODE,
    NumberError,
    NumberKind,
    shown,
)
from core.numbers.symbols import BASE, fold, grouped
from tests.core.numbers.samples import NAMES, SAMPLES, replacements, sample, swaps
from tests.helpers.labs import GENUINE_LOOKING

SUGGESTION = re.compile(
    r"Groups? (\d)(?: and \d)? (?:is|are) wrong\. Did you mean (\S+)\?"
)
each_sample = pytest.mark.parametrize(("kind", "number"), SAMPLES, ids=NAMES)
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.mark)


def complaint(kind: NumberKind, typed: str) -> str:
    """Give the text of the error; empty if the number is accepted."""
    try:
        kind.read(typed)
    except NumberError as error:
        return str(error)
    return ""


def assert_a_suggestion_is_right(text: str, number: str) -> None:
    found = SUGGESTION.fullmatch(text)
    if found is not None:
        start = (int(found[1]) - 1) * GROUP
        meant = found[2].replace("-", "")
        assert number[start : start + len(meant)] == meant


@each_sample
def test_every_single_wrong_character_is_caught(kind: NumberKind, number: str) -> None:
    for _, typed in replacements(number):
        text = complaint(kind, typed)
        if fold(typed) == fold(number):
            assert kind.canonical(typed) == number  # a look-alike is not an error
        else:
            assert text, typed
            assert_a_suggestion_is_right(text, number)


@each_sample
def test_every_swap_of_neighbours_is_caught(kind: NumberKind, number: str) -> None:
    for _, typed in swaps(number):
        if fold(typed) != fold(number):
            text = complaint(kind, typed)
            assert text, typed
            assert_a_suggestion_is_right(text, number)


@pytest.mark.parametrize("seed", range(3))
def test_a_single_slip_in_a_license_code_is_explained(seed: int) -> None:
    number = sample(RETAIL_CODE, seed)
    slips = [*replacements(number), *swaps(number)]

    for place, typed in slips:
        is_in_the_mark = place < GROUP
        is_no_error = fold(typed) == fold(number)
        has_a_stranger = any(c in "BILOQSZ" for c in fold(typed)[GROUP:])
        if not (is_in_the_mark or is_no_error or has_a_stranger):
            text = complaint(RETAIL_CODE, typed)
            found = SUGGESTION.fullmatch(text)
            assert found, text
            assert int(found[1]) == place // GROUP + 1


def test_two_slips_in_a_license_code_get_no_suggestion() -> None:
    random = Random(7)
    number = sample(RETAIL_CODE, 0)
    for _ in range(300):
        first, second = random.sample(range(GROUP, len(number)), 2)
        typed = list(number)
        typed[first] = random.choice("23478".replace(number[first], ""))
        typed[second] = random.choice("ACDEF".replace(number[second], ""))

        assert "Did you mean" not in complaint(RETAIL_CODE, "".join(typed))


def test_a_swap_across_two_groups_names_both() -> None:
    number = next(
        n
        for n in (sample(RETAIL_CODE, k) for k in range(50))
        if fold(n[9]) != fold(n[10])
    )
    typed = number[:9] + number[10] + number[9] + number[11:]

    meant = f"{number[5:10]}-{number[10:15]}"
    assert complaint(RETAIL_CODE, typed) == (
        f"Groups 2 and 3 are wrong. Did you mean {meant}?"
    )


def test_where_two_slips_are_possible_nothing_is_suggested() -> None:
    # A confirmation code is too short for a guard, so that some slips have two origins.
    texts = [
        complaint(CONFIRMATION_CODE, typed)
        for k in range(20)
        for _, typed in swaps(sample(CONFIRMATION_CODE, k))
    ]

    assert any(text.startswith("The confirmation code does not fit") for text in texts)


@each_kind
def test_the_data_come_back(kind: NumberKind) -> None:
    for seed in range(50):
        random = Random(seed)
        data = [random.randrange(BASE) for _ in range(kind.data)]

        assert kind.read(kind.make(data)) == data


@each_kind
def test_a_number_has_the_mark_and_the_length(kind: NumberKind) -> None:
    number = sample(kind, 0)

    assert number.startswith(kind.mark)
    assert len(number) == kind.length


TYPED_AS: dict[str, Callable[[str], str]] = {
    "hyphens": grouped,
    "blanks": lambda n: grouped(n).replace("-", " "),
    "no separators": lambda n: n,
    "lower case": lambda n: grouped(n).lower(),
    "en dashes": lambda n: grouped(n).replace("-", "–"),
    "em dashes": lambda n: grouped(n).replace("-", "—"),
    "minus signs": lambda n: grouped(n).replace("-", "\N{MINUS SIGN}"),
    "non-breaking hyphens": lambda n: grouped(n).replace("-", "\u2011"),
    "soft hyphens": lambda n: grouped(n).replace("-", "\u00ad"),
    "non-breaking blanks": lambda n: grouped(n).replace("-", "\u00a0"),
    "underscores": lambda n: grouped(n).replace("-", "_"),
    "line breaks": lambda n: grouped(n).replace("-", "\r\n"),
    "tabs around": lambda n: f"\t{grouped(n)}\t",
    "quotes around": lambda n: f"“{grouped(n)}”",
    "zero-width spaces": lambda n: "\u200b".join(n),
    "byte order mark": lambda n: f"\ufeff{grouped(n)}",
    "full width": lambda n: "".join(chr(ord(c) + 0xFEE0) for c in n),
    "letter O for zero": lambda n: n.replace("0", "O"),
    "Q for zero": lambda n: n.replace("0", "Q"),
    "I for one": lambda n: n.replace("1", "I"),
    "small L for one": lambda n: n.lower().replace("1", "l"),
    "S for five": lambda n: n.replace("5", "S"),
    "B for eight": lambda n: n.replace("8", "B"),
    "Z for two": lambda n: n.replace("2", "Z"),
    "Cyrillic twins": lambda n: n.translate(
        str.maketrans("AEKMHOPCTYXI", "АЕКМНОРСТУХІ")  # noqa: RUF001
    ),
    "small Cyrillic twins": lambda n: n.lower().translate(
        str.maketrans("aekmopctyx", "аекморстух")
    ),
    "Greek twins": lambda n: n.translate(
        str.maketrans("AEHIKMNOPTYX", "ΑΕΗΙΚΜΝΟΡΤΥΧ")  # noqa: RUF001
    ),
}


@each_kind
@pytest.mark.parametrize("way", TYPED_AS)
def test_it_is_accepted_however_it_is_typed(kind: NumberKind, way: str) -> None:
    for k in range(5):
        number = sample(kind, k)

        assert kind.canonical(TYPED_AS[way](number)) == number


@each_kind
@pytest.mark.parametrize(
    "typed",
    [
        GENUINE_LOOKING,
        GENUINE_LOOKING.replace("-", ""),
        GENUINE_LOOKING.lower(),
        GENUINE_LOOKING.replace("-", " – "),
        "\u200b".join(GENUINE_LOOKING),
        f"Product key: {GENUINE_LOOKING}.",
    ],
)
def test_a_genuine_looking_key_is_refused_by_name_and_not_repeated(
    kind: NumberKind, typed: str
) -> None:
    text = complaint(kind, typed)

    assert text.startswith("This looks like a real product key.")
    assert "BCDFG" not in text.upper()


@each_kind
def test_no_valid_number_looks_genuine(kind: NumberKind) -> None:
    for k in range(200):
        number = sample(kind, k)
        assert complaint(kind, number) == ""
        assert complaint(kind, grouped(number)) == ""


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("", "Enter the product key."),
        (" - \u200b", "Enter the product key."),
        ("TRAIN", "The product key has 25 characters; 5 were entered."),
        (
            sample(RETAIL_CODE, 0)[:-1],
            "The product key has 25 characters; 24 were entered.",
        ),
        (
            sample(RETAIL_CODE, 0) + "0",
            "The product key has 25 characters; 26 were entered.",
        ),
        (
            "TRAIM" + sample(RETAIL_CODE, 0)[GROUP:],
            "Group 1 is wrong: a training product key begins with TRAIN.",
        ),
        (sample(PRODUCT_ID, 0), "This is the product ID. Enter the product key here."),
        (
            grouped(sample(LICENSE_SERVER_ID, 0)),
            "This is the license server ID. Enter the product key here.",
        ),
        (
            "TRAIN00000Ä000000000" + "00000",
            "Group 3 contains Ä, which is not used.",
        ),
    ],
)
def test_the_error_says_what_is_wrong(typed: str, text: str) -> None:
    assert complaint(RETAIL_CODE, typed) == text


@given(st.text())
def test_any_text_is_refused_without_another_error(typed: str) -> None:
    for kind in KINDS:
        assert complaint(kind, typed)
        assert complaint(kind, kind.mark + typed)


@given(st.sampled_from(KINDS), st.data())
def test_a_number_comes_back_as_it_was_made(
    kind: NumberKind, data: st.DataObject
) -> None:
    digit = st.integers(0, BASE - 1)
    digits = data.draw(st.lists(digit, min_size=kind.data, max_size=kind.data))
    number = kind.make(digits)

    assert kind.read(grouped(number).lower()) == digits
    assert kind.canonical(grouped(number)) == number


def test_shown_groups_a_number_and_leaves_nothing_empty() -> None:
    assert shown("ABCDEFGHIJ") == "ABCDE-FGHIJ"
    assert shown(None) == ""
