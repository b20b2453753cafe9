"""What a person typed stays a text in PowerShell, whatever it looks like."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.powershell.syntax import (
    Variable,
    comment,
    instances,
    method,
    properties,
    quoted,
)

QUOTES = "'\u2018\u2019\u201a\u201b"
NASTY = [
    "$(Remove-Item C:\\ -Recurse)",
    "`n`0`$env:USERNAME",
    'a "double" quote',
    "O'Neill & Söhne; Stop-Computer",
    "'; Stop-Computer; '",
    "\u2019; Stop-Computer; \u2018",
    "@{ x = 1 } # | %{ }",
    "",
]


def read(text: str) -> tuple[str, str]:
    """Read a quoted text as PowerShell does; give it and what follows."""
    assert text[0] in QUOTES
    found = re.match(f"[{QUOTES}]((?:[^{QUOTES}]|[{QUOTES}]{{2}})*)[{QUOTES}]", text)
    assert found is not None
    inner = re.sub(f"([{QUOTES}])[{QUOTES}]", r"\1", found[1])
    return inner, text[found.end() :]


@pytest.mark.parametrize("text", NASTY)
def test_nothing_that_is_typed_ends_its_quotes(text: str) -> None:
    assert read(quoted(text)) == (text, "")


@given(st.text())
def test_any_text_is_one_text_of_one_line(text: str) -> None:
    inner, rest = read(quoted(text))

    assert rest == ""
    assert len(inner) == len(text)
    assert len(quoted(text).splitlines()) == 1
    assert comment(text).startswith("# ")
    assert len(comment(text).splitlines()) == 1


def test_a_line_break_cannot_end_a_comment() -> None:
    assert comment("a\nStop-Computer\r\u2028\x85b") == "# a Stop-Computer   b"


def test_a_call_has_server_class_method_and_arguments() -> None:
    assert method("it's", "Win32_X", "Do", sText="a'b", Number=3) == (
        "Invoke-CimMethod -ComputerName 'it''s' -Namespace root/CIMv2 "
        "-ClassName Win32_X -MethodName Do "
        "-Arguments @{ sText = 'a''b'; Number = [uint32]3 }"
    )
    assert method("A", "X", "Do").endswith("-MethodName Do")


def test_only_a_variable_stands_without_quotes() -> None:
    call = method("A", "X", "Do", a=Variable("$source"), b="$source")

    assert call.endswith("@{ a = $source; b = '$source' }")


def test_instances_are_found_and_written() -> None:
    where = "-ComputerName 'A' -Namespace root/CIMv2 -ClassName X"

    assert instances("A", "X") == f"Get-CimInstance {where}"
    assert instances("A", "X", "Id", 7) == f"Get-CimInstance {where} -Filter 'Id = 7'"
    assert properties("A", "X", {"City": "Oslo"}) == (
        f"Get-CimInstance {where} | Set-CimInstance -Property @{{ City = 'Oslo' }}"
    )
