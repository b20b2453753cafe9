import pytest

from core.problems import Problem, text_problem
from tests.helpers.labs import GENUINE_LOOKING


@pytest.mark.parametrize("text", ["", "  ", "R&D", "Zoë"])
def test_a_text_that_may_be_empty_is_accepted(text: str) -> None:
    assert text_problem("company", text) is None


@pytest.mark.parametrize("text", ["", "  "])
def test_a_text_that_is_required_is_named(text: str) -> None:
    problem = text_problem("company", text, required="company name")
    assert problem == Problem("company", "Enter the company name.")


@pytest.mark.parametrize("text", ["x" * 256, "a\u200bb", GENUINE_LOOKING])
def test_what_cannot_be_kept_is_told_at_its_field(text: str) -> None:
    problem = text_problem("company", text, required="company name")
    assert problem is not None
    assert (problem.field, problem.box) == ("company", None)
    assert text not in problem.text
