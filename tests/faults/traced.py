"""Runs under strace, which makes one system call of each child fail, or kill it.

strace counts calls for each process anew and strikes at the call with a fixed number.
So each child first makes calls that do nothing, to move that number to the point that
is to be tried; and one strace serves all points. This process itself makes none of the
calls in question.
"""

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
from tests.faults.cases import ALL_CASES, ORIGINAL, Case
from tests.faults.score import DONE

STRIKE_AT = 400
"""More calls than any command makes."""

# Not every system has each of them; they are looked up where strace runs.
IDLE_CALLS: dict[str, Callable[[int], object]] = {
    "pwrite64": lambda handle: os.pwrite(handle, b"x", 0),
    "fdatasync": lambda handle: os.fdatasync(handle),
    "fsync": os.fsync,
    "unlink": lambda _: os.unlink(""),
    "rename": lambda _: os.rename("", ""),
    "renameat2": lambda _: files._rename_exclusively(Path("\0"), Path("\0")),
}


def main() -> None:
    """Try the points of every case; print what the child told, point by point."""
    folder, call, most = Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
    for name, limit in most.items():
        told: list[str] = []
        place = folder / name
        while len(told) < limit:
            path = place / f"point-{len(told)}.rdlab"
            if (place / ORIGINAL).exists():
                shutil.copyfile(place / ORIGINAL, path)
            answer, was_killed = _told(ALL_CASES[name], path, call, len(told) + 1)
            told.append(answer)
            if limit == STRIKE_AT and not was_killed:
                break
        sys.stdout.write(json.dumps([name, told]) + "\n")


def _told(case: Case, path: Path, call: str, point: int) -> tuple[str, bool]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _do(case, path, call, point, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        answer = told.read()
    _, status = os.waitpid(child, 0)
    return answer, os.WIFSIGNALED(status)


def _do(case: Case, path: Path, call: str, point: int, writing: int) -> NoReturn:
    try:
        with path.with_suffix(".idle").open("wb") as idle:
            for _ in range(STRIKE_AT - point):
                with suppress(OSError):
                    IDLE_CALLS[call](idle.fileno())
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
