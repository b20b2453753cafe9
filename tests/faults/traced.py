"""Runs under strace, which makes one system call of each child fail, or kill it.

strace counts calls for each process anew and strikes at the call with a fixed number.
So each child first makes calls that do nothing, to move that number to the point that
is to be tried; and one strace serves all points of all calls. This process itself makes
none of the calls in question.
"""

import gc
import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from core import files
from core.errors import LabError
from tests.faults.all_cases import ALL_CASES
from tests.faults.cases import ORIGINAL, Case
from tests.faults.score import DONE

Points = dict[str, dict[str, list[int]]]
"""At which calls of each kind each case is to be struck."""

# Not every system has each of them; they are looked up where strace runs.
IDLE_CALLS: dict[str, Callable[[int], object]] = {
    "write": lambda handle: os.write(handle, b""),
    "pwrite64": lambda handle: os.pwrite(handle, b"x", 0),
    "fdatasync": lambda handle: os.fdatasync(handle),
    "fsync": os.fsync,
    "unlink": lambda _: os.unlink(""),
    "rename": lambda _: os.rename("", ""),
    "renameat2": lambda _: files._rename_exclusively(Path("\0"), Path("\0")),
}


def main() -> None:
    """Try the points of every case; print what the child told at each of them.

    Where all that may be are tried, they end with the first that is not struck.
    """
    folder, strike_at = Path(sys.argv[1]), int(sys.argv[2])
    points: Points = json.load(sys.stdin)
    gc.freeze()  # what the children never write they need not copy
    for call, cases in points.items():
        for name, wanted in cases.items():
            told = {}
            for point in wanted:
                path = folder / name / f"{call}-{point}.rdlab"
                if (original := path.with_name(ORIGINAL)).exists():
                    shutil.copyfile(original, path)
                idle = strike_at - point
                told[point], was_killed = _told(ALL_CASES[name], path, call, idle)
                if len(wanted) == strike_at - 1 and not was_killed:
                    break
            sys.stdout.write(json.dumps([call, name, told]) + "\n")


def _told(case: Case, path: Path, call: str, idle: int) -> tuple[str, bool]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _do(case, path, call, idle, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        answer = told.read()
    _, status = os.waitpid(child, 0)
    return answer, os.WIFSIGNALED(status)


def _do(case: Case, path: Path, call: str, idle: int, writing: int) -> NoReturn:
    try:
        with path.with_suffix(".idle").open("wb") as file:
            for _ in range(idle):
                with suppress(OSError):
                    IDLE_CALLS[call](file.fileno())
            os.write(writing, _answer(case, path).encode())
    finally:
        os._exit(0)


def _answer(case: Case, path: Path) -> str:
    try:
        case.act(path)
    except LabError as error:
        return str(error)
    except BaseException as error:
        return f"bug: {error!r}"
    return DONE


if __name__ == "__main__":
    main()
