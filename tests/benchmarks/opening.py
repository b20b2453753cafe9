"""A lab of many licenses, opened in a window and checked, beside the office.

In its long form a million, as the limits are meant; otherwise 100,000.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from core.lab import Lab
from tests.benchmarks import Options, Result, _campus
from tests.benchmarks.start_up import ROOT, apart, start

LONG, SHORT = 1_000_000, 100_000
START_LIMIT = 1.2
CHECK_LIMIT = 3000.0
"""Milliseconds for a million licenses; for fewer in proportion."""
SQLITE_LIMIT = 0.8
"""Of the time in which SQLite alone looks at pages, indexes and references."""
SQLITE = """
import sqlite3, sys
link = sqlite3.connect(sys.argv[1])
link.execute("PRAGMA cache_size = -100000")
for check in ("integrity_check", "foreign_key_check"):
    link.execute(f"PRAGMA {check}").fetchall()
"""
MOST_ROUNDS = 5


def run(options: Options) -> list[Result]:
    licenses = LONG if options.long else SHORT
    program = [sys.executable, "-P", str(ROOT / "gui" / "__main__.py")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = apart(folder, options)
        office, campus = folder / "office.rdlab", folder / "campus.rdlab"
        Lab.create(office, "office").close()
        _campus.make(campus, licenses)
        commands = (
            [*program, "--lab", str(office), "--exit-when-ready"],
            [*program, "--lab", str(campus), "--exit-when-ready"],
            [*program, "check", str(campus)],
            [sys.executable, "-c", SQLITE, str(campus)],
        )
        rounds = [
            [start(command, environment).milliseconds for command in commands]
            for _ in range(1 + min(options.rounds, MOST_ROUNDS))
        ][1:]
    small, large, checked, by_sqlite = map(median, zip(*rounds, strict=True))
    limit = CHECK_LIMIT * licenses / LONG
    return [
        Result(f"start on {licenses:,} licenses", "ms", large, small, START_LIMIT),
        Result(f"rdlm check of {licenses:,}", "ms", checked, limit, 1.0),
        Result("rdlm check : SQLite", "ms", checked, by_sqlite, SQLITE_LIMIT),
    ]
