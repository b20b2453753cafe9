"""An attempt at a lesson: who tries, in which way, with which help and answers.

Their times are real ones, in UTC, and given by who has a clock; the lab has its own.
"""

from pydantic import Field

from core.catalog import HelpLevel, Mode
from core.clock import Moment
from core.commands.command import Command, Nature
from core.errors import Refused
from core.records.attempts import Marks
from core.refusals import Reason
from core.store.transaction import Transaction
from core.text import Name, PlainText

LONGEST_LESSON = 1024 * 1024
"""Bytes of a lesson file; it has never more characters."""


class BeginAttempt(Command):
    """Begin an attempt in a new lab; the whole lesson is kept with it."""

    nature = Nature.LESSON
    learner: Name
    lesson: PlainText  # its id
    text: str = Field(max_length=LONGEST_LESSON)  # of its file
    digest: str  # SHA-256 of the text, hexadecimal
    mode: Mode
    seed: int  # draws the lesson's values, and makes the lab
    program: PlainText  # the version that made it
    at: Moment

    def execute(self, tx: Transaction) -> None:
        """Refuse a lab in which something was done before."""
        if tx.last_seq():
            raise Refused(Reason.NOT_A_NEW_LAB)


class TakeHelp(Command):
    """Take help at a step; steps count from 1."""

    nature = Nature.LESSON
    step: int = Field(ge=1)
    level: HelpLevel
    at: Moment

    def execute(self, tx: Transaction) -> None:
        """Refuse help in an exam."""
        if _going_on(tx).mode is Mode.EXAM:
            raise Refused(Reason.NO_HELP_IN_EXAM)


class AnswerQuestion(Command):
    """Answer the question of a step; steps count from 1, choices from 0."""

    nature = Nature.LESSON
    step: int = Field(ge=1)
    choice: int = Field(ge=0)
    at: Moment

    def execute(self, tx: Transaction) -> None:
        """Refuse an answer where no attempt is going on."""
        _going_on(tx)


class PauseAttempt(Command):
    """Stop working on an attempt for a while."""

    nature = Nature.LESSON
    at: Moment

    def execute(self, tx: Transaction) -> None:
        """Refuse a pause where no attempt is going on."""
        _going_on(tx)


class ResumeAttempt(Command):
    """Go on with an attempt, after a pause or after the program was killed."""

    nature = Nature.LESSON
    at: Moment

    def execute(self, tx: Transaction) -> None:
        """Refuse to go on with what was not begun, or has ended."""
        _going_on(tx)


class EndAttempt(Command):
    """End an attempt for good, with the marks that it was given."""

    nature = Nature.LESSON
    marks: Marks
    at: Moment

    def execute(self, tx: Transaction) -> None:
        """Refuse to end what was not begun, or has ended."""
        _going_on(tx)


def _going_on(tx: Transaction) -> BeginAttempt:
    """Return how the attempt was begun; Refused where none is going on."""
    journal = list(tx.journal())
    if not journal or journal[0].command != BeginAttempt.name():
        raise Refused(Reason.NO_ATTEMPT)
    if any(entry.command == EndAttempt.name() for entry in journal):
        raise Refused(Reason.ATTEMPT_ENDED)
    return BeginAttempt.model_validate_json(journal[0].arguments)
