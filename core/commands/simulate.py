"""Simulated days: many people log on to a session host, and time passes."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Self

from pydantic import Field, model_validator

from core.catalog import LicensingMode, LogonPattern, Way
from core.commands.batch_issuance import BatchLedger
from core.commands.clients import new_hardware_id
from core.commands.command import Command, Nature
from core.commands.connect import may_be_updated
from core.commands.time import pass_time
from core.errors import Refused
from core.events import DaySimulated
from core.records import SessionHost
from core.refusals import Reason
from core.rules.issuance.batching import batch_size
from core.rules.issuance.copies import copy_of
from core.rules.issuance.decide import decide
from core.rules.issuance.discovery import meets_first
from core.rules.issuance.model import (
    FULL_DAYS,
    RENEWAL_DAYS,
    Attempt,
    Decision,
    Grant,
    GrantKind,
    ServerState,
)
from core.rules.passages import EVERYBODY
from core.store.candidates import Ids, Member
from core.store.population import Population
from core.store.slices import Steps
from core.store.transaction import Transaction
from core.text import PlainText

MAX_PEOPLE = 10_000
MAX_CLONES = 250  # each of them gets a license every day
MAX_NEWCOMERS = 100  # a day; so that no day takes long
MAX_SERVED = 800  # a day: who get something new; the others come another day
_A_DAY = timedelta(days=1)
_SATURDAY = 5
_SHIFTS = 3
_MORNING_AND_AFTERNOON = 2
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

    nature = Nature.WORLD
    host: PlainText
    users: int = Field(ge=1, le=MAX_PEOPLE)
    devices: int = Field(ge=1, le=MAX_PEOPLE)
    pattern: LogonPattern

    @model_validator(mode="after")
    def _clones_are_few(self) -> Self:
        is_cloned = self.pattern is LogonPattern.CLONED_MACHINES
        if is_cloned and self.devices > MAX_CLONES:
            raise ValueError(f"at most {MAX_CLONES:,} machines are cloned every day")
        return self

    def execute(self, tx: Transaction) -> Steps[None]:
        """Decide for each situation that people are in, and issue what is due."""
        host = tx.host(self.host)
        if not (host.is_reachable and tx.passes(EVERYBODY, host.name, Way.SESSIONS)):
            raise Refused(Reason.HOST_UNREACHABLE, host=host.name)
        if not host.is_running:
            raise Refused(Reason.SERVICE_STOPPED, host=host.name)
        if not host.has_role:
            raise Refused(Reason.NO_SESSION_HOST_ROLE, host=host.name)
        population = tx.population(self.users, self.devices)
        hardware_id = partial(new_hardware_id, tx=tx)
        population.grow(MAX_NEWCOMERS, hardware_id)
        if self.pattern is LogonPattern.CLONED_MACHINES:
            population.renew_devices(hardware_id)
        now = tx.settings().now
        rounds = self._rounds(host, now)
        counts = _Day(host, population, tx).count_logons(rounds) if rounds else {}
        night = yield from pass_time(now + _A_DAY, tx)
        tx.tell(DaySimulated(now, **counts, grace_ended=night.grace_ended))

    def _rounds(self, host: SessionHost, now: datetime) -> int:
        """Tell how often they log on; in shifts each user has one, a device all."""
        per_device = host.licensing_mode is LicensingMode.PER_DEVICE
        if self.pattern is LogonPattern.OFFICE_HOURS:
            return int(now.weekday() < _SATURDAY)
        if self.pattern is LogonPattern.SHIFT_WORK:
            return _SHIFTS if per_device else 1
        return _MORNING_AND_AFTERNOON


class _Day:
    """One day of logons; those in the same situation are decided together."""

    def __init__(
        self, host: SessionHost, population: Population, tx: Transaction
    ) -> None:
        self._counts: Counter[str] = Counter()
        self._host = host
        self._tx = tx
        self._settings = tx.settings()
        due = self._settings.now + timedelta(days=RENEWAL_DAYS)
        self._candidates = population.candidates(host, self._settings, due)
        self._ledger = BatchLedger(host, population, self._candidates, tx)
        self._settled: list[Ids] = []  # who stays in the same situation today
        self._changed: Ids | None = None  # who is in another now; None: everybody
        self._left = MAX_SERVED

    def count_logons(self, rounds: int) -> Counter[str]:
        """Let everybody log on so many times, and count what comes of it."""
        for _ in range(rounds):
            self._log_on()
        return self._counts

    def _log_on(self) -> None:
        groups = [*self._settled, *self._candidates.situations(self._changed)]
        self._settled = []
        self._changed = [number for ids in groups for number in self._decide(ids)]
        self._ledger.flush()

    def _decide(self, ids: Ids) -> Ids:
        """Decide for the first and all who get the same, and so on.

        Return those who are in another situation from now on.
        """
        done = 0
        while done < len(ids):
            rest = ids[done:]
            member = self._candidates.member(rest[0])
            attempt = self._attempt(member)
            states = self._ledger.states(member.held)
            decision = decide(attempt, states)
            self._note_contact(attempt, states)
            grant = decision.grant
            if grant is None or _changes_nothing(grant, attempt):
                self._settled.append(rest)
                self._serve(replace(decision, grant=None), attempt, member, rest)
                break
            most = min(len(rest), self._left)
            if not most:
                break
            count = batch_size(grant, states, most)
            self._serve(decision, attempt, member, rest[:count])
            self._left -= count
            done += count
        return ids[:done]

    def _note_contact(self, attempt: Attempt, states: list[ServerState]) -> None:
        if meets_first(attempt, states):
            self._host = self._host.changed(met_license_server=True)
            self._tx.save_session_host(self._host)

    def _serve(
        self, decision: Decision, attempt: Attempt, member: Member, ids: Ids
    ) -> None:
        self._ledger.serve(decision, attempt, member, ids)
        kind = "logons" if decision.outcome.is_connected else "refused"
        self._counts[kind] += len(ids)
        if decision.grant is not None and decision.grant.kind in _COUNTED:
            self._counts[_COUNTED[decision.grant.kind]] += len(ids)

    def _attempt(self, member: Member) -> Attempt:
        settings = self._settings
        by_group, by_user = may_be_updated(member.user, self._tx)
        return Attempt(
            host=self._host,
            device=member.device,
            user=member.account,
            now=settings.now,
            lifetime=timedelta(days=FULL_DAYS[0]),  # each gets one of its own
            in_domain=settings.has_member(self._host),
            group_may_update=by_group,
            user_may_update=by_user,
            trusts=settings.trusts,
            user_licenses=()
            if self._host.licensing_mode is LicensingMode.PER_DEVICE
            else self._ledger.user_licenses(member.held),
        )


def _changes_nothing(grant: Grant, attempt: Attempt) -> bool:
    if grant.kind not in {GrantKind.VALIDATE, GrantKind.REINSTATE}:
        return False
    is_noted = grant.kind is GrantKind.REINSTATE or (
        grant.replaces is not None and grant.replaces.validated
    )
    device = attempt.device
    return is_noted and (
        not device.keeps_license or device.client_license == copy_of(grant, attempt)
    )
