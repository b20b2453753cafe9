"""The lessons of a folder, by course: what an index of guides or demos lists."""

from collections.abc import Iterable
from itertools import groupby

from core.lessons import catalogue
from core.lessons.outputs.story import Story
from core.lessons.outputs.words import GuideText as Text
from core.records import Record

HTML = "HTML"
"""What the page itself is called among the files of a lesson."""


class Entry(Record):
    """A lesson in the index."""

    id: str
    title: str
    summary: str
    kind: str
    minutes: int
    links: dict[str, str]  # to files of the folder, by what they are


class Chapter(Record):
    """A course in the index, and its lessons."""

    title: str
    summary: str
    entries: tuple[Entry, ...]

    @property
    def count(self) -> str:
        """How many lessons it has, and how long they take."""
        minutes = sum(entry.minutes for entry in self.entries)
        return Text.count.format(lessons=len(self.entries), hours=hours(minutes))


def entry(story: Story, links: dict[str, str]) -> Entry:
    """List a lesson with the files that were made of it."""
    is_guided = story.kind == "guided"
    return Entry(
        id=story.id,
        title=story.title,
        summary=story.summary,
        kind=Text.kind_guided if is_guided else Text.kind_exercise,
        minutes=story.minutes,
        links=links,
    )


def chapters(entries: Iterable[tuple[str, Entry]]) -> list[Chapter]:
    """Put lessons under their courses; they come in this order, with its title."""
    about = {course.title: course.summary for course in catalogue.courses()}
    return [
        Chapter(
            title=title,
            summary=about.get(title, ""),
            entries=tuple(one for _, one in members),
        )
        for title, members in groupby(entries, key=lambda pair: pair[0])
    ]


def hours(minutes: int) -> str:
    """Say a duration in hours and minutes."""
    if minutes < 60:
        return Text.only_minutes.format(minutes=minutes)
    return Text.hours.format(hours=minutes // 60, minutes=minutes % 60)
