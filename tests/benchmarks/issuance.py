"""Issuance: one license through a command, and a year of 10,000 devices."""

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from core.catalog import LicenseType, LicensingMode, LogonPattern
from core.commands.connect import Connect
from core.commands.policy import ConfigureSessionHost
from core.commands.simulate import SimulateDay
from core.commands.world import AddDevice
from core.lab import Lab
from core.store import connection
from core.store.crowd import Crowd
from tests.benchmarks import Options, Result
from tests.helpers.labs import agreement, installation

ONE_LIMIT = 1 / 0.35
YEAR_LIMIT = 1 / 0.25
DAY_LIMIT = 100.0  # milliseconds in which the window answers
DEVICES = 10_000
DAYS = 365
CONNECTIONS = 200
MOST_YEARS = 3
Written = list[list[tuple[str, list[Any]]]]
"""The statements of each day, with their rows."""


def run(options: Options) -> list[Result]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pairs = [one(folder, number) for number in range(options.rounds)]
        years = [year(folder, n) for n in range(min(options.rounds, MOST_YEARS))]
    ours, floors = zip(*pairs, strict=True)
    days, bare = zip(*years, strict=True)
    whole = median(sum(times) for times in days)
    slowest = median(max(times) for times in days)
    return [
        Result("one license", "µs", median(ours), median(floors), ONE_LIMIT),
        Result("10,000 devices, a year", "ms", whole, median(bare), YEAR_LIMIT),
        Result("10,000 devices, slowest day", "ms", slowest, DAY_LIMIT),
    ]


def office(path: Path) -> Lab:
    """Make a lab in which there are enough licenses for all devices."""
    lab = Lab.create(path, "office")
    lab.do(
        ConfigureSessionHost(
            host="RDSH01", mode=LicensingMode.PER_DEVICE, license_servers=("RDLIC01",)
        )
    )
    bought = agreement(quantity=DEVICES, type=LicenseType.PER_DEVICE)
    lab.do(installation(bought))
    return lab


def one(folder: Path, number: int) -> tuple[float, float]:
    """Return the microseconds of an issuance, and of three bare statements."""
    names = [f"NEW-{i}" for i in range(CONNECTIONS)]
    with office(folder / f"one-{number}.rdlab") as lab:
        for name in names:
            lab.do(AddDevice(device=name))
        ours = microseconds(
            lambda i: lab.do(Connect(host="RDSH01", user="a.adams", device=names[i]))
        )
        lab.save_copy(folder / "bare.rdlab")
    with closing(connection.open_existing(folder / "bare.rdlab")) as link:
        return ours, microseconds(lambda i: issue(link, names[i]))


def microseconds(call: Callable[[int], object]) -> float:
    start = time.perf_counter()
    for i in range(CONNECTIONS):
        call(i)
    return (time.perf_counter() - start) / CONNECTIONS * 1e6


def issue(link: sqlite3.Connection, device: str) -> None:
    link.execute("BEGIN IMMEDIATE")
    link.execute(
        "INSERT INTO issued_license (server, pack_id, computer, user, hardware_id, "
        "status, validated, issued_on, expires_on) VALUES ('RDLIC01', 3, ?, 'a', ?, "
        "'temporary', 1, '2026-11-16T08:30:00Z', '2027-02-14T08:30:00Z')",
        (device, device),
    )
    link.execute("UPDATE device SET client_license = '{}' WHERE name = ?", (device,))
    link.execute(
        "INSERT INTO journal (at, command, arguments, outcome, chain) "
        "VALUES ('2026-11-16T08:30:00Z', 'connect', '{}', 'done', '')"
    )
    link.execute("COMMIT")


def year(folder: Path, number: int) -> tuple[list[float], float]:
    """Return the milliseconds of each day, and of all its rows written bare."""
    path = folder / f"year-{number}.rdlab"
    day = SimulateDay(
        host="RDSH01",
        users=DEVICES,
        devices=DEVICES,
        pattern=LogonPattern.OFFICE_HOURS,
    )
    times = []
    with office(path) as lab, recorded() as written:
        lab.save_copy(folder / "bare.rdlab")
        for _ in range(DAYS):
            written.append([])
            start = time.perf_counter()
            lab.do(day)
            times.append((time.perf_counter() - start) * 1000)
    with closing(connection.open_existing(folder / "bare.rdlab")) as link:
        add_packs(link)
        start = time.perf_counter()
        for rows in written:
            link.execute("BEGIN IMMEDIATE")
            for statement, values in rows:
                link.executemany(statement, values)
            link.execute("COMMIT")
        return times, (time.perf_counter() - start) * 1000


def add_packs(link: sqlite3.Connection) -> None:
    """Add the pack of temporary licenses, which the first day made by itself."""
    link.execute(
        "INSERT INTO license_pack (server, id, version, type, program) "
        "VALUES ('RDLIC01', 6, '2022', 'per-device', 'temporary')"
    )


@contextmanager
def recorded() -> Iterator[Written]:
    """Record what is written in bulk, day by day."""
    written: Written = []
    write = Crowd._many

    def record(crowd: Crowd, statement: str, values: Iterable[Any]) -> None:
        rows = list(values)
        written[-1].append((statement, rows))
        write(crowd, statement, rows)

    Crowd._many = record  # type: ignore[assignment,method-assign]
    try:
        yield written
    finally:
        Crowd._many = write  # type: ignore[method-assign]
