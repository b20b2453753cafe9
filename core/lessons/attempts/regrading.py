"""Grades an attempt again, with its lesson as it is today where that fits."""

from collections.abc import Generator
from dataclasses import dataclass

from core.catalog import TextUsed
from core.errors import LabError
from core.lessons import catalogue
from core.lessons.attempts.attempt import Attempt
from core.lessons.checks import FileSaved, Finding
from core.lessons.grading import Reached, Result, grading
from core.lessons.reading import LessonFile
from core.lessons.records import Lesson, Quiz
from core.store.slices import finish


@dataclass(frozen=True)
class Regraded:
    """A result, and the lesson that it was graded with."""

    lesson: Lesson
    text: TextUsed
    result: Result


def regrade(attempt: Attempt, today: LessonFile | None) -> Regraded:
    """Grade with the lesson of today; with the one that is kept if that does not fit.

    It fits if it begins in the same world and draws the same values. LabError where
    the attempt cannot be read.
    """
    return finish(regrading(attempt, today))


def regrading(
    attempt: Attempt, today: LessonFile | None
) -> Generator[float, None, Regraded]:
    """Do the same with pauses, at which it says how far it is, from 0 to 1."""
    mended = _fitting(attempt, today)
    if mended is None:
        text = TextUsed.KEPT
    elif today is not None and today.text == attempt.file.text:
        text = TextUsed.SAME
    else:
        text = TextUsed.TODAY
    lesson = mended or attempt.lesson
    answers = _carried_over(attempt, lesson)
    result = yield from grading(lesson, attempt.lab, answers, attempt.help_taken)
    return Regraded(lesson, text, _with_files(attempt, result))


def shipped_today(lesson_id: str) -> LessonFile | None:
    """Return the lesson that is shipped under an ID, or None."""
    try:
        return catalogue.find(lesson_id)
    except LabError:
        return None


def _fitting(attempt: Attempt, today: LessonFile | None) -> Lesson | None:
    """Draw the lesson of today; None if it asks for something else, or is wrong."""
    if today is None:
        return None
    try:
        lesson = today.lesson(attempt.story.begun.seed)
    except LabError:
        return None
    kept = attempt.lesson
    is_the_same = (lesson.id, lesson.scenario, lesson.edition, lesson.variables) == (
        kept.id,
        kept.scenario,
        kept.edition,
        kept.variables,
    )
    return lesson if is_the_same else None


def _carried_over(attempt: Attempt, lesson: Lesson) -> dict[int, int]:
    """Find the answers to the same questions, also where steps were put before them.

    A question that is worded anew is known by its place among the questions.
    """
    kept, new = _questions(attempt.lesson), _questions(lesson)
    places = list(new)
    found = {}
    for place, (step, quiz) in enumerate(kept.items()):
        same = [s for s, q in new.items() if q.ask == quiz.ask]
        if not same and len(kept) == len(new):
            same = [places[place]]
        if same and step in attempt.answers:
            found[same[0]] = _choice(quiz, new[same[0]], attempt.answers[step])
    return found


def _questions(lesson: Lesson) -> dict[int, Quiz]:
    steps = enumerate(lesson.all_steps, start=1)
    return {number: step for number, step in steps if isinstance(step, Quiz)}


def _choice(kept: Quiz, new: Quiz, chosen: int) -> int:
    """Find a choice by its words, or else by its place."""
    said = kept.choices[chosen].say if chosen < len(kept.choices) else ""
    words = [choice.say for choice in new.choices]
    return words.index(said) if said in words else chosen


def _with_files(attempt: Attempt, result: Result) -> Result:
    """Take marks for saved files from the end: they lie beside the attempt, not in it.

    Where the files came along they are read.
    """
    ended = attempt.story.ended
    if ended is None:
        return result
    noted = zip(attempt.lesson.objectives, ended.marks.objectives, strict=False)
    reached = [o.that for o, mark in noted if mark.reached]
    objectives = tuple(
        _noted(one)
        if isinstance(one.objective.that, FileSaved)
        and not one.is_met
        and one.objective.that in reached
        else one
        for one in result.objectives
    )
    return Result(
        objectives, result.questions, result.harms, result.help, result.pass_mark
    )


def _noted(one: Reached) -> Reached:
    found = "It was so at the end; the file is not beside this attempt"
    return Reached(one.objective, Finding(True, one.finding.expected, found))
