"""A suggested name is one on every system, whatever it is made from."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.file_names import LONGEST_BYTES, file_name, portable, shortened


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("RDLIC01", "RDLIC01.csv"),
        ("All servers", "All servers.csv"),
        ("../../etc/passwd", "_.._etc_passwd.csv"),
        ("a\\b:c*d?", "a_b_c_d_.csv"),
        ("x" * 255, f"{'x' * 60}.csv"),
        ("R&D <b>", "R&D _b_.csv"),
        ("", "list.csv"),
        (" . ", "list.csv"),
        ("CON", "_CON.csv"),
        ("nul.txt", "_nul.txt.csv"),
        ("Com1", "_Com1.csv"),
        ("LPT¹", "_LPT¹.csv"),
        ("CON .b", "_CON .b.csv"),
        ("conin$", "_conin$.csv"),
        ("a\u00a0", "a.csv"),
        ("\u3164", "_.csv"),
        ("console", "console.csv"),
        ("a\x00b\x7fc\u202ed\u2028e\ud800f", "a_b_c_d_e_f.csv"),
        ("x" * 59 + ". y", f"{'x' * 59}.csv"),
        ("😀" * 70, f"{'😀' * 49}.csv"),
    ],
)
def test_the_suggested_name_is_one_that_every_system_takes(
    title: str, name: str
) -> None:
    assert file_name(title, ".csv") == name


@given(st.text())
def test_a_name_stays_what_it_is_once_it_is_portable(name: str) -> None:
    made = portable(name, "")

    assert portable(made, "") == made
    assert 0 < len(made.encode()) <= LONGEST_BYTES + 1
    assert made == made.strip(" .")


def test_only_a_name_that_is_too_long_is_cut() -> None:
    odd = os.fsdecode(b"caf\xe9")

    assert shortened(odd, ".csv") == odd
    assert shortened("é" * LONGEST_BYTES, "ends") == "é" * (LONGEST_BYTES // 2 - 2)
