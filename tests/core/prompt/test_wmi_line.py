"""How a line of `wmic` is taken apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.prompt.wmi_line import Format, Verb, WmicLine, read


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (" path A", WmicLine("A")),
        (' CLASS "A" Get', WmicLine("A")),
        (
            r' /NAMESPACE:"\\root\x" /node:B,C path A',
            WmicLine("A", namespace=r"\\root\x", nodes=("B", "C")),
        ),
        (" path A=@ get *", WmicLine("A")),
        (
            ' path A.K="a,b",L=3 get X , Y/value',
            WmicLine(
                "A", keys=('K="a,b"', "L=3"), names=("X", "Y"), format=Format.LIST
            ),
        ),
        (" path A where(X=1)get X", WmicLine("A", where="(X=1)", names=("X",))),
        (
            " path A where \"Name='get x'\" get X",
            WmicLine("A", where="Name='get x'", names=("X",)),
        ),
        (
            ' path A where Name="a call b" call M',
            WmicLine("A", where='Name="a call b"', verb=Verb.CALL, method="M"),
        ),
        (
            ' path A call M "a, b" , 2',
            WmicLine("A", verb=Verb.CALL, method="M", values=("a, b", "2")),
        ),
        (
            ' path A set X="1,2", Y = 3',
            WmicLine("A", verb=Verb.SET, changes={"X": "1,2", "Y": "3"}),
        ),
        (" path A get /format:CSV", WmicLine("A", format=Format.CSV)),
    ],
)
def test_a_line_has_its_parts(typed: str, expected: WmicLine) -> None:
    assert read(typed) == expected


@given(st.text(alphabet=' "(),=./:@pathwhergcls\\xé', max_size=60))
@settings(max_examples=150)
def test_whatever_is_typed_is_read_or_not(text: str) -> None:
    found = read(f" path {text}")
    assert found is None or found.kind == found.kind.strip('"')
