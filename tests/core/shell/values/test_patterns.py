import pytest

from core.shell.values import patterns
from core.shell.values.errors import ScriptError


@pytest.mark.parametrize(
    ("text", "pattern", "fits"),
    [
        ("RDLIC01", "rdlic*", True),
        ("RDLIC01", "*lic??", True),
        ("RDLIC01", "lic*", False),
        ("b", "[a-c]", True),
        ("d", "[abc]", False),
        ("-", "[a-]", True),
        ("a*b", "a`*b", True),
        ("axb", "a`*b", False),
        ("one\ntwo", "one*", True),
        ("a.b", "a.b", True),
        ("axb", "a.b", False),
        ("", "*", True),
        ("", "?", False),
        ("^", "[^]", True),
        ("a" * 5_000, "*a*a*a*a*b", False),
    ],
)
def test_a_wildcard_fits_a_whole_text(text: str, pattern: str, fits: bool) -> None:
    assert patterns.is_like(text, pattern) is fits


@pytest.mark.parametrize("pattern", ["[", "a[b", "[z-a]"])
def test_a_wildcard_that_is_none_is_refused(pattern: str) -> None:
    with pytest.raises(ScriptError, match="not valid"):
        patterns.is_like("a", pattern)


def test_case_counts_where_it_is_told_so() -> None:
    assert patterns.is_like("A", "a")
    assert not patterns.is_like("A", "a", case=True)


@pytest.mark.parametrize(
    ("text", "pattern", "by", "result"),
    [
        ("a-b", "-", "+", "a+b"),
        ("ab", "(?<x>a)(b)", "${x}$1$&$$", "abab$"),
        ("ab", "a", "$9", "$9b"),
        ("A", "a", "x", "x"),
    ],
)
def test_what_is_found_is_replaced(
    text: str, pattern: str, by: str, result: str
) -> None:
    assert patterns.replace(text, pattern, by) == result


@pytest.mark.parametrize(
    ("pattern", "most", "pieces"),
    [(",", 0, ["a", "b", "c"]), (",", 2, ["a", "b,c"]), ("(,)", 2, ["a", ",", "b,c"])],
)
def test_a_text_is_parted(pattern: str, most: int, pieces: list[str]) -> None:
    assert patterns.split("a,b,c", pattern, most) == pieces


@pytest.mark.parametrize(
    "act",
    [
        lambda p, t: patterns.search(p, t),
        lambda p, t: patterns.replace(t, p, ""),
        lambda p, t: patterns.split(t, p),
    ],
    ids=["search", "replace", "split"],
)
def test_a_pattern_that_would_take_for_ever_is_ended(act: object) -> None:
    assert callable(act)
    with pytest.raises(ScriptError, match="takes too long"):
        act("(a|aa|b?a)+$", "a" * 100 + "!")


@pytest.mark.parametrize("pattern", ["(", "[", "*a", "(?<1>", "a{99999999999}"])
def test_an_expression_that_is_none_is_refused(pattern: str) -> None:
    with pytest.raises(ScriptError):
        patterns.search(pattern, "a")
