"""`rdlm lesson … --verify`: proves lessons, in several processes if asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.command_line.output import visible, write
from core.errors import LabError
from core.lessons import catalogue
from gui.automation.off_screen import start_off_screen
from gui.automation.processes import in_processes

if TYPE_CHECKING:
    from argparse import Namespace

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
    proven = in_processes(_failures, files, arguments.jobs)
    for file, failures in zip(files, proven, strict=True):
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


def _failures(file: LessonFile) -> list[str]:
    """Prove one lesson in this process."""
    start_off_screen()
    from gui.automation.proving import failures_of

    return failures_of(file)
