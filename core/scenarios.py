"""Scenarios: the worlds that labs begin with, read from strict TOML."""

import sqlite3
import tomllib
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import blake2b
from random import Random
from typing import Any

from pydantic import Field

import resources
from core import clock
from core.catalog import (
    DEFAULT_SCENARIO,
    PURCHASE_PROGRAMS,
    ActivationStatus,
    CertificateValue,
    ClearinghouseCondition,
    ConnectionMethod,
    DiscoveryScope,
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    LicensingMode,
    PolicyName,
    PolicyState,
    ProductVersion,
)
from core.clock import LabTime
from core.errors import LabMissing
from core.event_kinds import EventKind
from core.numbers import purchases, servers
from core.numbers.purchases import Purchase
from core.records import (
    GRACE_DAYS,
    Account,
    ClientLicense,
    Device,
    FailedIssuance,
    LabSettings,
    LicensePack,
    LicenseServer,
    PolicySetting,
    Record,
    Registration,
    SessionHost,
    Trust,
    User,
    built_in_pack,
)
from core.rules.issuance.facts import FULL_DAYS, TEMPORARY_DAYS, USER_DAYS
from core.store import rows

_FOLDER = "scenarios"
_DEFAULT_SEED = 1


class TrustPlan(Record):
    """A domain that the lab's domain trusts, with users of it."""

    domain: str
    is_two_way: bool = True
    users: tuple[str, ...] = ()


class EventPlan(Record):
    """An event that was logged before, so many times, an hour between."""

    computer: str
    kind: EventKind
    times: int = Field(default=1, ge=1)


class PackPlan(Record):
    """A license pack that a scenario starts with."""

    version: ProductVersion
    type: LicenseType
    program: LicenseProgram
    total: int | None = Field(default=None, ge=0)  # None: unlimited, never bought
    issued: int = 0
    revoked: int = 0  # the first of those that were issued to devices
    installed_anew: bool = False  # the devices, since then: nobody has these licenses
    days_left: int | None = None  # of each license; None: by chance
    serial: int = 1


class ServerPlan(Record):
    """A license server that a scenario starts with."""

    name: str
    version: ProductVersion
    activation_status: ActivationStatus = ActivationStatus.NOT_ACTIVATED
    connection_method: ConnectionMethod = ConnectionMethod.AUTOMATIC
    in_ad_group: bool = False
    scp_registered: bool = False
    address: str = ""
    is_listed: bool = True
    is_reachable: bool = True
    is_running: bool = True
    version_store_full: bool = False
    refuses_anonymous: bool = False
    published: bool = False
    scope: DiscoveryScope | None = None  # None: the domain, or the workgroup
    on_domain_controller: bool = False
    security_group_policy: bool = False
    security_group_members: tuple[str, ...] = ()
    registration: Registration = Registration()
    packs: tuple[PackPlan, ...] = Field(default=(), alias="pack")


class SessionHostPlan(Record):
    """A session host that a scenario starts with."""

    name: str
    version: ProductVersion
    licensing_mode: LicensingMode = LicensingMode.NOT_CONFIGURED
    license_servers: tuple[str, ...] = ()
    grace_days_left: int = Field(default=GRACE_DAYS, ge=0, le=GRACE_DAYS)
    policy: dict[PolicyName, str] = Field(default_factory=dict)  # enabled, in force
    address: str = ""
    domain: str | None = None  # a trusted one
    certificates_stale: bool = False


