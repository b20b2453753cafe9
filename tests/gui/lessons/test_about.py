"""What is told of a lesson before it is begun, when there is no lab of it yet."""

import pytest

from core.lessons import catalogue
from core.lessons.reading import LessonFile
from gui.lessons.about import about
from gui.lessons.listed import Listed

SHIPPED = catalogue.shipped()


def _told(file: LessonFile, seed: int) -> str:
    listed = Listed(file, file.lesson(seed))
    return "\n".join(paragraph.text for paragraph in about(listed))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda f: f.name.partition("/")[0])
def test_nothing_is_told_that_the_attempt_will_have_otherwise(file: LessonFile) -> None:
    told = _told(file, 1)
    assert "{" not in told
    assert {_told(file, seed) for seed in (2, 3, 4, 5)} == {told}
