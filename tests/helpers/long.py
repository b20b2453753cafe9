"""Labs whose files are so long that a window checks them behind its first paint."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest

from core.lab import Lab
from core.store import connection

ROWS = 60_000
"""Issued licenses that make a lab long, and no longer than need be."""
_ISSUE = """
    WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number
                                  WHERE i < ?)
    INSERT INTO issued_license
        (server, pack_id, user, status, issued_on, expires_on)
    SELECT p.server, p.id, printf('CONTOSO\\user%07d', i), 'active',
        '2026-11-16T08:30:00Z', '2027-01-15T08:30:00Z'
    FROM number, license_pack AS p WHERE p.row = (SELECT max(row) FROM license_pack)
"""
_HALF = "SELECT count(*) / 2 FROM issued_license"


def lengthen(path: Path, rows: int = ROWS) -> Path:
    """Issue licenses in a closed lab, as no command could so fast."""
    with sqlite3.connect(path) as link:
        link.execute(_ISSUE, (rows,))
    link.close()
    return path


def long_lab(path: Path) -> Path:
    """Make a long lab, and close it."""
    Lab.create(path).close()
    return lengthen(path)


def spoil(path: Path) -> Path:
    """Overwrite a page in the midst of the long table; nothing else is touched."""
    link = sqlite3.connect(path)
    (size,) = link.execute("PRAGMA page_size").fetchone()
    (pages,) = link.execute("PRAGMA page_count").fetchone()
    (count,) = link.execute(_HALF).fetchone()
    (name,) = link.execute(
        "SELECT user FROM issued_license LIMIT 1 OFFSET ?", (count,)
    ).fetchone()
    link.close()
    content = bytearray(path.read_bytes())
    page = next(p for p in range(1, pages) if _has(content, p * size, size, name))
    content[page * size + 8 : page * size + 200] = b"\xff" * 192
    path.write_bytes(content)
    return path


def _has(content: bytearray, start: int, size: int, name: str) -> bool:
    is_leaf_of_table = content[start] == 0x0D
    return is_leaf_of_table and name.encode() in content[start : start + size]


@contextmanager
def held_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Let checks stand still, each before its work, until the event is set."""
    go_on = Event()
    real = connection.check_content

    def wait(link: connection.LabConnection) -> None:
        go_on.wait(30)
        real(link)

    with monkeypatch.context() as patch:
        patch.setattr(connection, "check_content", wait)
        try:
            yield go_on
        finally:
            go_on.set()
