"""The results of a folder of attempts: which of each learner counts, and its points."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from core import outside
from core.catalog import HelpLevel, Mode, TextUsed
from core.errors import LabError, LabMissing
from core.lessons.attempts.attempt import SUFFIX, Attempt
from core.lessons.attempts.regrading import regrade, shipped_today
from core.lessons.attempts.soundness import mark_problems, noted_problems, problems
from core.lessons.reading import LessonFile
from core.records.attempts import Marks

_UNREADABLE = (
    "The folder {folder} cannot be read, so its attempts are missing here. Ask whoever "
    "owns it for access."
)


@dataclass(frozen=True)
class Line:
    """What one file brought; times are real ones, in UTC."""

    file: str  # its name, below the folder
    problems: tuple[str, ...] = ()
    is_sound: bool = (
        False  # nothing was edited; what a mended grader changes is no edit
    )
    learner: str = ""
    lesson: str = ""  # its ID
    title: str = ""
    keep: str = ""  # first, best or last: a word of the lesson
    mode: Mode | None = None
    begun: datetime | None = None
    minutes: int = 0
    marks: Marks | None = None  # None while it goes on, or where it cannot be read
    help: tuple[int, ...] = (0,) * len(HelpLevel)  # uses of each level, in their order
    undone: int = 0
    text: TextUsed | None = None  # where it was graded again
    counts: bool = False

    @property
    def may_count(self) -> bool:
        """Tell whether it has ended, and was not edited."""
        return self.marks is not None and self.is_sound


_COUNTED: dict[str, Callable[[Sequence[Line]], Line]] = {
    "first": lambda lines: lines[0],
    "best": lambda lines: max(lines, key=lambda line: _percent(line)),
    "last": lambda lines: lines[-1],
}
"""Which of the attempts of one learner at one lesson counts; the earliest is first."""


def paths_in(folder: Path) -> list[Path]:
    """List the attempts in a folder and below; LabMissing if there is no folder.

    A folder that cannot be read stands for those in it: they are not just missing.
    """
    if not outside.is_folder(folder):
        raise LabMissing(f"There is no folder {folder}. Check its name.")
    found: list[Path] = []

    def keep(error: OSError) -> None:
        found.append(Path(error.filename))

    for place, _, names in os.walk(folder, onerror=keep):
        files = (Path(place, n) for n in names if n.lower().endswith(SUFFIX))
        found += (file for file in files if not outside.is_no_file(file))
    return sorted(found)


def rolling_up(
    folder: Path,
    *,
    again: bool = False,
    find: Callable[[str], LessonFile | None] = shipped_today,
) -> Iterator[Line]:
    """Read one attempt after the other; `again` does them again and grades them.

    `find` gives the lesson of an ID as it is today. Which of them count is found by
    `counted` when all are read.
    """
    for path in paths_in(folder):
        yield line_of(path, folder, again=again, find=find)


def line_of(
    path: Path,
    folder: Path,
    *,
    again: bool = False,
    find: Callable[[str], LessonFile | None] = shipped_today,
) -> Line:
    """Read one attempt of a folder, as `rolling_up` does."""
    name = path.relative_to(folder).as_posix()
    if outside.is_folder(path):
        return Line(name, (_UNREADABLE.format(folder=path),))
    try:
        with Attempt.open(path) as attempt:
            return _line(name, attempt, find if again else None)
    except LabError as error:
        return Line(name, (str(error),))


def counted(lines: Iterable[Line]) -> list[Line]:
    """Mark the attempts that count, and sort all by learner, lesson and time.

    What could not be read comes first.
    """
    groups: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        key = (line.learner.casefold(), line.lesson)
        groups.setdefault(key, []).append(line)
    found: list[Line] = []
    for _, group in sorted(groups.items()):
        group.sort(key=lambda line: (line.begun is None, line.begun, line.file))
        may_count = [line for line in group if line.may_count]
        # The word of the lesson as it was at last.
        best = _COUNTED[may_count[-1].keep](may_count) if may_count else None
        found += [replace(line, counts=line is best) for line in group]
    return found


def _percent(line: Line) -> int:
    return line.marks.percent if line.marks else 0


def _line(
    name: str, attempt: Attempt, find: Callable[[str], LessonFile | None] | None
) -> Line:
    story, lesson, text = attempt.story, attempt.lesson, None
    marks = story.ended.marks if story.ended else None
    found, differing = noted_problems(attempt), []
    if find is not None:
        differing = mark_problems(attempt)
        found = [p for p in problems(attempt) if p not in differing]
        again = regrade(attempt, find(story.begun.lesson))
        lesson, text = again.lesson, again.text
        marks = again.result.marks if marks else None
    return Line(
        file=name,
        problems=(*found, *differing),
        is_sound=not found,
        learner=story.begun.learner,
        lesson=story.begun.lesson,
        title=lesson.title,
        keep=lesson.keep,
        mode=story.begun.mode,
        begun=story.begun.at,
        minutes=story.minutes,
        marks=marks,
        help=tuple(
            sum(taken.level is level for taken in story.help_taken)
            for level in HelpLevel
        ),
        undone=story.undone,
        text=text,
    )
