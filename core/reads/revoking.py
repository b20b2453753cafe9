"""What may be revoked now, and what would become of licenses that are chosen for it."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from core.catalog import ProductVersion
from core.records import IssuedLine, LicensePack
from core.rules.revocation import Allowance, Hindrance, allowance, hindrance
from core.store.queries import Queries
from core.store.slices import Steps


@dataclass
class Preview:
    """What revoking so many licenses of a license server would do."""

    chosen: "array[int]" = field(default_factory=lambda: array("q"))
    """The IDs of those that would be revoked, in the order in which they were given."""
    left: Counter[Hindrance] = field(default_factory=Counter)
    """How many would be left, and why."""
    allowed: dict[ProductVersion, Allowance] = field(default_factory=dict)
    """What may be revoked today of each version that is among them."""
    next_allowed: dict[ProductVersion, datetime] = field(default_factory=dict)
    """From when one more may be revoked then, of each version."""


def allowance_on(lab: Queries, pack: LicensePack) -> Allowance:
    """Return the allowance for the version of a pack, on its server."""
    same = [p for p in lab.packs(pack.server) if p.version is pack.version]
    until = lab.revoked_until(pack.server, pack.version)
    return allowance(same, until, lab.settings().now)


def preview(
    lab: Queries, server: str, license_ids: Iterable[Sequence[int]]
) -> Steps[Preview]:
    """Say what would become of licenses, given in parts; it pauses after each part.

    Those that come first are revoked first, until the limit is reached.
    """
    looking = _Looking(lab, server)
    for some in license_ids:
        looking.look_at(some)
        yield len(some)
    return looking.found


class _Looking:
    """Goes through the licenses, and counts those that may be revoked by version."""

    def __init__(self, lab: Queries, server: str) -> None:
        self.found = Preview()
        self._lab = lab
        self._packs = {pack.id: pack for pack in lab.packs(server)}
        self._counts: Counter[ProductVersion] = Counter()

    def look_at(self, license_ids: Sequence[int]) -> None:
        lines = self._lab.issued_lines(license_ids)
        for license_id in license_ids:
            line = lines.get(license_id)
            pack = None if line is None else self._packs.get(line.pack_id)
            if line is None or pack is None:
                self.found.left[Hindrance.GONE] += 1
                continue
            reason = hindrance(line.status, pack) or self._beyond_limit(pack)
            if reason is None:
                self._choose(line, pack)
            else:
                self.found.left[reason] += 1

    def _beyond_limit(self, pack: LicensePack) -> Hindrance | None:
        version = pack.version
        if version not in self.found.allowed:
            self.found.allowed[version] = allowance_on(self._lab, pack)
        allowed = self.found.allowed[version]
        if self._counts[version] < allowed.left:
            return None
        self._wait_until(version, allowed.next_allowed)
        return Hindrance.LIMIT

    def _choose(self, line: IssuedLine, pack: LicensePack) -> None:
        self.found.chosen.append(line.id)
        self._counts[pack.version] += 1
        self._wait_until(pack.version, line.expires_on)

    def _wait_until(self, version: ProductVersion, moment: datetime | None) -> None:
        """Remember the first moment; a license counts until it expires."""
        if moment is not None:
            known = self.found.next_allowed.get(version, moment)
            self.found.next_allowed[version] = min(known, moment)