class Scenario(Record):
    """A whole world, as its file describes it."""

    summary: str
    now: LabTime
    edition: ProductVersion = ProductVersion.W2022
    domain: str | None = None
    clearinghouse: ClearinghouseCondition = ClearinghouseCondition.REACHABLE
    signed_in: str
    accounts: tuple[Account, ...] = Field(alias="account", min_length=1)
    servers: tuple[ServerPlan, ...] = Field(alias="server", min_length=1)
    session_hosts: tuple[SessionHostPlan, ...] = Field(default=(), alias="session_host")
    users_may_update: bool = True
    trusts: tuple[TrustPlan, ...] = Field(default=(), alias="trust")
    events: tuple[EventPlan, ...] = Field(default=(), alias="event")
    damaged: tuple[str, ...] = ()  # devices, by the license that each keeps
    failed: tuple[FailedIssuance, ...] = ()
    users: tuple[str, ...] = ()
    sales: int = 0  # how many of the users are in the organizational unit Sales
    devices: int = 0


def names() -> list[str]:
    """List the scenarios by name, the default first."""
    found = sorted(p.stem for p in resources.path(_FOLDER).glob("*.toml"))
    return sorted(found, key=lambda name: name != DEFAULT_SCENARIO)


def load(name: str) -> Scenario:
    """Read a scenario; LabMissing if there is none of this name."""
    if name not in names():
        raise LabMissing(
            f"There is no scenario {name}. The scenarios are: {', '.join(names())}."
        )
    return Scenario.model_validate(_read(name))


def _read(name: str) -> dict[str, Any]:
    """Read a scenario file on top of the one that it names as its base.

    A license server of the base stays, unless the file has one of the same name.
    """
    text = resources.path(f"{_FOLDER}/{name}.toml").read_text(encoding="utf-8")
    own = tomllib.loads(text)
    base = own.pop("base", None)
    if base is None:
        return own
    below = _read(base)
    mine = {s["name"]: s for s in own.pop("server", [])}
    servers = {s["name"]: s for s in below["server"]} | mine
    return {**below, **own, "server": list(servers.values())}


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
        users = [self._user(i, n) for i, n in enumerate(self._scenario.users)]
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
        ):
            self._add(table, records)
        for plan in self._scenario.servers:
            self._build_server(plan, users, devices)
        self._add("failed_issuance", self._scenario.failed)
        for event in self._scenario.events:
            self._log(event)

    def _user(self, index: int, name: str) -> User:
        unit = "Sales" if index < self._scenario.sales else None
        return User(name=name, organizational_unit=unit)

    def _device(self, number: int) -> Device:
        identity = f"{self._settings.seed}:PC-{number:04d}".encode()
        hardware_id = blake2b(identity, digest_size=20).hexdigest()  # domain.md 3.2
        return Device(name=f"PC-{number:04d}", hardware_id=hardware_id)

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
            stale_certificates=tuple(CertificateValue)
            if plan.certificates_stale
            else (),
        )

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
            self._issue(pack, pack_plan, users, devices)

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
        is_over_used = plan.program is LicenseProgram.OVER_USED
        after = len(users) // 2 if is_over_used else 0  # the others have one
        for i in range(plan.issued):
            user = self._settings.account_of(users[(after + i) % len(users)].name)
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

    def _age(self, number: int) -> timedelta:
        return timedelta(days=self._random.randint(1, 40), minutes=number * 7)

    def _device_before(self, device: Device, number: int) -> Device:
        """Return a device as it was before it was installed anew."""
        identity = f"{self._settings.seed}:{device.name}:{number}".encode()
        former = blake2b(identity, digest_size=20).hexdigest()
        return device.changed(hardware_id=former)

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
            event: dict[str, object] = {
                "at": clock.iso(self._settings.now - timedelta(hours=hours)),
                "computer": plan.computer,
                "kind": int(plan.kind),
                "text": plan.kind.text.format(server=plan.computer),
            }
            rows.insert(self._connection, "logged_event", event)

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


def _status(plan: PackPlan, *, is_first: bool) -> LicenseStatus:
    if plan.program is LicenseProgram.TEMPORARY:
        return LicenseStatus.TEMPORARY
    return LicenseStatus.REVOKED if is_first else LicenseStatus.ACTIVE


_SECURITY_GROUP = {PolicyName.SECURITY_GROUP: PolicySetting(state=PolicyState.ENABLED)}
