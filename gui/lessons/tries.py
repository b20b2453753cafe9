"""The attempts in the person's own folder: where they lie, and what they brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core import outside
from core.errors import LabError
from core.file_names import file_name
from core.lessons.attempts import SUFFIX, Attempt, Story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from core.catalog import Mode

_FOLDER = "lessons"


@dataclass(frozen=True)
class Try:
    """An attempt as a list shows it; times are real ones, in UTC."""

    path: Path
    lesson: str  # its ID
    title: str
    learner: str
    mode: Mode
    begun: datetime
    minutes: int
    percent: int | None  # None while it goes on
    passed: bool = False

    @property
    def is_ended(self) -> bool:
        """Tell whether it has its result."""
        return self.percent is not None


_COUNTED: dict[str, Callable[[Sequence[Try]], Try]] = {
    "first": lambda tries: tries[0],
    "best": lambda tries: max(tries, key=lambda one: one.percent or 0),
    "last": lambda tries: tries[-1],
}


def folder_of_attempts(data_folder: Path) -> Path:
    """Name the folder in which attempts are kept."""
    return data_folder / _FOLDER


def free_path(folder: Path, title: str) -> Path:
    """Name a new attempt after the title of its lesson, which gives nothing away."""
    path = folder / file_name(title, SUFFIX)
    number = 2
    while outside.is_there(path):
        path = folder / file_name(f"{title} {number}", SUFFIX)
        number += 1
    return path


def paths_in(folder: Path) -> list[Path]:
    """List the attempts of a folder, and of none that is not there."""
    try:
        found = [p for p in folder.iterdir() if p.suffix.lower() == SUFFIX]
    except OSError:
        return []
    return sorted(found)


def tries_in(folder: Path) -> Iterator[Try | None]:
    """Read the attempts of a folder one after the other; None where one is none."""
    for path in paths_in(folder):
        yield read_try(path)


def read_try(path: Path) -> Try | None:
    """Read what an attempt brought; None where the file is none that can be read."""
    try:
        with Attempt.open(path) as attempt:
            return _told(path, attempt.story, attempt.lesson.title)
    except LabError:
        return None


def counted(tries: Sequence[Try], keep: str) -> Try | None:
    """Return the attempt whose result counts; None where none has ended.

    The earliest comes first; `keep` is the word of the lesson file.
    """
    ended = [one for one in tries if one.is_ended]
    return _COUNTED[keep](ended) if ended else None


def _told(path: Path, story: Story, title: str) -> Try:
    ended = story.ended
    return Try(
        path=path,
        lesson=story.begun.lesson,
        title=title,
        learner=story.begun.learner,
        mode=story.begun.mode,
        begun=story.begun.at,
        minutes=story.minutes,
        percent=ended.marks.percent if ended else None,
        passed=ended is not None and ended.marks.passed,
    )
