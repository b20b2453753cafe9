"""What does not fit in an attempt that was edited, or made by another version.

Who changes the program can make a whole false attempt: nothing here denies that.
"""

from collections.abc import Generator, Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import core
from core import clock, scenarios
from core.commands.attempts import AnswerQuestion, BeginAttempt, EndAttempt, TakeHelp
from core.commands.registry import from_journal
from core.errors import LabError
from core.lessons.attempts.attempt import Attempt
from core.lessons.checks import FileSaved
from core.records.attempts import Mark, Marks
from core.rules import marks
from core.store.slices import finish

_CORRECTED = timedelta(minutes=5)
"""So far a clock may be set back without being asked why."""


def problems(attempt: Attempt) -> list[str]:
    """List all that does not fit; empty for a sound attempt. It is done again."""
    return finish(checking(attempt))


def checking(attempt: Attempt) -> Generator[float, None, list[str]]:
    """Do the same in steps, saying how far it is, from 0 to 1."""
    unknown = list(_unknown_commands(attempt))
    found = [*noted_problems(attempt), *attempt.lab.problems()]
    if not unknown:
        found += yield from _replay_problems(attempt)
    found += [*unknown, *(yield from _checking_marks(attempt))]
    return [*dict.fromkeys(found)]


def noted_problems(attempt: Attempt) -> list[str]:
    """List what does not fit by what was noted, without doing it again: fast."""
    return [
        *attempt.lab.history_problems(),
        *_lesson_problems(attempt),
        *_time_problems(attempt),
        *_step_problems(attempt),
        *_end_problems(attempt),
    ]


def _lesson_problems(attempt: Attempt) -> Iterator[str]:
    begun, lesson = attempt.story.begun, attempt.lesson
    if attempt.file.digest != begun.digest:
        yield "The text of the lesson is not the one whose hash was noted."
    if lesson.id != begun.lesson:
        yield f"The attempt names the lesson {begun.lesson}; its text is {lesson.id}."
    made = attempt.lab.settings()
    if made.seed != begun.seed:
        yield f"The seed of the lab is {made.seed}; it began with {begun.seed}."
    is_named = isinstance(lesson.scenario, str)
    scenario = lesson.scenario if is_named else scenarios.OF_A_LESSON
    if made.scenario != scenario:
        yield f"The lab was made of {made.scenario}; the lesson begins with {scenario}."
    if lesson.edition not in {None, made.edition}:
        yield f"The edition of the lab is {made.edition}; it began as {lesson.edition}."


def _time_problems(attempt: Attempt) -> Iterator[str]:
    story = attempt.story
    before = story.begun.at
    for note in story.notes:
        if before - note.at > _CORRECTED:
            yield (
                f"{note.name()} has the time {clock.iso(note.at)}, before "
                f"{clock.iso(before)} of the note before: it was edited, or the clock "
                "was set back."
            )
        before = note.at


def _step_problems(attempt: Attempt) -> Iterator[str]:
    lesson = attempt.lesson
    for note in attempt.story.notes:
        if isinstance(note, TakeHelp) and note.step > len(lesson.all_steps):
            yield f"Help was taken at step {note.step}, which the lesson has not."
        if isinstance(note, AnswerQuestion) and (
            note.choice not in lesson.choices_of(note.step)
        ):
            yield f"Step {note.step} was answered with a choice that it has not."


def _end_problems(attempt: Attempt) -> Iterator[str]:
    is_over = False
    for entry in attempt.entries:
        if is_over and entry.was_done:
            yield (
                f"Row {entry.seq} of the journal, {entry.command}, comes after the end "
                "of the attempt."
            )
        if entry.seq > 1 and entry.command == BeginAttempt.name() and entry.was_done:
            yield f"Row {entry.seq} of the journal begins the attempt again."
        is_over = is_over or (entry.command == EndAttempt.name() and entry.was_done)


def _unknown_commands(attempt: Attempt) -> Iterator[str]:
    for entry in attempt.entries:
        try:
            from_journal(entry.command, entry.arguments)
        except (KeyError, ValueError):
            yield (
                f"Row {entry.seq} of the journal, {entry.command}, cannot be done "
                "again: it was edited, or another version of the program wrote it."
            )


def _replay_problems(attempt: Attempt) -> Generator[float, None, list[str]]:
    """Do the attempt again beside, and compare every row."""
    with TemporaryDirectory(prefix="rdlm-", ignore_cleanup_errors=True) as folder:
        try:
            again = yield from attempt.replaying(Path(folder, "again.rdlab"))
        except LabError as error:
            return [f"The attempt cannot be done again: {error}"]
        with again:
            found = attempt.lab.differences_from(again)
    if not found:
        return []
    made = attempt.story.begun.program
    version = "" if made == core.VERSION else f", here {made} and not {core.VERSION}"
    return [
        "What was done leads to another lab. It was edited, or made by another version "
        f"of the program{version}.",
        *found,
    ]


def mark_problems(attempt: Attempt) -> list[str]:
    """Hold what was noted at the end against what the lab gives.

    A saved file lies beside the attempt and not in it; its marks are not compared.
    """
    return finish(_checking_marks(attempt))


def _checking_marks(attempt: Attempt) -> Generator[float, None, list[str]]:
    ended = attempt.story.ended
    if ended is None:
        return []
    given = yield from attempt.grading()
    return [*_mark_problems(attempt, ended.marks, given.marks)]


def _mark_problems(attempt: Attempt, noted: Marks, given: Marks) -> Iterator[str]:
    if (noted.percent, noted.passed) != _reckoned(noted, attempt.lesson.pass_):
        yield f"The result of {noted.percent} % does not follow from its points."
    files = [isinstance(o.that, FileSaved) for o in attempt.lesson.objectives]
    if _without(noted.objectives, files) != _without(given.objectives, files) or (
        (noted.questions, noted.harms, noted.help)
        != (given.questions, given.harms, given.help)
    ):
        yield (
            f"The result that was noted is {noted.percent} %; the lab gives "
            f"{given.percent} %. One was edited, or what grades was mended since."
        )


def _reckoned(noted: Marks, pass_mark: int) -> tuple[int, bool]:
    points = [*noted.objectives, *noted.questions]
    reached, of = (sum(getattr(p, name) for p in points) for name in ("reached", "of"))
    percent = marks.percent(reached, noted.harms, of, noted.help)
    return percent, percent >= pass_mark


def _without(found: tuple[Mark, ...], left_out: list[bool]) -> list[Mark]:
    if len(found) != len(left_out):
        return list(found)
    return [mark for mark, is_out in zip(found, left_out, strict=True) if not is_out]
