"""Questions on each trouble: what cures it, and which event it writes.

Texts and what is right stand in `resources/questions`; that it is so in the lab is
proven by the table of worked cases and by the exercises, whose harms are wrong cures.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from pydantic import Field

import resources
from core.event_kinds import EventKind
from core.lessons.outputs.questions.records import Answer, Question
from core.lessons.outputs.words import BankText
from core.lessons.records import Lesson
from core.records import Record

_OWN = "our own"
"""The source of what the replica alone has; banks ask for nothing of it."""
_MOST = 3
"""Wrong answers to a question."""
_KINDS = {int(kind): kind for kind in EventKind}
_BLANK = re.compile(r"\{[^}]*\}")


class Wrong(Record):
    """A cure that does not help."""

    say: str
    feedback: str
    source: str
    case: str = ""  # the worked case that shows it


class Cure(Record):
    """What helps in a trouble."""

    trouble: str
    say: str
    feedback: str
    source: str
    case: str = ""
    wrong: tuple[Wrong, ...] = ()


class WrongEvent(Record):
    """An event that the attempt does not write, and why it does not."""

    id: int
    feedback: str


class Act(Record):
    """Who tries to connect, whereto, and from which device."""

    host: str
    user: str
    device: str


class Event(Record):
    """The one event that an attempt to connect writes in a trouble."""

    trouble: str
    act: Act
    logs: int
    source: str
    wrong: tuple[WrongEvent, ...] = Field(min_length=2)


@cache
def cures() -> dict[str, Cure]:
    """Give what helps, by the name of the trouble."""
    read = tomllib.loads(resources.text("questions/cures.toml"))["cure"]
    return {cure.trouble: cure for cure in map(Cure.model_validate, read)}


@cache
def events() -> dict[str, Event]:
    """Give what is logged, by the name of the trouble."""
    read = tomllib.loads(resources.text("questions/events.toml"))["event"]
    return {event.trouble: event for event in map(Event.model_validate, read)}


def of_trouble(lesson: Lesson) -> Iterator[Question]:
    """Yield the questions on the trouble that an exercise is about, if it is."""
    if lesson.kind != "exercise" or not isinstance(lesson.scenario, str):
        return
    if cure := cures().get(lesson.scenario):
        yield _cure_asked(lesson, cure)
    if event := events().get(lesson.scenario):
        yield _event_asked(lesson, event)


def _cure_asked(lesson: Lesson, cure: Cure) -> Question:
    harms = (
        Wrong(say=_without_hint(harm.say), feedback=harm.why, source=harm.source)
        for harm in lesson.harms
        if harm.source != _OWN
    )
    wrong = [*cure.wrong, *harms][:_MOST]
    right = Answer(
        say=cure.say, is_right=True, feedback=cure.feedback, source=cure.source
    )
    return _asked(lesson, "cure", BankText.which_cure, [right, *map(_answer, wrong)])


def _cause(lesson: Lesson) -> str:
    """Tell the cause: without it another one might fit the complaint as well."""
    quiz = lesson.quizzes[-1]
    (right,) = quiz.right
    return BankText.cause.format(say=quiz.choices[right].say)


def _without_hint(say: str) -> str:
    """Leave out what tells by itself that an act is wrong."""
    return say.replace(BankText.hint, "")


def _answer(wrong: Wrong) -> Answer:
    return Answer(
        say=wrong.say, is_right=False, feedback=wrong.feedback, source=wrong.source
    )


def _event_asked(lesson: Lesson, event: Event) -> Question:
    told = BankText.which_event.format(**event.act.model_dump())
    logged = BankText.logged_in.format(log=_KINDS[event.logs].log.value)
    right = Answer(
        say=_event(event.logs), is_right=True, feedback=logged, source=event.source
    )
    wrong = [
        Answer(
            say=_event(one.id),
            is_right=False,
            feedback=one.feedback,
            source=event.source,
        )
        for one in event.wrong
    ]
    return _asked(lesson, "event", told, [right, *wrong])


def _event(number: int) -> str:
    """Write an event as its ID and its text, without the names in it."""
    text = _BLANK.sub("…", _KINDS[number].text)
    return BankText.event.format(number=number, text=text.partition(". ")[0].strip("."))


def _asked(lesson: Lesson, kind: str, ask: str, answers: list[Answer]) -> Question:
    return Question(
        id=f"{lesson.id}-{kind}",
        title=f"{lesson.title} ({BankText.kinds[kind]})",
        course=lesson.course or BankText.no_course,
        situation=f"{lesson.summary}\n\n{_cause(lesson)}",
        ask=ask,
        answers=tuple(answers),
        points=1,
    )
