"""`rdlm new`, `scenarios`, `check`, `backup` and `restore`."""

import argparse
from pathlib import Path

from core import scenarios
from core.catalog import ProductVersion
from core.command_line.endings import raise_if_heard
from core.command_line.output import visible, write
from core.command_line.progress import Progress
from core.command_line.retry import retry_while_busy
from core.errors import LabDamaged
from core.lab import Lab
from core.store import backup, check


def new(arguments: argparse.Namespace) -> None:
    """Make a lab file from a scenario."""
    edition = ProductVersion(arguments.edition) if arguments.edition else None
    Lab.create(
        arguments.file, arguments.scenario, edition=edition, seed=arguments.seed
    ).close()
    write(visible(f"{arguments.file} was made from the scenario {arguments.scenario}."))


def list_scenarios(_: argparse.Namespace) -> None:
    """Print each scenario and its title."""
    names = scenarios.names()
    width = max(len(name) for name in names)
    write("\n".join(f"{n:{width}}  {scenarios.describe(n).title}" for n in names))


def check_lab(arguments: argparse.Namespace) -> None:
    """Print everything that is wrong with a lab, one problem a line."""
    with Progress(f"Checking {arguments.file}") as progress:

        def tell(done: int, whole: int) -> None:
            raise_if_heard()
            progress.show(done, whole)

        problems = retry_while_busy(lambda: check.problems_of(arguments.file, tell))
    if not problems:
        write(visible(f"{arguments.file} is sound."))
        return
    write("\n".join(visible(p) for p in problems))
    count = len(problems)
    found = "1 problem was" if count == 1 else f"{count:,} problems were"
    raise LabDamaged(
        f"{arguments.file} is not sound: {found} found. "
        "Restore a backup of the lab, or make a new one from a scenario."
    )


def back_up(arguments: argparse.Namespace) -> None:
    """Write a checked copy of a lab; never over another file."""

    def copy() -> Path:
        with Lab.open(arguments.file, read_only=True) as lab:
            return lab.back_up(arguments.target)

    target = retry_while_busy(copy)
    write(visible(f"{target} is a checked copy of {arguments.file}."))


def restore(arguments: argparse.Namespace) -> None:
    """Put a backup in the place of a lab and say where the replaced lab is."""
    kept = backup.restore(arguments.backup, arguments.file)
    write(visible(f"{arguments.file} was restored from {arguments.backup}."))
    if kept is not None:
        write(visible(f"The lab that it replaced is {kept}."))


COMMANDS = {
    "new": new,
    "scenarios": list_scenarios,
    "check": check_lab,
    "backup": back_up,
    "restore": restore,
}
