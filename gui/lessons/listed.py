"""The lessons that can be chosen, each with what was made of it so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from core.errors import LabError
from core.lessons import catalogue
from core.lessons.attempts.rollup import Line, counted
from core.lessons.reading import LessonFile
from gui.labels.lessons import LessonText as Text
from gui.lessons.attempt_files import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from core.lessons.records import Lesson


class Progress(Enum):
    """How far a lesson is."""

    UNREADABLE = auto()
    TO_RESUME = auto()
    PASSED = auto()
    NOT_PASSED = auto()
    NEXT = auto()
    NOT_BEGUN = auto()


@dataclass(frozen=True)
class Listed:
    """One lesson of the list, or a file of the person's that is none (any more).

    Of a lesson that is gone there are still the attempts, which keep its text.
    """

    file: LessonFile | None
    lesson: Lesson | None
    own: Path | None = None  # where it lies, of one that the person has opened
    problem: str = ""  # why it cannot be used
    lines: tuple[Line, ...] = ()  # of the attempts at it; the earliest first
    is_next: bool = False

    @property
    def key(self) -> str:
        """What it is known by in the list."""
        return str(self.own) if self.own else self.id

    @property
    def id(self) -> str:
        """The ID of the lesson, or of the one that is gone; empty of a wrong file."""
        if self.lesson is not None:
            return self.lesson.id
        return self.lines[0].lesson if self.lines else ""

    @property
    def title(self) -> str:
        """The title, or the name of the file that cannot be used."""
        if self.lesson is not None:
            return self.lesson.title
        if self.own is not None:
            return self.own.name
        return self.lines[-1].title if self.lines else ""

    @property
    def course(self) -> str:
        """Under which heading it stands."""
        if self.own is not None or self.lesson is None:
            return Text.own_lessons
        is_exercise = self.lesson.kind == "exercise"
        return Text.exercises if is_exercise else self.lesson.course

    @property
    def progress(self) -> Progress:
        """How far it is; what was begun can be gone on with, whatever was before."""
        if self.unfinished is not None:
            return Progress.TO_RESUME
        if self.lesson is None and not self.lines:
            return Progress.UNREADABLE
        if self.has_passed:
            return Progress.PASSED
        if self.best is not None:
            return Progress.NOT_PASSED
        return Progress.NEXT if self.is_next else Progress.NOT_BEGUN

    @property
    def has_passed(self) -> bool:
        """Tell whether the attempt that counts has passed."""
        return any(x.counts and x.marks and x.marks.passed for x in self.lines)

    @property
    def unfinished(self) -> Line | None:
        """The attempt to be resumed, the latest one."""
        lines = reversed(self.lines)
        return next((x for x in lines if x.is_sound and x.marks is None), None)

    @property
    def best(self) -> int | None:
        """The best percentage so far."""
        percents = (line.marks.percent for line in self.lines if line.marks)
        return max(percents, default=None)


class Reading:
    """Reads lessons and attempts, a file at a time, and lists them in their order."""

    def __init__(self, folder: Path, own: Sequence[Path]) -> None:
        """Read the attempts of a folder, what is shipped, and the person's files."""
        self._folder = folder
        self._own = own
        self.listed: tuple[Listed, ...] = ()

    def steps(self) -> Iterator[None]:
        """Read, with a pause after each file.

        Then `listed` has them all; without their attempts it has them some time before.
        """
        found: list[Listed] = []
        for file in catalogue.files():
            found.append(Listed(file, file.lesson()))
            yield
        for path in self._own:
            found.append(_own(path))
            yield
        self.listed = _in_order(found, ())
        lines: list[Line] = []
        for line in lines_of(self._folder):
            lines.append(line)
            yield
        self.listed = _in_order(found, counted(lines))


def _own(path: Path) -> Listed:
    try:
        file = LessonFile.read(path)
        return Listed(file, file.lesson(), own=path)
    except LabError as error:
        return Listed(None, None, own=path, problem=str(error))


def _in_order(found: Sequence[Listed], lines: Sequence[Line]) -> tuple[Listed, ...]:
    """Sort by course and place, the person's own last, and mark what comes next."""
    by_lesson: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda line: (line.begun is None, line.begun)):
        if line.lesson:  # else it could not be read
            by_lesson.setdefault(line.lesson, []).append(line)
    gone = by_lesson.keys() - {one.id for one in found}
    listed = [
        *(replace(one, lines=tuple(by_lesson.get(one.id, ()))) for one in found),
        *(_gone(by_lesson[lesson]) for lesson in gone),
    ]
    return _with_next(sorted(listed, key=_place))


def _gone(lines: Sequence[Line]) -> Listed:
    """List a lesson that is there no more, by what its attempts keep of it."""
    return Listed(None, None, problem=Text.lesson_gone, lines=tuple(lines))


def _place(one: Listed) -> tuple[bool, tuple[int, int, str], str]:
    if one.own is not None or one.lesson is None:
        return True, (0, 0, ""), one.title.casefold()
    return False, catalogue.order(one.lesson), ""


def _with_next(listed: Sequence[Listed]) -> tuple[Listed, ...]:
    """Mark in each course the first lesson that is not passed yet."""
    to_do = [
        one
        for one in listed
        if one.lesson is not None and one.own is None and not one.has_passed
    ]
    first = {one.course: one.key for one in reversed(to_do)}
    return tuple(
        replace(one, is_next=first.get(one.course) == one.key) for one in listed
    )
