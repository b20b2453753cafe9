"""What a report lists, written in whole statements: it may be long."""

import sqlite3
from dataclasses import dataclass
from itertools import count

from core.catalog import LicenseType, ProductVersion

# Whose licenses count: those of the users of a domain, of an organizational unit.
_IN_SCOPE = """
    (:prefix IS NULL OR substr({user}, 1, length(:prefix)) = :prefix COLLATE NOCASE)
    AND (:unit IS NULL OR EXISTS (
        SELECT 1 FROM user AS u WHERE u.organizational_unit = :unit
        AND u.name = substr({user}, instr({user}, '\\') + 1)))"""
# CROSS: first the few license packs, then what each has issued. The other way round
# SQLite looks for the pack of every license.
_IN_USE = """
    FROM license_pack AS p CROSS JOIN issued_license AS i
    ON i.server = p.server AND i.pack_id = p.id
    WHERE p.server = :server AND p.program NOT IN ('built-in', 'temporary')
    AND i.status <> 'revoked' AND i.expires_on > :now"""
# Numbered by a function: row_number() takes half as long as all the rest.
_USERS = f"""
    INSERT INTO report_row
    SELECT :report, next_number(), 'user', user, NULL, version, 'per-user', date
    FROM (SELECT i.user AS user, p.version AS version, max(i.expires_on) AS date
        {_IN_USE} AND p.type = 'per-user' AND i.user IS NOT NULL
        AND {_IN_SCOPE.format(user="i.user")}
        GROUP BY i.user, p.version ORDER BY i.user, p.version)"""
_DEVICES = f"""
    INSERT INTO report_row
    SELECT :report, next_number(), 'device', computer, hardware_id, version,
        'per-device', expires_on
    FROM (SELECT i.computer, i.hardware_id, p.version, i.expires_on
        {_IN_USE} AND p.type = 'per-device' AND i.computer IS NOT NULL
        ORDER BY i.computer, i.id)"""
_FAILED = f"""
    INSERT INTO report_row
    SELECT :report, next_number(), 'failed', user, NULL, version, 'per-user', tried_on
    FROM (SELECT f.user, f.version, f.tried_on FROM failed_issuance AS f
        WHERE f.server = :server AND {_IN_SCOPE.format(user="f.user")}
        ORDER BY f.user, f.tried_on, f.id)"""


@dataclass(frozen=True)
class Content:
    """What a report lists."""

    prefix: str | None  # the domain of the users, with its backslash; None: any
    unit: str | None  # their organizational unit; None: any
    users: bool
    devices: bool
    failed: bool


def fill(
    connection: sqlite3.Connection,
    report_id: int,
    server: str,
    now: str,
    content: Content,
) -> None:
    """List in a report what is in use on a server, by whom and until when."""
    facts = {
        "report": report_id,
        "server": server,
        "now": now,
        "prefix": content.prefix,
        "unit": content.unit,
    }
    connection.create_function("next_number", 0, count(1).__next__)
    for statement, is_wanted in (
        (_USERS, content.users),
        (_DEVICES, content.devices),
        (_FAILED, content.failed),
    ):
        if is_wanted:
            connection.execute(statement, facts)


def issued(
    connection: sqlite3.Connection, report_id: int
) -> dict[tuple[ProductVersion, LicenseType], int]:
    """Count the licenses of a report that are in use, by version and type."""
    found = connection.execute(
        "SELECT version, type, count(*) FROM report_row "
        "WHERE report = ? AND kind <> 'failed' GROUP BY version, type",
        (report_id,),
    )
    return {(ProductVersion(v), LicenseType(t)): int(n) for v, t, n in found}
