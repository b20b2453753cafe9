"""Questions about issued licenses, and numbers of purchases."""

import json
from collections.abc import Sequence
from typing import Any

from core import clock
from core.catalog import LicenseStatus, ProductVersion
from core.errors import RecordDamaged
from core.records import IssuedLicense, IssuedLine
from core.store import rows
from core.store.queries.lab import LabQueries


class LicenseQueries(LabQueries):
    """Reads what was issued, and which numbers were used."""

    def issued(
        self,
        server: str,
        pack_id: int | None = None,
        *,
        after: int = 0,
        limit: int = 1000,
    ) -> list[IssuedLicense]:
        """List issued licenses in the order of their ids, one page at a time."""
        found = self._connection.execute(
            # The + leaves the index aside: by it, every page would sort all the rest.
            "SELECT * FROM issued_license WHERE +server = :server AND id > :after "
            "AND (:pack IS NULL OR pack_id = :pack) ORDER BY id LIMIT :limit",
            {"server": server, "after": after, "pack": pack_id, "limit": limit},
        )
        return [rows.from_row(IssuedLicense, r) for r in found]

    def issued_lines(self, numbers: Sequence[int]) -> dict[int, IssuedLine]:
        """Read what lists show of issued licenses."""
        found = self._connection.execute(
            "SELECT id, server, pack_id, computer, user, status, issued_on, "
            "expires_on, hardware_id FROM issued_license "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([*numbers]),),
        ).fetchall()
        return {row["id"]: _line(*row) for row in found}

    def issued_license(self, server: str, license_id: int) -> IssuedLicense | None:
        """Return one issued license, or None."""
        row = self._connection.execute(
            "SELECT * FROM issued_license WHERE server = ? AND id = ?",
            (server, license_id),
        ).fetchone()
        return None if row is None else rows.from_row(IssuedLicense, row)

    def revoked(self, server: str, version: ProductVersion) -> list[IssuedLicense]:
        """List the revoked licenses of one version on a server."""
        found = self._connection.execute(
            "SELECT i.* FROM issued_license AS i JOIN license_pack AS p "
            "ON p.server = i.server AND p.id = i.pack_id "
            "WHERE i.server = ? AND p.version = ? AND i.status = 'revoked'",
            (server, version),
        ).fetchall()
        return [rows.from_row(IssuedLicense, r) for r in found]

    def held_by_device(self, server: str, hardware_id: str) -> list[IssuedLicense]:
        """List what a license server has on record for a device."""
        found = self._connection.execute(
            "SELECT * FROM issued_license WHERE hardware_id = ? AND server = ? "
            "ORDER BY id",
            (hardware_id, server),
        ).fetchall()
        return [rows.from_row(IssuedLicense, r) for r in found]

    def held_by_user(self, account: str) -> list[IssuedLicense]:
        """List the Per User licenses of a user, whichever server gave them."""
        found = self._connection.execute(
            "SELECT * FROM issued_license WHERE user = ? AND hardware_id IS NULL "
            "ORDER BY id",
            (account,),
        ).fetchall()
        return [rows.from_row(IssuedLicense, r) for r in found]

    def used_on(self, number: str) -> str | None:
        """Return the server on which a number was used, or None."""
        row = self._connection.execute(
            "SELECT server FROM used_number WHERE number = ?", (number,)
        ).fetchone()
        return None if row is None else str(row[0])

    def has_installed(self, number: str, server: str) -> bool:
        """Tell whether a license pack of a server was installed with a number."""
        found = self._connection.execute(
            "SELECT 1 FROM license_pack WHERE server = ? AND purchase_number = ?",
            (server, number),
        )
        return found.fetchone() is not None


def _line(*row: Any) -> IssuedLine:
    id_, server, pack_id, computer, user, status, issued_on, expires_on, by_id = row
    try:
        return IssuedLine(
            id_,
            server,
            pack_id,
            computer,
            user,
            LicenseStatus(status),
            clock.parse(issued_on),
            clock.parse(expires_on),
            by_id,
        )
    except (ValueError, OverflowError) as error:
        raise RecordDamaged(IssuedLicense.__name__) from error
