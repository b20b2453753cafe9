"""Checks a whole lab: the file, the records, the licensing rules and the journal."""

import sqlite3
from collections.abc import Iterator

from core.catalog import LicenseProgram
from core.errors import LabDamaged
from core.records import LicensePack
from core.rules.compatibility import can_hold
from core.store import journal
from core.store.queries import Queries


def problems(connection: sqlite3.Connection) -> list[str]:
    """List everything that is wrong, one sentence each; empty for a sound lab."""
    found = [f"The file: {line}." for line in _integrity(connection)]
    try:
        found += _broken_rules(Queries(connection))
    except LabDamaged as error:
        found.append(str(error))
    broken = journal.first_broken_link(connection)
    if broken is not None:
        found.append(f"The journal was changed at row {broken}, or a row is missing.")
    return found


def _integrity(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check").fetchall():
        if line != "ok":
            yield line
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} refers to a {parent} that is not there"


def _broken_rules(lab: Queries) -> Iterator[str]:
    lab.settings()
    for server in lab.servers():
        for pack in lab.packs(server.name):
            where = f"License pack {pack.id} on {server.name}"
            if pack.total is not None and pack.issued > pack.total and _is_bound(pack):
                yield f"{where} has more licenses issued than it holds."
            if not can_hold(server.version, pack.version):
                yield f"{where} is newer than its license server."
            if pack.id >= server.next_pack_id:
                yield f"{where} has a number that the server has not given out."
    for host in lab.session_hosts():
        if not host.name:
            yield "A session host has no name."


def _is_bound(pack: LicensePack) -> bool:
    """Per User licenses may be over-issued (domain.md 3.3); the others may not."""
    return pack.type != "per-user" and pack.program is not LicenseProgram.BUILT_IN
