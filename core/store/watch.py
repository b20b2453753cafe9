"""Notes when licenses come to a level of the monitor, whichever command did it."""

from core.event_kinds import EventKind
from core.rules.issuance.log_entries import product
from core.rules.monitoring import Kind, Level, by_kind, levels_of, uses_of
from core.store.transaction import Transaction

_EVENTS = {
    Level.WARNING: EventKind.WARNING_LEVEL,
    Level.CRITICAL: EventKind.CRITICAL_LEVEL,
}


class Watch:
    """The levels that are reached on each license server before a command."""

    def __init__(self, tx: Transaction) -> None:
        """Read them; without levels nothing is counted."""
        self._before = _reached(tx)

    def log(self, tx: Transaction) -> None:
        """Log each level that the command has brought licenses to, and no lower one."""
        levels = by_kind(tx.license_levels())
        for (server, kind), level in _reached(tx).items():
            if level <= self._before.get((server, kind), Level.NONE):
                continue
            use = uses_of(tx.packs(server))[kind]
            set_, event = levels[kind], _EVENTS[level]
            tx.log(
                server,
                event,
                server=server,
                product=product(*kind),
                issued=use.issued,
                installed=use.installed,
                level=set_.critical if level is Level.CRITICAL else set_.warning,
            )


def _reached(tx: Transaction) -> dict[tuple[str, Kind], Level]:
    levels = by_kind(tx.license_levels())
    if not levels:
        return {}
    return {
        (server.name, kind): level
        for server, packs in tx.overview()
        for kind, level in levels_of(uses_of(packs), levels).items()
    }
