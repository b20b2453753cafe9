"""Long texts of every shape are read and compiled with pauses, and can be left."""

import gc
import sys
import threading

import pytest

from core.lab import Lab
from core.shell.language.parse_error import ParseError
from core.shell.language.parser import AT_ONCE
from core.shell.running import table
from core.shell.running.compiled import body_of
from core.shell.session import Shell
from tests.helpers.shell import transcript

TIMES = 4_500
"""Of what a text repeats."""
SHAPES = {
    "a list": ("$a = 1", ",1", ""),
    "words": ("echo", " a", ""),
    "a hash table": ("@{", "a#=1;", "}"),
    "a function": ("function f {", "$a=1;", "}"),
    "a here-string": ('@"\n', "abc $d\n", '\n"@'),
    "an expandable text": ('"', "$a b ", '"'),
    "escapes": ("echo ", "`a", ""),
    "escaped quotes": ('"', '$(f `"a`") ', '"'),
    "an array": ("@(", '"a";', ")"),
    "a call": ("$x.f(", "1,", "1)"),
    "a switch": ("switch (1) {", "1 {2} ", "}"),
    "conditions": ("if (1) {2}", " elseif (1) {2}", ""),
    "a pipeline": ("1", " | % x", ""),
    "parameters": ("param(", "$a,", "$b)"),
    "a named block": ("begin {", "1;", "}"),
    "nested blocks": ("{" * 100, "1;", "}" * 100),
    "statements": ("", "$a = 1\n", ""),
}

_ENTRIES = "".join(f"a{number}=1;" for number in range(25_000))


@pytest.fixture(autouse=True)
def _taught() -> None:
    table.teach()


def long_text(shape: str) -> str:
    before, again, after = SHAPES[shape]
    inside = "".join(again.replace("#", str(number)) for number in range(TIMES))
    return before + inside + after


@pytest.mark.parametrize("shape", SHAPES)
def test_it_pauses_all_the_way(shape: str) -> None:
    text = long_text(shape)
    pauses = sum(1 for _ in body_of(text))

    assert len(text) > AT_ONCE
    assert pauses >= 4


@pytest.mark.parametrize("shape", SHAPES)
def test_it_can_be_left_anywhere(shape: str) -> None:
    before = sys.getrecursionlimit()
    run = body_of(long_text(shape))
    for _ in range(3):
        next(run)
    run.close()

    assert sys.getrecursionlimit() == before
    assert not any(t.name == "pieces" for t in threading.enumerate())


@pytest.mark.parametrize("end", ["", "\n}", "'", "\n@'\nx", ")"])
def test_what_is_wrong_at_its_end_is_told(end: str) -> None:
    with pytest.raises(ParseError):
        for _ in body_of("$a = 1\n" * 2_000 + "if (" + end):
            pass
    assert gc.isenabled()


def test_very_many_nodes_are_not_searched_for_garbage() -> None:
    run = body_of("$a = 1\n" * 20_000)
    next(run)
    assert not gc.isenabled()
    run.close()
    assert gc.isenabled()


def test_a_long_text_does_what_it_says(office: Lab, shell: Shell) -> None:
    assert transcript(shell, "$a = 0" + ",1" * 9_000 + "; $a.Count") == "9001"
    script = "function f { $n = 0\n" + "$n += 1\n" * 9_000 + "$n }; f"
    assert transcript(shell, script) == "9000"
    quoted = "'" + "$n += 1; " * 2_000 + "$n'"
    assert transcript(shell, f"$n = 0; Invoke-Expression {quoted}") == "2000"


def test_a_long_script_of_the_folder_is_read_with_pauses(shell: Shell) -> None:
    shell.engine.folder.write("long.ps1", b"$n += 1\n" * 9_000 + b"$n")
    pieces = list(shell.run(r".\long.ps1"))

    assert len(pieces) > 20
    assert transcript(shell, r".\long.ps1") == "9000"


@pytest.mark.parametrize(
    ("script", "shown"),
    [
        ("$a = 0" + ",1" * 25_000 + "; $a.Count", "25001"),
        ('$x = 1; $a = "' + "$x " * 25_000 + '"; $a.Length', "50000"),
        (
            "$h = @{" + "".join(f"a{n}=1;" for n in range(25_000)) + "}; $h.Count",
            "25000",
        ),
    ],
    ids=["a list", "a text", "a hash table"],
)
def test_a_long_expression_is_worked_out_with_pauses(
    script: str, shown: str, shell: Shell
) -> None:
    pauses = sum(1 for _ in body_of(script))
    run = list(shell.run(script))

    assert len(run) >= pauses + 4
    assert transcript(shell, script) == shown
