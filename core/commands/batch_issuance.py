"""One decision carried out for many people: packs counted in memory, rows in bulk."""

from collections import defaultdict
from datetime import datetime, timedelta

from core import clock
from core.catalog import LicenseStatus, ProductVersion
from core.commands.issuance import apply_decision
from core.event_kinds import EventKind
from core.records import (
    ClientLicense,
    Device,
    IssuedLicense,
    LicensePack,
    LicenseServer,
    SessionHost,
)
from core.rules.issuance.model import (
    FULL_DAYS,
    Attempt,
    Decision,
    Grant,
    GrantKind,
    ServerState,
    UserLicense,
)
from core.store import rows
from core.store.candidates import Candidate, Candidates, Ids, Member
from core.store.population import Population, Writes
from core.store.transaction import Transaction

_DRAWN = {GrantKind.FULL, GrantKind.RENEW}  # of devices (domain.md 3.2)
_AS_IT_WAS = {GrantKind.VALIDATE, GrantKind.REINSTATE}


class BatchLedger:
    """What grants are written to for many at once; `flush` brings it into the lab."""

    def __init__(
        self,
        host: SessionHost,
        population: Population,
        candidates: Candidates,
        tx: Transaction,
    ) -> None:
        """Read each license server once."""
        self._tx = tx
        self._population = population
        self._candidates = candidates
        self._settings = tx.settings()
        self._now = clock.iso(self._settings.now)
        self._lifetimes = [
            clock.iso(self._settings.now + timedelta(days=days))
            for days in range(FULL_DAYS[0], FULL_DAYS[1] + 1)
        ]
        named = [
            tx.find_server(name, seen_from=host.name) for name in host.license_servers
        ]
        self._servers = {s.name: s for s in named if s is not None}
        self._packs = {server.name: packs for server, packs in tx.overview()}
        self._writes = Writes()
        self._failed: dict[tuple[str, ProductVersion], Ids] = defaultdict(list)
        self._recorded: Ids = []
        self._ids: Ids = []  # of those who are served now
        self._people: list[Candidate] = []  # the same
        self._untils: list[str] = []  # until when each has a license then
        self._replaced: IssuedLicense | None = None  # that of the member

    def states(self, held: list[IssuedLicense]) -> list[ServerState]:
        """Return the license servers as somebody with these licenses finds them."""
        return [
            ServerState(
                server, self._packs[name], [h for h in held if h.server == name]
            )
            for name, server in self._servers.items()
        ]

    def serve(
        self, decision: Decision, attempt: Attempt, member: Member, ids: Ids
    ) -> None:
        """Carry a decision out for all who are in the situation of this member.

        Where it changes nothing, an entry in the event log stands for all of them.
        """
        grant = decision.grant
        self._replaced = grant.replaces if grant else None
        place = member.held.index(self._replaced) if self._replaced else 0
        self._ids = ids
        self._people = self._candidates.same_situation(ids if grant else ids[:1], place)
        self._untils = self._ends(grant, attempt) if grant else []
        apply_decision(decision, attempt, self)

    def flush(self) -> None:
        """Write what was collected."""
        self._population.write(self._writes)
        for (server, version), ids in self._failed.items():
            self._population.write_failures(ids, server, version, self._settings)
        self._population.forget_failures(self._recorded, self._settings)
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
        """Issue a license of a pack to each."""
        self._count(pack.server, pack.id, +len(self._people))
        common = (status.value, int(validated), self._now)
        self._writes.issued += [
            (pack.server, pack.id, p.computer, p.account, p.hardware_id, *common, until)
            for p, until in zip(self._people, self._untils, strict=True)
        ]

    def save_issued(self, issued: IssuedLicense) -> None:
        """Write what is new of the license that each has."""
        known, writes = self._replaced, self._writes
        assert known is not None
        if issued.status is not known.status:
            writes.upgraded += [(issued.status.value, p.held) for p in self._people]
        if issued.validated != known.validated:
            writes.validated += [(int(issued.validated), p.held) for p in self._people]
        if issued.expires_on != known.expires_on:
            pairs = zip(self._people, self._untils, strict=True)
            writes.renewed += [(until, p.held) for p, until in pairs]

    def remove_issued(self, issued: IssuedLicense) -> None:
        """Take the license of each off the record."""
        self._count(issued.server, issued.pack_id, -len(self._people))
        self._writes.removed += [(p.held,) for p in self._people]

    def save_copy(self, device: Device, copy: ClientLicense) -> None:
        """Write the license that each client device keeps, if it is another one."""
        if copy == device.client_license:
            return
        kept = copy.model_dump(mode="json")
        texts = {
            until: rows.to_json({**kept, "expires_on": until})
            for until in set(self._untils)
        }
        self._writes.copies += [
            (texts[until], copy.version.value, "" if copy.is_temporary else until, p.id)
            for p, until in zip(self._people, self._untils, strict=True)
        ]

    def log(self, on: str, kind: EventKind, **facts: object) -> None:
        """Write an event to the log of a computer, for each."""
        for p in self._people:
            names = {"user": p.account, "computer": p.computer}
            text = kind.text.format(**facts | {k: v for k, v in names.items() if v})
            self._writes.events.append((self._now, on, int(kind), text))

    def add_failed_issuance(
        self, server: str, user: str, version: ProductVersion
    ) -> None:
        """Record that the license of each could not be written to the directory."""
        self._failed[server, version] += self._ids

    def forget_failures(self, user: str) -> None:
        """Forget failures of each, whose license is written to the directory."""
        self._recorded += self._ids

    def user_licenses(self, held: list[IssuedLicense]) -> tuple[UserLicense, ...]:
        """Join what the directory has of a user with its license packs."""
        return tuple(
            UserLicense(license_, pack)
            for license_ in held
            for pack in self._packs[license_.server]
            if pack.id == license_.pack_id
        )

    def _ends(self, grant: Grant, attempt: Attempt) -> list[str]:
        if attempt.is_per_device and grant.kind in _DRAWN:
            return self._tx.random.choices(self._lifetimes, k=len(self._people))
        if grant.kind in _AS_IT_WAS:
            return [str(p.held_until) for p in self._people]
        return [clock.iso(grant.expires_on)] * len(self._people)

    def _count(self, server: str, pack_id: int, change: int) -> None:
        packs = self._packs[server]
        place = next(n for n, pack in enumerate(packs) if pack.id == pack_id)
        if packs[place].total is not None:  # an unlimited pack runs out of none
            issued = packs[place].issued + change
            packs[place] = packs[place].changed(issued=issued)
