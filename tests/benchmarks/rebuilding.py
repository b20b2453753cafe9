"""Rebuilding a database with 100,000 issued licenses, and undoing it.

Compared with the bare statements on the same rows, which record nothing of what was
before. Both are one transaction each, and in a window one slice after another.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from core.commands.command import Command
from core.commands.history import Undo
from core.lab import Lab
from tests.benchmarks import Options, Result
from tests.benchmarks._window import LONGEST_PAUSE, MOST_ROUNDS, Watch, office
from tests.helpers.labs import rebuilding, retail
from tests.helpers.reports import issue_licenses

LICENSES = 100_000
REBUILD_LIMIT = 3.0
UNDO_LIMIT = 5.0
DELETE = "DELETE FROM issued_license WHERE server = 'RDLIC01' AND pack_id = 3"


def run(options: Options) -> list[Result]:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "bare.rdlab")
        with Lab.create(Path(name, "office.rdlab"), "office") as lab:
            issue_licenses(lab, LICENSES)
            lab.save_copy(path)
            rounds = range(min(options.rounds, MOST_ROUNDS))
            with closing(sqlite3.connect(path, isolation_level=None)) as bare:
                bare.execute("PRAGMA synchronous = FULL")
                bare.execute("CREATE TEMP TABLE kept AS SELECT * FROM issued_license")
                times = [one_round(lab, bare) for _ in rounds]
    rebuilt, undone, deleted, inserted = (median(t) for t in zip(*times, strict=True))
    return [
        Result("rebuild, 100,000 licenses", "ms", rebuilt, deleted, REBUILD_LIMIT),
        Result("undo it", "ms", undone, inserted, UNDO_LIMIT),
        *pauses(options),
    ]


def pauses(options: Options) -> list[Result]:
    """Do the same in a window, and measure how long that answers nobody."""
    with office(options) as (window, lab):
        issue_licenses(lab, LICENSES)
        window.refresh()
        watch = Watch(window, options)

        def pause(command: Command) -> float:
            begin = partial(window.session.do_in_slices, command, window)
            return watch.longest_pause(begin)

        pairs = [
            (pause(rebuilding(retail(1, 2))), pause(Undo()))
            for _ in range(min(options.rounds, MOST_ROUNDS))
        ]
    rebuilt, undone = (median(times) for times in zip(*pairs, strict=True))
    return [
        Result("rebuild, pause", "ms", rebuilt, LONGEST_PAUSE, 1.0),
        Result("undo it, pause", "ms", undone, LONGEST_PAUSE, 1.0),
    ]


def one_round(lab: Lab, bare: sqlite3.Connection) -> tuple[float, float, float, float]:
    return (
        milliseconds(lambda: lab.do(rebuilding(retail(1, 2)))),
        milliseconds(lambda: lab.do(Undo())),
        milliseconds(lambda: bare.execute(DELETE)),
        milliseconds(
            lambda: bare.execute("INSERT INTO issued_license SELECT * FROM kept")
        ),
    )


def milliseconds(call: Callable[[], object]) -> float:
    began = perf_counter()
    call()
    return (perf_counter() - began) * 1000
