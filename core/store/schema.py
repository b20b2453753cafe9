"""Schema of the lab file: one numbered step of plain SQL per version."""

import sqlite3
from hashlib import sha256

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

# What undo keeps of old rows is brought up with the rows themselves. Older labs get
# what their scenarios have today, so that a replay still leads to the same lab.
_STEP_2 = (
    "ALTER TABLE lab ADD COLUMN signed_in TEXT NOT NULL DEFAULT 'a.adams'",
    "ALTER TABLE lab ADD COLUMN directory_reachable INTEGER NOT NULL DEFAULT 1",
    "UPDATE lab SET signed_in = 'Administrator' WHERE domain IS NULL",
    "ALTER TABLE lab ADD COLUMN users_may_update INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE lab ADD COLUMN trusts TEXT NOT NULL DEFAULT '[]'",
    """UPDATE undo_log SET before = json_set(before,
        '$.signed_in', (SELECT signed_in FROM lab), '$.directory_reachable', 1,
        '$.users_may_update', 1, '$.trusts', '[]')
        WHERE tbl = 'lab' AND before IS NOT NULL""",
    "ALTER TABLE license_server DROP COLUMN person_is_administrator",
    "ALTER TABLE license_server ADD COLUMN address TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE license_server ADD COLUMN is_listed INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE license_server ADD COLUMN is_reachable INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE license_server ADD COLUMN is_running INTEGER NOT NULL DEFAULT 1",
    """ALTER TABLE license_server
        ADD COLUMN version_store_full INTEGER NOT NULL DEFAULT 0""",
    """ALTER TABLE license_server
        ADD COLUMN refuses_anonymous INTEGER NOT NULL DEFAULT 0""",
    """ALTER TABLE license_server
        ADD COLUMN member_in_domains TEXT NOT NULL DEFAULT '[]'""",
    "ALTER TABLE license_server ADD COLUMN published INTEGER NOT NULL DEFAULT 0",
    """ALTER TABLE license_server
        ADD COLUMN network_service_in_ad_group INTEGER NOT NULL DEFAULT 0""",
    """ALTER TABLE license_server
        ADD COLUMN security_group_members TEXT NOT NULL DEFAULT '[]'""",
    """ALTER TABLE license_server
        ADD COLUMN prevent_license_upgrade INTEGER NOT NULL DEFAULT 0""",
    "ALTER TABLE license_server ADD COLUMN policy TEXT NOT NULL DEFAULT '{}'",
    """UPDATE license_server SET address =
        CASE name WHEN 'RDLIC01' THEN '10.0.0.11' ELSE '10.0.0.12' END""",
    """UPDATE undo_log SET before = json_set(
        json_remove(before, '$.person_is_administrator'),
        '$.address',
        (SELECT address FROM license_server WHERE id = undo_log.row),
        '$.is_listed', 1, '$.is_reachable', 1, '$.published', 0,
        '$.network_service_in_ad_group', 0, '$.security_group_members', '[]',
        '$.prevent_license_upgrade', 0, '$.policy', '{}', '$.is_running', 1,
        '$.version_store_full', 0, '$.refuses_anonymous', 0,
        '$.member_in_domains', '[]')
        WHERE tbl = 'license_server' AND before IS NOT NULL""",
    "ALTER TABLE issued_license ADD COLUMN validated INTEGER NOT NULL DEFAULT 0",
    """UPDATE undo_log SET before = json_set(before, '$.validated', 0)
        WHERE tbl = 'issued_license' AND before IS NOT NULL""",
    "CREATE INDEX issued_by_device ON issued_license (hardware_id)",
    "CREATE INDEX issued_by_user ON issued_license (user) WHERE hardware_id IS NULL",
    """CREATE INDEX issued_by_expiry ON issued_license (expires_on)
        WHERE status IN ('active', 'revoked')""",
    "ALTER TABLE session_host RENAME COLUMN licensing_mode TO own_mode",
    "ALTER TABLE session_host RENAME COLUMN license_servers TO own_servers",
    "ALTER TABLE session_host ADD COLUMN policy TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE session_host ADD COLUMN applied TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE session_host ADD COLUMN grace_started TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session_host ADD COLUMN address TEXT NOT NULL DEFAULT '10.0.0.21'",
    "ALTER TABLE session_host ADD COLUMN is_reachable INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE session_host ADD COLUMN is_running INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE session_host ADD COLUMN domain TEXT",
    """ALTER TABLE session_host
        ADD COLUMN stored_credentials TEXT NOT NULL DEFAULT '[]'""",
    """ALTER TABLE session_host
        ADD COLUMN stale_certificates TEXT NOT NULL DEFAULT '[]'""",
    """ALTER TABLE session_host
        ADD COLUMN waits_for_restart INTEGER NOT NULL DEFAULT 0""",
    "ALTER TABLE user ADD COLUMN domain TEXT",
    "UPDATE session_host SET grace_started = (SELECT now FROM lab)",
    "ALTER TABLE session_host DROP COLUMN grace_days_left",
    "ALTER TABLE device ADD COLUMN keeps_license INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE device ADD COLUMN client_license TEXT",
    """UPDATE device SET client_license = json_object('server', i.server,
        'version', p.version, 'is_temporary', json('false'),
        'expires_on', i.expires_on, 'is_damaged', json('false'),
        'validated', json('false'))
        FROM issued_license AS i
        JOIN license_pack AS p ON p.server = i.server AND p.id = i.pack_id
        WHERE i.hardware_id = device.hardware_id""",
    "ALTER TABLE device ADD COLUMN copy_version TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE device ADD COLUMN copy_until TEXT NOT NULL DEFAULT ''",
    """UPDATE device SET
        copy_version = json_extract(client_license, '$.version'),
        copy_until = json_extract(client_license, '$.expires_on')
        WHERE client_license IS NOT NULL""",
    "CREATE INDEX device_by_copy ON device (copy_version, copy_until)",
    """CREATE TABLE session (
        id INTEGER PRIMARY KEY,
        host TEXT NOT NULL COLLATE NOCASE,
        user TEXT NOT NULL,
        computer TEXT NOT NULL,
        is_administrative INTEGER NOT NULL,
        started TEXT NOT NULL,
        ends TEXT
    ) STRICT""",
    """CREATE TABLE logged_event (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        computer TEXT NOT NULL COLLATE NOCASE,
        kind INTEGER NOT NULL,
        text TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE account (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        rights TEXT NOT NULL
    ) STRICT""",
    """INSERT INTO account (name, rights) SELECT * FROM (
        VALUES ('Administrator', 'enterprise-admin'), ('d.diaz', 'domain-admin'),
        ('a.adams', 'server-admin'), ('b.baker', 'user'))
        WHERE EXISTS (SELECT 1 FROM lab WHERE domain IS NOT NULL)""",
    """INSERT INTO account (name, rights) SELECT * FROM (
        VALUES ('Administrator', 'server-admin'), ('alex', 'user'))
        WHERE EXISTS (SELECT 1 FROM lab WHERE domain IS NULL)""",
    """CREATE TABLE failed_issuance (
        id INTEGER PRIMARY KEY,
        server TEXT NOT NULL COLLATE NOCASE
            REFERENCES license_server (name) ON DELETE CASCADE,
        user TEXT NOT NULL,
        version TEXT NOT NULL,
        tried_on TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE report (
        id INTEGER PRIMARY KEY,
        server TEXT NOT NULL COLLATE NOCASE
            REFERENCES license_server (name) ON DELETE CASCADE,
        name TEXT NOT NULL,
        created TEXT NOT NULL,
        scope TEXT NOT NULL,
        organizational_unit TEXT,
        installed INTEGER NOT NULL,
        issued INTEGER NOT NULL,
        summary TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE report_row (
        report INTEGER NOT NULL,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        hardware_id TEXT,
        version TEXT NOT NULL,
        type TEXT NOT NULL,
        date TEXT NOT NULL,
        PRIMARY KEY (report, number)
    ) STRICT, WITHOUT ROWID""",
)

