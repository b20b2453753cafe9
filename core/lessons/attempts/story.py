"""What the journal of an attempt tells: who, how, with which help, for how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from pydantic import ValidationError

from core.catalog import Mode
from core.commands.attempts import (
    AnswerQuestion,
    BeginAttempt,
    EndAttempt,
    PauseAttempt,
    ResumeAttempt,
    TakeHelp,
)
from core.commands.command import Command
from core.commands.registry import from_journal
from core.errors import LabDamaged, LabError
from core.records import JournalEntry
from core.store.journal import NOTES, UNDO

Note = TakeHelp | AnswerQuestion | PauseAttempt | ResumeAttempt | EndAttempt
_SECOND = timedelta(seconds=1)


class NotAnAttempt(LabError):
    """The lab is sound, and no attempt at a lesson was begun in it."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            f"{name} is a lab in which no attempt at a lesson was begun. Open it as a "
            "lab, or choose another file."
        )


@dataclass(frozen=True)
class Story:
    """One attempt as its journal tells it; times are real ones, in UTC."""

    begun: BeginAttempt
    notes: tuple[Note, ...]
    undone: int  # how often a command was taken back

    @classmethod
    def of(cls, entries: Sequence[JournalEntry], name: str) -> Self:
        """Read a journal of the file `name`; LabDamaged names a row that is none."""
        noted = [
            _command(entry, name)
            for entry in entries
            if entry.was_done and entry.command in NOTES
        ]
        if not noted:
            raise NotAnAttempt(name)
        if not isinstance(noted[0], BeginAttempt) or entries[0].command not in NOTES:
            raise LabDamaged(
                f"{name}: the journal does not begin with the beginning of the "
                "attempt. Rows were removed, or put in."
            )
        return cls(
            begun=noted[0],
            notes=tuple(note for note in noted if isinstance(note, Note)),
            undone=sum(e.command == UNDO and e.was_done for e in entries),
        )

    @property
    def ended(self) -> EndAttempt | None:
        """The end, with the marks that were given; None while it goes on."""
        ends = (note for note in self.notes if isinstance(note, EndAttempt))
        return next(ends, None)

    @property
    def help_taken(self) -> tuple[TakeHelp, ...]:
        """Each use of help, in order."""
        return tuple(note for note in self.notes if isinstance(note, TakeHelp))

    @property
    def answers(self) -> dict[int, int]:
        """The choice that counts, from 0, by the number of its step, from 1.

        The first counts, for then its feedback is read; in an exam, where none is
        given before the end, it is the last.
        """
        counted: dict[int, int] = {}
        for note in self.notes:
            if not isinstance(note, AnswerQuestion):
                continue
            if self.begun.mode is Mode.EXAM:
                counted[note.step] = note.choice
            else:
                counted.setdefault(note.step, note.choice)
        return counted

    @property
    def minutes(self) -> int:
        """Minutes of work that were begun, without the gaps between sittings.

        Of a sitting that was killed the time after its last note is not known.
        """
        worked, before = timedelta(), self.begun.at
        for note in self.notes:
            if not isinstance(note, ResumeAttempt):
                worked += max(note.at - before, timedelta())
            before = note.at
        return -(-(worked // _SECOND) // 60)


def _command(entry: JournalEntry, name: str) -> Command:
    try:
        return from_journal(entry.command, entry.arguments)
    except ValidationError as error:
        raise LabDamaged(
            f"{name}: row {entry.seq} of the journal, {entry.command}, cannot be read. "
            "It was changed, or a newer version of the program wrote it."
        ) from error
