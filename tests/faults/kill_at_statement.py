"""Kill -9 at every SQL statement of a command."""

import json
import os
import shutil
import signal
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

from core.lab import Lab
from tests.faults.cases import CASES, SOURCE, CommandCase
from tests.faults.score import DONE, Score
from tests.helpers.labs import sql


def try_case(case: CommandCase) -> Score:
    """Kill a command at its first statement, its second, and so on to the end."""
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        prepared = case.prepare(Path(folder))
        with Lab.open(Path(folder) / SOURCE, read_only=True) as lab:
            (last,) = lab.journal(after=lab.last_seq() - 1)
        score.command = last.command
        told = ""
        while told != DONE:
            path = Path(folder) / f"point-{score.points}.rdlab"
            shutil.copyfile(prepared.path, path)
            told = _told_before_the_kill(case, path, score.points + 1)
            score.judge(prepared, path, told)
    return score


def _told_before_the_kill(case: CommandCase, path: Path, point: int) -> str:
    """Do the command in a child that dies at a statement; give what it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _do_and_die(case, path, point, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        answer = told.read()
    _, status = os.waitpid(child, 0)
    was_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    assert was_killed, "the child ended by itself"
    return answer


def _do_and_die(case: CommandCase, path: Path, point: int, writing: int) -> NoReturn:
    try:
        lab = Lab.open(path)
        statements_left = iter(range(1, point))

        def die_in_time(_: str) -> None:
            if next(statements_left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sql(lab).set_trace_callback(die_in_time)
        case.do(lab)
        os.write(writing, DONE.encode())
        os.kill(os.getpid(), signal.SIGKILL)
    finally:
        os._exit(1)


def main() -> None:
    """Print the scores of all cases, or of those named, as JSON."""
    names = sys.argv[1:] or CASES
    scores = {name: asdict(try_case(CASES[name])) for name in names}
    json.dump(scores, sys.stdout)


if __name__ == "__main__":
    main()
