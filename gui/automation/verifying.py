"""`rdlm lesson … --verify`: proves lessons, in several processes if asked."""

from __future__ import annotations

import signal
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from core.command_line.endings import endings_noted
from core.command_line.output import visible, write
from core.errors import LabError
from core.lessons import catalogue
from gui.automation.off_screen import start_off_screen

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from core.lessons.reading import LessonFile


class NotProven(LabError):
    """What a lesson says does not hold."""


def verify(arguments: Namespace) -> None:
    """Prove lessons and print what does not hold; NotProven if anything does not."""
    files = (
        catalogue.shipped() if arguments.all else [catalogue.named(arguments.lesson)]
    )
    told = catalogue.problems() if arguments.all else []
    failed = 0
    for file, failures in zip(files, _proven(files, arguments.jobs), strict=True):
        failed += bool(failures)
        _tell(failures or [f"{file.name}: proven."])
    if told:
        _tell(told)
        raise NotProven("The courses do not fit. Mend what is said above.")
    if failed:
        raise NotProven(
            f"{failed:,} of {len(files):,} lessons failed. Mend what is said above."
        )


def _tell(sentences: list[str]) -> None:
    """Print each in one line, whatever a window showed."""
    write("\n".join(visible(" ".join(sentence.split())) for sentence in sentences))


def _proven(files: list[LessonFile], jobs: int) -> Iterator[list[str]]:
    """Yield what is wrong with each file, in their order."""
    if jobs == 1 or len(files) == 1:
        with endings_noted() as end_if_asked:
            for file in files:
                end_if_asked()
                yield _failures(file)
        return
    yield from _proven_by_several(files, jobs)


def _proven_by_several(files: list[LessonFile], jobs: int) -> Iterator[list[str]]:
    """Prove in several processes, which end with this one and leave no files."""
    # Spawned: a copy of a process in which Qt was started cannot start it again.
    spawn = get_context("spawn")
    with (
        TemporaryDirectory() as place,
        ProcessPoolExecutor(jobs, spawn, _work_in, (place,)) as processes,
    ):
        try:
            yield from processes.map(_failures, files)
        except BaseException:  # what was begun is ended, and nothing else begun
            processes.shutdown(cancel_futures=True)
            raise


def _work_in(place: str) -> None:
    """Begin a process that is ended by the one that has started it alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = place


def _failures(file: LessonFile) -> list[str]:
    """Prove one lesson in this process."""
    start_off_screen()
    from gui.automation.proving import failures_of

    return failures_of(file)
