"""What a learning system is told of a lesson, or of a course, before it is opened."""

import re
from collections.abc import Sequence
from math import ceil
from typing import Literal, Self

from core.lessons.catalogue import Course
from core.lessons.outputs.story import Story
from core.records import Record

_NO_LETTER = re.compile(r"[^a-z0-9]+")


class About(Record):
    """The one thing that a package has, with its pass mark in percent."""

    id: str  # letters, digits and hyphens
    title: str
    summary: str
    pass_: int
    keep: Literal["first", "best", "last"]

    @classmethod
    def lesson(cls, story: Story) -> Self:
        """Tell of a lesson."""
        return cls(
            id=f"rdlm-{story.id}",
            title=story.title,
            summary=story.summary,
            pass_=story.pass_,
            keep=story.keep,
        )

    @classmethod
    def course(cls, course: Course, lessons: Sequence[Self]) -> Self:
        """Tell of a course; its pass mark is the mean of those of its lessons.

        Which tests count its lessons say, so that of their mean the last one does.
        """
        marks = [lesson.pass_ for lesson in lessons]
        return cls(
            id=f"rdlm-course-{_NO_LETTER.sub('-', course.title.lower()).strip('-')}",
            title=course.title,
            summary=course.summary,
            pass_=ceil(sum(marks) / len(marks)),
            keep="last",
        )
