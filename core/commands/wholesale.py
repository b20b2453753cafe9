"""Many grants at once: license packs are counted in memory, rows written together."""

from collections import defaultdict
from datetime import datetime

from core import clock
from core.catalog import LicenseStatus, ProductVersion
from core.event_kinds import EventKind
from core.records import (
    ClientLicense,
    Device,
    IssuedLicense,
    LicensePack,
    LicenseServer,
    SessionHost,
)
from core.rules.issuance.facts import Holder, UserLicense
from core.store.crowd import Crowd, Writes
from core.store.transaction import Transaction


class Wholesale:
    """What grants are written to; `flush` brings it into the lab."""

    def __init__(self, host: SessionHost, crowd: Crowd, tx: Transaction) -> None:
        """Read each license server once."""
        self._tx = tx
        self._crowd = crowd
        self._now = tx.settings().now
        named = [tx.find_server(name) for name in host.license_servers]
        self._servers = {s.name: s for s in named if s is not None}
        self._packs = {server.name: packs for server, packs in tx.overview()}
        self._writes = Writes()
        self._failed: dict[tuple[str, ProductVersion], list[str]] = defaultdict(list)
        self._recorded: list[str] = []

    def holders(self, held: list[IssuedLicense]) -> list[Holder]:
        """Return the license servers as somebody with these licenses finds them."""
        return [
            Holder(server, self._packs[name], [h for h in held if h.server == name])
            for name, server in self._servers.items()
        ]

    def flush(self) -> None:
        """Write what was collected."""
        self._crowd.write(self._writes)
        for (server, version), accounts in self._failed.items():
            self._crowd.write_failures(accounts, server, version, self._now)
        self._crowd.forget_failures(self._recorded)
        self._writes = Writes()
        self._failed.clear()
        self._recorded.clear()

    def server(self, name: str) -> LicenseServer:
        """Return a license server by name."""
        return self._servers[name]

    def save_server(self, server: LicenseServer) -> None:
        """Write a license server that exists, at once."""
        self._servers[server.name] = server
        self._tx.save_server(server)

    def packs(self, server: str) -> list[LicensePack]:
        """List the license packs of a server, with what is issued by now."""
        return self._packs[server]

    def add_pack(self, pack: LicensePack) -> None:
        """Add a license pack to its server, at once."""
        self._packs[pack.server].append(pack)
        self._tx.add_pack(pack)

    def add_issued(
        self,
        pack: LicensePack,
        *,
        user: str,
        device: Device | None,
        status: LicenseStatus,
        validated: bool,
        expires_on: datetime,
    ) -> None:
        """Issue a license of a pack to a device, or else to a user."""
        self._count(pack.server, pack.id, +1)
        self._writes.issued.append(
            (
                pack.server,
                pack.id,
                device.name if device else None,
                user,
                device.hardware_id if device else None,
                status.value,
                int(validated),
                clock.iso(self._now),
                clock.iso(expires_on),
            )
        )

    def save_issued(self, issued: IssuedLicense) -> None:
        """Write an issued license that exists."""
        if issued.status is LicenseStatus.UPGRADE:  # it was temporary until now
            self._count(issued.server, issued.pack_id, -1)
        self._writes.reissued.append(
            (
                issued.status.value,
                int(issued.validated),
                clock.iso(issued.expires_on),
                issued.id,
            )
        )

    def remove_issued(self, issued: IssuedLicense) -> None:
        """Take an issued license off the record."""
        self._count(issued.server, issued.pack_id, -1)
        self._writes.removed.append((issued.id,))

    def save_copy(self, device: Device, copy: ClientLicense) -> None:
        """Write the license that a client device keeps."""
        until = "" if copy.is_temporary else clock.iso(copy.expires_on)
        self._writes.copies.append(
            (copy.model_dump_json(), copy.version.value, until, device.name)
        )

    def log(self, on: str, kind: EventKind, **facts: object) -> None:
        """Write an event to the log of a computer."""
        text = kind.text.format(**facts)
        self._writes.events.append((clock.iso(self._now), on, int(kind), text))

    def add_failed_issuance(
        self, server: str, user: str, version: ProductVersion
    ) -> None:
        """Record that a user's license could not be written to the directory."""
        self._failed[server, version].append(user)

    def forget_failures(self, user: str) -> None:
        """Forget failures of a user whose license is written to the directory."""
        self._recorded.append(user)

    def user_licenses(self, held: list[IssuedLicense]) -> tuple[UserLicense, ...]:
        """Join what the directory has of a user with its license packs."""
        return tuple(
            UserLicense(license_, pack)
            for license_ in held
            for pack in self._packs[license_.server]
            if pack.id == license_.pack_id
        )

    def _count(self, server: str, pack_id: int, change: int) -> None:
        packs = self._packs[server]
        place = next(n for n, pack in enumerate(packs) if pack.id == pack_id)
        packs[place] = packs[place].changed(issued=packs[place].issued + change)
