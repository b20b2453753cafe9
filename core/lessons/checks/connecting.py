"""Who can connect now: tried on a copy of the lab, from which it is taken back."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count, cycle, islice
from typing import Literal, Self

from pydantic import Field, model_validator

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
from core.lab import Lab
from core.lessons.checks.base import BaseCheck
from core.lessons.checks.case import Case, Finding
from core.lessons.checks.words import joined, word
from core.lessons.gestures import Texts
from core.reads.notices import notice
from core.records import LicensePack
from core.store.connection import LabConnection
from core.store.transaction import Transaction

License = Literal["none", "temporary", "over-used", "full"]
_ORDER: tuple[License, ...] = ("none", "temporary", "over-used", "full")
_IN_USE = {LicenseStatus.ACTIVE, LicenseStatus.TEMPORARY}
_ORDINALS = {2: "second", 3: "third"}
_SHOWN = 3
"""So many who do not get what is expected are named."""


class CanConnect(BaseCheck):
    """Who connects now gets this; every user and every device tries once at least."""

    check: Literal["can-connect"]
    hosts: Texts = Field(default=(), description="empty: all session hosts")
    users: Texts = Field(default=(), description="empty: all users")
    devices: Texts = Field(default=(), description="empty: all client devices")
    can: bool = Field(default=True, description="false: each of them is turned away")
    outcome: Outcome | None = Field(
        default=None, description="instead of connected, or of any other"
    )
    license: License | None = Field(
        default=None, description="that the device, or the user, has afterwards"
    )
    version: ProductVersion | None = Field(default=None, description="of the license")
    events: tuple[EventKind, ...] = Field(
        default=(), description="by their IDs: each attempt logs these"
    )
    no_events: tuple[EventKind, ...] = Field(
        default=(), description="by their IDs: no attempt logs one of these"
    )
    balloon: bool | None = Field(
        default=None, description="whether they see one, in the session"
    )
    is_administrative: bool = Field(default=False, description="mstsc /admin")
    together: bool = Field(
        default=False, description="one after the other, and all stay connected"
    )
    times: int = Field(
        default=1, ge=1, le=3, description="each connects so often; the last one counts"
    )

    @model_validator(mode="after")
    def _does_not_contradict_itself(self) -> Self:
        if self.outcome is not None and self.outcome.is_connected is not self.can:
            raise ValueError(f"With {self.outcome} can is {not self.can}.")
        return self

    def expected(self) -> str:
        """Say who gets what."""
        who = joined(self.users) if self.users else "Every user"
        on = joined(self.hosts) if self.hosts else "every session host"
        does = "can connect to" if self.can else "cannot connect to"
        place = f" from {joined(self.devices)}" if self.devices else ""
        return f"{who} {does} {on}{place}{self._as()}"

    def judge(self, case: Case) -> Finding:
        """Let them try."""
        with closing(case.lab.in_memory()) as copy:
            tried = list(self._attempts(case.lab, copy))
        if not tried:
            return Finding(False, self.expected(), "There is nobody who could connect")
        wrong = [attempt for attempt in tried if not self._is_right(attempt)]
        told = [attempt.said() for attempt in (wrong or tried)[:_SHOWN]]
        more = len(wrong) - _SHOWN
        if more > 0:
            told.append(f"so it is for {more} more")
        found = "; ".join(told) if wrong else self.expected()
        return Finding(not wrong, self.expected(), found)

    def _as(self) -> str:
        said = [f"with {word(self.outcome)}"] if self.outcome else []
        if self.license or self.version:
            version = f" {word(self.version)}" if self.version else ""
            said.append(f"with the license {self.license or 'of'}{version}")
        said += [f"with event {kind.value}" for kind in self.events]
        said += [f"without event {kind.value}" for kind in self.no_events]
        if self.balloon is not None:
            said.append("with a balloon" if self.balloon else "without a balloon")
        if self.times > 1:
            said.append(f"at the {_ORDINALS[self.times]} connection")
        return f", {joined(said)}" if said else ""

    def _is_right(self, attempt: "_Attempt") -> bool:
        wanted = self.outcome or (Outcome.CONNECTED if self.can else None)
        is_so = (
            attempt.outcome is wanted
            if wanted is not None
            else attempt.outcome is None or not attempt.outcome.is_connected
        )
        return (
            is_so
            and self.license in {None, attempt.license}
            and self.version in {None, attempt.version}
            and set(self.events) <= set(attempt.events)
            and not set(self.no_events) & set(attempt.events)
            and self.balloon in {None, attempt.sees_balloon}
        )

    def _attempts(self, lab: Lab, copy: LabConnection) -> Iterator["_Attempt"]:
        """Try each user and each device, on each session host."""
        hosts = [lab.remote_computer(name).name for name in self.hosts]
        hosts = hosts or [host.name for host in lab.session_hosts()]
        users = [lab.known_user(n).name for n in self.users] or lab.user_names()
        devices = [lab.known_device(n).name for n in self.devices]
        devices = devices or lab.device_names()
        if not (users and devices):
            return
        number = max(len(users), len(devices))
        pairs = list(islice(zip(cycle(users), cycle(devices), strict=False), number))
        tries = [self._try_of(host, *pair) for host in hosts for pair in pairs]
        numbers = count(lab.last_seq() + 1)
        for group in [tries] if self.together else [[one] for one in tries]:
            with _taken_back(copy):
                for command in group * (self.times - 1):
                    _try(command, copy, next(numbers))
                for command in group:
                    yield _try(command, copy, next(numbers))

    def _try_of(self, host: str, user: str, device: str) -> Connect:
        return Connect(
            host=host,
            user=user,
            device=device,
            is_administrative=self.is_administrative,
        )


@contextmanager
def _taken_back(copy: LabConnection) -> Iterator[None]:
    copy.execute("BEGIN")
    try:
        yield
    finally:
        copy.execute("ROLLBACK")


@dataclass(frozen=True)
class _Attempt:
    """What came of an attempt; without an outcome it was refused before."""

    command: Connect
    outcome: Outcome | None
    refusal: str = ""
    license: License = "none"
    version: ProductVersion | None = None
    events: tuple[EventKind, ...] = ()
    sees_balloon: bool = False

    def said(self) -> str:
        """Say it."""
        got = [self.refusal or word(self.outcome)]
        if self.license != "none":
            version = f" {word(self.version)}" if self.version else ""
            got.append(f"license {self.license}{version}")
        got += [f"event {kind.value}" for kind in self.events]
        got += ["a balloon"] if self.sees_balloon else []
        who = f"{self.command.user} from {self.command.device}"
        return f"{who} on {self.command.host}: {', '.join(got)}"


def _try(command: Connect, copy: LabConnection, seq: int) -> _Attempt:
    tx = Transaction(copy, seq)
    last = tx.last_logged()
    copy.execute("SAVEPOINT attempt")
    try:
        command.execute(tx)
    except Refused as refused:
        copy.execute("ROLLBACK TO attempt")
        return _Attempt(command, None, str(refused))
    (tried,) = (event for event in tx.events if isinstance(event, ConnectionTried))
    held, version = _held(tried, tx)
    return _Attempt(
        command,
        tried.outcome,
        license=held,
        version=version,
        events=tuple(event.kind for event in tx.logged(after=last)),
        sees_balloon=_sees_balloon(command, tried, tx),
    )


def _held(
    tried: ConnectionTried, tx: Transaction
) -> tuple[License, ProductVersion | None]:
    """Tell which license the device has now, or the user in Per User mode."""
    if tx.remote_computer(tried.host).licensing_mode is LicensingMode.PER_USER:
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


def _sees_balloon(command: Connect, tried: ConnectionTried, tx: Transaction) -> bool:
    if not tried.outcome.is_connected:
        return False
    host = tx.remote_computer(command.host)
    is_administrative = command.is_administrative
    seen = notice(tx, host, command.user, is_administrative=is_administrative)
    return seen is not None
