import pytest

from core.numbers import symbols
from core.numbers.kinds import shown
from core.numbers.pasted import find_number
from tests.helpers.labs import retail_code

CODE = retail_code(1)
GROUPED = shown(CODE)
AROUND = (
    "{}",
    "  {}\r\n",
    "Your product key: {}.",
    "Key\t{}\t20 CALs",
    "<td>{}</td>",
    "codes {} (these were ordered)",
    "\ufeff\u200b“{}”",
    "x" * 3000 + " {} " + "y" * 3000,
    "https://example.invalid/?key={}&n=1",
    "1. {}\n2. other",
)
SHAPES = (
    GROUPED,
    CODE,
    GROUPED.lower(),
    GROUPED.replace("-", "\u2013"),
    GROUPED.replace("-", " - "),
    GROUPED.replace("-", "\u00a0"),
    GROUPED.replace("-", "\r\n"),
    GROUPED.replace("-", "_"),
    "".join(chr(ord(c) + 0xFEE0) for c in CODE),
)


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_number_is_found_whatever_stands_around_it(around: str, shape: str) -> None:
    found = find_number(around.format(shape), 5)

    assert symbols.normalise(found or "") == CODE


@pytest.mark.parametrize(
    "text",
    ["", "please send me the code as soon as you can", "x" * 100, "-" * 99],
)
def test_where_there_is_none_none_is_found(text: str) -> None:
    assert find_number(text, 5) is None


@pytest.mark.parametrize("text", [f"{CODE}A", GROUPED + "9", GROUPED[:-1], "A1B2C-D"])
def test_a_wrong_number_alone_is_taken_as_it_is(text: str) -> None:
    assert find_number(text, 5) == text