# Lists of issued licenses are read in the order of the indexes, however long they are.
_STEP_3 = (
    """CREATE INDEX issued_by_name ON issued_license
        (server, pack_id, user COLLATE NOCASE)""",
    """CREATE INDEX issued_by_computer ON issued_license
        (server, pack_id, computer COLLATE NOCASE) WHERE computer IS NOT NULL""",
    "ALTER TABLE device ADD COLUMN kind TEXT NOT NULL DEFAULT 'windows'",
    "UPDATE device SET kind = 'thin-client' WHERE keeps_license = 0",
    "ALTER TABLE device DROP COLUMN keeps_license",
    "CREATE INDEX device_with_app ON device (name) WHERE kind = 'app'",
    "ALTER TABLE device ADD COLUMN registry_id TEXT",
    "ALTER TABLE device ADD COLUMN users_may_write INTEGER NOT NULL DEFAULT 1",
    """UPDATE undo_log SET before = json_set(
        json_remove(before, '$.keeps_license'),
        '$.kind', iif(json_extract(before, '$.keeps_license') = 0,
            'thin-client', 'windows'),
        '$.registry_id', NULL, '$.users_may_write', 1)
        WHERE tbl = 'device' AND before IS NOT NULL""",
    """ALTER TABLE session_host
        ADD COLUMN third_party_protocol INTEGER NOT NULL DEFAULT 0""",
    """ALTER TABLE session_host
        ADD COLUMN permitted_accounts TEXT NOT NULL DEFAULT '[]'""",
    """UPDATE undo_log SET before = json_set(before,
        '$.third_party_protocol', 0, '$.permitted_accounts', '[]')
        WHERE tbl = 'session_host' AND before IS NOT NULL""",
    """CREATE TABLE passage (
        id INTEGER PRIMARY KEY,
        origin TEXT NOT NULL COLLATE NOCASE,
        target TEXT NOT NULL COLLATE NOCASE,
        way TEXT NOT NULL,
        is_open INTEGER NOT NULL,
        UNIQUE (target, way, origin)
    ) STRICT""",
    """ALTER TABLE session_host
        ADD COLUMN met_license_server INTEGER NOT NULL DEFAULT 0""",
    "ALTER TABLE session_host ADD COLUMN written_mode TEXT",
    "ALTER TABLE session_host ADD COLUMN written_servers TEXT",
    """UPDATE session_host SET met_license_server = own_servers <> '[]'
        OR coalesce(json_extract(applied, '$."license-servers".value'), '') <> ''""",
    """UPDATE undo_log SET before = json_set(before,
        '$.met_license_server', coalesce((SELECT met_license_server
            FROM session_host WHERE id = undo_log.row), 0),
        '$.written_mode', NULL, '$.written_servers', NULL)
        WHERE tbl = 'session_host' AND before IS NOT NULL""",
    "ALTER TABLE session_host ADD COLUMN role TEXT NOT NULL DEFAULT 'installed'",
    "ALTER TABLE session_host ADD COLUMN is_evaluation INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE session_host ADD COLUMN in_workgroup INTEGER NOT NULL DEFAULT 0",
    """UPDATE undo_log SET before = json_set(before,
        '$.role', 'installed', '$.is_evaluation', 0, '$.in_workgroup', 0)
        WHERE tbl = 'session_host' AND before IS NOT NULL""",
    "ALTER TABLE license_server ADD COLUMN in_workgroup INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE license_server ADD COLUMN version_pages INTEGER",
    """UPDATE undo_log
        SET before = json_set(before, '$.in_workgroup', 0, '$.version_pages', NULL)
        WHERE tbl = 'license_server' AND before IS NOT NULL""",
    "ALTER TABLE user ADD COLUMN is_enabled INTEGER NOT NULL DEFAULT 1",
    """UPDATE undo_log SET before = json_set(before, '$.is_enabled', 1)
        WHERE tbl = 'user' AND before IS NOT NULL""",
    """CREATE TABLE database_file (
        id INTEGER PRIMARY KEY,
        server TEXT NOT NULL COLLATE NOCASE
            REFERENCES license_server (name) ON DELETE CASCADE,
        name TEXT NOT NULL COLLATE NOCASE,
        next_pack_id INTEGER NOT NULL,
        UNIQUE (server, name)
    ) STRICT""",
    """CREATE TABLE filed_pack (
        row INTEGER PRIMARY KEY,
        file INTEGER NOT NULL REFERENCES database_file (id) ON DELETE CASCADE,
        id INTEGER NOT NULL,
        version TEXT NOT NULL,
        type TEXT NOT NULL,
        program TEXT NOT NULL,
        total INTEGER CHECK (total >= 0),
        expires TEXT,
        purchase_number TEXT,
        UNIQUE (file, id)
    ) STRICT""",
    """CREATE TABLE filed_license (
        id INTEGER PRIMARY KEY,
        file INTEGER NOT NULL REFERENCES database_file (id) ON DELETE CASCADE,
        pack_id INTEGER NOT NULL,
        computer TEXT,
        user TEXT,
        hardware_id TEXT,
        status TEXT NOT NULL,
        validated INTEGER NOT NULL,
        issued_on TEXT NOT NULL,
        expires_on TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX filed_by_file ON filed_license (file)",
    """CREATE TABLE license_level (
        id INTEGER PRIMARY KEY,
        version TEXT NOT NULL,
        type TEXT NOT NULL,
        warning INTEGER NOT NULL,
        critical INTEGER NOT NULL,
        UNIQUE (version, type)
    ) STRICT""",
    """CREATE TABLE scheduled_task (
        id INTEGER PRIMARY KEY,
        computer TEXT NOT NULL COLLATE NOCASE,
        name TEXT NOT NULL COLLATE NOCASE,
        account TEXT NOT NULL COLLATE NOCASE,
        action TEXT NOT NULL,
        schedule TEXT NOT NULL,
        is_enabled INTEGER NOT NULL,
        handled_until TEXT NOT NULL,
        last_run TEXT,
        last_result INTEGER,
        last_text TEXT NOT NULL,
        runs_for TEXT,
        UNIQUE (computer, name)
    ) STRICT""",
)

STEPS = (_STEP_1, _STEP_2, _STEP_3)
VERSION = len(STEPS)
DIGEST = "c11c2960d27379c18826994af0ed59f5135dacb6c3d467679631fb4d1e096801"
"""Of the schema that all steps make; a test tells it after a change."""

WORLD_TABLES = {
    "lab": "id",
    "license_server": "id",
    "license_pack": "row",
    "issued_license": "id",
    "database_file": "id",
    "filed_pack": "row",
    "filed_license": "id",
    "used_number": "id",
    "session_host": "id",
    "user": "id",
    "device": "id",
    "passage": "id",
    "account": "id",
    "failed_issuance": "id",
    "report": "id",
    "session": "id",
    "logged_event": "id",
    "license_level": "id",
    "scheduled_task": "id",
}
"""The tables that undo restores, each with its integer key."""

APPENDED_TABLES = {"report_row": "report, number"}
"""Tables that only grow: what a report lists stays, also when undo takes it back."""


def version_of(connection: sqlite3.Connection) -> int:
    """Return the schema version of a lab file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


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
    """Name the tables and indexes that are not as in the file's schema version.

    To make them anew takes 5 ms, so a lab with the digest of today's is not compared.
    """
    version = version_of(connection)
    if version == VERSION and digest(connection) == DIGEST:
        return []
    wanted = sqlite3.connect(":memory:")
    try:
        for step in STEPS[:version]:
            for statement in step:
                wanted.execute(statement)
        differing = _objects(wanted) ^ _objects(connection)
        return sorted({f"{kind} {name}" for kind, name, _ in differing})
    finally:
        wanted.close()


def digest(connection: sqlite3.Connection) -> str:
    """Digest the tables and indexes of a lab file."""
    return sha256(repr(sorted(_objects(connection))).encode()).hexdigest()


def _objects(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite~_%' "
        "ESCAPE '~'"
    )
    return {(str(kind), str(name), str(sql)) for kind, name, sql in rows}
