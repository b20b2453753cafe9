"""The lessons that can be chosen, each with what was made of it so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from core.errors import LabError
from core.lessons import catalogue
from core.lessons.reading import LessonFile
from gui.labels.lessons import LessonText as Text
from gui.lessons.tries import Try, counted, tries_in

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
    """One lesson of the list, or a file of the person's that is none (any more)."""

    file: LessonFile | None
    lesson: Lesson | None
    own: Path | None = None  # where it lies, of one that the person has opened
    problem: str = ""  # why it cannot be used
    tries: tuple[Try, ...] = ()  # the earliest first
    is_next: bool = False

    @property
    def key(self) -> str:
        """What it is known by in the list."""
        return str(self.own) if self.own else self.id

    @property
    def id(self) -> str:
        """The ID of the lesson; empty where it cannot be used."""
        return self.lesson.id if self.lesson else ""

    @property
    def title(self) -> str:
        """The title, or the name of the file that cannot be used."""
        if self.lesson is not None:
            return self.lesson.title
        return self.own.name if self.own else ""

    @property
    def course(self) -> str:
        """Under which heading it stands."""
        if self.own is not None:
            return Text.own_lessons
        is_exercise = self.lesson is not None and self.lesson.kind == "exercise"
        if is_exercise or self.lesson is None:
            return Text.exercises
        return self.lesson.course

    @property
    def progress(self) -> Progress:
        """How far it is; what was begun can be gone on with, whatever was before."""
        if self.lesson is None:
            return Progress.UNREADABLE
        if self.unfinished is not None:
            return Progress.TO_RESUME
        counts = counted(self.tries, self.lesson.keep)
        if counts is not None:
            return Progress.PASSED if counts.passed else Progress.NOT_PASSED
        return Progress.NEXT if self.is_next else Progress.NOT_BEGUN

    @property
    def has_passed(self) -> bool:
        """Tell whether the attempt that counts has passed."""
        counts = counted(self.tries, self.lesson.keep) if self.lesson else None
        return counts is not None and counts.passed

    @property
    def unfinished(self) -> Try | None:
        """The attempt to be resumed, the latest one."""
        return next((one for one in reversed(self.tries) if not one.is_ended), None)

    @property
    def best(self) -> int | None:
        """The best percentage so far."""
        return max(
            (one.percent for one in self.tries if one.percent is not None), default=None
        )


class Reading:
    """Reads lessons and attempts, a file at a time, and lists them in their order."""

    def __init__(self, folder: Path, own: Sequence[Path]) -> None:
        """Read the attempts of a folder, what is shipped, and the person's files."""
        self._folder = folder
        self._own = own
        self.listed: tuple[Listed, ...] = ()

    def steps(self) -> Iterator[None]:
        """Read, with a pause after each file; then `listed` has them all."""
        found: list[Listed] = []
        for file in catalogue.files():
            found.append(Listed(file, file.lesson()))
            yield
        for path in self._own:
            found.append(_own(path))
            yield
        tries: list[Try] = []
        for one in tries_in(self._folder):
            tries += [one] if one is not None else []
            yield
        self.listed = _in_order(found, tries)


def _own(path: Path) -> Listed:
    try:
        file = LessonFile.read(path)
        return Listed(file, file.lesson(), own=path)
    except LabError as error:
        return Listed(None, None, own=path, problem=str(error))


def _in_order(found: Sequence[Listed], tries: Sequence[Try]) -> tuple[Listed, ...]:
    """Sort by course and place, the person's own last, and mark what comes next."""
    by_lesson: dict[str, list[Try]] = {}
    for tried in sorted(tries, key=lambda tried: tried.begun):
        by_lesson.setdefault(tried.lesson, []).append(tried)
    listed = [
        replace(one, tries=tuple(by_lesson.get(one.id, ())) if one.id else ())
        for one in sorted(found, key=_place)
    ]
    return _with_next(listed)


def _place(one: Listed) -> tuple[bool, tuple[int, int, str], str]:
    if one.own is not None or one.lesson is None:
        return True, (0, 0, ""), one.title.casefold()
    return False, catalogue.order(one.lesson), ""


def _with_next(listed: Sequence[Listed]) -> tuple[Listed, ...]:
    """Mark in each course the first lesson that is not passed yet."""
    to_do = [one for one in listed if one.own is None and not one.has_passed]
    first = {one.course: one.key for one in reversed(to_do)}
    return tuple(
        replace(one, is_next=first.get(one.course) == one.key) for one in listed
    )
