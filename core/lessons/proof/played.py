"""Plays a way through a lesson, and keeps what each step brought about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from core.catalog import ProductVersion
from core.errors import LabError
from core.lab import Lab
from core.lessons.beside import files_beside
from core.lessons.drawing import Place
from core.lessons.proof.results import missed_in
from core.lessons.proof.ways import Placed, Way
from core.lessons.reading import LessonError, LessonFile
from core.lessons.records import Lesson, Quiz, Step
from core.lessons.runner import Driver, doing
from core.lessons.variables import Variables
from core.records import JournalEntry


@dataclass(frozen=True)
class Deed:
    """What one step brought about."""

    place: Place
    step: Step | Quiz  # with its variables filled
    commands: tuple[JournalEntry, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    """What it wrote of the files that go with the lab, by name."""

    @property
    def changes(self) -> list[str]:
        """Name what it changed: the commands that were done, and the files."""
        done = [entry.command for entry in self.commands if entry.was_done]
        return [*dict.fromkeys(done), *self.files]


@dataclass(frozen=True)
class Play:
    """A way that was played: what it began with, and what each step did."""

    file: LessonFile
    lesson: Lesson
    edition: ProductVersion
    start: bytes  # the lab's file before the first step
    deeds: tuple[Deed, ...]
    missed: tuple[LessonError, ...]  # what is not reached in the end


def play_way(
    file: LessonFile,
    lesson: Lesson,
    way: Way,
    lab: Lab,
    driver: Driver,
    before: Callable[[int, Step | Quiz], object] = lambda _number, _step: None,
) -> Play:
    """Play all steps; LessonError says where one did not do what the file says.

    `before` is called with the number of each, from 1, and with its values filled.
    """
    start = lab.path.read_bytes()  # whole, for nothing is being written
    variables = Variables(lesson.variables, lab)
    deeds = []
    for number, placed in enumerate(way.steps, start=1):
        there = variables.filled(placed.step)
        before(number, there)
        deeds.append(_play(file, Placed(placed.place, there), lab, driver))
    missed = tuple(missed_in(file, lesson, lab))
    edition = lab.settings().edition
    return Play(file, lesson, edition, start, tuple(deeds), missed)


def _play(file: LessonFile, placed: Placed, lab: Lab, driver: Driver) -> Deed:
    place, there = placed
    if isinstance(there, Quiz):
        return Deed(place, there)
    before, files = lab.last_seq(), files_beside(lab.path)
    turns = ["do"]
    try:
        turns.extend(doing(there, lab, driver))
    except (AssertionError, LabError) as error:
        raise file.wrong((*place, turns[-1]), str(error)) from error
    changed = {n: c for n, c in files_beside(lab.path).items() if files.get(n) != c}
    return Deed(place, there, tuple(lab.journal(after=before)), changed)
