"""Every published procedure can be followed on the real windows, word for word."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.lessons.records import read
from core.lessons.runner import play
from gui.gestures import Gestures
from gui.main_window import MainWindow

PROCEDURES = sorted((Path(__file__).parent / "procedures").glob("*.toml"))


@pytest.mark.parametrize("path", PROCEDURES, ids=lambda p: p.stem)
def test_the_procedure_is_followable(
    path: Path, open_window: Callable[..., MainWindow], hands: Gestures
) -> None:
    lesson = read(path)
    window = open_window(lesson.scenario, edition=lesson.edition)
    missed = play(lesson, window.lab, hands)
    assert missed == []
    assert window.lab.problems() == []
