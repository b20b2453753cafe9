"""Issuance: one license through a command, a year of 10,000 devices, slow days."""

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from core.catalog import LicenseType, LicensingMode, LogonPattern
from core.commands.clients import AddDevice
from core.commands.connect import Connect
from core.commands.policy import ConfigureSessionHost
from core.commands.simulate import MAX_CLONES, SimulateDay
from core.lab import Lab
from core.store import connection
from core.store.identity import identify
from core.store.population import Population
from tests.benchmarks import Options, Result
from tests.helpers.labs import agreement, installation

ONE_LIMIT = 1 / 0.35
YEAR_LIMIT = 1 / 0.25
DAY_LIMIT = 100.0  # milliseconds in which the window answers
DEVICES = 10_000
LICENSES = 100_000  # enough for all, for cloned machines, too
DAYS = 365
HALF_A_YEAR = 180  # all have come by then, and had their first license renewed
CONNECTIONS = 200
MOST_YEARS = 3
PATTERNS = {
    "10,000 users": (LogonPattern.OFFICE_HOURS, LicensingMode.PER_USER, DEVICES),
    "devices in shifts": (LogonPattern.SHIFT_WORK, LicensingMode.PER_DEVICE, DEVICES),
    "users in shifts": (LogonPattern.SHIFT_WORK, LicensingMode.PER_USER, DEVICES),
    f"{MAX_CLONES} cloned machines": (
        LogonPattern.CLONED_MACHINES,
        LicensingMode.PER_DEVICE,
        MAX_CLONES,
    ),
}
"""How people log on, on which host, and how many devices there are."""
Written = list[list[tuple[str, list[Any]]]]
"""The statements of each day, with their rows."""


def run(options: Options) -> list[Result]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pairs = [one(folder, number) for number in range(options.rounds)]
        years = [year(folder, n) for n in range(min(options.rounds, MOST_YEARS))]
        slow_days = {
            what: [slowest_day(folder / f"{what} {n}", *how) for n in range(len(years))]
            for what, how in PATTERNS.items()
        }
    ours, floors = zip(*pairs, strict=True)
    days, bare = zip(*years, strict=True)
    whole = median(sum(times) for times in days)
    slow_days = {"10,000 devices": [max(times) for times in days], **slow_days}
    return [
        Result("one license", "µs", median(ours), median(floors), ONE_LIMIT),
        Result("10,000 devices, a year", "ms", whole, median(bare), YEAR_LIMIT),
        *(
            Result(f"{what}, slowest day", "ms", median(times), DAY_LIMIT)
            for what, times in slow_days.items()
        ),
    ]


def office(path: Path, mode: LicensingMode = LicensingMode.PER_DEVICE) -> Lab:
    """Make a lab in which there are enough licenses for all."""
    lab = Lab.create(path, "office")
    lab.do(ConfigureSessionHost(host="RDSH01", mode=mode, license_servers=("RDLIC01",)))
    lab.do(installation(agreement(quantity=LICENSES, type=LicenseType(mode.value))))
    return lab


def slowest_day(
    path: Path, pattern: LogonPattern, mode: LicensingMode, devices: int
) -> float:
    """Return the milliseconds of the slowest of many days."""
    day = SimulateDay(host="RDSH01", users=DEVICES, devices=devices, pattern=pattern)
    with office(path, mode) as lab:
        return max(milliseconds(lab, day) for _ in range(HALF_A_YEAR))


def milliseconds(lab: Lab, day: SimulateDay) -> float:
    start = time.perf_counter()
    lab.do(day)
    return (time.perf_counter() - start) * 1000


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
    with closing(connection.open_existing(identify(folder / "bare.rdlab"))) as link:
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
            times.append(milliseconds(lab, day))
    with closing(connection.open_existing(identify(folder / "bare.rdlab"))) as link:
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
    write = Population._many

    def record(population: Population, statement: str, values: Iterable[Any]) -> None:
        rows = list(values)
        written[-1].append((statement, rows))
        write(population, statement, rows)

    Population._many = record  # type: ignore[assignment,method-assign]
    try:
        yield written
    finally:
        Population._many = write  # type: ignore[method-assign]
