"""Reports of 100,000 users: creating one, and saving it while the window lives."""

import csv
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time

from PySide6.QtGui import QGuiApplication

from core.catalog import ProductVersion
from core.commands.reports import CreateReport
from core.lab import Lab
from gui.export.formats import steps_for
from gui.labels.console import Console
from gui.labels.editions import labels_for
from gui.models.sheet import Sheet
from gui.reports.sheet import report_sheet
from tests.benchmarks import Options, Result
from tests.helpers.reports import SERVER, long_report

USERS = 100_000
CSV_LIMIT = 4.0
CREATE_LIMIT = 6.0
SUFFIXES = (".csv", ".json", ".xlsx", ".pdf")
LONGEST_GAP = 100
"""Milliseconds that a window may stand still."""
INSERT = """
    INSERT INTO copied SELECT user, expires_on FROM issued_license ORDER BY user"""


def run(options: Options) -> list[Result]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])  # PDF needs fonts
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with Lab.create(folder / "office.rdlab", "office") as lab:
            report = long_report(lab, USERS)
            sheet = report_sheet(report, lab, labels_for(ProductVersion.W2022))
            results = [
                *create_one(lab, folder, options.rounds),
                save_one(lab, sheet, folder, options.rounds),
                *(step(sheet, folder, suffix) for suffix in SUFFIXES),
            ]
    application.shutdown()
    return results


def create_one(lab: Lab, folder: Path, rounds: int) -> list[Result]:
    """Compare with a bare copy of the same rows, flushed as well."""
    lab.save_copy(folder / "bare.rdlab")
    with closing(sqlite3.connect(folder / "bare.rdlab", isolation_level=None)) as bare:
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE copied (user TEXT, expires_on TEXT)")
        pairs = [
            (timed(lambda: bare.execute(INSERT)), timed(lambda: create(lab)))
            for _ in range(rounds)
        ]
    pause = median(longest_slice(lab) for _ in range(rounds))
    return [
        result("report of 100,000 users", pairs, CREATE_LIMIT),
        Result("report, pause", "ms", pause, LONGEST_GAP, 1.0),
    ]


def create(lab: Lab) -> None:
    lab.do(CreateReport(server=SERVER))


def longest_slice(lab: Lab) -> float:
    """Create a report as the window does; return its longest slice, in milliseconds."""
    return longest_of(lab.doing(CreateReport(server=SERVER)))


def save_one(lab: Lab, sheet: Sheet, folder: Path, rounds: int) -> Result:
    """Compare with Python's writer over a bare cursor."""
    pairs = [
        (
            timed(lambda: bare_csv(lab, folder / "bare.csv")),
            timed(lambda: longest_step(sheet, folder / "ours.csv")),
        )
        for _ in range(rounds)
    ]
    return result("CSV of 100,000 rows", pairs, CSV_LIMIT)


def longest_step(sheet: Sheet, path: Path) -> float:
    """Save a sheet as the window does; return its longest step, in milliseconds."""
    return longest_of(steps_for(path, sheet, Console()))


def longest_of(steps: Iterable[object]) -> float:
    """Return the milliseconds of the longest step.

    Processor time: what other programs do is not counted.
    """
    longest = 0.0
    began = thread_time()
    for _ in steps:
        longest = max(longest, thread_time() - began)
        began = thread_time()
    return max(longest, thread_time() - began) * 1000


def step(sheet: Sheet, folder: Path, suffix: str) -> Result:
    ours = longest_step(sheet, folder / f"ours{suffix}")
    return Result(f"longest step, {suffix}", "ms", ours, LONGEST_GAP, 1.0)


def bare_csv(lab: Lab, path: Path) -> None:
    with closing(sqlite3.connect(lab.path)) as bare, path.open("w", newline="") as file:
        rows = bare.execute("SELECT * FROM report_row WHERE report = 1")
        csv.writer(file).writerows(rows)
        file.flush()
        os.fsync(file.fileno())


def timed(call: Callable[[], object]) -> float:
    began = perf_counter()
    call()
    return (perf_counter() - began) * 1000


def result(
    what: str, pairs: list[tuple[float, float]], limit: float | None = None
) -> Result:
    floors, ours = zip(*pairs, strict=True)
    return Result(what, "ms", median(ours), median(floors), limit)
