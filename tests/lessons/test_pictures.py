"""That a picture which has changed is noticed, whichever way it has."""

import pytest
from PySide6.QtGui import QColor, QImage

from core.lessons import catalogue
from tests.core.lessons.outputs.samples import picture, story
from tests.lessons import pictures
from tests.lessons.pictures import Digests, differences

LESSON = "first-story"
locked = pytest.mark.skipif(
    not pictures.can_be_compared(), reason="pixels are those of the locked Qt on Linux"
)


def image(colour: str = "white", width: int = 40) -> QImage:
    made = QImage(width, 30, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def shown(by_name: dict[str, str]) -> Digests:
    digests = Digests()
    digests.by_name = dict(by_name)
    return digests


def test_each_lesson_has_digests_of_its_pictures() -> None:
    there = pictures.committed()
    assert set(there) == {file.lesson().id for file in catalogue.files()}
    for lesson_id, of_lesson in there.items():
        assert of_lesson
        assert all(name.startswith(f"{lesson_id.lower()}-") for name in of_lesson)


def test_one_pixel_and_the_size_make_another_digest() -> None:
    other = image()
    other.setPixelColor(3, 3, QColor("#fffffe"))
    made = {pictures.digest(one) for one in (image(), other, image(width=41))}
    assert len(made) == 3
    assert pictures.digest(image()) == pictures.digest(
        image().convertToFormat(QImage.Format.Format_RGB888)
    )


@locked
def test_a_picture_that_is_another_is_gone_or_is_new_is_told() -> None:
    before = pictures.committed()[LESSON]
    assert differences(LESSON, shown(before)) == []
    first, *_, last = before
    without = {name: d for name, d in before.items() if name != first}
    for changed in ({**before, last: "0"}, without, {**before, "new": "0"}):
        told = differences(LESSON, shown(changed))
        assert len(told) == 1
        assert pictures.RENEW in told[0]


@locked
def test_a_lesson_without_digests_is_told() -> None:
    digests = Digests()
    digests.add(story().steps[0], picture("another-01"), image())
    assert len(differences("another", digests)) == 1
