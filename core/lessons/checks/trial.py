"""Attempts to connect on a copy of a lab, in memory, from which they are taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from core.catalog import (
    LicenseProgram,
    LicenseStatus,
    LicensingMode,
    Outcome,
    ProductVersion,
)
from core.commands.connect import Connect
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import ConnectionTried
from core.lessons.checks.words import word
from core.reads.notices import notice
from core.records import LicensePack, SessionHost
from core.store.connection import LabConnection
from core.store.transaction import Transaction

License = Literal["none", "temporary", "over-used", "full"]
_ORDER: tuple[License, ...] = ("none", "temporary", "over-used", "full")
_IN_USE = {LicenseStatus.ACTIVE, LicenseStatus.TEMPORARY}


@dataclass(frozen=True)
class Attempt:
    """What came of an attempt; without an outcome it was refused before."""

    command: Connect
    outcome: Outcome | None
    refusal: str = ""
    license: License = "none"
    version: ProductVersion | None = None
    events: tuple[EventKind, ...] = ()
    sees_balloon: bool = False

    @property
    def is_connected(self) -> bool:
        """Tell whether there is a session now."""
        return self.outcome is not None and self.outcome.is_connected

    def said(self) -> str:
        """Say it; which license somebody has who is turned away helps nobody."""
        got = [self.refusal or word(self.outcome)]
        if self.is_connected:
            got.append(with_license(self.license, self.version))
        got += [f"event {kind.value}" for kind in self.events]
        got += ["a balloon"] if self.sees_balloon else []
        who = f"{self.command.user} from {self.command.device}"
        return f"{who} on {self.command.host}: {', '.join(got)}"


def with_license(kind: License | None, version: ProductVersion | None) -> str:
    """Say with which license, as far as it is known or asked for."""
    if kind == "none":
        return "without a license"
    article = {None: "a", "over-used": "an over-used"}.get(kind, f"a {kind}")
    of = f" for {version.server_name}" if version else ""
    return f"with {article} license{of}"


@contextmanager
def taken_back(copy: LabConnection) -> Iterator[None]:
    """Take back on leaving what is tried meanwhile."""
    copy.execute("BEGIN")
    try:
        yield
    finally:
        copy.execute("ROLLBACK")


def attempt(
    host: SessionHost, command: Connect, tx: Transaction, *, with_balloon: bool
) -> Attempt:
    """Connect to this host; look for the balloon only where it is asked for."""
    last = tx.last_logged()
    try:
        command.execute(tx)
    except Refused as refused:
        return Attempt(command, None, str(refused))
    (tried,) = (event for event in tx.events if isinstance(event, ConnectionTried))
    held, version = _held(host, tried, tx)
    is_seen = with_balloon and tried.outcome.is_connected
    return Attempt(
        command,
        tried.outcome,
        license=held,
        version=version,
        events=tuple(event.kind for event in tx.logged(after=last)),
        sees_balloon=is_seen and _sees_balloon(host, command, tx),
    )


def _held(
    host: SessionHost, tried: ConnectionTried, tx: Transaction
) -> tuple[License, ProductVersion | None]:
    """Tell which license the device has now, or the user in Per User mode."""
    if host.licensing_mode is LicensingMode.PER_USER:
        issued = tx.held_by_user(tried.user)
    else:
        device = tx.known_device(tried.device)
        if device.client_license is not None:
            kept = device.client_license
            return "temporary" if kept.is_temporary else "full", kept.version
        issued = [
            held
            for server in tx.servers()
            for held in tx.held_by_device(server.name, device.hardware_id)
            if held.status in _IN_USE
        ]
    packs = [tx.pack(held.server, held.pack_id) for held in issued]
    found = [(_of(pack), pack.version) for pack in packs if pack is not None]
    return max(found, key=lambda kind: _ORDER.index(kind[0]), default=("none", None))


def _of(pack: LicensePack) -> License:
    if pack.program is LicenseProgram.TEMPORARY:
        return "temporary"
    return "over-used" if pack.program is LicenseProgram.OVER_USED else "full"


def _sees_balloon(host: SessionHost, command: Connect, tx: Transaction) -> bool:
    is_administrative = command.is_administrative
    seen = notice(tx, host, command.user, is_administrative=is_administrative)
    return seen is not None
