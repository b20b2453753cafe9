from pathlib import Path

import pytest

from core.errors import WriteFailed
from core.lessons.handing import HandedFile
from core.lessons.reading import LessonFile

FILE = LessonFile("mine.toml", "schema = 1\n# ü\n")


def test_a_copy_lasts_until_it_is_taken_away() -> None:
    handed = HandedFile(FILE)
    assert LessonFile.read(handed.path) == FILE
    handed.remove()
    assert not handed.path.parent.exists()


def test_a_message_names_the_file_as_the_person_does() -> None:
    handed = HandedFile(FILE)
    said = handed.without_folder(f"{handed.path}, line 3: no.")
    handed.remove()
    assert said == "mine.toml, line 3: no."


def test_where_there_is_no_room_that_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(WriteFailed):
        HandedFile(FILE)
