"""Kill -9 at every SQL statement of a command.

A kill leaves the files as they are at that moment. So the short form stops one process
at each statement, and looks at a copy of its files; the long form kills as many
processes as there are statements.
"""

import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from itertools import count
from pathlib import Path
from typing import NoReturn

from core.lab import Lab
from tests.faults.cases import CASES, SOURCE, CommandCase
from tests.faults.score import DONE, Score
from tests.helpers.labs import sql

Left = Iterator[tuple[Path, str]]
"""The file that was left at each point, and what was told before."""


def killed(case: CommandCase, original: Path) -> Left:
    """Kill a process at its first statement, one at its second, and so on."""
    for point in count(1):
        path = original.with_name(f"point-{point}.rdlab")
        shutil.copyfile(original, path)
        child, telling = _start(case, path, _die_at(point))
        told = _read(telling)
        _, status = os.waitpid(child, 0)
        _expect_kill(status)
        yield path, told
        if told == DONE:
            return


def stopped(
    case: CommandCase, original: Path, *, step: int = 1, offset: int = 0
) -> Left:
    """Stop one process at each statement, and kill it when all is done.

    With a step it is looked at after every so-manieth statement.
    """
    place = original.with_name("stopped")
    place.mkdir()
    path = place / original.name
    shutil.copyfile(original, path)
    child, telling = _start(case, path, _stop)
    for point in count(1):
        _, status = os.waitpid(child, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            break
        if point % step == offset % step:
            left = original.with_name(f"point-{point}")
            shutil.copytree(place, left)
            yield left / path.name, ""
        os.kill(child, signal.SIGCONT)
    _expect_kill(status)
    yield path, _read(telling)


def try_case(
    case: CommandCase, left: Callable[[CommandCase, Path], Left] = killed
) -> Score:
    """Judge what a command leaves at each of its statements, and at its end."""
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        prepared = case.prepare(Path(folder))
        with Lab.open(Path(folder) / SOURCE, read_only=True) as lab:
            (last,) = lab.journal(after=lab.last_seq() - 1)
        score.command = last.command
        for path, told in left(case, prepared.path):
            score.judge(prepared, path, told)
    return score


def _die_at(point: int) -> Callable[[str], None]:
    statements_left = iter(range(1, point))

    def die_in_time(_: str) -> None:
        if next(statements_left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    return die_in_time


def _stop(_: str) -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def _start(
    case: CommandCase, path: Path, at_statement: Callable[[str], None]
) -> tuple[int, int]:
    """Do a command in a child; give the child, and where it tells when it is done."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _do_and_die(case, path, at_statement, writing)
    os.close(writing)
    return child, reading


def _do_and_die(
    case: CommandCase, path: Path, at_statement: Callable[[str], None], writing: int
) -> NoReturn:
    try:
        lab = Lab.open(path)
        sql(lab).set_trace_callback(at_statement)
        case.do(lab)
        os.write(writing, DONE.encode())
        os.kill(os.getpid(), signal.SIGKILL)
    finally:
        os._exit(1)


def _read(telling: int) -> str:
    with os.fdopen(telling) as told:
        return told.read()


def _expect_kill(status: int) -> None:
    was_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    assert was_killed, "the child ended by itself"


def main() -> None:
    """Print the scores of all cases, in the short form, as JSON; given the step."""
    step = int(sys.argv[1])
    scores = {
        name: asdict(try_case(case, partial(stopped, step=step, offset=number)))
        for number, (name, case) in enumerate(CASES.items())
    }
    json.dump(scores, sys.stdout)


if __name__ == "__main__":
    main()
