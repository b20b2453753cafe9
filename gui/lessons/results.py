"""What a list of results shows of attempts, and what is saved of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalog import HelpLevel
from gui.labels.dates import local
from gui.labels.lessons import HELP_LEVEL, MODE, TEXT_OF
from gui.labels.lessons import LessonText as Text
from gui.models.columns import Column, TableSpec, moment_column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.lessons.attempts.rollup import Line
    from core.records.attempts import Mark

    _Number = Callable[[Line], int | None]
    _Marks = Callable[[Line], Sequence[Mark]]


def results(lines: Sequence[Line]) -> TableSpec[Line]:
    """Describe attempts, with a column for each objective and question of any."""
    objectives = max((len(_objectives(line)) for line in lines), default=0)
    questions = max((len(_questions(line)) for line in lines), default=0)
    return TableSpec(
        "results",
        (
            Column(Text.who, lambda line: line.learner, width=130),
            Column(Text.lesson, lambda line: line.title, width=190),
            Column(Text.attempt, lambda line: line.file, width=150),
            Column(Text.mode, lambda line: MODE[line.mode] if line.mode else ""),
            moment_column(Text.begun, lambda line: line.begun, written=local),
            _number(Text.minutes, lambda line: line.minutes),
            Column(Text.counts, lambda line: Text.yes if line.counts else ""),
            _number(Text.result_percent, _percent),
            Column(Text.state, _state, width=100),
            *_points(Text.objective_number, objectives, _objectives),
            *_points(Text.question_number, questions, _questions),
            _number(Text.harm_points, _harms),
            *(_help(level, place) for place, level in enumerate(HelpLevel)),
            _number(Text.help_points, _help_cost),
            _number(Text.undone, lambda line: line.undone),
            Column(
                Text.graded_with, lambda line: TEXT_OF[line.text] if line.text else ""
            ),
            Column(Text.problem, lambda line: " ".join(line.problems)),
        ),
        place=lambda line: line.file,
        icon=lambda line: "finding-error" if line.problems else "report",
    )


def _number(title: str, of: _Number) -> Column[Line]:
    """Describe a column of whole numbers, empty where a file could not be read."""

    def number(line: Line) -> int | None:
        return of(line) if line.learner else None

    def text(line: Line) -> str:
        found = number(line)
        return "" if found is None else str(found)

    def sort(line: Line) -> int:
        found = number(line)
        return -1 if found is None else found

    return Column(title, text, sort)


def _percent(line: Line) -> int | None:
    return line.marks.percent if line.marks else None


def _state(line: Line) -> str:
    if line.marks is None:
        return Text.not_ended if line.learner else ""
    return Text.passed if line.marks.passed else Text.attempt_not_passed


def _harms(line: Line) -> int | None:
    return line.marks.harms if line.marks else None


def _help(level: HelpLevel, place: int) -> Column[Line]:
    return _number(HELP_LEVEL[level], lambda line: line.help[place])


def _help_cost(line: Line) -> int | None:
    return line.marks.help if line.marks else None


def _objectives(line: Line) -> Sequence[Mark]:
    return line.marks.objectives if line.marks else ()


def _questions(line: Line) -> Sequence[Mark]:
    return line.marks.questions if line.marks else ()


def _points(title: str, count: int, marks: _Marks) -> list[Column[Line]]:
    """Describe the points of each objective; what leaves is the number alone."""
    return [_mark(title.format(number=n + 1), marks, n) for n in range(count)]


def _mark(title: str, marks: _Marks, number: int) -> Column[Line]:
    def mark(line: Line) -> Mark | None:
        found = marks(line)
        return found[number] if number < len(found) else None

    def text(line: Line) -> str:
        one = mark(line)
        if one is None:
            return ""
        return Text.of_points.format(reached=one.reached, points=one.of)

    def reached(line: Line) -> int:
        one = mark(line)
        return -1 if one is None else one.reached

    def data(line: Line) -> str:
        one = mark(line)
        return "" if one is None else str(one.reached)

    return Column(title, text, reached, data=data)
