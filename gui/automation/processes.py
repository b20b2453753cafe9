"""Work on many lessons, in several processes if asked; it can be ended in its midst."""

import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from tempfile import TemporaryDirectory
from typing import TypeVar

from core.command_line.endings import endings_noted
from core.errors import LabError
from gui.labels.lessons import LessonText as Text

T = TypeVar("T")
R = TypeVar("R")


def in_processes(work: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[R]:
    """Yield what comes of each item, in their order; Ended if the end is asked for."""
    if jobs == 1 or len(items) == 1:
        with endings_noted() as end_if_asked:
            for item in items:
                end_if_asked()
                yield work(item)
        return
    yield from _in_several(work, items, jobs)


def _in_several(work: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[R]:
    """Work in several processes, which end with this one and leave no files."""
    # Spawned: a copy of a process in which Qt was started cannot start it again.
    spawn = get_context("spawn")
    with (
        TemporaryDirectory() as place,
        ProcessPoolExecutor(jobs, spawn, _work_in, (place,)) as processes,
    ):
        try:
            yield from processes.map(work, items)
        except BrokenProcessPool as error:
            raise LabError(Text.process_lost) from error
        except BaseException:  # what was begun is ended, and nothing else begun
            processes.shutdown(cancel_futures=True)
            raise


def _work_in(place: str) -> None:
    """Begin a process that is ended by the one that has started it alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = place
