"""Schema of the lab file: one numbered step of plain SQL per version."""

import sqlite3

APPLICATION_ID = 0x52444C42  # "RDLB"

_STEP_1 = (
    """CREATE TABLE lab (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        scenario TEXT NOT NULL,
        edition TEXT NOT NULL,
        seed INTEGER NOT NULL,
        now TEXT NOT NULL,
        domain TEXT,
        clearinghouse TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE license_server (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        version TEXT NOT NULL,
        activation_status TEXT NOT NULL,
        connection_method TEXT NOT NULL,
        product_id TEXT NOT NULL,
        license_server_id TEXT,
        scope TEXT NOT NULL,
        in_ad_group INTEGER NOT NULL,
        scp_registered INTEGER NOT NULL,
        on_domain_controller INTEGER NOT NULL,
        security_group_policy INTEGER NOT NULL,
        person_is_administrator INTEGER NOT NULL,
        database_path TEXT NOT NULL,
        registration TEXT NOT NULL,
        next_pack_id INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE license_pack (
        row INTEGER PRIMARY KEY,
        server TEXT NOT NULL COLLATE NOCASE
            REFERENCES license_server (name) ON DELETE CASCADE,
        id INTEGER NOT NULL,
        version TEXT NOT NULL,
        type TEXT NOT NULL,
        program TEXT NOT NULL,
        total INTEGER CHECK (total >= 0),
        expires TEXT,
        purchase_number TEXT,
        UNIQUE (server, id)
    ) STRICT""",
    """CREATE TABLE issued_license (
        id INTEGER PRIMARY KEY,
        server TEXT NOT NULL COLLATE NOCASE,
        pack_id INTEGER NOT NULL,
        computer TEXT,
        user TEXT,
        hardware_id TEXT,
        status TEXT NOT NULL,
        issued_on TEXT NOT NULL,
        expires_on TEXT NOT NULL,
        FOREIGN KEY (server, pack_id)
            REFERENCES license_pack (server, id) ON DELETE CASCADE
    ) STRICT""",
    "CREATE INDEX issued_by_pack ON issued_license (server, pack_id, status)",
    """CREATE TABLE used_number (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE,
        server TEXT NOT NULL COLLATE NOCASE
    ) STRICT""",
    """CREATE TABLE session_host (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        version TEXT NOT NULL,
        licensing_mode TEXT NOT NULL,
        license_servers TEXT NOT NULL,
        grace_days_left INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE user (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        organizational_unit TEXT
    ) STRICT""",
    """CREATE TABLE device (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        hardware_id TEXT NOT NULL UNIQUE
    ) STRICT""",
    """CREATE TABLE journal (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        command TEXT NOT NULL,
        arguments TEXT NOT NULL,
        outcome TEXT NOT NULL,
        chain TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE undo_log (
        id INTEGER PRIMARY KEY,
        seq INTEGER NOT NULL,
        tbl TEXT NOT NULL,
        row INTEGER NOT NULL,
        before TEXT
    ) STRICT""",
    "CREATE INDEX undo_by_seq ON undo_log (seq)",
    """CREATE TABLE restore_point (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL
    ) STRICT""",
)

STEPS = (_STEP_1,)
VERSION = len(STEPS)

WORLD_TABLES = {
    "lab": "id",
    "license_server": "id",
    "license_pack": "row",
    "issued_license": "id",
    "used_number": "id",
    "session_host": "id",
    "user": "id",
    "device": "id",
}
"""The tables that undo restores, each with its integer key."""


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Bring a file from a schema version to the newest, a transaction per step."""
    for number, step in enumerate(STEPS[version:], start=version + 1):
        connection.execute("BEGIN EXCLUSIVE")
        try:
            for statement in step:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
            connection.execute(f"PRAGMA user_version = {number:d}")
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise


def differences(connection: sqlite3.Connection) -> list[str]:
    """Name the tables and indexes that are missing, changed or not the schema's."""
    wanted = sqlite3.connect(":memory:")
    try:
        for step in STEPS:
            for statement in step:
                wanted.execute(statement)
        differing = _objects(wanted) ^ _objects(connection)
        return sorted({f"{kind} {name}" for kind, name, _ in differing})
    finally:
        wanted.close()


def _objects(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite~_%' "
        "ESCAPE '~'"
    )
    return {(str(kind), str(name), str(sql)) for kind, name, sql in rows}
