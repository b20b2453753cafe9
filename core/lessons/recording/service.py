"""Finds the commands of a recording that no drafted objective needs."""

from collections.abc import Generator, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from core.commands.registry import from_journal
from core.errors import LabError
from core.lab import Lab
from core.lessons.checks import Case, Check, judge
from core.lessons.checks.history import in_effect
from core.records import JournalEntry


def commands_without(
    checks: list[Check], lab: Lab
) -> Generator[float, None, list[str]]:
    """Name the commands without which all checks still hold; yields how far it is."""
    entries = in_effect(lab.journal())
    unserved: dict[str, None] = {}
    for number, entry in enumerate(entries):
        if entry.command not in unserved:
            others = [other for other in entries if other is not entry]
            if _hold_after(others, checks, lab):
                unserved[entry.command] = None
        yield number / len(entries)
    return list(unserved)


def _hold_after(
    entries: Iterable[JournalEntry], checks: list[Check], source: Lab
) -> bool:
    """Do these commands in a lab of the same beginning, and judge."""
    settings = source.settings()
    with TemporaryDirectory() as folder:
        path = Path(folder, source.path.name)
        with Lab.create(
            path, settings.scenario, edition=settings.edition, seed=settings.seed
        ) as trial:
            for entry in entries:
                with suppress(LabError):  # it needed the one that is left out
                    trial.do(from_journal(entry.command, entry.arguments))
            case = Case(trial)
            return all(judge(check, case).is_met for check in checks)
