"""Every published procedure, seed, story and bad input, played on the real windows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.lessons.records import read
from core.lessons.runner import play
from gui.gestures import Gestures
from gui.main_window import MainWindow

HERE = Path(__file__).parent
FOLDERS = ("procedures", "seeds", "stories", "bad_input")
LESSONS = [p for folder in FOLDERS for p in sorted((HERE / folder).glob("*.toml"))]


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_what_the_file_says_happens(
    path: Path, open_window: Callable[..., MainWindow], hands: Gestures
) -> None:
    lesson = read(path)
    assert lesson.id == path.stem
    window = open_window(lesson.scenario, edition=lesson.edition)
    missed = play(lesson, window.lab, hands)
    assert missed == []
    assert window.lab.problems() == []
