"""What each index on the issued licenses costs: time of issuing many, and room.

The floor of an index is the same work in a lab that lacks it: as many people as may be
log on for two months, by the program's own command; and, without a limit, rows are
written by a bare statement that does nothing else.
"""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from statistics import median
from time import perf_counter

from core.catalog import LogonPattern
from core.commands.simulate import SimulateDay
from tests.benchmarks import Options, Result, _campus, issuance
from tests.helpers.labs import sql

ROWS = 100_000
LIMIT = 1.8
MOST_ROUNDS = 3
DAYS = 60
ISSUE = """
    INSERT INTO issued_license
        (server, pack_id, user, status, issued_on, expires_on)
    SELECT server, pack_id, user || '.new', status, issued_on, expires_on
    FROM issued_license WHERE pack_id = 3"""


def run(options: Options) -> list[Result]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lab = folder / "campus.rdlab"
        _campus.make(lab, ROWS)
        names = names_in(lab)
        copy = folder / "copy.rdlab"
        times: dict[str | None, list[float]] = {name: [] for name in (None, *names)}
        bare: dict[str | None, list[float]] = {name: [] for name in times}
        for _ in range(min(options.rounds, MOST_ROUNDS)):
            for index in times:
                times[index].append(simulating(folder / "office.rdlab", index))
                bare[index].append(writing(lab, copy, index))
        room = {index: mib_of(lab, folder / "copy.rdlab", index) for index in times}
    return [
        result
        for index in names
        for result in (
            _result(f"issuing, {index}", times, index, LIMIT),
            _result(f"bare rows, {index}", bare, index, None),
            Result(f"file, {index}", "MiB", room[None], room[index]),
        )
    ]


def _result(
    what: str, times: dict[str | None, list[float]], index: str, limit: float | None
) -> Result:
    return Result(what, "ms", median(times[None]), median(times[index]), limit)


def simulating(path: Path, without: str | None) -> float:
    """Return the milliseconds of two months in which thousands get their licenses."""
    path.unlink(missing_ok=True)
    with issuance.office(path) as lab:
        drop(sql(lab), without)
        day = SimulateDay(
            host="RDSH01",
            users=issuance.DEVICES,
            devices=issuance.DEVICES,
            pattern=LogonPattern.OFFICE_HOURS,
        )
        return sum(issuance.milliseconds(lab, day) for _ in range(DAYS))


def names_in(lab: Path) -> list[str]:
    """Name the indexes on issued licenses."""
    with closing(sqlite3.connect(lab)) as link:
        found = link.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' "
            "AND tbl_name = 'issued_license' ORDER BY name"
        )
        return [str(name) for (name,) in found]


def writing(lab: Path, copy: Path, without: str | None) -> float:
    """Return the milliseconds of writing as many rows again in one transaction."""
    copyfile(lab, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as link:
        link.execute("PRAGMA synchronous = FULL")
        link.execute("PRAGMA cache_size = -8000")
        drop(link, without)
        began = perf_counter()
        link.execute(ISSUE)
        return (perf_counter() - began) * 1000


def mib_of(lab: Path, copy: Path, without: str | None) -> float:
    """Return how large the file is when nothing in it is free."""
    copyfile(lab, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as link:
        drop(link, without)
        link.execute("VACUUM")
    return copy.stat().st_size / 2**20


def drop(link: sqlite3.Connection, index: str | None) -> None:
    """Remove an index; its name is the schema's."""
    if index is not None:
        link.execute(f"DROP INDEX {index}")
