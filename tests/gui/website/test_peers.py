"""Whose connection it is, read as Linux writes it down."""

import os
import sys
from pathlib import Path

import pytest

from gui.website import peers

HERE, THERE = ("127.0.0.1", 0x07E8), ("127.0.0.1", 0xC001)
HOST = "0100007F" if sys.byteorder == "little" else "7F000001"
OLD = f"{HOST}:C001 {HOST}:07E8"
NEW = f"0000000000000000FFFF0000{HOST}:C001 0000000000000000FFFF0000{HOST}:07E8"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    table = tmp_path / "tcp"
    monkeypatch.setattr(peers, "_TABLES", (table,))
    monkeypatch.setattr(os, "getuid", lambda: 1000, raising=False)
    return table


def row(addresses: str = OLD, state: str = "01", user: int = 1000) -> str:
    queues = "00000000:00000000 00:00000000 00000000"
    return f"   0: {addresses} {state} {queues} {user:>5}        0 125 1 0"


@pytest.mark.parametrize("addresses", [OLD, NEW])
def test_a_connection_of_the_person_is_own(table: Path, addresses: str) -> None:
    table.write_text(f"head\n{row(user=33)}\n{row(addresses)}\n")

    assert peers.is_own(HERE, THERE)


@pytest.mark.parametrize(
    "line",
    [
        row(user=33),
        row(state="06"),
        row(" ".join(reversed(OLD.split()))),
        row(OLD.replace("C001", "C002")),
        row(OLD.replace("07E8", "07E9")),
        row(OLD.replace(HOST, "0200007F")),
    ],
)
def test_any_other_is_not(table: Path, line: str) -> None:
    table.write_text(f"head\n{line}\n")

    assert not peers.is_own(HERE, THERE)


def test_where_nothing_is_told_nothing_is_own(table: Path) -> None:
    assert not peers.can_be_told()
    assert not peers.is_own(HERE, THERE)
