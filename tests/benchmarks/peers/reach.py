"""What a list of a million rows promises, and whether it holds it."""

from tests.benchmarks import Result, peers
from tests.benchmarks.peers.compare import Compared

FULL = 1_000_000
"""Rows from which on the ratios count; below the fixed costs of a window rule."""
MOST = {
    peers.FIRST_PAINT: 100.0,
    peers.COMPLETE: 500.0,
    peers.JUMP: 50.0,
    peers.SORT_USER: 400.0,
    peers.SORT_DATE: 1500.0,
    peers.FILTER: 500.0,
    peers.SELECT: 50.0,
    peers.READ_ALOUD: 50.0,
}
"""Milliseconds that each may take at most, at any length."""
MOST_MEMORY = 60.0  # MiB
LONGEST_GAP = 50.0  # milliseconds, in the list
LONGEST_GAP_ANYWHERE = 100.0  # while it is copied or saved, too
SESSION_LIMIT = 0.3  # of QSqlTableModel's
CSV_LIMIT = 1.5  # of a bare cursor with csv.writer


def results(length: int, compared: Compared) -> list[Result]:
    """Hold our list against what is promised."""
    ours = compared[peers.OURS]
    in_list = max(ours.gaps[name] for name in (peers.SESSION, *MOST))
    promised = [
        *((name, "ms", ours.times[name], most) for name, most in MOST.items()),
        ("memory", "MiB", ours.memory, MOST_MEMORY),
        ("longest gap in the list", "ms", in_list, LONGEST_GAP),
        ("longest gap", "ms", max(ours.gaps.values()), LONGEST_GAP_ANYWHERE),
    ]
    return [
        *(
            Result(f"{length:,}: {name}", unit, value, most, 1.0)
            for name, unit, value, most in promised
        ),
        _ratio(length, compared, peers.SESSION, peers.SQL_MODEL, SESSION_LIMIT),
        _ratio(length, compared, peers.CSV, peers.FLOOR, CSV_LIMIT),
    ]


def _ratio(
    length: int, compared: Compared, name: str, peer: str, limit: float
) -> Result:
    ours, other = (compared[p].times[name] for p in (peers.OURS, peer))
    what = f"{length:,}: {name} / {peers.PEERS[peer]}"
    return Result(what, "ms", ours, other, limit if length >= FULL else None)
