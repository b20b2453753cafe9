"""Data as `reg` and Registry Editor write it."""

import pytest

from core.management.registry.values import (
    Data,
    Kind,
    Value,
    as_editor_shows,
    as_reg_writes,
)

CASES: list[tuple[Kind, Data | None, str, str]] = [
    (Kind.TEXT, "a b", "a b", "a b"),
    (Kind.DWORD, 4, "0x4", "0x00000004 (4)"),
    (Kind.DWORD, 0, "0x0", "0x00000000 (0)"),
    (Kind.QWORD, 255, "0xff", "0x00000000000000ff (255)"),
    (Kind.LINES, ("A", "B"), r"A\0B", "A B"),
    (Kind.BINARY, b"\x0a\xff", "0AFF", "0a ff"),
    (Kind.BINARY, None, "", ""),
]


@pytest.mark.parametrize(("kind", "data", "reg", "editor"), CASES)
def test_data_reads_as_in_the_tools(
    kind: Kind, data: Data | None, reg: str, editor: str
) -> None:
    value = Value("x", kind, data)
    assert as_reg_writes(value) == reg
    assert as_editor_shows(value) == editor


def test_a_value_is_named_whatever_the_case() -> None:
    assert Value("LicensingMode", Kind.DWORD, 4).is_named("licensingmode")
