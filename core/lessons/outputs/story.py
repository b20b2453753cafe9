"""A lesson as it is told: sentences, pictures with their places, questions, goals.

It is made by one play through the windows. Guides, demos and packages are written from
it and from the pictures alone, so that they agree.
"""

from typing import Literal

from pydantic import Field

from core.catalog import ProductVersion
from core.lessons.gestures import Gesture
from core.records import Record


class Spot(Record):
    """A control on a picture; its place in percent of the picture's size."""

    x: float = Field(ge=0, le=100)
    y: float = Field(ge=0, le=100)
    width: float = Field(gt=0, le=100)
    height: float = Field(gt=0, le=100)
    name: str  # as a screen reader says it
    role: str  # button, field, box, menu item, tree item, row, tab, list


class Picture(Record):
    """A window in its frame, before the gesture; its file has this name."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")  # without a suffix
    width: int = Field(ge=1)  # in points: a picture at a scale of 2 has twice as many
    height: int = Field(ge=1)
    title: str  # of the window
    alt: str  # what there is to see, in words
    spot: Spot | None = None  # where the gesture goes
    others: tuple[Spot, ...] = ()  # what else can be clicked


class Option(Record):
    """A choice of a question."""

    say: str
    is_right: bool
    feedback: str
    source: str


class Told(Record):
    """A step, or a question."""

    number: int = Field(ge=1)
    sentence: str  # Markdown
    do: Gesture | None = None  # with its values filled; None for a question
    why: str = ""  # Markdown
    source: str = ""
    pictures: tuple[Picture, ...] = ()  # the second one has the menu open
    options: tuple[Option, ...] = ()
    points: int = 0


class Goal(Record):
    """An objective, for people."""

    say: str
    points: int
    why: str = ""
    source: str = ""


class Story(Record):
    """A whole lesson, told."""

    id: str
    kind: Literal["guided", "exercise"]
    title: str
    summary: str
    task: str
    course: str
    source: str
    minutes: int
    pass_: int
    keep: Literal["first", "best", "last"]
    edition: ProductVersion
    steps: tuple[Told, ...]
    goals: tuple[Goal, ...]
    deviations: tuple[str, ...] = ()  # what may differ on the genuine tool
