"""`rdlm results` of a thousand attempts: every chain checked, every lesson read."""

import shutil
import sys
import tempfile
from datetime import timedelta
from itertools import product
from pathlib import Path
from statistics import median

from core.catalog import HelpLevel, Mode
from core.lessons import catalogue
from core.lessons.attempts import SUFFIX, Attempt
from tests.benchmarks import Options, Result
from tests.benchmarks.start_up import ROOT, apart, start
from tests.core.lessons.samples import NOON

ATTEMPTS = 1_000
LESSONS = 20
LEARNERS = 5
NOTES = 60
LIMIT = 10_000.0
"""Milliseconds."""
MOST_ROUNDS = 3


def run(options: Options) -> list[Result]:
    program = [sys.executable, "-P", str(ROOT / "gui" / "__main__.py")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "class")
        folder.mkdir()
        _make(folder)
        environment = apart(Path(name), options)
        command = [*program, "results", str(folder)]
        rounds = min(options.rounds, MOST_ROUNDS)
        taken = [start(command, environment).milliseconds for _ in range(rounds)]
    what = f"rdlm results of {ATTEMPTS:,} attempts"
    return [Result(what, "ms", median(taken), LIMIT, 1.0)]


def _make(folder: Path) -> None:
    """Make some attempts at shipped lessons, and copies of them."""
    files = catalogue.shipped()[:LESSONS]
    originals = []
    for number, (file, learner) in enumerate(product(files, range(LEARNERS))):
        path = folder / f"{number:04}{SUFFIX}"
        with Attempt.begin(
            path, file, f"L{learner}", Mode.EXERCISE, seed=learner, at=NOON
        ) as attempt:
            for minute in range(NOTES):
                at = NOON + timedelta(minutes=minute)
                attempt.take_help(1, HelpLevel.AGAIN, at)
            attempt.end(NOON + timedelta(minutes=NOTES))
        originals.append(path)
    copies = ATTEMPTS - len(originals)
    for number in range(copies):
        original = originals[number % len(originals)]
        shutil.copyfile(original, folder / f"copy {number:04}{SUFFIX}")
