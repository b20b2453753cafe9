import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from core.text import MAX_LENGTH, PlainText, clean, no_formula, problem_with
from tests.helpers.labs import GENUINE_LOOKING

PLAIN = TypeAdapter(PlainText)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Example Corp",
        "<b>R&D</b>",
        '<a href="x">&lt;</a>',
        "'); DROP TABLE license_server; --",
        "100 % _under_",
        "=1+1",
        "חברת דוגמה",
        "شركة المثال",
        "می\u200cروم",
        "नमस्ते",
        "東京",
        "👩\u200d🔬",
        "e\u0301",
        "x" * MAX_LENGTH,
        f"  {'x' * MAX_LENGTH}  ",
        "WXYZ Ltd",
    ],
)
def test_names_of_all_kinds_are_accepted(text: str) -> None:
    assert problem_with(text) is None
    assert PLAIN.validate_python(text) == clean(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x" * (MAX_LENGTH + 1), "Enter at most 255 characters."),
        ("x" * 10_000, "Enter at most 255 characters."),
        ("x" * 1_000_000, "Enter at most 255 characters."),
        ("a\nb", "invisible character U+000A."),
        ("a\tb", "invisible character U+0009."),
        ("a\x00b", "invisible character U+0000."),
        ("a\x1b[31mb", "invisible character U+001B."),
        ("a\x7fb", "invisible character U+007F."),
        ("a\x85b", "invisible character U+0085."),
        ("a\u2028b", "invisible character U+2028."),
        ("a\u202eb", "invisible character U+202E."),
        ("a\u2066b", "invisible character U+2066."),
        ("a\u200bb", "invisible character U+200B."),
        ("a\ufeffb", "invisible character U+FEFF."),
        ("a\u00adb", "invisible character U+00AD."),
        ("a\ud800b", "invisible character U+D800."),
        ("a\U000e0041b", "invisible character U+E0041."),
        (GENUINE_LOOKING, "Never enter a real key here."),
        (f"Key {GENUINE_LOOKING.lower()}", "Never enter a real key here."),
    ],
    ids=ascii,
)
def test_a_text_that_cannot_be_kept_is_explained(text: str, problem: str) -> None:
    found = problem_with(text)

    assert found
    assert problem in found
    with pytest.raises(ValidationError) as refused:
        PLAIN.validate_python(text)
    assert problem in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Roe ", "Roe"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("\u212b", "\u00c5"),
        ("\u00a0\u3000", ""),
    ],
)
def test_a_text_is_trimmed_and_composed(typed: str, kept: str) -> None:
    assert PLAIN.validate_python(typed) == kept


@given(st.text(max_size=300))
def test_what_is_kept_stays_as_it_is(text: str) -> None:
    if problem_with(text) is None:
        kept = clean(text)
        assert clean(kept) == kept
        assert problem_with(kept, limit=3 * MAX_LENGTH) is None
        assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in kept)
        assert kept.encode("utf-8").decode("utf-8") == kept


@pytest.mark.parametrize(
    "text", ["=1+1", " =1", '"=1"', "\ufeff+1", "-1", "@A1", "\t="]
)
def test_a_text_that_would_be_calculated_is_marked(text: str) -> None:
    assert no_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "'=1", "1", '"a"'])
def test_any_other_text_is_not(text: str) -> None:
    assert no_formula(text) == text
