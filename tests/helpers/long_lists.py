"""A lab in memory in which rows are changed as commands change them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from core.store import connection, schema, undo
from core.store.long_list import finding, long_list, order, sorted_rows
from core.store.long_list.listing import Field, FieldKind, Listing
from core.store.long_list.long_list import LongList, Origin

Licensed = tuple[int, str | None, str, str]
"""Of an issued license the number, the user, the status, and when it was issued."""
WORDS = {"active": "Active", "revoked": "Revoked", "temporary": "Temporary"}
_FIELDS = {
    "user": Field("user", is_indexed=True),
    "status": Field("status", FieldKind.CODE, is_indexed=True),
    "name": Field("user"),
    "word": Field("status", FieldKind.CODE),
    "issued_on": Field("issued_on", FieldKind.MOMENT),
}


class World:
    """Issued licenses of two packs, of which a list shows one."""

    def __init__(self) -> None:
        self.link = connection.connect(Path("long-list-test"), "memory")
        schema.upgrade(self.link, 0)
        self.link.execute("PRAGMA foreign_keys = OFF")
        undo.watch(self.link)
        self.seq = 0
        self.times_reloaded = 0

    def commit(self, *changes: tuple[str, tuple[object, ...]]) -> None:
        """Change rows in one transaction, as one command."""
        self.seq += 1
        self.link.execute("BEGIN IMMEDIATE")
        undo.start(self.link, self.seq)
        for statement, facts in changes:
            self.link.execute(statement, facts)
        undo.stop(self.link)
        self.link.execute(
            "INSERT INTO journal VALUES (?, '', 'test', '{}', 'done', '')", (self.seq,)
        )
        self.link.execute("COMMIT")

    def fill(self, rows: Iterable[Licensed]) -> None:
        self.link.executemany(
            "INSERT INTO issued_license VALUES "
            "(?, 'RDLIC01', 1, NULL, ?, NULL, ?, ?, '2027-01-01T00:00:00Z', 0)",
            rows,
        )

    def rows(self) -> list[Licensed]:
        """Return the rows of the pack by their numbers."""
        found = self.link.execute(
            "SELECT id, user, status, issued_on FROM issued_license "
            "WHERE pack_id = 1 ORDER BY id"
        )
        return [tuple(row) for row in found.fetchall()]

    def list(self) -> LongList[Licensed]:
        return LongList(
            lambda: Origin(self.link, self.times_reloaded),
            Listing(
                "issued_license",
                "id",
                self._read,
                _FIELDS,
                first_by="status",
                where="server = :server COLLATE NOCASE AND pack_id = :pack",
                facts={"server": "RDLIC01", "pack": 1},
            ),
        )

    def _read(self, numbers: Iterable[int]) -> dict[int, Licensed]:
        wanted = set(numbers)
        return {row[0]: row for row in self.rows() if row[0] in wanted}


@pytest.fixture
def world() -> Iterator[World]:
    world = World()
    yield world
    world.link.close()


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few rows be many."""
    monkeypatch.setattr(order, "STEP", 4)
    monkeypatch.setattr(order, "_MOST", 6)
    monkeypatch.setattr(long_list, "STEP", 4)
    monkeypatch.setattr(long_list, "_RECORDS", 3)
    monkeypatch.setattr(long_list, "_PAGES_KEPT", 2)
    monkeypatch.setattr(sorted_rows, "_AT_A_TIME", 3)
    monkeypatch.setattr(finding, "_SEARCHED", 5)
    monkeypatch.setattr(finding, "_SORTED", 3)
    monkeypatch.setattr(finding, "_PAGE", 3)
    monkeypatch.setattr(finding, "_SCANNED", 2)
