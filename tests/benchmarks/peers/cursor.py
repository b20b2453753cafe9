"""The floor: the statements of SQLite that answer the same questions, and no window."""

import csv
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from time import perf_counter

from tests.benchmarks import peers
from tests.benchmarks.peers import Figures
from tests.benchmarks.peers.memory import peak_mib

SEEN = 50
"""Rows that a window shows at once."""
_SHOWN = "user, status, issued_on, expires_on"
_PACK = "FROM issued_license WHERE server = 'RDLIC01' AND pack_id = 3"
_ROWS = f"SELECT {_SHOWN} {_PACK}"
# The same file is written: one whose rows are in the order that the list shows.
_AS_SHOWN = f"{_ROWS} ORDER BY user COLLATE NOCASE, id"
# As the rows lie: an index of names would have SQLite fetch each from elsewhere.
_AS_THEY_LIE = _ROWS.replace("issued_license", "issued_license NOT INDEXED")
QUERIES = {
    peers.FIRST_PAINT: f"{_ROWS} LIMIT {SEEN}",
    peers.MIDDLE: f"{_ROWS} LIMIT {SEEN} OFFSET (SELECT count(*) / 2 {_PACK})",
    peers.END: f"{_ROWS} ORDER BY status DESC, id DESC LIMIT {SEEN}",
    peers.SORT_USER: f"{_ROWS} ORDER BY user COLLATE NOCASE DESC LIMIT {SEEN}",
    peers.FILTER: f"SELECT id {_PACK} AND user LIKE '%larsen%'",
    peers.SORT_DATE: f"{_AS_THEY_LIE} ORDER BY expires_on LIMIT {SEEN}",
}
"""What a window has to ask at least; the answers are read to their ends."""


def measure(lab: Path, folder: Path) -> Figures:
    figures = Figures()
    before = peak_mib()
    with closing(sqlite3.connect(f"{lab.as_uri()}?mode=ro", uri=True)) as bare:
        for what, query in QUERIES.items():
            found: list[object] = []
            figures.times[what] = _timed(partial(_read, bare, query, found))
            if what == peers.FILTER:
                figures.hits = len(found)
        figures.memory = peak_mib() - before
        figures.times[peers.COPY] = _timed(lambda: _joined(bare))
        path = folder / "bare.csv"
        figures.times[peers.CSV] = _timed(lambda: _written(bare, path))
    figures.sum_up()
    return figures


def _read(bare: sqlite3.Connection, query: str, found: list[object]) -> None:
    found += bare.execute(query)


def _joined(bare: sqlite3.Connection) -> str:
    return "\n".join(map("\t".join, bare.execute(_AS_THEY_LIE)))


def _written(bare: sqlite3.Connection, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(bare.execute(_AS_SHOWN))
        file.flush()
        os.fsync(file.fileno())


def _timed(call: Callable[[], object]) -> float:
    began = perf_counter()
    call()
    return (perf_counter() - began) * 1000


if __name__ == "__main__":
    place, folder = map(Path, sys.argv[1:])
    print(measure(place, folder).as_json())
