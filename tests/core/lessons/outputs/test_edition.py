import pytest

from core.catalog import ProductVersion
from core.lessons.outputs.edition import edition_of
from core.lessons.reading import LessonFile
from tests.core.lessons.samples import ACTIVATING

W2025 = ProductVersion.W2025


@pytest.mark.parametrize(
    ("own", "wanted", "is_one_of_many", "edition"),
    [
        pytest.param("", None, False, None, id="nothing is asked for"),
        pytest.param("", "2025", False, W2025, id="one lesson, asked for"),
        pytest.param("", "2025", True, W2025, id="of many, one about no edition"),
        pytest.param("2016", "2025", False, W2025, id="one lesson with its own"),
        pytest.param("2016", "2025", True, None, id="of many, one with its own"),
    ],
)
def test_the_edition_is_asked_for_or_the_lessons_own(
    own: str, wanted: str | None, is_one_of_many: bool, edition: ProductVersion | None
) -> None:
    head = f'edition = "{own}"\n' if own else ""
    file = LessonFile("lesson.toml", f"{head}{ACTIVATING.text.strip()}\n")

    assert edition_of(file, wanted, is_one_of_many=is_one_of_many) is edition
