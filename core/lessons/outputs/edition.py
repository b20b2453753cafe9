"""On which edition of the console a lesson is told."""

from core.catalog import ProductVersion
from core.lessons.reading import LessonFile


def edition_of(
    file: LessonFile, wanted: str | None, *, is_one_of_many: bool = False
) -> ProductVersion | None:
    """Return the edition that is asked for; None leaves it to the lesson.

    Of many lessons those that are about an edition of their own keep it.
    """
    if not wanted or (is_one_of_many and file.lesson().edition is not None):
        return None
    return ProductVersion(wanted)
