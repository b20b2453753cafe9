"""How much of the program the tests run: no less than coverage_floor.toml says.

`start.py coverage` runs them all while it counts, which takes a quarter longer than
`start.py test`. `--counted` holds what was counted last against the floors once more,
and `--add` puts files that have come to 100 percent on the list, which only grows.
"""

import json
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from subprocess import call
from typing import NamedTuple

from coverage import Coverage

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).with_suffix(".toml")
WHOLE = 100.0
MEASURED_ON = ("linux", 3, 11)
"""Other systems, and other versions of Python, run other lines."""


class Count(NamedTuple):
    """The lines and branches of a file, or of several."""

    run: int
    all: int

    @property
    def percent(self) -> float:
        return WHOLE * self.run / self.all if self.all else WHOLE


class Wanted(NamedTuple):
    """What coverage_floor.toml says."""

    floors: dict[str, float]  # of the packages
    whole: list[str]  # files


Counts = dict[str, Count]


def main(arguments: list[str]) -> int:
    if (sys.platform, *sys.version_info[:2]) != MEASURED_ON:
        sys.stdout.write("coverage: held on Linux with Python 3.11 only\n")
        return 0
    if not arguments and not count():
        return 1
    counts = measured()
    wanted = Wanted(**tomllib.loads(FLOORS.read_text(encoding="utf-8")))
    if arguments == ["--add"]:
        FLOORS.write_text(written(wanted, counts), encoding="utf-8")
        return 0
    lacking = list(complaints(wanted, counts))
    sys.stdout.writelines(f"coverage: {line}\n" for line in lacking)
    return 1 if lacking else 0


def count() -> bool:
    """Run all tests and count the lines that they run; False if one has failed."""
    ways = (["erase"], ["run", "-m", "pytest"])
    commands = ([sys.executable, "-m", "coverage", *way] for way in ways)
    return all(call(command, cwd=ROOT) == 0 for command in commands)


def measured() -> Counts:
    """Join what each process of the tests has measured."""
    coverage = Coverage()
    coverage.load()
    coverage.combine()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        coverage.json_report(outfile=str(report))
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    return {Path(name).as_posix(): _count(f["summary"]) for name, f in files.items()}


def _count(summary: dict[str, int]) -> Count:
    return Count(
        summary["covered_lines"] + summary["covered_branches"],
        summary["num_statements"] + summary["num_branches"],
    )


def complaints(wanted: Wanted, counts: Counts) -> Iterator[str]:
    """Say what is below its floor, and which files are whole no longer."""
    for package, floor in wanted.floors.items():
        percent = of_package(package, counts).percent
        if percent < floor:
            yield f"{package} is at {percent:.1f} %, and its floor is {floor} %"
    for name in wanted.whole:
        if name not in counts:
            yield f"{name} is gone; take it from {FLOORS.name}"
        elif counts[name].run < counts[name].all:
            yield f"{name} is at {counts[name].percent:.1f} %, and was at 100 %"


def of_package(package: str, counts: Counts) -> Count:
    """Count a package as a whole."""
    inside = [c for name, c in counts.items() if name.startswith(f"{package}/")]
    return Count(sum(c.run for c in inside), sum(c.all for c in inside))


def written(wanted: Wanted, counts: Counts) -> str:
    """Write the floors anew, with the files that are whole now, too."""
    whole = {name for name, c in counts.items() if c.all and c.run == c.all}
    names = sorted(whole.union(wanted.whole).intersection(counts))
    return "\n".join(
        [
            "# Percent of lines and branches; raise them, never lower them.",
            "whole = [  # files at 100 percent: this list only grows",
            *(f'    "{name}",' for name in names),
            "]",
            "",
            "[floors]",
            *(f"{package} = {floor}" for package, floor in wanted.floors.items()),
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
