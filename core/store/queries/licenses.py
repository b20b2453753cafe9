"""Questions about issued licenses, and numbers of purchases."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from core import clock
from core.catalog import LicenseStatus, ProductVersion
from core.errors import RecordDamaged
from core.records import IssuedLicense, IssuedLine
from core.store import rows
from core.store.queries.lab import LabQueries

_LINE = (
    "id, server, pack_id, computer, user, status, issued_on, expires_on, hardware_id"
)
_TEXTS = frozenset({"user", "computer", "hardware_id"})
_COLUMNS = _TEXTS | {"id", "pack_id", "status", "issued_on", "expires_on"}
_OPERATORS = frozenset({"=", "<>", "<", ">", "<=", ">="})


class Bound(NamedTuple):
    """One comparison of a column; texts are compared whatever the case of A to Z."""

    column: str
    operator: str
    value: str | int

    def sql(self, place: str) -> str:
        """Return it as SQL, with a name for its value."""
        assert self.column in _COLUMNS
        assert self.operator in _OPERATORS
        folded = " COLLATE NOCASE" if self.column in _TEXTS else ""
        return f"{self.column} {self.operator} :{place}{folded}"


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
            f"SELECT {_LINE} FROM issued_license "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([*numbers]),),
        ).fetchall()
        return {row["id"]: _line(*row) for row in found}

    def issued_to_devices(
        self,
        server: str,
        bounds: Sequence[Bound] = (),
        *,
        after: int = 0,
        limit: int = 500,
    ) -> list[IssuedLine]:
        """List what devices have in the order of its numbers, one page at a time."""
        tests = [bound.sql(f"value{place}") for place, bound in enumerate(bounds)]
        facts = {f"value{place}": bound.value for place, bound in enumerate(bounds)}
        found = self._connection.execute(
            # As in `issued`: not by an index by which every page is sorted.
            f"SELECT {_LINE} FROM issued_license WHERE "
            f"{' AND '.join(['+server = :server', 'id > :after', *tests])} "
            "AND computer IS NOT NULL ORDER BY id LIMIT :limit",
            {"server": server, "after": after, "limit": limit, **facts},
        ).fetchall()
        return [_line(*row) for row in found]

    def issued_license(self, server: str, license_id: int) -> IssuedLicense | None:
        """Return one issued license, or None."""
        row = self._connection.execute(
            "SELECT * FROM issued_license WHERE server = ? AND id = ?",
            (server, license_id),
        ).fetchone()
        return None if row is None else rows.from_row(IssuedLicense, row)

    def revoked_until(self, server: str, version: ProductVersion) -> list[datetime]:
        """List when each revoked license of one version on a server expires."""
        found = self._connection.execute(
            "SELECT i.expires_on, count(*) FROM issued_license AS i "
            "JOIN license_pack AS p ON p.server = i.server AND p.id = i.pack_id "
            "WHERE i.server = ? AND p.version = ? AND i.status = 'revoked' "
            "GROUP BY i.expires_on ORDER BY i.expires_on",
            (server, version),
        )
        return [moment for text, n in found for moment in [clock.parse(text)] * n]

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
