"""Every published procedure, and every bad input, played on the real windows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.lessons.records import read
from core.lessons.runner import play
from gui.gestures import Gestures
from gui.main_window import MainWindow

HERE = Path(__file__).parent
PROCEDURES = sorted((HERE / "procedures").glob("*.toml"))
BAD_INPUT = sorted((HERE / "bad_input").glob("*.toml"))


@pytest.mark.parametrize("path", [*PROCEDURES, *BAD_INPUT], ids=lambda p: p.stem)
def test_what_the_file_says_happens(
    path: Path, open_window: Callable[..., MainWindow], hands: Gestures
) -> None:
    lesson = read(path)
    assert lesson.id == path.stem
    window = open_window(lesson.scenario, edition=lesson.edition)
    missed = play(lesson, window.lab, hands)
    assert missed == []
    assert window.lab.problems() == []
