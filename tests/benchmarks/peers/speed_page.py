"""Writes docs/speed.md and its picture from what was measured."""

import os
import platform
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import PySide6

from core.files import replacing
from tests.benchmarks import Result
from tests.benchmarks.peers import growth, tables
from tests.benchmarks.peers.compare import Compared
from tests.benchmarks.start_up import ROOT

DOCS = ROOT / "docs"
PAGE, PICTURE = "speed.md", "speed.svg"
_INTRODUCTION = """# Speed

What long lists of issued licenses cost, by their length. The command
`python3 start.py bench long_list --long` measures it and writes this page. Each list
is in a process of its own; they run by turns, and medians are told where there are
several rounds. Machines are noisy: only what stands in one row can be compared. In
brackets: how many times ours.

- **ours** is the manager's list in its window: dates as the system writes them, icons,
  links, and all that the window does beside.
- **bare cursor** is the floor: what Python's `sqlite3` needs for the statements alone.
  It shows nothing, and keeps nothing but an answer. It reads the rows as they lie.
- **QSqlTableModel** shows bare cells, and opens in no order, which ours does not. Each
  question is put so that the indexes of the lab are a help to it and no burden.
- **Python list** is a `QAbstractTableModel` over a list of all rows, with bare cells.
- **DB Browser** for SQLite is a whole program, measured from the start of its process;
  its memory is that of the process.

*Complete* is until the last row has been painted, by way of the middle. The *whole
session* is first paint, to the middle, to the end, sort by user, and filter. A *gap* is
a time in which a timer of 1 ms did not tick. Memory is what the session added at its
peak.
"""


def write(
    compared: dict[int, Compared],
    results: list[Result],
    rounds: int,
    folder: Path = DOCS,
) -> None:
    """Write the page and the picture."""
    texts = {
        PAGE: "\n".join(page(compared, results, rounds)),
        PICTURE: growth.picture(compared),
    }
    for name, text in texts.items():
        with replacing(folder / name) as unfinished:
            unfinished.write_text(text, encoding="utf-8", newline="\n")


def page(
    compared: dict[int, Compared], results: list[Result], rounds: int
) -> Iterator[str]:
    """Give the lines of the page."""
    yield _INTRODUCTION
    lengths = ", ".join(f"{length:,}" for length in compared)
    yield f"{machine()} Rounds: {rounds}. Lengths: {lengths} rows."
    yield f"\n![What a list costs, by its length]({PICTURE})\n"
    for length, figures in compared.items():
        yield f"## {length:,} rows\n"
        yield from tables.as_markdown(figures)
        yield ""
    yield "## What is promised\n"
    yield "| | ours | limit | |\n| --- | ---: | ---: | --- |"
    yield from (_promise(result) for result in results if result.limit is not None)
    yield ""


def machine() -> str:
    """Say what it was measured on."""
    return (
        f"Measured on {platform.system()} with {os.cpu_count()} processors, Python "
        f"{platform.python_version()}, PySide6 {PySide6.__version__}, SQLite "
        f"{sqlite3.sqlite_version}. {_load()}"
    )


def _load() -> str:
    """Say how much else ran there, where the system knows: 1 a processor is all."""
    if not hasattr(os, "getloadavg"):
        return "The load is not known."
    return f"Load of the last five minutes: {os.getloadavg()[1]:.1f}."


def _promise(result: Result) -> str:
    is_ratio = result.limit != 1.0
    ours = f"{result.ratio:.2f}×" if is_ratio else f"{result.ours:,.0f} {result.unit}"
    most = f"{result.limit}×" if is_ratio else f"{result.floor:,.0f} {result.unit}"
    return f"| {result.what} | {ours} | {most} | {_MET[result.is_good]} |"


_MET = {True: "met", False: "**not met**"}
