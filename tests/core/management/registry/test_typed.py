"""Values as a person types them."""

import pytest

from core.management.registry.typed import read_number, typed_value
from core.management.registry.values import Data, Kind

CASES: list[tuple[str, str, Data | None]] = [
    ("REG_DWORD", "10", 10),
    ("reg_dword", "0x10", 16),
    ("REG_DWORD", "4294967295", 2**32 - 1),
    ("REG_DWORD", "4294967296", None),
    ("REG_DWORD", "-1", None),
    ("REG_DWORD", "", None),
    ("REG_DWORD", "٤", None),
    ("REG_DWORD", "9" * 5000, None),
    ("REG_QWORD", "4294967296", 2**32),
    ("REG_SZ", "a b", "a b"),
    ("REG_MULTI_SZ", r"A\0B\0", ("A", "B")),
    ("REG_BINARY", "0aFF", b"\x0a\xff"),
    ("REG_BINARY", "xyz", None),
]


@pytest.mark.parametrize(("kind", "typed", "data"), CASES)
def test_data_is_read_by_its_type(kind: str, typed: str, data: Data | None) -> None:
    value = typed_value("x", kind, typed)
    assert value is not None
    assert value.data == data


def test_there_is_no_other_type() -> None:
    assert typed_value("x", "REG_FUNNY", "1") is None


def test_another_separator_parts_lines() -> None:
    value = typed_value("x", "REG_MULTI_SZ", "A#B", separator="#")
    assert value is not None
    assert value.data == ("A", "B")


@pytest.mark.parametrize(
    ("text", "base", "number"),
    [("ff", 16, 255), ("0xff", 16, 255), ("ff", 10, None), ("10", 10, 10)],
)
def test_a_number_may_be_read_in_one_base(
    text: str, base: int, number: int | None
) -> None:
    assert read_number(text, Kind.DWORD, base=base) == number
