"""The result of an attempt, as paragraphs to read and as a sheet to save or print."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gui.labels.dates import local
from gui.labels.lessons import HELP_LEVEL, MODE
from gui.labels.lessons import LessonText as Text
from gui.lessons.prose import Paragraph, Style, plain_text
from gui.models.sheet import Sheet, sliced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.lessons.attempts import Story
    from core.lessons.grading import Answered, Reached, Result
    from core.lessons.records import Lesson
    from gui.models.sheet import Row


_ON_PAPER = 120
"""Characters that a line of a page has room for, beside a name."""


class Line(NamedTuple):
    """An objective, a question or a harm, as one line of the sheet."""

    kind: str
    text: str
    points: str
    state: str
    expected: str = ""
    found: str = ""
    why: str = ""
    source: str = ""


HEADER = (
    *(Text.kind, Text.objective, Text.points, Text.state),
    *(Text.expected, Text.found, Text.why, Text.source_title),
)


@dataclass(frozen=True)
class ResultPage:
    """What is told of a result; `note` says how it came about if not at the end."""

    lesson: Lesson
    story: Story
    result: Result
    note: str = ""

    @property
    def verdict(self) -> str:
        """Passed or not, with the percentage."""
        form = Text.result_passed if self.result.passed else Text.result_failed
        return form.format(percent=self.result.percent)

    def facts(self) -> list[tuple[str, str]]:
        """Who, how, when, and what was taken off."""
        begun, ended = self.story.begun, self.story.ended
        return [
            (Text.lesson, self.lesson.title),
            (Text.who, begun.learner),
            (Text.mode, MODE[begun.mode]),
            (Text.result, Text.percent.format(percent=self.result.percent)),
            (Text.pass_mark, Text.percent.format(percent=self.result.pass_mark)),
            (Text.begun, local(begun.at)),
            (Text.ended, local(ended.at) if ended else Text.not_ended),
            (Text.worked, f"{self.story.minutes:,}"),
            (Text.undone, f"{self.story.undone:,}"),
            (Text.help, self._help()),
        ]

    def lines(self) -> list[Line]:
        """Each objective, each question, and each harm that was done."""
        result = self.result
        return [
            *(self._objective(one) for one in result.objectives),
            *(self._question(one) for one in result.questions),
            *(
                Line(
                    Text.harm,
                    plain_text(one.harm.say),
                    Text.harm_cost.format(cost=one.harm.cost),
                    Text.done,
                    why=plain_text(one.harm.why),
                    source=one.harm.source,
                )
                for one in result.harms
                if one.is_done
            ),
        ]

    def paragraphs(self) -> Iterator[Paragraph]:
        """Tell the whole result."""
        passed = self.result.passed
        icon = "finding-ok" if passed else "finding-warning"
        yield Paragraph(self.verdict, Style.TITLE, icon)
        yield Paragraph(self.note)
        yield Paragraph("\n".join(f"{name}: {fact}" for name, fact in self.facts()))
        for line, is_good in zip(self.lines(), self._goods(), strict=True):
            icon = "finding-ok" if is_good else "finding-warning"
            state = f"{line.kind}: {line.state} ({line.points})"
            yield Paragraph(state, Style.HEADING, icon)
            yield Paragraph(line.text)
            for name, said in (
                (Text.expected, line.expected),
                (Text.found, line.found),
            ):
                yield Paragraph(f"{name}: {said}" if said else "")
            yield Paragraph(line.why)
            yield Paragraph(
                Text.source.format(source=line.source) if line.source else ""
            )

    def sheet(self, *, for_people: bool) -> Sheet:
        """Describe what is saved or printed: for people below each other, in full."""
        lines: list[Row] = (
            [row for line in self.lines() for row in _told(line)]
            if for_people
            else [*self.lines()]
        )
        return Sheet(
            title=Text.result_of.format(lesson=self.lesson.title),
            header=(Text.result, self.verdict) if for_people else HEADER,
            count=len(lines),
            slices=lambda: sliced(lines),
            above=tuple(self.facts()),
            typical=tuple(lines),
        )

    def _goods(self) -> list[bool]:
        result = self.result
        return [
            *(one.finding.is_met for one in result.objectives),
            *(one.is_right for one in result.questions),
            *(False for one in result.harms if one.is_done),
        ]

    def _objective(self, one: Reached) -> Line:
        objective = one.objective
        return Line(
            Text.objective,
            plain_text(objective.say) or one.finding.expected,
            _points(one),
            Text.reached if one.finding.is_met else Text.missing,
            expected=one.finding.expected,
            found=one.finding.found,
            why=plain_text(objective.why),
            source=objective.source,
        )

    def _question(self, one: Answered) -> Line:
        quiz = one.question
        (right,) = quiz.right
        chosen, told = Text.not_answered, quiz.choices[right]
        if one.chosen is not None and one.chosen < len(quiz.choices):  # not edited
            told = quiz.choices[one.chosen]
            chosen = plain_text(told.say)
        return Line(
            Text.question,
            plain_text(quiz.ask),
            _points(one),
            Text.right_short if one.is_right else Text.wrong_short,
            expected=plain_text(quiz.choices[right].say),
            found=chosen,
            why=plain_text(told.feedback),
            source=told.source,
        )

    def _help(self) -> str:
        taken = ", ".join(
            Text.help_times.format(level=HELP_LEVEL[one.level], count=one.times)
            for one in self.result.help
        )
        cost = sum(one.cost for one in self.result.help)
        if not taken:
            return Text.no_help
        return Text.help_price.format(taken=taken, percent=cost) if cost else taken


def _told(line: Line) -> Iterator[Row]:
    """Write a line as rows of a name and a text; paper cuts what is too long."""
    yield "", ""
    for name, text in (
        (f"{line.kind}: {line.state} ({line.points})", line.text),
        (Text.expected, line.expected),
        (Text.found, line.found),
        (Text.why, line.why),
        (Text.source_title, line.source),
    ):
        for number, part in enumerate(textwrap.wrap(text, _ON_PAPER)):
            yield "" if number else name, part


def _points(one: Reached | Answered) -> str:
    return Text.of_points.format(reached=one.mark.reached, points=one.mark.of)
