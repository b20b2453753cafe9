"""Simulated days: many people log on to a session host, and time passes."""

from collections import Counter
from datetime import datetime, timedelta
from functools import partial
from typing import Self

from pydantic import Field, model_validator

from core.catalog import LicensingMode, LogonPattern
from core.commands.command import Command
from core.commands.granting import carry_out, copy_of
from core.commands.time import pass_time
from core.commands.wholesale import Wholesale
from core.commands.world import new_hardware_id
from core.errors import Refused
from core.events import DaySimulated
from core.records import LabSettings, SessionHost
from core.refusals import Reason
from core.rules.issuance.decide import decide
from core.rules.issuance.facts import (
    FULL_DAYS,
    RENEWAL_DAYS,
    Attempt,
    Decision,
    GrantKind,
)
from core.store.crowd import Crowd, Ids, Member
from core.store.transaction import Transaction
from core.text import PlainText

MAX_PEOPLE = 10_000
MAX_CLONES = 250  # each of them gets a license every day
MAX_NEWCOMERS = 100  # a day; so that no day takes long
_BATCH = 500
_A_DAY = timedelta(days=1)
_SATURDAY = 5
_ROUNDS = {  # how often a day people log on
    LogonPattern.OFFICE_HOURS: 1,
    LogonPattern.SHIFT_WORK: 3,
    LogonPattern.CLONED_MACHINES: 2,  # in the morning, and after lunch
}
_COUNTED = {
    GrantKind.TEMPORARY: "temporary",
    GrantKind.FULL: "full",
    GrantKind.RENEW: "renewed",
    GrantKind.EXTEND: "renewed",
    GrantKind.OVER_USE: "over_used",
}


class SimulateDay(Command):
    """Let many people log on all day, and the night pass.

    Users and devices that are missing are added, some every day. On a host in Per
    Device mode every device is used, otherwise every user logs on.
    """

    host: PlainText
    users: int = Field(ge=1, le=MAX_PEOPLE)
    devices: int = Field(ge=1, le=MAX_PEOPLE)
    pattern: LogonPattern

    @model_validator(mode="after")
    def _clones_are_few(self) -> Self:
        is_cloned = self.pattern is LogonPattern.CLONED_MACHINES
        if is_cloned and self.devices > MAX_CLONES:
            raise ValueError(f"at most {MAX_CLONES} machines are cloned every day")
        return self

    def execute(self, tx: Transaction) -> None:
        """Decide for each situation that people are in, and issue what is due."""
        host = tx.host(self.host)
        if not host.is_reachable:
            raise Refused(Reason.HOST_UNREACHABLE, host=host.name)
        if not host.is_running:
            raise Refused(Reason.SERVICE_STOPPED, host=host.name)
        crowd = tx.crowd(self.users, self.devices)
        hardware_id = partial(new_hardware_id, tx=tx)
        crowd.grow(MAX_NEWCOMERS, hardware_id)
        if self.pattern is LogonPattern.CLONED_MACHINES:
            crowd.renew_devices(hardware_id)
        now = tx.settings().now
        day = _Day(host, crowd, tx)
        for number in range(self._rounds(now)):
            day.log_on(number, self.pattern)
        pass_time(now + _A_DAY, tx)
        tx.tell(DaySimulated(now, **day.counts))

    def _rounds(self, now: datetime) -> int:
        in_office = self.pattern is LogonPattern.OFFICE_HOURS
        is_weekend = now.weekday() >= _SATURDAY
        return 0 if in_office and is_weekend else _ROUNDS[self.pattern]


class _Day:
    """One day of logons; those in the same situation are decided together."""

    def __init__(self, host: SessionHost, crowd: Crowd, tx: Transaction) -> None:
        self.counts: Counter[str] = Counter()
        self._host = host
        self._crowd = crowd
        self._random = tx.random
        self._settings = tx.settings()
        self._ledger = Wholesale(host, crowd, tx)
        self._per_device = host.licensing_mode is LicensingMode.PER_DEVICE

    def log_on(self, number: int, pattern: LogonPattern) -> None:
        """Let people log on once; in shifts each user has a shift of the day."""
        shifts = _ROUNDS[pattern] if pattern is LogonPattern.SHIFT_WORK else 1
        for ids in self._situations(number % shifts, shifts):
            self._decide(ids)
        self._ledger.flush()

    def _situations(self, shift: int, shifts: int) -> list[Ids]:
        now = self._settings.now
        due = now + timedelta(days=RENEWAL_DAYS)
        if self._per_device:
            return self._crowd.device_situations(self._host.version, now, due)
        users = (_domain(self._settings), now, due)
        return self._crowd.user_situations(*users, shift=shift, shifts=shifts)

    def _decide(self, ids: Ids) -> None:
        """Decide one by one until a decision changes nothing: it is that of the rest.

        The event log has an entry for each of those decided, none for the rest.
        """
        done = 0
        while done < len(ids):
            batch = ids[done : done + _BATCH] if done else ids[:1]
            for member in self._members(batch):
                done += 1
                attempt = self._attempt(member)
                decision = decide(attempt, self._ledger.holders(member.held))
                carry_out(decision, attempt, self._ledger)
                self._count(decision, 1)
                if _changes_nothing(decision, attempt):
                    self._apply_to_rest(decision, attempt, ids[done:])
                    return

    def _apply_to_rest(self, decision: Decision, attempt: Attempt, rest: Ids) -> None:
        self._count(decision, len(rest))
        if decision.failed_on is not None:
            for name in self._crowd.names(rest):
                account = self._settings.account_of(name)
                version = attempt.license_version
                self._ledger.add_failed_issuance(decision.failed_on, account, version)

    def _count(self, decision: Decision, times: int) -> None:
        kind = "logons" if decision.outcome.is_connected else "refused"
        self.counts[kind] += times
        if decision.grant is not None and decision.grant.kind in _COUNTED:
            self.counts[_COUNTED[decision.grant.kind]] += times

    def _members(self, ids: Ids) -> list[Member]:
        if self._per_device:
            return self._crowd.who_use(ids)
        return self._crowd.who_are(ids, _domain(self._settings))

    def _attempt(self, member: Member) -> Attempt:
        settings = self._settings
        return Attempt(
            host=self._host,
            device=member.device,
            user=settings.account_of(member.user),
            now=settings.now,
            lifetime=timedelta(days=self._random.randint(*FULL_DAYS)),
            in_domain=settings.domain is not None,
            directory_answers=settings.directory_reachable,
            user_may_update=settings.users_may_update,
            user_licenses=()
            if self._per_device
            else self._ledger.user_licenses(member.held),
        )


def _changes_nothing(decision: Decision, attempt: Attempt) -> bool:
    grant = decision.grant
    if grant is None:
        return True
    if grant.kind not in {GrantKind.VALIDATE, GrantKind.REINSTATE}:
        return False
    is_noted = grant.kind is GrantKind.REINSTATE or (
        grant.replaces is not None and grant.replaces.validated
    )
    device = attempt.device
    return is_noted and (
        not device.keeps_license or device.client_license == copy_of(grant, attempt)
    )


def _domain(settings: LabSettings) -> str:
    r"""Return what stands before a user's name on record: `CORP\`."""
    return settings.account_of("")
