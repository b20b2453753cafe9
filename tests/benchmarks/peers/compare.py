"""Runs the peers by turns, each in a process of its own, and takes the medians."""

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from tests.benchmarks import Options, _campus, peers
from tests.benchmarks.peers import Figures
from tests.benchmarks.start_up import ROOT, apart

SHORT = 10_000, 100_000
LONG = 1_000, 10_000, 100_000, 1_000_000
MOST_ROUNDS = 3
_MOST_SECONDS = 1200

Compared = dict[str, Figures]
"""Of one length: the medians of each peer."""


def compare(lengths: Iterable[int], options: Options) -> dict[int, Compared]:
    """Measure each peer at each length."""
    with tempfile.TemporaryDirectory() as name:
        return {length: _compared(length, Path(name), options) for length in lengths}


def _compared(length: int, folder: Path, options: Options) -> Compared:
    lab = folder / f"campus-{length}.rdlab"
    _campus.make(lab, length)
    rounds: dict[str, list[Figures]] = {peer: [] for peer in _installed()}
    for _ in range(rounds_of(options)):
        for peer, figures in rounds.items():
            figures.append(_measured(peer, lab, folder, options))
    lab.unlink()
    compared = {peer: medians(figures) for peer, figures in rounds.items()}
    refuse_another_list(compared)
    return compared


def rounds_of(options: Options) -> int:
    """Return how often each peer is measured."""
    return min(options.rounds, MOST_ROUNDS)


def _installed() -> list[str]:
    from tests.benchmarks.peers import db_browser

    return [p for p in peers.PEERS if p != peers.DB_BROWSER or db_browser.is_there()]


def _measured(peer: str, lab: Path, folder: Path, options: Options) -> Figures:
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.peers.{peer}", lab, folder],
        cwd=ROOT,
        env=apart(folder, options),
        capture_output=True,
        text=True,
        timeout=_MOST_SECONDS,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{peer} failed:\n{done.stderr}")
    return Figures.from_json(done.stdout)


def medians(rounds: list[Figures]) -> Figures:
    """Take the median of each figure."""
    first = rounds[0]
    return Figures(
        {name: median(f.times[name] for f in rounds) for name in first.times},
        {name: median(f.gaps[name] for f in rounds) for name in first.gaps},
        median(f.memory for f in rounds),
        first.hits,
    )


def refuse_another_list(compared: Compared) -> None:
    """Refuse to compare what did not find the same rows."""
    hits = {peer: f.hits for peer, f in compared.items() if peers.FILTER in f.times}
    if len(set(hits.values())) > 1:
        raise AssertionError(f"the filters found different rows: {hits}")
