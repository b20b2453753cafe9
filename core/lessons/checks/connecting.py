"""Who can connect now: tried on a copy of the lab, from which it is taken back."""

from collections.abc import Iterator
from contextlib import closing
from itertools import count, cycle, islice
from typing import Literal, Self

from pydantic import Field, model_validator

from core.catalog import Outcome, ProductVersion
from core.commands.connect import Connect
from core.event_kinds import EventKind
from core.lab import Lab
from core.lessons.checks.base import BaseCheck
from core.lessons.checks.case import Case, Finding, Pauses
from core.lessons.checks.trial import (
    Attempt,
    License,
    attempt,
    taken_back,
    with_license,
)
from core.lessons.checks.words import joined, listed_once, word
from core.lessons.gestures import Texts
from core.records import SessionHost
from core.store.connection import LabConnection
from core.store.slices import finish
from core.store.transaction import Transaction

_ORDINALS = {2: "second", 3: "third"}


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
        every = "every" if self.can else "any"
        does = "can connect" if self.can or not self.users else "cannot connect"
        whole = "Every user" if self.can else "No user"
        who = joined(self.users) if self.users else whole
        on = joined(self.hosts) if self.hosts else f"{every} session host"
        place = f" from {joined(self.devices)}" if self.devices else ""
        return f"{who} {does} to {on}{place}{self._as()}"

    def judge(self, case: Case) -> Finding:
        """Let them try without a pause."""
        return finish(self.judging(case))

    def judging(self, case: Case) -> Pauses[Finding]:
        """Let one after the other try; the copy stays as it was at the beginning."""
        tried: list[Attempt] = []
        with closing(case.lab.in_memory()) as copy:
            for one in self._attempts(case.lab, copy):
                tried += [one] if one else []
                yield
        if not tried:
            return Finding(False, self.expected(), "There is nobody who could connect")
        wrong = [one for one in tried if not self._is_right(one)]
        told = listed_once(one.said() for one in wrong)
        found = told if wrong else self.expected()
        return Finding(not wrong, self.expected(), found)

    def _as(self) -> str:
        said = [f"with the outcome {word(self.outcome)}"] if self.outcome else []
        if self.license or self.version:
            said.append(with_license(self.license, self.version))
        said += [f"with event {kind.value}" for kind in self.events]
        said += [f"without event {kind.value}" for kind in self.no_events]
        if self.balloon is not None:
            said.append("with a balloon" if self.balloon else "without a balloon")
        if self.times > 1:
            said[:0] = [f"at the {_ORDINALS[self.times]} connection"]
        return f", {', '.join(said)}" if said else ""

    def _is_right(self, attempt: Attempt) -> bool:
        wanted = self.outcome or (Outcome.CONNECTED if self.can else None)
        is_so = attempt.outcome is wanted if wanted else not attempt.is_connected
        return (
            is_so
            and self.license in {None, attempt.license}
            and self.version in {None, attempt.version}
            and set(self.events) <= set(attempt.events)
            and not set(self.no_events) & set(attempt.events)
            and self.balloon in {None, attempt.sees_balloon}
        )

    def _attempts(self, lab: Lab, copy: LabConnection) -> Iterator[Attempt | None]:
        """Let each user and each device try on each session host; the last time counts.

        None stands for the times before.
        """
        hosts = [lab.remote_computer(name) for name in self.hosts]
        hosts = hosts or lab.session_hosts()
        users = [lab.known_user(n).name for n in self.users] or lab.user_names()
        devices = [lab.known_device(n).name for n in self.devices]
        devices = devices or lab.device_names()
        if not (users and devices):
            return
        number = max(len(users), len(devices))
        pairs = list(islice(zip(cycle(users), cycle(devices), strict=False), number))
        tries = [(host, *pair) for host in hosts for pair in pairs]
        numbers = count(lab.last_seq() + 1)
        for group in [tries] if self.together else [[one] for one in tries]:
            with taken_back(copy):
                for one in group * (self.times - 1):
                    self._try(*one, Transaction(copy, next(numbers)))
                    yield None
                for one in group:
                    yield self._try(*one, Transaction(copy, next(numbers)))

    def _try(
        self, host: SessionHost, user: str, device: str, tx: Transaction
    ) -> Attempt:
        command = Connect(
            host=host.name,
            user=user,
            device=device,
            is_administrative=self.is_administrative,
        )
        return attempt(host, command, tx, with_balloon=self.balloon is not None)
