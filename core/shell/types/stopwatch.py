"""Stopwatch: it runs by the lab's time, which stands still while a script looks."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from core.shell.types.net_type import Context, NetType
from core.shell.values.conversion import ticks_of
from core.shell.values.instance import Instance
from core.shell.values.kinds import Int64, Value


class Stopwatch(Instance):
    """What time has passed while it ran."""

    net_name = "System.Diagnostics.Stopwatch"

    def __init__(self, context: Context, *, runs: bool = False) -> None:
        """Look at this clock, from now on if it runs."""
        self._context = context
        self._passed = timedelta(0)
        self._since: datetime | None = context.now() if runs else None

    def names(self) -> Sequence[str]:
        """List what is known of it."""
        return ("IsRunning", "Elapsed", "ElapsedMilliseconds", "ElapsedTicks")

    def read(self, name: str) -> Value:
        """Return one of these."""
        passed = self._elapsed()
        return {
            "isrunning": self._since is not None,
            "elapsed": passed,
            "elapsedmilliseconds": Int64(passed // timedelta(milliseconds=1)),
            "elapsedticks": Int64(ticks_of(passed)),
        }[name.lower()]

    def start(self) -> None:
        """Run on."""
        if self._since is None:
            self._since = self._context.now()

    def stop(self) -> None:
        """Stop, and keep what has passed."""
        self._passed, self._since = self._elapsed(), None

    def reset(self) -> None:
        """Stop at nothing."""
        self._passed, self._since = timedelta(0), None

    def restart(self) -> None:
        """Begin anew."""
        self.reset()
        self.start()

    def _elapsed(self) -> timedelta:
        if self._since is None:
            return self._passed
        return self._passed + (self._context.now() - self._since)


TYPES = (
    NetType(
        Stopwatch.net_name,
        new=lambda context: Stopwatch(context),
        methods={
            "Reset": lambda watch: watch.reset(),
            "Restart": lambda watch: watch.restart(),
            "Start": lambda watch: watch.start(),
            "Stop": lambda watch: watch.stop(),
        },
        static_methods={"StartNew": lambda context: Stopwatch(context, runs=True)},
    ),
)
