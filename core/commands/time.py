"""The lab's clock (domain.md 3.2.5, 3.3, 4.2)."""

from datetime import datetime, timedelta

from core.clock import Moment
from core.commands.clients import renew_app_ids
from core.commands.command import Command, Nature
from core.commands.policy import bring_into_force
from core.errors import Refused
from core.events import ClockMoved
from core.refusals import Reason
from core.store.slices import Steps
from core.store.transaction import Transaction

LAST_YEAR = 2099
"""Python's calendar ends, and the licenses' lifetimes need room."""

_POLICY_REFRESH = timedelta(minutes=120)  # every 90 minutes, and up to 30 more


class MoveClock(Command):
    """Let time pass until a moment, and do what falls due by then."""

    nature = Nature.WORLD
    until: Moment

    def execute(self, tx: Transaction) -> Steps[None]:
        """Set the clock; expired licenses go back to their pools, people go home."""
        if self.until <= tx.settings().now:
            raise Refused(Reason.CLOCK_RUNS_FORWARD)
        tx.tell((yield from pass_time(self.until, tx)))


def pass_time(until: datetime, tx: Transaction) -> Steps[ClockMoved]:
    """Do what falls due until a moment, and say how much of it there was."""
    if until.year > LAST_YEAR:
        raise Refused(Reason.CLOCK_ENDS, year=LAST_YEAR)
    settings = tx.settings()
    tx.save_settings(settings.changed(now=until))
    has_updated = until - settings.now >= _POLICY_REFRESH
    waiting = [c for c in tx.computers() if has_updated and c.waits_for_update]
    for computer in waiting:
        bring_into_force(computer, tx)
    another_day = until.date() != settings.now.date()
    if another_day:
        renew_app_ids(tx)
    return ClockMoved(
        licenses_returned=(yield from tx.return_expired()),
        sessions_ended=tx.end_sessions(None if another_day else until),
        policies_updated=len({computer.name for computer in waiting}),
        grace_ended=tuple(
            host.name
            for host in tx.session_hosts()
            if host.grace_days_left(settings.now) and not host.grace_days_left(until)
        ),
    )
