"""Makes a lab of a scenario; every random choice comes from the lab's seed."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import blake2b
from random import Random

from core import clock
from core.catalog import (
    PURCHASE_PROGRAMS,
    ActivationStatus,
    CertificateValue,
    ClientKind,
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    PolicyName,
    PolicyState,
    ProductVersion,
)
from core.event_kinds import EventKind
from core.numbers import purchases, servers
from core.numbers.purchases import Purchase
from core.records import (
    GRACE_DAYS,
    ClientLicense,
    Device,
    FailedIssuance,
    LabSettings,
    LicensePack,
    LicenseServer,
    PolicySetting,
    Record,
    SessionHost,
    Trust,
    User,
    built_in_pack,
    server_list,
)
from core.rules.clients import as_of
from core.rules.issuance.model import FULL_DAYS, TEMPORARY_DAYS, USER_DAYS
from core.scenarios.plans import (
    EventPlan,
    PackPlan,
    Scenario,
    ServerPlan,
    SessionHostPlan,
    SessionPlan,
)
from core.store import rows

_DEFAULT_SEED = 1


def build(
    connection: sqlite3.Connection,
    name: str,
    scenario: Scenario,
    *,
    edition: ProductVersion | None,
    seed: int | None,
) -> None:
    """Write the world of a scenario into an empty lab, in one transaction."""
    settings = LabSettings(
        scenario=name,
        edition=edition or scenario.edition,
        seed=_DEFAULT_SEED if seed is None else seed,
        now=scenario.now,
        domain=scenario.domain,
        clearinghouse=scenario.clearinghouse,
        signed_in=scenario.signed_in,
        users_may_update=scenario.users_may_update,
        trusts=tuple(
            Trust(domain=t.domain, is_two_way=t.is_two_way) for t in scenario.trusts
        ),
    )
    connection.execute("BEGIN IMMEDIATE")
    _Builder(connection, scenario, settings).build()
    connection.execute("COMMIT")


class _Builder:
    """Writes one scenario; every random choice comes from the lab's seed."""

    def __init__(
        self, connection: sqlite3.Connection, scenario: Scenario, settings: LabSettings
    ) -> None:
        self._connection = connection
        self._scenario = scenario
        self._settings = settings
        self._random = Random(f"{settings.seed}:scenario")
        self._used: set[str | None] = set()  # by the first of servers that share one

    def build(self) -> None:
        lab = {"id": 1, **rows.to_row(self._settings)}
        rows.insert(self._connection, "lab", lab)
        numbered = range(1, self._scenario.numbered_users + 1)
        names = [*self._scenario.users, *(f"user{n:04d}" for n in numbered)]
        users = [self._user(i, n) for i, n in enumerate(names)]
        devices = [self._device(i + 1) for i in range(self._scenario.devices)]
        strangers = [
            User(name=name, domain=trust.domain)
            for trust in self._scenario.trusts
            for name in trust.users
        ]
        for table, records in (
            ("user", [*users, *strangers]),
            ("device", devices),
            ("session_host", map(self._session_host, self._scenario.session_hosts)),
            ("account", self._scenario.accounts),
            ("passage", self._scenario.passages),
        ):
            self._add(table, records)
        for plan in self._scenario.servers:
            self._build_server(plan, users, devices)
        self._add("failed_issuance", self._scenario.failed)
        for failed in self._scenario.failed:
            self._log_failed(failed)
        for event in self._scenario.events:
            self._log(event)
        for session in self._scenario.sessions:
            self._start(session)

    def _user(self, index: int, name: str) -> User:
        unit = "Sales" if index < self._scenario.sales else None
        return User(name=name, organizational_unit=unit)

    def _device(self, number: int) -> Device:
        identity = f"{self._settings.seed}:PC-{number:04d}".encode()
        hardware_id = blake2b(identity, digest_size=20).hexdigest()  # domain.md 3.2
        device = Device(name=f"PC-{number:04d}", hardware_id=hardware_id)
        kind = self._scenario.clients.get(device.name, ClientKind.WINDOWS)
        if kind is ClientKind.WINDOWS:
            return device
        own = as_of(kind, hardware_id)
        return device.changed(kind=kind, hardware_id=own, registry_id=hardware_id)

    def _session_host(self, plan: SessionHostPlan) -> SessionHost:
        used = timedelta(days=GRACE_DAYS - plan.grace_days_left)
        policy = {
            name: PolicySetting(state=PolicyState.ENABLED, value=value)
            for name, value in plan.policy.items()
        }
        return SessionHost(
            name=plan.name,
            version=plan.version,
            own_mode=plan.licensing_mode,
            own_servers=plan.license_servers,
            policy=policy,
            applied=policy,
            grace_started=self._settings.now - used,
            address=plan.address,
            domain=plan.domain,
            met_license_server=self._has_met_one(plan),
            is_evaluation=plan.is_evaluation,
            stale_certificates=tuple(CertificateValue)
            if plan.certificates_stale
            else (),
            third_party_protocol=plan.third_party_protocol,
        )

    def _has_met_one(self, plan: SessionHostPlan) -> bool:
        """Tell whether a host has certificates: one that is set up and has a server."""
        listed = plan.policy.get(PolicyName.LICENSE_SERVERS, "")
        named = {*plan.license_servers, *server_list(listed)}
        return bool(named & {server.name for server in self._scenario.servers})

    def _build_server(
        self, plan: ServerPlan, users: list[User], devices: list[Device]
    ) -> None:
        server = self._server(plan)
        packs = [
            built_in_pack(server.name),
            *(self._pack(server, p) for p in plan.packs),
        ]
        packs = [p.changed(id=i) for i, p in enumerate(packs, start=2)]
        self._add("license_server", [server.changed(next_pack_id=2 + len(packs))])
        for pack in packs:
            row = rows.to_row(pack, without=["issued"])
            rows.insert(self._connection, "license_pack", row)
        for pack, pack_plan in zip(packs[1:], plan.packs, strict=True):
            self._issue(
                pack, pack_plan, users[_passed_over(plan, pack_plan) :], devices
            )

    def _server(self, plan: ServerPlan) -> LicenseServer:
        product_id = servers.make_product_id(self._settings.seed, plan.name)
        return LicenseServer(
            name=plan.name,
            version=plan.version,
            activation_status=plan.activation_status,
            connection_method=plan.connection_method,
            product_id=product_id,
            license_server_id=servers.make_license_server_id(product_id)
            if plan.activation_status is not ActivationStatus.NOT_ACTIVATED
            else None,
            scope=plan.scope or self._settings.own_scope,
            in_ad_group=plan.in_ad_group,
            scp_registered=plan.scp_registered,
            on_domain_controller=plan.on_domain_controller,
            security_group_policy=plan.security_group_policy,
            policy=_SECURITY_GROUP if plan.security_group_policy else {},
            security_group_members=plan.security_group_members,
            address=plan.address,
            is_listed=plan.is_listed,
            is_reachable=plan.is_reachable,
            is_running=plan.is_running,
            version_store_full=plan.version_store_full,
            refuses_anonymous=plan.refuses_anonymous,
            published=plan.published,
            registration=plan.registration,
        )

    def _pack(self, server: LicenseServer, plan: PackPlan) -> LicensePack:
        number = _purchase_number(plan) if plan.program in PURCHASE_PROGRAMS else None
        if plan.program is LicenseProgram.RETAIL and number not in self._used:
            self._used.add(number)
            used: dict[str, object] = {"number": number, "server": server.name}
            rows.insert(self._connection, "used_number", used)
        return LicensePack(
            server=server.name,
            id=1,
            version=plan.version,
            type=plan.type,
            program=plan.program,
            total=plan.total,
            purchase_number=number,
        )

    def _issue(
        self,
        pack: LicensePack,
        plan: PackPlan,
        users: list[User],
        devices: list[Device],
    ) -> None:
        for i in range(plan.issued):
            user = self._settings.account_of(users[i % len(users)].name)
            if pack.type is LicenseType.PER_USER:
                self._write(pack, user, None, LicenseStatus.ACTIVE, self._age(i))
                continue
            device = devices[i % len(devices)]
            if plan.installed_anew:
                device = self._device_before(device, i)
            status = _status(plan, is_first=i < plan.revoked)
            expires = self._write(
                pack, user, device, status, self._age(i), plan.days_left
            )
            if not plan.installed_anew:
                self._give_copy(device, pack, expires)
        self._issue_again(pack, plan, users, devices)

    def _issue_again(
        self,
        pack: LicensePack,
        plan: PackPlan,
        users: list[User],
        devices: list[Device],
    ) -> None:
        """Issue some to one device, each under another hardware ID (domain.md 13.1)."""
        for i, device in enumerate(d for d in devices if d.name == plan.again_to):
            user = self._settings.account_of(users[i].name)
            for number in range(plan.again):
                former = self._device_before(device, number)
                self._write(pack, user, former, LicenseStatus.ACTIVE, self._age(number))

    def _age(self, number: int) -> timedelta:
        return timedelta(days=self._random.randint(1, 40), minutes=number * 7)

    def _device_before(self, device: Device, number: int) -> Device:
        """Return a device as it was before it was installed anew."""
        identity = f"{self._settings.seed}:{device.name}:{number}".encode()
        former = blake2b(identity, digest_size=20).hexdigest()
        return device.changed(hardware_id=as_of(device.kind, former))

    def _write(
        self,
        pack: LicensePack,
        user: str,
        device: Device | None,
        status: LicenseStatus,
        age: timedelta,
        days_left: int | None = None,
    ) -> datetime:
        """Write an issued license and return when it expires (domain.md 3.2, 3.3)."""
        days = USER_DAYS if device is None else self._random.randint(*FULL_DAYS)
        is_temporary = status is LicenseStatus.TEMPORARY
        if is_temporary:
            days = TEMPORARY_DAYS
        issued_on = self._settings.now - age
        if days_left is not None:
            issued_on = self._settings.now + timedelta(days=days_left - days)
        expires = issued_on + timedelta(days=days)
        issued: dict[str, object] = {
            "server": pack.server,
            "pack_id": pack.id,
            "user": user,
            "computer": device.name if device else None,
            "hardware_id": device.hardware_id if device else None,
            "status": status,
            "validated": int(is_temporary),
            "issued_on": clock.iso(issued_on),
            "expires_on": clock.iso(expires),
        }
        rows.insert(self._connection, "issued_license", issued)
        return expires

    def _give_copy(self, device: Device, pack: LicensePack, expires: datetime) -> None:
        copy = ClientLicense(
            server=pack.server,
            version=pack.version,
            is_temporary=pack.program is LicenseProgram.TEMPORARY,
            expires_on=expires,
            validated=pack.program is LicenseProgram.TEMPORARY,
            is_damaged=device.name in self._scenario.damaged,
        )
        row = rows.to_row(device.changed(client_license=copy))
        rows.update(self._connection, "device", "name", row)

    def _log(self, plan: EventPlan) -> None:
        for hours in reversed(range(1, plan.times + 1)):
            at = self._settings.now - timedelta(hours=hours)
            self._write_event(at, plan.computer, plan.kind)

    def _log_failed(self, failed: FailedIssuance) -> None:
        """Log what the license server said when it tried (domain.md 13.8)."""
        kind = EventKind.ATTRIBUTES_NOT_UPDATED
        self._write_event(failed.tried_on, failed.server, kind, user=failed.user)

    def _write_event(
        self, at: datetime, computer: str, kind: EventKind, **facts: str
    ) -> None:
        event: dict[str, object] = {
            "at": clock.iso(at),
            "computer": computer,
            "kind": int(kind),
            "text": kind.text.format(server=computer, **facts),
        }
        rows.insert(self._connection, "logged_event", event)

    def _start(self, plan: SessionPlan) -> None:
        facts = plan.model_dump(mode="json", exclude={"user"})
        session: dict[str, object] = {
            **facts,
            "user": self._settings.account_of(plan.user),
            "started": clock.iso(self._settings.now - timedelta(hours=2)),
        }
        rows.insert(self._connection, "session", session)

    def _add(self, table: str, records: Iterable[Record]) -> None:
        for record in records:
            rows.insert(self._connection, table, rows.to_row(record))


def _purchase_number(plan: PackPlan) -> str:
    if plan.program is LicenseProgram.RETAIL:
        return purchases.make_retail_code(
            Purchase(
                plan.version, plan.type, plan.total or 0, plan.program, plan.serial
            )
        )
    if plan.program is LicenseProgram.OPEN:
        return purchases.make_open_numbers(plan.serial)[1]
    return purchases.make_agreement_number(plan.program, plan.serial)


def _passed_over(plan: ServerPlan, pack: PackPlan) -> int:
    """Count the first users who get none of a pack: they have another, or none."""
    if pack.program is not LicenseProgram.OVER_USED:
        return pack.without
    return sum(
        p.issued for p in plan.packs if p is not pack and p.type is LicenseType.PER_USER
    )


def _status(plan: PackPlan, *, is_first: bool) -> LicenseStatus:
    if plan.program is LicenseProgram.TEMPORARY:
        return LicenseStatus.TEMPORARY
    return LicenseStatus.REVOKED if is_first else LicenseStatus.ACTIVE


_SECURITY_GROUP = {PolicyName.SECURITY_GROUP: PolicySetting(state=PolicyState.ENABLED)}
