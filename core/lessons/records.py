"""A lesson's file: steps of one gesture each, and checks on the end state."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    field_validator,
    model_validator,
)

from core.catalog import ProductVersion
from core.commands.registry import COMMANDS
from core.lessons.checks import Check
from core.lessons.gestures import Gesture, Texts
from core.lessons.prose import Prose, Source, Title
from core.lessons.questions import Choice, Rule
from core.lessons.values import Mistyped, Variable
from core.records import Record
from core.scenarios.plans import Scenario

MAX_STEPS = 1_000
PASS = 80
"""The percentage that passes where the author names none."""

_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


def _an_id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError("An ID is made of letters and digits, joined by hyphens.")
    return text


def _known_schema(number: object) -> object:
    if type(number) is not int:
        raise ValueError("This is a whole number. This program reads schema = 1.")
    if number > 1:
        raise ValueError(
            "A newer version of the program has written this file. Open it with that "
            "one; this one reads schema = 1."
        )
    return number


LessonId = Annotated[str, Field(max_length=64), AfterValidator(_an_id)]
Cells = dict[str, str]
"""The texts of one row by the titles of their columns."""


class Explained(Record):
    """Something that may be explained, and never without the source of it."""

    why: Prose = ""
    source: Source = ""  # of the why

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if self.why and not self.source:
            raise ValueError("A why needs its source.")
        return self


class Step(Explained):
    """One gesture, why it is made, and what is visible afterwards."""

    say: Prose = ""  # instead of the sentence that is made from the gesture
    do: Gesture
    see: Texts = ()
    unseen: Texts = ()
    greyed: Texts = ()  # menu items, buttons, fields that are there and not usable
    shows: dict[str, str] = Field(default_factory=dict)  # fields and what is in them
    wrong: dict[str, str] = Field(default_factory=dict)  # fields and the message there
    cells: dict[str, Cells] = Field(default_factory=dict)  # rows by their first column
    unchanged: bool = False  # the gesture changes nothing in the lab
    aside: Prose = ""  # why a step that changes the lab serves no objective


class Quiz(Explained):
    """A question with choices; a rule says which is right, or else the author."""

    ask: Prose
    situation: Prose = ""  # said before it in a bank, where the lesson is not at hand
    choices: tuple[Choice, ...] = Field(alias="choice", min_length=2, max_length=8)
    by: Rule | None = None  # what works the answer out
    points: int = Field(default=1, ge=1)

    @model_validator(mode="after")
    def _has_one_answer(self) -> Self:
        if self.by is not None and any(c.right for c in self.choices):
            raise ValueError("A rule says which choice is right; remove right = true.")
        if len(self.right) != 1:
            raise ValueError(f"{len(self.right)} choices are right; one has to be.")
        return self

    @property
    def right(self) -> list[int]:
        """The numbers of the right choices, from 0; there is one."""
        if self.by is None:
            return [i for i, c in enumerate(self.choices) if c.right]
        answer = self.by.answer()
        return [i for i, c in enumerate(self.choices) if c.value == answer]


class Objective(Explained):
    """One thing that is so in the end."""

    say: Prose = ""
    points: int = Field(default=1, ge=0)
    that: Check = Field(discriminator="check")
    given: Prose = ""  # why it is an objective though no step serves it


class Path(Record):
    """Another way that counts: some steps are replaced by others."""

    say: Prose
    replaces: tuple[int, int]  # the first and the last step, from 1
    steps: tuple[Step, ...] = Field(alias="step", min_length=1)


class Trial(Record):
    """A command that does a harm, by its journal name, with which it is proven."""

    command: str
    arguments: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_a_command(self) -> Self:
        if self.command not in COMMANDS:
            raise ValueError(f"There is no command {self.command}.")
        return self


class Harm(Explained):
    """Something that costs points if it is so in the end."""

    say: Prose
    cost: int = Field(ge=1)
    that: Check = Field(discriminator="check")
    by: Trial


class HelpPrices(Record):
    """What each use of a level of help costs, in percent of the result."""

    again: int = Field(default=0, ge=0, le=100)
    instruction: int = Field(default=1, ge=0, le=100)
    highlight: int = Field(default=2, ge=0, le=100)
    done: int = Field(default=5, ge=0, le=100)


def _kind_of_step(raw: Any) -> str:
    if isinstance(raw, Quiz):
        return "quiz"
    return "quiz" if isinstance(raw, dict) and "ask" in raw else "step"


AnyStep = Annotated[
    Annotated[Step, Tag("step")] | Annotated[Quiz, Tag("quiz")],
    Discriminator(_kind_of_step),
]


class Lesson(Record):
    """A procedure or a trouble that can be played, done, and graded.

    Its values are drawn; `reading.LessonFile` holds what has not been drawn yet.
    """

    schema_: Annotated[Literal[1], BeforeValidator(_known_schema)] = Field(
        alias="schema"
    )
    id: LessonId
    kind: Literal["guided", "exercise"] = "guided"
    title: Title
    summary: Prose = ""
    task: Prose = ""  # what an exercise asks for; else the summary says it
    course: Title | Literal[""] = ""
    place: int = Field(default=100, ge=1)  # within the course
    source: Source = Field(min_length=1)
    scenario: Annotated[
        Annotated[str, Tag("name")] | Annotated[Scenario, Tag("world")],
        Discriminator(lambda raw: "name" if isinstance(raw, str) else "world"),
    ]
    edition: ProductVersion | None = None
    minutes: int = Field(default=5, ge=1, le=600)
    pass_: int = Field(alias="pass", default=PASS, ge=0, le=100)
    keep: Literal["first", "best", "last"] = "best"
    help: HelpPrices = HelpPrices()
    variables: dict[str, Variable] = Field(default_factory=dict)
    all_steps: tuple[AnyStep, ...] = Field(
        alias="step", min_length=1, max_length=MAX_STEPS
    )
    objectives: tuple[Objective, ...] = Field(alias="objective", default=())
    paths: tuple[Path, ...] = Field(alias="path", default=())
    harms: tuple[Harm, ...] = Field(alias="harm", default=())

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that are done in windows."""
        return tuple(step for step in self.all_steps if isinstance(step, Step))

    @property
    def quizzes(self) -> tuple[Quiz, ...]:
        """The steps that ask a question."""
        return tuple(step for step in self.all_steps if isinstance(step, Quiz))

    def choices_of(self, step: int) -> range:
        """Number the choices at a step, from 0; steps count from 1."""
        if step not in range(1, len(self.all_steps) + 1):
            return range(0)
        quiz = self.all_steps[step - 1]
        return range(len(quiz.choices) if isinstance(quiz, Quiz) else 0)

    @field_validator("variables")
    @classmethod
    def _slips_are_of_numbers(cls, named: dict[str, Variable]) -> dict[str, Variable]:
        for name, slip in named.items():
            if not isinstance(slip, Mistyped):
                continue
            of = named.get(slip.of)
            if of is None or isinstance(of, str | int | Mistyped):
                raise ValueError(
                    f"{name} is a slip of {slip.of}, which is no variable that is made."
                )
        return named

    @field_validator("paths")
    @classmethod
    def _paths_replace_steps(
        cls, paths: tuple[Path, ...], info: ValidationInfo
    ) -> tuple[Path, ...]:
        count = len(info.data.get("all_steps", ()))  # none where these are wrong
        for path in paths if count else ():
            first, last = path.replaces
            if not 1 <= first <= last <= count:
                raise ValueError(
                    f"A path replaces the steps {first} to {last}; there are {count}."
                )
        return paths
