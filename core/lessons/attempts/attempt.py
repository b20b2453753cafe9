"""An attempt at a lesson: a lab of its own, whose journal also keeps help and answers.

The file is a lab file, so that it is as safe: each note is a commit.
"""

from collections.abc import Generator, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

import core
from core.catalog import HelpLevel, Mode
from core.commands.attempts import (
    AnswerQuestion,
    BeginAttempt,
    EndAttempt,
    PauseAttempt,
    ResumeAttempt,
    TakeHelp,
)
from core.lab import Lab, replaying
from core.lessons.attempts.story import Story
from core.lessons.grading import Result, grading
from core.lessons.reading import LessonFile
from core.records import JournalEntry
from core.store.slices import finish
from core.workplaces import remove

SUFFIX = ".rdattempt"


class Attempt:
    """One learner's work on one lesson, going on or ended.

    All times are real ones with a time zone, given by who has a clock.
    """

    def __init__(self, lab: Lab) -> None:
        """Wrap the lab of an attempt; LabError where it is none, or not readable."""
        self.lab = lab
        self._entries: list[JournalEntry] = []
        self._story: Story | None = None
        begun = self.story.begun
        self.file = _file(begun.lesson, begun.text)
        self.lesson = self.file.lesson(begun.seed)

    @classmethod
    def begin(
        cls,
        path: Path,
        file: LessonFile,
        learner: str,
        mode: Mode,
        *,
        seed: int,
        at: datetime,
    ) -> Self:
        """Make the lab of an attempt and begin it; refuses to overwrite a file."""
        lesson = file.lesson(seed)
        begin = BeginAttempt(
            learner=learner,
            lesson=lesson.id,
            text=file.text,
            digest=file.digest,
            mode=mode,
            seed=seed,
            program=core.VERSION,
            at=at,
        )
        lab = Lab.create(path, lesson.scenario, edition=lesson.edition, seed=seed)
        try:
            lab.do(begin)
            return cls(lab)
        except BaseException:
            lab.close()
            remove(path)
            raise

    @classmethod
    def open(cls, path: Path, *, resumed_at: datetime | None = None) -> Self:
        """Open an attempt to read it, or go on with it where it has not ended."""
        attempt = cls._read(path)
        if resumed_at is None or attempt.is_ended:
            return attempt
        attempt.lab.close()
        lab = Lab.open(path)
        try:
            lab.do(ResumeAttempt(at=resumed_at))
            return cls(lab)
        except BaseException:
            lab.close()
            raise

    @classmethod
    def _read(cls, path: Path) -> Self:
        lab = Lab.open(path, read_only=True)
        try:
            return cls(lab)
        except BaseException:
            lab.close()
            raise

    @property
    def story(self) -> Story:
        """What the journal tells up to now."""
        seen = len(self._entries)
        entries = self.entries
        if self._story is None or len(entries) != seen:
            self._story = Story.of(entries, self.lab.path.name)
        return self._story

    @property
    def entries(self) -> Sequence[JournalEntry]:
        """The rows of the journal up to now; it only grows, so none is read twice."""
        last = self._entries[-1].seq if self._entries else 0
        self._entries += self.lab.journal(after=last)
        return self._entries

    @property
    def mode(self) -> Mode:
        """How the lesson is worked on."""
        return self.story.begun.mode

    @property
    def is_ended(self) -> bool:
        """Tell whether the attempt has ended; then nothing more is noted."""
        return self.story.ended is not None

    @property
    def help_taken(self) -> tuple[TakeHelp, ...]:
        """Each use of help, in order."""
        return self.story.help_taken

    @property
    def answers(self) -> dict[int, int]:
        """The choices that count, from 0, by the number of their step, from 1."""
        return self.story.answers

    @property
    def minutes(self) -> int:
        """Minutes of work that were begun, without the gaps between sittings."""
        return self.story.minutes

    def take_help(self, step: int, level: HelpLevel, at: datetime) -> None:
        """Note help at a step, from 1; Refused in an exam and after the end."""
        self.lab.do(TakeHelp(step=step, level=level, at=at))

    def answer(self, step: int, choice: int, at: datetime) -> None:
        """Note the answer to a step, from 1; a choice, from 0; Refused after the end.

        ValueError where the lesson has no such question or choice.
        """
        if choice not in self.lesson.choices_of(step):
            raise ValueError(f"step {step} has no choice {choice}")
        self.lab.do(AnswerQuestion(step=step, choice=choice, at=at))

    def pause(self, at: datetime) -> None:
        """Note that work stops for a while; Refused after the end."""
        self.lab.do(PauseAttempt(at=at))

    def grade(self) -> Result:
        """Grade the lab as it is now."""
        return finish(self.grading())

    def grading(self) -> Generator[float, None, Result]:
        """Do the same with pauses, at which it says how far it is, from 0 to 1."""
        story = self.story
        return grading(self.lesson, self.lab, story.answers, story.help_taken)

    def end(self, at: datetime) -> Result:
        """Grade, and end the attempt with that; Refused after the end."""
        return finish(self.ending(at))

    def ending(self, at: datetime) -> Generator[float, None, Result]:
        """Do the same with pauses; what is done meanwhile is graded, too."""
        graded = None
        while graded != self.lab.last_seq():
            graded = self.lab.last_seq()
            result = yield from self.grading()
        self.lab.do(EndAttempt(marks=result.marks, at=at))
        return result

    def replaying(
        self, target: Path, until: int | None = None
    ) -> Generator[float, None, Lab]:
        """Make the lab again in another file, up to a row; pause after each row."""
        return replaying(self.lab, target, self.lesson.scenario, until=until)

    def close(self) -> None:
        """Close the lab; the attempt can be opened again."""
        self.lab.close()

    def __enter__(self) -> Self:
        """Use the attempt in a with block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the lab."""
        self.close()


@lru_cache(maxsize=128)
def _file(lesson: str, text: str) -> LessonFile:
    """Keep what was read of a text: a whole class has the same."""
    return LessonFile(f"{lesson}.toml", text)
