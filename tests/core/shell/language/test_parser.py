"""What is written and its tree, in both modes, after the language's own pages."""

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.shell.language.parse_error import ParseError
from core.shell.language.parser import LONGEST, parse
from core.shell.language.reader import CHAIN, DEPTH
from tests.core.shell.language.shape import shape
from tests.core.shell.language.trees import Trees
from tests.core.shell.language.writing import write

_TREES = Path(__file__).with_name("trees.txt").read_text(encoding="utf-8")
_CASE = re.compile(r"(.+?)\n=> ?([^\n]*)\n+", re.S)


def _cases() -> list[tuple[str, str, str]]:
    """List page, text and tree of each case; a text begins after the tree before."""
    found = []
    for section in _TREES.split("# about_")[1:]:
        page, _, rest = section.partition("\n\n")
        found += [(page, case[1], case[2]) for case in _CASE.finditer(f"{rest}\n")]
    return found


CASES = _cases()


@pytest.mark.parametrize(
    ("text", "tree"),
    [pytest.param(text, tree, id=f"{page}: {text}") for page, text, tree in CASES],
)
def test_a_text_has_its_tree(text: str, tree: str) -> None:
    assert shape(text) == tree
    assert shape(write(parse(text))) == tree


def test_there_are_cases_of_every_page() -> None:
    assert len(CASES) > 350
    assert len({page for page, _, _ in CASES}) > 20


@pytest.mark.parametrize(
    ("line_end", "tree"),
    [("\n", "'a\\nb'"), ("\r\n", "'a\\r\\nb'"), ("\r", "'a\\rb'")],
    ids=["LF", "CRLF", "CR"],
)
def test_line_ends_of_every_kind_end_lines(line_end: str, tree: str) -> None:
    lines = ["$x = 1", "if ($x)", "{", "  a `", "  b # c", "}", "@'", "a", "b", "'@"]

    assert (
        shape(line_end.join(lines)) == f"(= $x 1) ; (if $x {{(cmd <a> <b>)}}) ; {tree}"
    )


def error_of(text: str) -> ParseError | None:
    """Parse a text; it must end in a tree or in the error of the language."""
    try:
        parse(text)
    except ParseError as error:
        return error
    return None


# ---- there and back ----


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9))
def test_a_tree_is_read_as_it_was_written(seed: int) -> None:
    script = Trees(seed).script()

    assert parse(write(script)) == script


# ---- limits ----

DEEP = ["(", "$(", "@(", "{", "@{a=", '"$(', "a (", "$a[", "$a.b(", "!", "-", ",", "++"]
DEEP += [
    "[a[",
    "if(1){",
    "switch(1){1{",
    "try{",
    "function a{",
    "for(;;){",
    "$a=",
    "[a]",
]


@pytest.mark.parametrize("opening", DEEP)
def test_what_is_nested_too_deep_is_an_error(opening: str) -> None:
    before = sys.getrecursionlimit()

    with pytest.raises(ParseError) as caught:
        parse(opening * 2_000 + "1")

    assert caught.value.error_id in {"ScriptTooComplicated", "MissingTypename"}
    assert sys.getrecursionlimit() == before


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("(", ")"), ("$(", ")"), ("@(", ")"), ("{", "}"), ("if(1){", "}"), ('"$(', ')"')],
)
def test_what_is_nested_to_the_limit_is_read(opening: str, closing: str) -> None:
    parse(opening * DEPTH + "1" + closing * DEPTH)
    with pytest.raises(ParseError):
        parse(opening * (DEPTH + 1) + "1" + closing * (DEPTH + 1))


@pytest.mark.parametrize("link", ["+1", ".a", "[0]", " -eq 1"])
def test_a_chain_of_operators_has_its_limit(link: str) -> None:
    parse("$a" + link * CHAIN)
    with pytest.raises(ParseError) as caught:
        parse("$a" + link * (CHAIN + 1))

    assert caught.value.error_id == "ScriptTooComplicated"


@pytest.mark.parametrize(
    "text",
    ['"{}"', "'{}'", "<#{}#>", "#{}", "a{}", "a '{}", "${{{}}}", "1{}", "@'\n{}\n'@"],
)
def test_a_line_as_long_as_a_text_may_be_is_read_at_once(text: str) -> None:
    line = text.format("1" * (LONGEST - len(text)))

    error = error_of(line)

    assert not error or error.error_id in {
        "BadNumericConstant",
        "TerminatorExpectedAtEndOfString",
    }


def test_a_text_that_is_too_long_is_not_read() -> None:
    with pytest.raises(ParseError, match="1,000,000 characters"):
        parse(" " * (LONGEST + 1))


# ---- whatever is written ----

_MATERIAL = """
$a $( @( @{ { } ( ) [ ] [int] 1 1..2 0x .5 'a' ' \" \"$ @' @\" ` . .. :: : , ; | & && =
+= ++ -- - -eq -f -join -a -a: ! ? % <# #> # > 2>&1 if else elseif switch foreach in
for while do until try catch finally trap function filter param begin process end
return break throw class using data \u2013 \u201c \u2019 \0 \u00e9
"""
_WORDS = st.sampled_from([*_MATERIAL.split(), "\n", "\r\n", "`\n", "\n'@", '\n"@'])


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=25), st.sampled_from(["", " "]))
def test_any_words_are_a_script_or_an_error(words: list[str], gap: str) -> None:
    text = gap.join(words)
    error = error_of(text)

    assert not error or 0 <= error.place.start <= error.place.end <= len(text) + 1


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([text for _, text, _ in CASES]), st.data())
def test_a_mutilated_script_is_a_script_or_an_error(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 3)))
    mutilated = text[:start] + data.draw(_WORDS) + text[end:]

    error = error_of(mutilated)

    assert not error or error.message
