"""Databases of license servers that lie in files of their own, beside the one in use.

What is in them is moved row by row, in slices, and gets keys of its own.
"""

import sqlite3

from core.store import rows, slices
from core.store.slices import Steps, through

_PACK = "id, version, type, program, total, expires, purchase_number"
_LICENSE = (
    "pack_id, computer, user, hardware_id, status, validated, issued_on, expires_on"
)
_RANGE = "AND id > :after AND id <= :until ORDER BY id"


def names(connection: sqlite3.Connection, server: str) -> list[str]:
    """List the files of a server by name."""
    found = connection.execute(
        "SELECT name FROM database_file WHERE server = ? ORDER BY name", (server,)
    )
    return [str(name) for (name,) in found]


def put_away(
    connection: sqlite3.Connection, server: str, next_pack_id: int, file: str
) -> Steps[None]:
    """Move license packs and issued licenses of a server into a file."""
    number = rows.insert(
        connection,
        "database_file",
        {"server": server, "name": file, "next_pack_id": next_pack_id},
    )
    values = {"server": server, "file": number}
    connection.execute(
        f"INSERT INTO filed_pack (file, {_PACK}) SELECT :file, {_PACK} "
        "FROM license_pack WHERE server = :server ORDER BY id",
        values,
    )
    # Not by the index, which does not give them in the order of their keys.
    source = "issued_license NOT INDEXED WHERE server = :server"
    yield from through(
        connection,
        source,
        "id",
        f"INSERT INTO filed_license (file, {_LICENSE}) "
        f"SELECT :file, {_LICENSE} FROM {source} {_RANGE}",
        values,
    )
    of_server = "issued_license WHERE server = :server"
    yield from slices.delete(connection, of_server, values)
    connection.execute("DELETE FROM license_pack WHERE server = :server", values)


def put_back(connection: sqlite3.Connection, server: str, file: str) -> Steps[int]:
    """Move what is in a file back to its server; return the next Keypack ID there."""
    number, next_pack_id = connection.execute(
        "SELECT id, next_pack_id FROM database_file WHERE server = ? AND name = ?",
        (server, file),
    ).fetchone()
    values = {"server": server, "file": number}
    connection.execute(
        f"INSERT INTO license_pack (server, {_PACK}) SELECT :server, {_PACK} "
        "FROM filed_pack WHERE file = :file ORDER BY id",
        values,
    )
    source = "filed_license WHERE file = :file"
    yield from through(
        connection,
        source,
        "id",
        f"INSERT INTO issued_license (server, {_LICENSE}) "
        f"SELECT :server, {_LICENSE} FROM {source} {_RANGE}",
        values,
    )
    yield from delete(connection, server, file)
    return int(next_pack_id)


def delete(connection: sqlite3.Connection, server: str, file: str) -> Steps[None]:
    """Delete a file of a server with what is in it."""
    values = {"server": server, "name": file}
    of_file = (
        "filed_license WHERE file = (SELECT id FROM database_file "
        "WHERE server = :server AND name = :name)"
    )
    yield from slices.delete(connection, of_file, values)
    connection.execute(
        "DELETE FROM database_file WHERE server = :server AND name = :name", values
    )


def rename(connection: sqlite3.Connection, server: str, file: str, to: str) -> None:
    """Give a file of a server another name."""
    connection.execute(
        "UPDATE database_file SET name = ? WHERE server = ? AND name = ?",
        (to, server, file),
    )


def count_of(connection: sqlite3.Connection, server: str) -> int:
    """Count the issued licenses in all files of a server."""
    (count,) = connection.execute(
        "SELECT count(*) FROM filed_license WHERE file IN "
        "(SELECT id FROM database_file WHERE server = ?)",
        (server,),
    ).fetchone()
    return int(count)
