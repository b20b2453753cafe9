"""Runs the benchmarks, all or those named, and prints one table."""

import argparse
import importlib
import os
import pkgutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from tests import benchmarks
from tests.benchmarks import Options, Result

if TYPE_CHECKING:
    from collections.abc import Iterable

ROW = "{:<32} {:>12} {:>12} {:>7} {:>7}  {}"


class Benchmark(Protocol):
    """A module of this folder."""

    def run(self, options: Options) -> list[Result]: ...


def main(typed: "list[str] | None" = None) -> int:
    arguments = parsed(typed)
    if arguments.make is not None:
        return make(arguments.make, arguments.rows)
    options = Options(arguments.rounds, arguments.x11, arguments.long)
    results: list[Result] = []
    for name in arguments.names or names():
        module = importlib.import_module(f"tests.benchmarks.{name}")
        results += cast("Benchmark", module).run(options)
    show(results)
    return 0 if all(result.is_good for result in results) else 1


def names() -> list[str]:
    """Name the benchmarks; what helps them, or tests them, is none."""
    found = sorted(
        module.name
        for module in pkgutil.iter_modules(benchmarks.__path__)
        if not module.ispkg and not module.name.startswith(("_", "test_"))
    )
    # First: Linux counts the memory of the starting process as that of the started.
    return sorted(found, key=lambda name: name != "start_up")


def parsed(typed: "list[str] | None") -> argparse.Namespace:
    """Read what the person asks for; end with a message where it makes no sense."""
    known = names()
    parser = argparse.ArgumentParser(prog="start.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(known))
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--x11", action="store_true", help="draw on the display")
    parser.add_argument(
        "--long",
        action="store_true",
        help="open and compare lists of 1,000,000 rows, and write docs/speed.md",
    )
    parser.add_argument("--make", metavar="FILE", type=Path, help="only make a lab")
    parser.add_argument("--rows", type=int, help="of so many issued licenses")
    arguments = parser.parse_args(typed)
    if (arguments.make is None) is not (arguments.rows is None):
        parser.error("--make FILE and --rows N go together")
    if arguments.rows is not None and arguments.rows < 1:
        parser.error("--rows is 1 or more")
    if unknown := set(arguments.names) - set(known):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    if arguments.x11 and "DISPLAY" not in os.environ:
        parser.error("--x11 needs a DISPLAY")
    return arguments


def make(path: Path, rows: int) -> int:
    """Make a lab of any length; tell how it went."""
    # Not before: what this process has in memory counts as the window's (see names).
    from core.errors import LabError
    from tests.benchmarks import _campus

    try:
        _campus.make(path, rows)
    except LabError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{path} was made, with {rows:,} Per User licenses issued.")
    return 0


def show(results: "Iterable[Result]") -> None:
    print(ROW.format("medians", "ours", "floor", "ratio", "limit", ""))
    for result in results:
        print(
            ROW.format(
                result.what,
                f"{result.ours:.0f} {result.unit}",
                f"{result.floor:.0f} {result.unit}",
                f"{result.ratio:.2f}",
                "" if result.limit is None else f"{result.limit:.2f}",
                "" if result.is_good else "OVER THE LIMIT",
            )
        )


if __name__ == "__main__":
    sys.exit(main())
