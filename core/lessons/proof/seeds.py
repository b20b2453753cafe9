"""The seeds with which a lesson is proven."""

from core.lessons.reading import DEFAULT_SEED, LessonFile

PLAYED = (DEFAULT_SEED, 2, 3)
"""Seeds with which a lesson whose values are drawn is played."""
READ = range(DEFAULT_SEED, 33)
"""Seeds with which it is read: each has to give a lesson that is whole."""


def seeds_of(file: LessonFile) -> tuple[int, ...]:
    """Give the seeds to play: one, or several where they make a difference.

    LessonError where a seed gives no lesson, such as a question without a right choice.
    """
    drawn = {file.lesson(seed).model_dump_json(by_alias=True) for seed in READ}
    return PLAYED if len(drawn) > 1 else PLAYED[:1]
