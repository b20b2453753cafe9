"""How a command is read, and where it is none."""

import pytest

from core.prompt.language.errors import LineError, Unfinished
from core.prompt.language.reader import read
from core.prompt.language.tree import (
    AllOf,
    AnyOf,
    Condition,
    For,
    Group,
    If,
    Node,
    Pipe,
    Quiet,
    Redirected,
    Redirection,
    Sequence,
    Simple,
)
from core.prompt.language.writing import written

A, B, C = Simple("a"), Simple("b"), Simple("c")
IS = Condition("==", "1", "2")
TREES: dict[str, Node | None] = {
    "a": A,
    "": None,
    " ;, ": None,
    ":label anything (": None,
    "a&b": Sequence((A, B)),
    "a||b&&c": AnyOf((A, AllOf((B, C)))),
    "a&&b|c": AllOf((A, Pipe((B, C)))),
    "a|b||c&b": Sequence((AnyOf((Pipe((A, B)), C)), B)),
    "(a)": Group(A),
    "()": Group(None),
    "(a&(b))&c": Sequence((Group(Sequence((A, Group(B)))), C)),
    "@a": Quiet(A),
    "a^&b": Simple("a&b"),
    'a "&b" c': Simple('a "&b" c'),
    "a>b": Redirected(A, (Redirection(1, "b"),)),
    "a>>b": Redirected(A, (Redirection(1, "b", appends=True),)),
    "a<b": Redirected(A, (Redirection(0, "b"),)),
    "a 2>&1": Redirected(Simple("a "), (Redirection(2, joins=1),)),
    "2>b a": Redirected(A, (Redirection(2, "b"),)),
    ">b (a)": Redirected(Group(A), (Redirection(1, "b"),)),
    "(a)>b": Redirected(Group(A), (Redirection(1, "b"),)),
    'a>"b c"': Redirected(A, (Redirection(1, "b c"),)),
    "a^2>b": Redirected(Simple("a2"), (Redirection(1, "b"),)),
    "if 1==2 a": If(IS, A),
    "if 1==2 a&b": If(IS, Sequence((A, B))),
    "if 1==2 (a) else b&c": If(IS, Group(A), Sequence((B, C))),
    "if 1==2 (a)|b": If(IS, Pipe((Group(A), B))),
    "if not defined x a": If(Condition("DEFINED", "x", is_not=True), A),
    "for %i in (x y) do a": For("", "", "i", "x y", A),
    "for /l %i in (1,1,3) do a&b": For("/l", "", "i", "1,1,3", Sequence((A, B))),
    "for /f \"delims=,\" %i in ('a ^| b') do a": For(
        "/f", '"delims=,"', "i", "'a | b'", A
    ),
    "for /r c: %i in (*) do a": For("/r", "c:", "i", "*", A),
    "rem a & b": Simple("rem a & b"),
}


@pytest.mark.parametrize("line", TREES)
def test_a_line_is_read(line: str) -> None:
    assert read(line) == TREES[line]


@pytest.mark.parametrize("line", [line for line in TREES if TREES[line] is not None])
def test_what_is_shown_of_a_line_is_read_as_the_same(line: str) -> None:
    node = read(line)
    assert node is not None
    if "^" not in line and '"' not in line:  # shown without what kept its marks
        assert str(read(written(node))).replace(" ", "") == str(node).replace(" ", "")
    else:
        assert written(node)


@pytest.mark.parametrize(
    "line", ["a || ", "a | & b", "> ", "a > & b", "a && | b", "a >", "(a))", "& a"]
)
def test_a_mark_needs_something_on_both_sides(line: str) -> None:
    with pytest.raises(LineError):
        read(line)


@pytest.mark.parametrize("line", ["(", "(a", "if 1==1 (", "a ^", "for %i in ("])
def test_what_is_not_whole_is_told_from_what_is_wrong(line: str) -> None:
    with pytest.raises(Unfinished):
        read(line)


def test_a_group_goes_on_in_further_lines() -> None:
    lines = iter(["a", "", ":: remark", "b ^", "c", ")&c"])

    assert read("(", lambda: next(lines, None)) == Sequence(
        (Group(Sequence((A, Simple("b c")))), C)
    )
