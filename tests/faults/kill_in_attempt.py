"""Kill -9 at random while an attempt at a lesson is worked on, again and again.

Run as a process of its own: `python -m tests.faults.kill_in_attempt FILE ROUNDS SEED`.
Each round goes on where the one before was killed; what is told is a `Toll` as JSON.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from itertools import count, cycle
from pathlib import Path
from random import Random
from typing import NoReturn

from core.catalog import HelpLevel, Mode
from core.commands.faults import SetServerReachable
from core.commands.history import Undo
from core.lessons.attempts import Attempt, problems
from tests.core.lessons.samples import ACTIVATING

_AT = datetime(2026, 12, 1, tzinfo=UTC)
_LONGEST = 0.15
"""Seconds after the beginning of work; a step takes some milliseconds."""


@dataclass
class Toll:
    """What was found after all kills."""

    kills: int = 0
    acknowledged: int = 0  # steps that were done, as the killed process said
    lost: int = 0  # of these
    unsaid: int = 0  # steps that were done, and not said any more
    problems: tuple[str, ...] = ()  # of the attempt in the end


def kill_again_and_again(path: Path, rounds: int, seed: int) -> Toll:
    """Work on one attempt in processes that are killed; count what is lost."""
    random, toll = Random(seed), Toll()
    Attempt.begin(path, ACTIVATING, "Robin", Mode.EXERCISE, seed=seed, at=_AT).close()
    for number in range(rounds):
        before = _steps(path)
        said = _one_kill(path, _AT + timedelta(hours=number), random)
        done = _steps(path) - before
        toll.kills += 1
        toll.acknowledged += said
        toll.lost += max(said - done, 0)
        toll.unsaid += max(done - said, 0)
    with Attempt.open(path, resumed_at=_AT + timedelta(hours=rounds)) as attempt:
        attempt.end(_AT + timedelta(hours=rounds))
    with Attempt.open(path) as attempt:
        toll.problems = tuple(problems(attempt))
    return toll


def _steps(path: Path) -> int:
    with Attempt.open(path) as attempt:
        return len(attempt.entries)


def _one_kill(path: Path, at: datetime, random: Random) -> int:
    """Let a process work, kill it, and return how many steps it said to have done."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(path, at, writing)
    os.close(writing)
    with open(reading, "rb") as told:
        first = told.read(1)  # it works
        time.sleep(random.uniform(0, _LONGEST))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return len(first + told.read())


def _work(path: Path, at: datetime, telling: int) -> NoReturn:
    """Go on with the attempt, step by step, and say of each that it is done."""
    try:
        attempt = Attempt.open(path, resumed_at=at)
        os.write(telling, b".")
        for _ in _doing(attempt, at):
            os.write(telling, b".")
    finally:
        os._exit(1)


def _doing(attempt: Attempt, at: datetime) -> Iterator[None]:
    reachable = cycle([False, True])
    for second in count():
        now = at + timedelta(seconds=second)
        attempt.take_help(1, HelpLevel.AGAIN, now)
        yield
        is_reachable = next(reachable)
        attempt.lab.do(SetServerReachable(server="RDLIC01", is_reachable=is_reachable))
        yield
        attempt.answer(2, second % 2, now)
        yield
        attempt.lab.do(Undo())
        yield
        attempt.pause(now)
        yield


if __name__ == "__main__":
    found = kill_again_and_again(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write(json.dumps(asdict(found)))
