"""What HTML, Markdown, PDF and text version of a guide have in common."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from core.file_names import portable
from core.lessons.gestures import Shortcut
from core.lessons.outputs.story import Picture, Story, Told
from core.lessons.outputs.words import GuideText as Text
from core.records import Record

FORMATS = ("html", "md", "pdf", "txt")
INDEX = "index.html"


class Style(Record):
    """How the guides of a folder are made."""

    by: str = ""  # who gives the training
    logo: str = ""  # the file's name, in the folder
    picture: Literal["png", "webp"] = "png"
    solutions: bool = False
    plain: bool = False  # pictures without marks


class Guide(Record):
    """One document: a lesson step by step, or a sheet with a task to solve."""

    story: Story
    style: Style
    is_sheet: bool = False
    links: dict[str, str] = Field(default_factory=dict)  # files by what they are

    @property
    def stem(self) -> str:
        """The name of its files, without suffix."""
        return stem(self.story.id, "-solution" if self.is_solution else "")

    @property
    def title(self) -> str:
        """What stands above it."""
        title = self.story.title
        return f"{title}: {Text.solution}" if self.is_solution else title

    @property
    def is_solution(self) -> bool:
        """Whether it tells how an exercise is solved."""
        return self.story.kind == "exercise" and not self.is_sheet

    @property
    def steps(self) -> tuple[Told, ...]:
        """What is told; a sheet tells nothing."""
        return () if self.is_sheet else self.story.steps

    @property
    def facts(self) -> Iterator[str]:
        """Kind, time, edition, course, and who gives it."""
        story = self.story
        about = Text.about_one if story.minutes == 1 else Text.about
        yield (Text.about_sheet if self.is_sheet else about).format(
            kind=Text.kind_guided if story.kind == "guided" else Text.kind_exercise,
            minutes=story.minutes,
            steps=len(story.steps),
            server=story.edition.server_name,
        )
        if story.course:
            yield Text.course.format(course=story.course)
        if self.style.by:
            yield Text.by.format(by=self.style.by)

    @property
    def foot(self) -> str:
        """What stands at the foot of each page: who gives it, and its title."""
        return f"{self.style.by}  ·  {self.title}" if self.style.by else self.title

    @property
    def intro(self) -> str:
        """What the lesson is about, unless that is all there is of a task."""
        return self.story.summary if self._has_task else ""

    @property
    def task(self) -> str:
        """What is asked; an exercise without a task says it in its summary."""
        return self.story.task if self._has_task else self.story.summary

    @property
    def _has_task(self) -> bool:
        return self.story.kind == "guided" or bool(self.story.task)

    @property
    def goals_title(self) -> str:
        """What stands above the objectives."""
        return Text.goals_of_task if self.is_sheet else Text.goals


def stem(lesson_id: str, suffix: str = "") -> str:
    """Return the name of a lesson's files that every system accepts."""
    return portable(f"{lesson_id.lower()}{suffix}", "")


def file_of(picture: Picture, style: Style) -> str:
    """Return the name of a picture's file."""
    return portable(picture.name, f".{style.picture}")


def points(count: int) -> str:
    """Say how many points something counts; nothing for none."""
    if not count:
        return ""
    return Text.one_point if count == 1 else Text.points.format(points=count)


def is_shown(step: Told, picture: Picture) -> bool:
    """Tell whether a guide has a picture: where something is pointed at, or pressed.

    The window that going elsewhere brings is on the picture of the next step.
    """
    return picture.spot is not None or isinstance(step.do, Shortcut)


def pictures_of(step: Told) -> tuple[Picture, ...]:
    """Return what a guide shows of a step."""
    return tuple(picture for picture in step.pictures if is_shown(step, picture))
