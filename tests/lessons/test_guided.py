import pytest

from tests.lessons.shipped import faults, some


@pytest.mark.parametrize("lesson_id", some("guided"))
def test_it_is_proven_and_neither_a_label_nor_a_check_can_be_another(
    lesson_id: str,
) -> None:
    assert faults(lesson_id) == []
