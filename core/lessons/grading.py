"""What an attempt is worth: each objective, question, harm and help by itself."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass

from core.catalog import HelpLevel
from core.commands.attempts import TakeHelp
from core.lab import Lab
from core.lessons.checks import Case, Finding, judging
from core.lessons.checks.case import Pauses
from core.lessons.records import Harm, HelpPrices, Lesson, Objective, Quiz
from core.lessons.variables import Variables
from core.records.attempts import Mark, Marks
from core.rules import marks
from core.store.slices import finish


@dataclass(frozen=True)
class Reached:
    """An objective, and what was found of it."""

    objective: Objective
    finding: Finding

    @property
    def is_met(self) -> bool:
        """Tell whether it is so."""
        return self.finding.is_met

    @property
    def mark(self) -> Mark:
        """The points: all, or none."""
        points = self.objective.points
        return Mark(reached=points if self.is_met else 0, of=points)


@dataclass(frozen=True)
class Answered:
    """A question, and the choice that was made, from 0; None where none was."""

    step: int  # from 1
    question: Quiz
    chosen: int | None

    @property
    def is_right(self) -> bool:
        """Tell whether the right choice was made."""
        return self.chosen in self.question.right

    @property
    def feedback(self) -> str:
        """What the author says to who chose this; nothing where nothing was chosen."""
        choices = self.question.choices
        is_one = self.chosen is not None and self.chosen < len(choices)
        return choices[self.chosen or 0].feedback if is_one else ""

    @property
    def mark(self) -> Mark:
        """The points: all, or none."""
        points = self.question.points
        return Mark(reached=points if self.is_right else 0, of=points)


@dataclass(frozen=True)
class Harmed:
    """A harm, and whether it was done."""

    harm: Harm
    finding: Finding

    @property
    def is_done(self) -> bool:
        """Tell whether what does harm is so."""
        return self.finding.is_met


@dataclass(frozen=True)
class Helped:
    """A level of help: how often it was taken, and the percentage points it took."""

    level: HelpLevel
    times: int
    cost: int


@dataclass(frozen=True)
class Result:
    """What an attempt is worth, and why."""

    objectives: tuple[Reached, ...]
    questions: tuple[Answered, ...]
    harms: tuple[Harmed, ...]
    help: tuple[Helped, ...]
    pass_mark: int  # percent

    @property
    def points(self) -> int:
        """All points that can be reached."""
        return sum(mark.of for mark in self._all_marks)

    @property
    def reached(self) -> int:
        """The points that were reached, less those of harms."""
        return max(sum(mark.reached for mark in self._all_marks) - self.lost, 0)

    @property
    def _all_marks(self) -> list[Mark]:
        of_questions = [one.mark for one in self.questions]
        return [*(one.mark for one in self.objectives), *of_questions]

    @property
    def lost(self) -> int:
        """The points that harms cost."""
        return sum(one.harm.cost for one in self.harms if one.is_done)

    @property
    def percent(self) -> int:
        """Whole percent, rounded down, less what help took; 0 without any points."""
        points = sum(mark.reached for mark in self._all_marks)
        return marks.percent(points, self.lost, self.points, self._help_cost)

    @property
    def _help_cost(self) -> int:
        return sum(one.cost for one in self.help)

    @property
    def passed(self) -> bool:
        """Tell whether that is enough."""
        return self.percent >= self.pass_mark

    @property
    def marks(self) -> Marks:
        """The numbers alone, as the end of an attempt keeps them."""
        return Marks(
            percent=self.percent,
            passed=self.passed,
            objectives=tuple(one.mark for one in self.objectives),
            questions=tuple(one.mark for one in self.questions),
            harms=self.lost,
            help=self._help_cost,
        )


def grade(
    lesson: Lesson,
    lab: Lab,
    answers: Mapping[int, int],
    help_taken: Sequence[TakeHelp] = (),
) -> Result:
    """Grade a lab as it is now; nothing in it is changed.

    Answers are choices, from 0, by the number of their step, from 1.
    """
    return finish(grading(lesson, lab, answers, help_taken))


def grading(
    lesson: Lesson,
    lab: Lab,
    answers: Mapping[int, int],
    help_taken: Sequence[TakeHelp] = (),
) -> Generator[float, None, Result]:
    """Do the same with pauses, at which it says how far it is, from 0 to 1."""
    variables = Variables(lesson.variables, lab, only_to_read=True)
    case = Case(lab, variables=lesson.variables)
    objectives = [variables.filled(o) for o in lesson.objectives]
    harms = [variables.filled(h) for h in lesson.harms]
    findings = []
    checks = [*(o.that for o in objectives), *(h.that for h in harms)]
    for number, check in enumerate(checks):
        far = number / len(checks)
        yield far
        findings.append((yield from _saying(far, judging(check, case))))
    reached, harmed = findings[: len(objectives)], findings[len(objectives) :]
    return Result(
        objectives=tuple(map(Reached, objectives, reached)),
        questions=tuple(
            Answered(step, variables.filled(quiz), answers.get(step))
            for step, quiz in enumerate(lesson.all_steps, start=1)
            if isinstance(quiz, Quiz)
        ),
        harms=tuple(map(Harmed, harms, harmed)),
        help=_help(help_taken, lesson.help),
        pass_mark=lesson.pass_,
    )


def _saying(far: float, looking: Pauses[Finding]) -> Generator[float, None, Finding]:
    """Say at each pause how far it is."""
    while True:
        try:
            next(looking)
        except StopIteration as end:
            found: Finding = end.value
            return found
        yield far


def _help(taken: Sequence[TakeHelp], prices: HelpPrices) -> tuple[Helped, ...]:
    """Count each level that was used, and what its uses cost together."""
    used = {level: sum(h.level is level for h in taken) for level in HelpLevel}
    return tuple(
        Helped(level, times, times * getattr(prices, level.value))
        for level, times in used.items()
        if times
    )
