import pytest

from core.lessons.recording.slug import lesson_id
from core.lessons.records import Lesson
from tests.core.lessons.samples import lesson


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Activate a license server", "activate-a-license-server"),
        ("Übung: 20 % & mehr", "ubung-20-mehr"),
        ("…", "lesson"),
        ("許可", "lesson"),
        ("x" * 100, "x" * 60),
        ("CON", "con"),
    ],
)
def test_an_id_is_made_of_the_words_of_a_title(title: str, wanted: str) -> None:
    made = lesson_id(title)
    assert made == wanted
    assert isinstance(lesson(id=made), Lesson)
