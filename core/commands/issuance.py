"""Carrying a decision out: what license servers and clients write down for it."""

from datetime import datetime
from typing import Protocol

from core.catalog import LicenseProgram, LicenseStatus, LicenseType, ProductVersion
from core.event_kinds import EventKind
from core.records import (
    ClientLicense,
    Device,
    IssuedLicense,
    LicensePack,
    LicenseServer,
)
from core.rules.issuance.copies import copy_of
from core.rules.issuance.model import Attempt, Decision, Grant, GrantKind


class Ledger(Protocol):
    """Where it is written: a transaction, or what collects for one."""

    def server(self, name: str) -> LicenseServer:
        """Return a license server by name."""
        ...

    def save_server(self, server: LicenseServer) -> None:
        """Write a license server that exists."""
        ...

    def packs(self, server: str) -> list[LicensePack]:
        """List the license packs of a server."""
        ...

    def add_pack(self, pack: LicensePack) -> None:
        """Add a license pack to its server."""
        ...

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
        ...

    def save_issued(self, issued: IssuedLicense) -> None:
        """Write an issued license that exists."""
        ...

    def remove_issued(self, issued: IssuedLicense) -> None:
        """Take an issued license off the record."""
        ...

    def save_copy(self, device: Device, copy: ClientLicense) -> None:
        """Write the license that a client device keeps."""
        ...

    def log(self, on: str, kind: EventKind, **facts: object) -> None:
        """Write an event to the log of a computer."""
        ...

    def add_failed_issuance(
        self, server: str, user: str, version: ProductVersion
    ) -> None:
        """Record that a user's license could not be written to the directory."""
        ...

    def forget_failures(self, user: str) -> None:
        """Forget failures of a user whose license is written to the directory."""
        ...


def apply_decision(decision: Decision, attempt: Attempt, ledger: Ledger) -> None:
    """Log what there is to log, and issue what is due."""
    for event in decision.events:
        facts = {"server": event.computer, **event.facts}
        ledger.log(event.computer, event.kind, **facts)
    if decision.failed_on is not None:
        version = attempt.license_version
        ledger.add_failed_issuance(decision.failed_on, attempt.user, version)
    if decision.grant is not None:
        _grant(decision.grant, attempt, ledger)
        if not attempt.is_per_device:
            ledger.forget_failures(attempt.user)


def _grant(grant: Grant, attempt: Attempt, ledger: Ledger) -> None:
    """Change the record of the license server, and the client's copy."""
    old = grant.replaces
    if grant.kind in {GrantKind.RENEW, GrantKind.EXTEND} and old is not None:
        ledger.save_issued(old.changed(expires_on=grant.expires_on))
    elif grant.kind is GrantKind.VALIDATE and old is not None:
        ledger.save_issued(old.changed(validated=True))
    elif grant.kind is not GrantKind.REINSTATE:
        _issue(grant, attempt, ledger)
    if attempt.is_per_device and attempt.device.keeps_license:
        ledger.save_copy(attempt.device, copy_of(grant, attempt))


def _issue(grant: Grant, attempt: Attempt, ledger: Ledger) -> None:
    per_device = attempt.is_per_device
    if grant.replaces is not None and per_device:
        ledger.save_issued(grant.replaces.changed(status=LicenseStatus.UPGRADE))
    elif grant.replaces is not None:
        ledger.remove_issued(grant.replaces)
    is_temporary = grant.is_temporary
    ledger.add_issued(
        _pack(grant, ledger),
        user=attempt.user,
        device=attempt.device if per_device else None,
        status=LicenseStatus.TEMPORARY if is_temporary else LicenseStatus.ACTIVE,
        validated=is_temporary and attempt.signs_in,
        expires_on=grant.expires_on,
    )


def _pack(grant: Grant, ledger: Ledger) -> LicensePack:
    """Return the pack that is issued from; what was never bought is added to it."""
    packs = ledger.packs(grant.server)
    if grant.pack_id is not None:
        return next(p for p in packs if p.id == grant.pack_id)
    over_used = grant.kind is GrantKind.OVER_USE
    program = LicenseProgram.OVER_USED if over_used else LicenseProgram.TEMPORARY
    for pack in packs:
        if pack.program is program and pack.version is grant.version:
            return pack
    server = ledger.server(grant.server)
    pack = LicensePack(
        server=server.name,
        id=server.next_pack_id,
        version=grant.version,
        type=LicenseType.PER_USER if over_used else LicenseType.PER_DEVICE,
        program=program,
        total=0 if over_used else None,
    )
    ledger.add_pack(pack)
    ledger.save_server(server.changed(next_pack_id=server.next_pack_id + 1))
    return pack
