"""The lab's clock (domain.md 3.2.5, 3.3, 4.2)."""

from core.clock import LabTime
from core.commands.command import Command
from core.errors import Refused
from core.events import ClockMoved
from core.refusals import Reason
from core.store.transaction import Transaction


class MoveClock(Command):
    """Let time pass until a moment, and do what falls due by then."""

    until: LabTime

    def execute(self, tx: Transaction) -> None:
        """Set the clock; expired licenses go back to their pools, people go home."""
        settings = tx.settings()
        if self.until <= settings.now:
            raise Refused(Reason.CLOCK_RUNS_FORWARD)
        tx.save_settings(settings.changed(now=self.until))
        tx.return_expired()
        another_day = self.until.date() != settings.now.date()
        tx.end_sessions(None if another_day else self.until)
        tx.tell(ClockMoved())
