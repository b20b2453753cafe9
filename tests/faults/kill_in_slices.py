"""Kill -9 at every pause of a long command, where the file is already half written.

The cache is so small that SQLite writes pages of the running transaction into the file:
what is left has a journal that the next opening has to play.

Run as a process of its own: `python -m tests.faults.kill_in_slices NAME FILE`. It kills
children, and leaves for each pause a folder with what was left of the lab.
"""

import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path
from typing import NoReturn

from core.lab import Lab
from core.store import slices
from tests.helpers.labs import sql
from tests.helpers.long_commands import LONG

ROWS = 100


def kill_at_each_pause(name: str, original: Path) -> None:
    """Kill one child at its first pause, one at its second, until one has an end."""
    for pause in count(1):
        path = original.parent / f"pause-{pause}" / original.name
        path.parent.mkdir()
        shutil.copyfile(original, path)
        child = os.fork()
        if child == 0:
            _do_and_die(name, path, pause)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            shutil.rmtree(path.parent)
            return


def _do_and_die(name: str, path: Path, pause: int) -> NoReturn:
    try:
        lab = Lab.open(path)
        sql(lab).execute("PRAGMA cache_size = 1")
        work = lab.doing(LONG[name].command(lab))
        for _ in range(pause):
            next(work)
        os.kill(os.getpid(), signal.SIGKILL)
    finally:
        os._exit(1)


if __name__ == "__main__":
    slices.ROWS = ROWS
    kill_at_each_pause(sys.argv[1], Path(sys.argv[2]))
